"""Entries: what the desk holds to be one thing in the world, built from claims that were linked.

Every value says which claims give it; values that differ stand side by side, and nothing is averaged.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, ConfigDict, Field

from watchdesk.domain.claim import (
    ClaimKind,
    Event,
    Footing,
    Modality,
    SourcingMode,
    Status,
    TollClass,
    TollWhat,
)
from watchdesk.domain.frozen import Frozen
from watchdesk.domain.place import Place
from watchdesk.domain.time import When

Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""The Admiralty letter of a source; F where nobody has judged it."""

Stance = Literal["claimed", "denied", "attributed"]
Side = Literal["initiator", "recipient", "other"]


class Grade(Frozen):
    """An Admiralty grade: the letter of a source and the number of an account. Two scales, never one score."""

    reliability: Reliability
    """The letter of the source: the speaker's, else the publisher's."""
    credibility: int = Field(ge=1, le=6)
    """The number of the account, 1 (confirmed) to 6 (cannot be judged)."""
    because: str
    """By which rule the number was given."""

    def __str__(self) -> str:
        """Give it as it is written: ``B2``."""
        return f"{self.reliability}{self.credibility}"


class Correction(Frozen):
    """What a person says a field should be, beside what the machine read there."""

    claim: str
    """Which claim."""
    field: str
    """Which of its fields."""
    value: str
    """As the person wrote it."""
    read: str | None
    """What the machine read, in the same form."""
    by: str
    """Who says so."""
    at: AwareDatetime
    """When."""
    because: str | None = None
    """Why."""


class Account(Frozen):
    """One claim as one account of an entry: whose report gives it, and on whose word."""

    claim: str
    """`clm-…`."""
    kind: ClaimKind
    """What sort of thing it says."""
    document: str
    """`doc-…`, the report."""
    publisher: str | None
    """Who published the report."""
    published: AwareDatetime | None
    """When."""
    voice: str
    """Documents that are copies of one text share a voice."""
    speaker: str | None
    """The speaker's name."""
    footing: Footing
    """On what sort of account it rests."""
    mode: SourcingMode
    """How the account is put."""
    status: Status | None
    """How it stands within its kind."""
    modality: Modality
    """Whether it is asserted, still to come, or told as history."""
    negated: bool
    """Whether it says that it was not so."""
    headline: bool
    """Whether it rests on the report's headline."""
    grade: Grade
    """Its Admiralty grade."""
    accepted_by: str | None = None
    """Who confirmed it, where a person did."""

    @property
    def official(self) -> bool:
        """Say whether officials or a document stand behind it."""
        return self.footing in ("official-statement", "named-official", "document")


class PeriodTold(Frozen):
    """A period, and the claims that give it."""

    when: When
    """The days."""
    claims: tuple[str, ...]
    """Those that give them."""


class PlaceTold(Frozen):
    """A place, and the claims that give it."""

    place: Place
    """The place."""
    claims: tuple[str, ...]
    """Those that give it."""


class EventTold(Frozen):
    """A PLOVER event, and the claims that give it."""

    event: Event
    """The code."""
    claims: tuple[str, ...]
    """Those that give it."""


class PartyTold(Frozen):
    """One who takes part, on which side, and the claims that say so."""

    actor: str
    """The register's id where it is known there, else the folded name: one party across reports."""
    name: str
    """As the first report that names it has it."""
    side: Side
    """On which side."""
    role: str | None = None
    """Of a party on no side: mediator, victim, host."""
    claims: tuple[str, ...]
    """Those that say so."""


class WordsTold(Frozen):
    """What it is about in a report's own words, and the claims that give them."""

    words: str
    """The words."""
    claims: tuple[str, ...]
    """Those that have them."""


class TollFigure(Frozen):
    """One figure as one claim gives it."""

    low: int | None
    """The fewest that the words allow."""
    high: int | None
    """The most; null where the words set no bound."""
    words: str
    """The report's own words."""
    claim: str
    """Which claim gives it."""
    correction: bool = False
    """Officials gave it, and another figure before it."""


class TollRange(Frozen):
    """One sort of toll of one class: the lowest, best and highest figure, and every figure there is."""

    what: TollWhat
    """What became of them."""
    class_: TollClass | Literal["all"] = Field(alias="class")
    """``all`` counts, report by report, whatever classes it tells apart."""
    low: int | None
    """The lowest figure of any account."""
    best: int | None
    """The latest figure of the best footing; never a mean."""
    high: int | None
    """The highest figure of any account."""
    figures: tuple[TollFigure, ...]
    """In the order in which they were published."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class CountFigure(Frozen):
    """How many of what, as one claim gives it."""

    low: int | None
    """The fewest that the words allow."""
    high: int | None
    """The most; null where the words set no bound."""
    unit: str
    """Of what."""
    words: str
    """The report's own words."""
    claim: str
    """Which claim gives it."""


class ResponsibilityTold(Frozen):
    """A group that claims or denies an attack, or to which it is attributed, by whom and in which claims."""

    stance: Stance
    """Claimed, denied, or attributed by another."""
    actor: str
    """The register's id, or the folded name."""
    name: str
    """As the report has it."""
    by: str
    """Who says so: the group itself, another speaker, or the publisher."""
    claims: tuple[str, ...]
    """Those that say so."""


class _Entry(Frozen):
    id: str
    """Made from its first claim; any id that was ever printed goes on naming the entry that claim is in."""
    also: tuple[str, ...] = ()
    """Earlier ids that now name this entry too, because it was merged or an earlier report came in."""
    earliest: date | None
    """The first day by any account."""
    latest: date | None
    """The last day by any account."""
    periods: tuple[PeriodTold, ...]
    """Every period told, the most often told first."""
    places: tuple[PlaceTold, ...]
    """Every place told, the most often told first."""
    parties: tuple[PartyTold, ...]
    """Every party told, by side."""
    events: tuple[EventTold, ...]
    """Every code told, the most often told first."""
    accounts: tuple[Account, ...]
    """In the order in which they were published."""
    corrections: tuple[Correction, ...] = ()
    """What persons corrected in its claims."""
    reports: int
    """How many documents tell of it."""
    voices: int
    """How many of these are independent: copies of one text count once, and citing another outlet not at all."""
    grade: Grade
    """That of its best-graded account."""

    @property
    def doubted(self) -> bool:
        """Say whether no account asserts it plainly: all deny it, or all only expect or suppose it."""
        return not any(
            not each.negated and each.modality in ("asserted", "historical") for each in self.accounts
        )


class Incident(_Entry):
    """An attack as the desk holds it: every account of it, its tolls, and who claims or denies it."""

    kind: Literal["incident"] = "incident"
    """The kind of entry."""
    tolls: tuple[TollRange, ...] = ()
    """By what became of whom."""
    totals: tuple[TollRange, ...] = ()
    """Over all classes, of class ``all``."""
    responsibility: tuple[ResponsibilityTold, ...] = ()
    """Every stance of every group."""
    competing: bool = False
    """More than one group claims it."""


class Contact(_Entry):
    """A meeting, visit or call as the desk holds it."""

    kind: Literal["contact"] = "contact"
    """The kind of entry."""
    about: tuple[WordsTold, ...] = ()
    """What it is said to be about."""


class PromiseEntry(_Entry):
    """A promise as the desk holds it, with each restatement and each word on whether it was kept."""

    kind: Literal["promise"] = "promise"
    """The kind of entry."""
    about: tuple[WordsTold, ...] = ()
    """What is promised."""
    deadlines: tuple[PeriodTold, ...] = ()
    """By when it is said to be due."""


class Movement(_Entry):
    """A movement of people as the desk holds it."""

    kind: Literal["movement"] = "movement"
    """The kind of entry."""
    about: tuple[WordsTold, ...] = ()
    """What it is said to be about."""
    counts: tuple[CountFigure, ...] = ()
    """Every figure, in the order in which they were published."""


Entry = Annotated[Incident | Contact | PromiseEntry | Movement, Field(discriminator="kind")]
