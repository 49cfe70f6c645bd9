"""The register: who is known by name before a report is read.

States, governments, bodies of state, armed groups, international organisations, agencies and outlets, with
the words each is called by; ministries by their field; the seats that stand for them; the words for offices.

Data: ``data/actors/*.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from watchdesk.domain.actor import ActorKind
from watchdesk.vocabulary.folding import fold, fold_romanised
from watchdesk.vocabulary.group_ties import owner_of
from watchdesk.vocabulary.tables import load_table

_POSSESSIVE = re.compile(r"['’]s?$|(?<=s)['’]$")
_ARTICLE = re.compile(r"^\s*the\s+", re.IGNORECASE)
_SHORT = 5
"""Upper-case names up to this long may be words when written in lower case ("us", "who", "fact")."""


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One actor known by name."""

    id: str
    """``act-…`` and a slug; permanent."""
    name: str
    kind: ActorKind
    country: str | None = None
    """ISO 3166-1 alpha-2; for an armed group, where it is based."""
    aliases: tuple[str, ...] = ()
    of: str | None = None
    """The id of the actor it belongs to: a government's state, a branch's parent."""
    since: date | None = None
    until: date | None = None
    note: str = ""
    role: str | None = None
    """For a body, what it is in its state (``foreign-ministry``); for a government, how it governs."""
    generic: bool = False
    """Whether the name means a body of whichever state the text speaks of ("the Foreign Office")."""
    origin: str = "own"
    """The part of ``ORIGINS.toml`` that it was taken from."""


@dataclass(frozen=True, slots=True)
class _StateRow:
    country: str
    id: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    note: str
    origin: str


@dataclass(frozen=True, slots=True)
class _GovernmentRow:
    state: str
    since: date | None
    until: date | None
    id: str
    name: str
    aliases: tuple[str, ...]
    of: str | None
    rule: Literal["in-seat", "elsewhere"]
    note: str
    origin: str


@dataclass(frozen=True, slots=True)
class _GroupRow:
    id: str
    name: str
    country: str | None
    aliases: tuple[str, ...]
    since: date | None
    until: date | None
    note: str
    origin: str


@dataclass(frozen=True, slots=True)
class _OrganisationRow:
    id: str
    name: str
    country: str | None
    aliases: tuple[str, ...]
    of: str | None
    sort: Literal["international", "agency", "alliance", "outlet", "aid", "movement"]
    note: str
    origin: str


@dataclass(frozen=True, slots=True)
class _BodyRow:
    id: str
    name: str
    country: str | None
    aliases: tuple[str, ...]
    role: str | None
    note: str
    origin: str


@dataclass(frozen=True, slots=True)
class _MinistryRow:
    role: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _SeatRow:
    seat: str
    actor: str


@dataclass(frozen=True, slots=True)
class _SpellingRow:
    variant: str
    spelling: str


@dataclass(frozen=True, slots=True)
class Office:
    """A word for an office that a person may hold."""

    cue: str
    field: Literal[
        "executive",
        "diplomatic",
        "military",
        "police",
        "legislative",
        "judicial",
        "provincial",
        "spokesperson",
        "party",
        "religious",
        "armed-group",
        "organisation",
        "other",
    ]
    body: str | None
    """The role of the body it belongs to (``foreign-ministry``), where the words say so."""
    title: bool
    """Whether it stands before a name as a title ("General Munir")."""
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class _ModifierRow:
    cue: str


class Register:
    """Finds actors by what they are called."""

    def __init__(self, entries: Iterable[ActorEntry], same: Mapping[str, str] | None = None) -> None:
        """Index the entries by name; `same` says for an id under which other id its names are found."""
        self.entries: Mapping[str, ActorEntry] = {entry.id: entry for entry in entries}
        self._same = same or {}
        self._by_name: dict[str, list[tuple[str, ActorEntry]]] = {}
        for entry in self.entries.values():
            for name in dict.fromkeys((entry.name, *entry.aliases)):
                self._by_name.setdefault(fold_name(name), []).append((name, entry))
        self._sounds: dict[str, list[ActorEntry]] = {}
        self._states = {e.country: e for e in self.entries.values() if e.kind == "state" and e.country}
        rows = load_table("actors/states.csv", _StateRow)
        self._adjectives = _by_word((w, r.id) for r in rows for w in r.adjectives)
        self._people = _by_word((w, r.id) for r in rows for w in r.people)
        self._capitals = _by_word((w, r.id) for r in rows for w in r.capitals)
        self._first_capitals = {r.country: r.capitals[0] for r in rows if r.capitals}
        self._seats = _by_word((r.seat, r.actor) for r in load_table("actors/seats.csv", _SeatRow))
        self._governments = [e for e in self.entries.values() if e.kind == "government"]

    def get(self, actor_id: str) -> ActorEntry | None:
        """Give the entry of this id."""
        return self.entries.get(actor_id)

    def find(self, name: str, on: date | None = None) -> ActorEntry | None:
        """Give the actor of this name on that day, or None.

        The whole name must agree, after folding. Of several who bore the name, the one of the day is
        meant; a government is never meant before it began.
        """
        named = self._by_name.get(fold_name(name), ())
        bare = _POSSESSIVE.sub("", _ARTICLE.sub("", name))
        exactly = [e for alias, e in named if alias == bare]
        meant = exactly or [e for alias, e in named if _may_mean(bare, alias)]
        return self._settled(_best(_begun_by(meant, on), on))

    def _settled(self, entry: ActorEntry | None) -> ActorEntry | None:
        return self.entries.get(self._same.get(entry.id, entry.id), entry) if entry else None

    def all_named(self, name: str) -> tuple[ActorEntry, ...]:
        """Give every actor that has this name among its own, in capitals or not."""
        return tuple(dict.fromkeys(entry for _, entry in self._by_name.get(fold_name(name), ())))

    def all_sounding_like(self, name: str) -> tuple[ActorEntry, ...]:
        """Give the actors that have a name which sounds like this one, brought into Latin letters otherwise."""
        key = fold_romanised(fold_name(name))
        return tuple(dict.fromkeys(entry for entry in self._by_sound().get(key, ())))

    def _by_sound(self) -> Mapping[str, list[ActorEntry]]:
        if not self._sounds:
            for key, named in self._by_name.items():
                self._sounds.setdefault(fold_romanised(key), []).extend(entry for _, entry in named)
        return self._sounds

    def with_names(self, names: Iterable[tuple[str, str]], same: Mapping[str, str]) -> Register:
        """Give this register with further names, each with the id it is of, and with ids that are the same."""
        entries = dict(self.entries)
        for actor, name in names:
            if actor in entries:
                entries[actor] = replace(entries[actor], aliases=(*entries[actor].aliases, name))
        return Register(entries.values(), same)

    def find_state(self, country: str) -> ActorEntry | None:
        """Give the state of this ISO 3166-1 alpha-2 code."""
        return self._states.get(country)

    def find_demonym(self, word: str) -> ActorEntry | None:
        """Give the state that an adjective or a people's name belongs to: "Iranian", "Afghans"."""
        key = fold_name(word)
        return self._entry(self._adjectives.get(key) or self._people.get(key))

    def find_people(self, word: str) -> ActorEntry | None:
        """Give the state whose people the word names: "Afghans", not "Afghan envoy"."""
        return self._entry(self._people.get(fold_name(word)))

    def find_capital(self, name: str) -> ActorEntry | None:
        """Give the state whose capital this is, or the actor whose seat it is ("Kremlin", "Rawalpindi")."""
        key = fold_name(name)
        return self._entry(self._seats.get(key) or self._capitals.get(key))

    def capital_of(self, country: str) -> str | None:
        """Give the first capital of the state of this ISO 3166-1 alpha-2 code."""
        return self._first_capitals.get(country)

    def government_of(self, state_id: str, on: date | None = None) -> ActorEntry | None:
        """Give the government registered as sitting in the state's capital that day; None where none is."""
        sitting = [e for e in self._governments if _state_of(e, self) == state_id and e.role == "in-seat"]
        if on is None:
            return max(sitting, key=lambda e: e.since or date.min, default=None)
        return next((e for e in sitting if _valid(e, on)), None)

    def seat_of_government(self, capital: str, on: date | None = None) -> ActorEntry | None:
        """Give who acts when the capital acts ("Kabul said …"): its government that day, else its state."""
        actor = self.find_capital(capital)
        if actor is None or actor.kind != "state":
            return actor
        return self.government_of(actor.id, on) or actor

    def in_state(self, entry: ActorEntry, country: str) -> ActorEntry:
        """Give the body of that state which a generic entry means: "Foreign Office" in ``PK``."""
        if not entry.generic:
            return entry
        own = (e for e in self.entries.values() if e.role == entry.role and e.country == country)
        return next(own, None) or self._composed(entry, country)

    def _composed(self, entry: ActorEntry, country: str) -> ActorEntry:
        state = self.find_state(country)
        if state is None:
            return entry
        name = f"{entry.name} of {state.name}"
        return replace(
            entry,
            id=f"{state.id}-{entry.role}",
            name=name,
            country=country,
            of=state.id,
            aliases=(),
            generic=False,
        )

    def _entry(self, actor_id: str | None) -> ActorEntry | None:
        return self.entries.get(actor_id) if actor_id else None


@cache
def register() -> Register:
    """Give the register of every actor in the vocabulary."""
    return Register((*_states(), *_governments(), *_groups(), *_organisations(), *_bodies(), *_ministries()))


@lru_cache(maxsize=65_536)
def fold_name(name: str) -> str:
    """Give the key of a name: folded, its article and possessive ending dropped, spellings settled.

    >>> fold_name("the Baluch Liberation Army’s") == fold_name("Baloch Liberation Army")
    True
    """
    words = fold(_POSSESSIVE.sub("", name.strip())).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    spellings = _spellings()
    return " ".join(spellings.get(word, word) for word in words)


def find_office(phrase: str) -> Office | None:
    """Give the office that a phrase ends in, before any "of", "for", "on" or "to"; the longest known."""
    words = fold(re.split(r"\s(?:of|for|on|to|at|in)\s|,", phrase, maxsplit=1)[0]).split()
    whole = fold(phrase)
    offices = load_offices()
    if whole in offices:
        return offices[whole]
    return next(
        (offices[" ".join(words[i:])] for i in range(len(words)) if " ".join(words[i:]) in offices), None
    )


def is_office(phrase: str) -> bool:
    """Say whether a phrase names an office: "caretaker foreign minister", "special envoy on Afghanistan"."""
    return find_office(phrase) is not None


@cache
def load_offices() -> Mapping[str, Office]:
    """Give the words for offices, by folded phrase."""
    return {fold(office.cue): office for office in load_table("actors/offices.csv", Office)}


@cache
def load_office_modifiers() -> frozenset[str]:
    """Give the words that qualify an office: "caretaker", "acting", "deputy", "former"."""
    return frozenset(fold(row.cue) for row in load_table("actors/office_modifiers.csv", _ModifierRow))


@cache
def _spellings() -> Mapping[str, str]:
    return {row.variant: row.spelling for row in load_table("actors/spellings.csv", _SpellingRow)}


def _states() -> list[ActorEntry]:
    return [
        ActorEntry(row.id, row.name, "state", row.country, row.aliases, note=row.note, origin=row.origin)
        for row in load_table("actors/states.csv", _StateRow)
    ]


def _governments() -> list[ActorEntry]:
    countries = {row.id: row.country for row in load_table("actors/states.csv", _StateRow)}
    return [
        ActorEntry(
            row.id,
            row.name,
            "government",
            countries[row.state],
            row.aliases,
            of=row.of or row.state,
            since=row.since,
            until=row.until,
            note=row.note,
            origin=row.origin,
            role=row.rule,
        )
        for row in load_table("actors/governments.csv", _GovernmentRow)
    ]


def _groups() -> list[ActorEntry]:
    return [
        ActorEntry(
            row.id,
            row.name,
            "armed-group",
            row.country,
            row.aliases,
            of=owner_of(row.id),
            since=row.since,
            until=row.until,
            note=row.note,
            origin=row.origin,
        )
        for row in load_table("actors/armed_groups.csv", _GroupRow)
    ]


def _organisations() -> list[ActorEntry]:
    return [
        ActorEntry(
            row.id,
            row.name,
            "organisation",
            row.country,
            row.aliases,
            of=row.of,
            note=row.note,
            origin=row.origin,
            role=row.sort,
        )
        for row in load_table("actors/organisations.csv", _OrganisationRow)
    ]


def _bodies() -> list[ActorEntry]:
    states = {row.country: row.id for row in load_table("actors/states.csv", _StateRow)}
    return [
        ActorEntry(
            row.id,
            row.name,
            "body",
            row.country,
            row.aliases,
            of=states.get(row.country) if row.country else None,
            note=row.note,
            origin=row.origin,
            role=row.role,
            generic=row.country is None,
        )
        for row in load_table("actors/bodies.csv", _BodyRow)
    ]


def _ministries() -> list[ActorEntry]:
    """A ministry of each field, of whichever state the text speaks of."""
    rows = load_table("actors/ministries.csv", _MinistryRow)
    return [
        ActorEntry(
            f"act-generic-{row.role}",
            f"Ministry of {row.fields[0]}",
            "body",
            aliases=tuple(_names_of_ministry(row)),
            role=row.role,
            generic=True,
        )
        for row in rows
    ]


def _names_of_ministry(row: _MinistryRow) -> Iterator[str]:
    for field in row.fields:
        yield from (f"Ministry of {field}", f"Ministry for {field}", f"{field} Ministry")


def _state_of(entry: ActorEntry, known: Register) -> str | None:
    state = known.find_state(entry.country) if entry.country else None
    return state.id if state else None


def _by_word(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {fold_name(word): actor for word, actor in pairs}


def _may_mean(name: str, alias: str) -> bool:
    """A short abbreviation is only meant by capitals: "Who" and "fact" mean neither WHO nor FACT."""
    letters = [c for c in alias if c.isalpha()]
    if not all(c.isupper() for c in letters) or len(letters) > _SHORT:
        return True
    return all(c.isupper() for c in name if c.isalpha())


def _begun_by(entries: list[ActorEntry], on: date | None) -> list[ActorEntry]:
    if on is None:
        return entries
    return [e for e in entries if e.kind != "government" or e.since is None or e.since <= on]


def _best(entries: list[ActorEntry], on: date | None) -> ActorEntry | None:
    """Who bears the name that day, else who bore it last."""
    of_the_day = [e for e in entries if on is None or _valid(e, on)] or entries
    return max(of_the_day, key=lambda e: e.since or date.min, default=None)


def _valid(entry: ActorEntry, on: date) -> bool:
    return (entry.since is None or entry.since <= on) and (entry.until is None or on <= entry.until)
