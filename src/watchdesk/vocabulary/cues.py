"""Words by which a text says how it knows, whether it happened, when, how many and whom it means.

Data: ``data/cues/*.csv``, one table a kind of cue. Each loader gives a `Phrases`: entries by folded word or
phrase, matched against tokens by text or lemma.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal, Protocol, TypeVar

from watchdesk.domain.claim import Footing, SourcingMode, TollClass
from watchdesk.vocabulary.phrases import Phrases
from watchdesk.vocabulary.tables import load_table


class _Cue(Protocol):
    @property
    def cue(self) -> str: ...


CueT = TypeVar("CueT", bound=_Cue)


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb by which someone is said to say, deny, claim or think something."""

    cue: str
    """The lemma, with its particle if it has one (``point out``)."""
    mode: SourcingMode
    content: Literal["clause", "object", "either"]
    """Whether what is said is a clause ("said that …"), an object ("rejected the claim"), or either."""
    particle: str | None
    """The particle that the verb needs for this sense."""
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class ReportingPhrase:
    """A phrase that brings in whoever says it ("according to …")."""

    cue: str
    mode: SourcingMode
    speaker: Literal["after", "before", "none"]
    """Where the speaker stands, or that the phrase names none ("said to be")."""
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class StatementNoun:
    """A noun for something said or written that a report may rest on."""

    cue: str
    default_footing: Footing
    """Its footing where its issuer does not decide it."""
    follows_issuer: bool
    """Whether who issued it decides its footing: an armed group's statement is that group's claim."""
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class UnnamedSpeaker:
    """Words for speakers who are not named."""

    cue: str
    footing: Footing
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word that makes a statement less than the reporter's own."""

    cue: str
    mode: SourcingMode
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class Negation:
    """A word that says that something was not so, was not done, or does not exist."""

    cue: str
    type: Literal["negates-event", "event-not-done", "none-exists"]
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class ModalityCue:
    """A word that puts a clause into the future, under a condition, in the mind, or in history."""

    cue: str
    scope: Literal["clause", "phrase", "complement"]
    """What it governs: its clause, its own phrase ("upcoming visit"), or its complement ("plan to …")."""
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that lends its subject to the event noun it governs ("hold talks")."""

    cue: str
    subject: Literal["agent", "patient"]
    """Whether the subject does the event or undergoes it ("came under attack")."""
    preposition: str | None
    """The preposition before the event noun where it is not an object."""
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class GroupNoun:
    """A common noun for an armed group or its members; it names nobody by itself."""

    cue: str
    means: Literal["group", "members"]
    armed: bool
    """Whether it can only mean an armed group ("militants"), not any group ("organisation")."""
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class SideNoun:
    """A noun for parties named before ("both sides", "the two countries")."""

    cue: str
    means: Literal["state", "states", "party", "parties", "delegation", "government"]
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class TollNoun:
    """A noun for those killed, wounded or taken, and the class they belong to."""

    cue: str
    toll_class: TollClass
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word for a number; the least and the most it can mean."""

    cue: str
    low: int
    high: int | None
    """None where the word sets no upper bound ("hundreds")."""
    scale: bool
    """Whether a number before it multiplies it ("two hundred")."""


@dataclass(frozen=True, slots=True)
class CalendarWord:
    """A weekday or month: its name or abbreviation, and its number (Monday is 0, January is 1)."""

    cue: str
    kind: Literal["weekday", "month"]
    number: int


@dataclass(frozen=True, slots=True)
class ContextCue:
    """A word or phrase that puts an event into a PLOVER context."""

    cue: str
    context: str
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A personal pronoun, and what it can stand for."""

    cue: str
    person: Literal["first", "second", "third"]
    number: Literal["singular", "plural", "either"]
    refers: Literal["person", "thing", "either"]
    possessive: bool


@cache
def load_reporting_verbs() -> Phrases[ReportingVerb]:
    """Verbs of saying, claiming, denying, alleging and thinking, by lemma."""
    return _load("reporting_verbs", ReportingVerb)


@cache
def load_reporting_phrases() -> Phrases[ReportingPhrase]:
    """Phrases that bring in a speaker without a verb of saying, or say that nobody is named."""
    return _load("reporting_phrases", ReportingPhrase)


@cache
def load_statement_nouns() -> Phrases[StatementNoun]:
    """Nouns for statements and documents."""
    return _load("statement_nouns", StatementNoun)


@cache
def load_unnamed_speakers() -> Phrases[UnnamedSpeaker]:
    """Words for speakers who are not named."""
    return _load("unnamed_speakers", UnnamedSpeaker)


@cache
def load_hedges() -> Phrases[Hedge]:
    """Words that put distance between the report and what it says."""
    return _load("hedges", Hedge)


@cache
def load_negations() -> Phrases[Negation]:
    """Words that deny an event or say that it was not done."""
    return _load("negation", Negation)


@cache
def load_future() -> Phrases[ModalityCue]:
    """Words by which an event is still to come."""
    return _load("future", ModalityCue)


@cache
def load_conditional() -> Phrases[ModalityCue]:
    """Words by which an event hangs on another."""
    return _load("conditional", ModalityCue)


@cache
def load_hypothetical() -> Phrases[ModalityCue]:
    """Words by which an event is only possible."""
    return _load("hypothetical", ModalityCue)


@cache
def load_historical() -> Phrases[ModalityCue]:
    """Words by which an event is recalled, not reported."""
    return _load("historical", ModalityCue)


@cache
def load_light_verbs() -> Phrases[LightVerb]:
    """Verbs that lend their subject to an event noun."""
    return _load("light_verbs", LightVerb)


@cache
def load_group_nouns() -> Phrases[GroupNoun]:
    """Common nouns that stand for the armed group named before."""
    return _load("group_nouns", GroupNoun)


@cache
def load_side_nouns() -> Phrases[SideNoun]:
    """Common nouns that stand for the parties named before."""
    return _load("side_nouns", SideNoun)


@cache
def load_toll_nouns() -> Phrases[TollNoun]:
    """Nouns for victims, by class."""
    return _load("toll_nouns", TollNoun)


@cache
def load_numbers() -> Phrases[NumberWord]:
    """Words for numbers."""
    return _load("numbers", NumberWord)


@cache
def load_calendar_words() -> Phrases[CalendarWord]:
    """Weekdays and months."""
    return _load("calendar", CalendarWord)


@cache
def load_context_cues() -> Phrases[ContextCue]:
    """Words that put an event into a PLOVER context."""
    return _load("contexts", ContextCue)


@cache
def load_pronouns() -> Phrases[Pronoun]:
    """Personal pronouns."""
    return _load("pronouns", Pronoun)


def _load(name: str, cue_type: type[CueT]) -> Phrases[CueT]:
    return _by_cue(load_table(f"cues/{name}.csv", cue_type))


def _by_cue(rows: Iterable[CueT]) -> Phrases[CueT]:
    return Phrases({row.cue: row for row in rows})
