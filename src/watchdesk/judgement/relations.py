"""Relations: what two parties do to each other over time, by PLOVER type.

Takes a View and two parties.  Gives a Relation: every deed each way, with cooperation and conflict, verbal and
material, counted apart. There is no score: what adds a meeting to a bombing says nothing of either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from watchdesk.domain.occurrence import Occurrence, View
from watchdesk.vocabulary.plover import QuadClass, load_event_types

QUADS: tuple[QuadClass, ...] = (
    "verbal-cooperation",
    "material-cooperation",
    "verbal-conflict",
    "material-conflict",
)


@dataclass(frozen=True, slots=True)
class Party:
    """A party as it is asked for: its key, and what it is called."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that one party did to the other, or that both did together."""

    by: str | None
    """The name of the party that did it; None where both did, as when they meet."""
    type: str
    quad: QuadClass
    occurrence: Occurrence

    @property
    def month(self) -> date | None:
        """The first day of its month."""
        return self.occurrence.first.replace(day=1) if self.occurrence.first else None


@dataclass(frozen=True, slots=True)
class Relation:
    """All deeds between two parties, in the order of their days."""

    one: Party
    other: Party
    deeds: tuple[Deed, ...]
    left_out: Counter[str]
    """How many between them are not counted, by why not."""

    @property
    def months(self) -> tuple[date, ...]:
        """The months that have a deed."""
        return tuple(sorted({deed.month for deed in self.deeds if deed.month}))

    def count(self, by: str | None, quad: QuadClass, month: date | None = None) -> int:
        """Count the deeds of one party, or of both together, of a class, of a month or of all."""
        return sum(deed.by == by and deed.quad == quad and month in (None, deed.month) for deed in self.deeds)


def find_relation(
    view: View, one: Party, other: Party, since: date | None = None, until: date | None = None
) -> Relation:
    """Find the deeds between two parties, and between those that belong to them."""
    between = [
        (by, each)
        for each in view.occurrences
        if _is_within(each, since, until)
        for by in _directions(each, one, other)
    ]
    deeds = [
        Deed(by, type, load_event_types()[type].quad_class, each)
        for by, each in between
        if each.standing == "held"
        for type in _types(each)
    ]
    left_out = Counter(each.standing for _, each in between if each.standing != "held")
    return Relation(one, other, tuple(deeds), Counter(left_out))


def _is_within(occurrence: Occurrence, since: date | None, until: date | None) -> bool:
    first, last = occurrence.first, occurrence.last
    if first is None or last is None:
        return not (since or until)
    return not (since and last < since) and not (until and first > until)


def _directions(occurrence: Occurrence, one: Party, other: Party) -> Iterator[str | None]:
    ways = [
        doer.name
        for doer, done in ((one, other), (other, one))
        if _does(occurrence, doer.key) and _suffers(occurrence, done.key)
    ]
    if occurrence.kind == "contact" and ways:
        yield None
    else:
        yield from ways


def _does(occurrence: Occurrence, key: str) -> bool:
    return bool(occurrence.stances_of(frozenset({key})) - {"denied"})


def _suffers(occurrence: Occurrence, key: str) -> bool:
    return any(key in (target.actor, *target.owners) for target in occurrence.targets)


def _types(occurrence: Occurrence) -> Iterable[str]:
    return (each for each in occurrence.types if each in load_event_types())
