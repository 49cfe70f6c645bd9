"""What the reader knows before it reads: the vocabulary, as of the report's day and place.

Gives short answers to the reading steps; holds no rule of its own beyond which table answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from watchdesk.domain.actor import ActorKind
from watchdesk.domain.claim import Footing, Modality, SourcingMode, TollClass
from watchdesk.domain.own_names import NO_NAMES, OwnNames
from watchdesk.reading.syntax import Tree
from watchdesk.vocabulary import cues
from watchdesk.vocabulary.actors import ActorEntry, find_office
from watchdesk.vocabulary.folding import fold
from watchdesk.vocabulary.own_names import register_with
from watchdesk.vocabulary.phrases import Phrases
from watchdesk.vocabulary.publishers import load_publishers
from watchdesk.vocabulary.toll_words import TollWord, load_toll_words
from watchdesk.vocabulary.word_sets import modality_words, word_set

Described = Literal["office", "collective", "delegation", "unnamed", "side", "group", "people"]

_AUXILIARIES = modality_words("modal-auxiliaries")


@dataclass(frozen=True)
class Known:
    """An entry of the register, with the actors it leads to."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    of: Known | None
    generic: bool = False
    seat_of: Known | None = None
    """Where the words are a capital or a seat: who acts when it acts."""


@dataclass(frozen=True)
class Reporting:
    """A verb of saying: its mode, and whether a noun can be what is said."""

    mode: SourcingMode
    takes_noun: bool


class Knowledge:
    """The vocabulary seen from one report."""

    def __init__(self, *, on: date | None, publisher: str | None, own: OwnNames = NO_NAMES) -> None:
        self._on = on
        self._register = register_with(own)
        known = load_publishers().named(publisher) if publisher else None
        self._home = known.country if known is not None else None

    def fold(self, text: str) -> str:
        return fold(text)

    def find(self, words: str) -> Known | None:
        """The actor that goes by exactly these words, or the seat they are of."""
        entry = self._register.find(words, self._on)
        seat = self._register.find_capital(words)
        if entry is not None and (seat is None or entry.kind == "state" or entry.kind == "body"):
            return self._known(entry)
        if seat is not None:
            governs = self._register.seat_of_government(words, self._on) or seat
            return Known(governs.id, words, governs.kind, governs.country, None,
                         seat_of=self._known(governs))  # fmt: skip
        return None

    def state(self, word: str) -> Known | None:
        """The state that a name or demonym belongs to."""
        entry = self._register.find_demonym(word)
        if entry is None:
            entry = self._register.find(word, self._on)
            if entry is not None and entry.kind not in {"state", "government"}:
                return None
        return self._known(entry) if entry is not None else None

    def is_nation(self, word: str) -> bool:
        """Say whether the word means a state's people: "Afghans"."""
        return self._register.find_people(word) is not None

    def home_state(self) -> Known | None:
        """The publisher's state."""
        entry = self._register.find_state(self._home) if self._home else None
        return self._known(entry) if entry is not None else None

    def body_of(self, words: str, country: str) -> Known | None:
        """The body of a state that goes by a generic name: the "Foreign Ministry" of Iran."""
        entry = self._register.find(words, self._on)
        if entry is None or not entry.generic:
            return None
        return self._known(self._register.in_state(entry, country))

    def is_registered(self, actor: str) -> bool:
        """Say whether the register has this actor."""
        return self._register.get(actor) is not None

    def group_noun(self, lemma: str) -> tuple[bool, bool] | None:
        """Whether a noun for a group means its members, and whether only an armed group can be meant."""
        noun = cues.load_group_nouns().get(fold(lemma))
        return (noun.means == "members", noun.armed) if noun is not None else None

    def capital_of(self, country: str) -> str | None:
        """The name of a state's seat of government."""
        return self._register.capital_of(country)

    def government_of(self, state: str) -> Known | None:
        """Who governs a state on the report's day, where the register says that it has changed."""
        entry = self._register.government_of(state, self._on)
        return self._known(entry) if entry is not None else None

    def government_on(self, country: str, day: date) -> Known | None:
        """Who governed from a state's capital on a day."""
        state = self._register.find_state(country)
        entry = self._register.government_of(state.id, day) if state is not None else None
        return self._known(entry) if entry is not None else None

    def _known(self, entry: ActorEntry) -> Known:
        of = self._register.get(entry.of) if entry.of else None
        return Known(
            entry.id, entry.name, entry.kind, entry.country, self._known(of) if of else None, entry.generic
        )

    def is_office_word(self, lemma: str) -> bool:
        return find_office(lemma) is not None

    def described_kind(self, *, lemma: str, phrase: str) -> Described | None:
        """What a common noun names: an office, a side, a source, a group, or a state's collective hand."""
        if fold(phrase).removeprefix("the ") in word_set("sets-of-states"):
            return "side"
        side = cues.load_side_nouns().get(fold(lemma))
        if side is not None and side.means in {"delegation", "government"}:
            return "delegation" if side.means == "delegation" else "collective"
        unnamed = cues.load_unnamed_speakers()
        speaker = unnamed.get(fold(phrase)) or unnamed.get(fold(lemma))
        if speaker is not None:
            return "people" if speaker.footing == "witness" else "unnamed"
        if side is not None:
            return "side"
        group = cues.load_group_nouns().get(fold(lemma))
        if group is not None:
            return "group" if group.armed or group.means == "group" else "people"
        return "office" if find_office(phrase) or find_office(lemma) else None

    def toll_class(self, lemma: str) -> TollClass | None:
        noun = cues.load_toll_nouns().get(fold(lemma))
        return noun.toll_class if noun is not None else None

    def toll_word(self, lemma: str, upos: str) -> TollWord | None:
        """What the word says became of people: killed, wounded, captured, missing, displaced."""
        return load_toll_words().get((lemma.lower(), upos))

    def reporting(self, lemma: str) -> Reporting | None:
        verb = cues.load_reporting_verbs().get(fold(lemma))
        if verb is None or verb.particle is not None:
            return None
        return Reporting(verb.mode, verb.content in {"object", "either"})

    def is_reporting_phrase(self, words: str) -> bool:
        return fold(words) in cues.load_reporting_phrases()

    def statement_footing(self, lemma: str) -> Footing | None:
        noun = cues.load_statement_nouns().get(fold(lemma))
        return noun.default_footing if noun is not None else None

    def unnamed_footing(self, phrase: str, lemma: str) -> Footing | None:
        table = cues.load_unnamed_speakers()
        found = table.get(fold(phrase)) or table.get(fold(lemma))
        return found.footing if found is not None else None

    def is_outlet(self, name: str) -> bool:
        entry = self._register.find(name, self._on)
        publisher = load_publishers().named(name)
        if publisher is not None:
            return publisher.kind not in {"ministry", "government", "organisation"}
        if entry is not None:
            return entry.role in {"agency", "outlet"}
        return bool(set(fold(name).split()) & word_set("outlet-words"))

    def hedge(self, word: str) -> SourcingMode | None:
        found = cues.load_hedges().get(fold(word))
        return found.mode if found is not None else None

    def is_negation(self, text: str, lemma: str) -> bool:
        found = cues.load_negations().get(fold(text)) or cues.load_negations().get(fold(lemma))
        return found is not None and found.type != "event-not-done"

    def is_not_done(self, lemma: str) -> bool:
        """ "Fail to", "refuse to", "lack of": what they govern was not done."""
        found = cues.load_negations().get(fold(lemma))
        return found is not None and found.type in {"event-not-done", "none-exists"}

    def auxiliary_modality(self, word: str) -> Modality | None:
        return _AUXILIARIES.get(word.lower())

    def governor_modality(self, lemma: str) -> Modality | None:
        """The modality that a governing verb or noun gives its complement ("plan to", "anniversary of")."""
        return self._modality(lemma, {"complement", "phrase"})

    def modifier_modality(self, word: str) -> Modality | None:
        """The modality that a modifier gives its phrase ("upcoming", "possible")."""
        return self._modality(word, {"phrase", "clause"})

    def _modality(self, word: str, scopes: set[str]) -> Modality | None:
        tables: tuple[tuple[Modality, Phrases[cues.ModalityCue]], ...] = (
            ("future", cues.load_future()),
            ("hypothetical", cues.load_hypothetical()),
            ("historical", cues.load_historical()),
        )
        for modality, table in tables:
            found = table.get(fold(word))
            if found is not None and found.scope in scopes:
                return modality
        return None

    def is_conditional(self, word: str) -> bool:
        return fold(word) in cues.load_conditional()

    def contexts(self, tree: Tree, trigger: int) -> list[tuple[int, int, str]]:
        """PLOVER contexts of a trigger and its object: first token, the one after the last, context.

        Words further off belong to what else the sentence tells, and say nothing of this event.
        """
        near = set(tree.core(trigger))
        for child in tree.children(trigger, "obj", "nmod", "nsubj:pass", "compound"):
            near |= set(tree.core(child))
        found = cues.load_context_cues().find(tree.tokens, min(near), max(near) + 1)
        return [(first, last, cue.context) for first, last, cue in found if set(range(first, last)) <= near]

    def number(self, word: str) -> cues.NumberWord | None:
        return cues.load_numbers().get(fold(word))

    def light_verbs(self, subject: Literal["agent", "patient"]) -> frozenset[str]:
        """Verbs that lend an event noun their subject, as its doer or as the one it is done to."""
        return frozenset(cue for cue, verb in cues.load_light_verbs().items() if verb.subject == subject)
