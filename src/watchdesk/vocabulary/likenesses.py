"""Names that mislead: several actors of one name, and actors that are mistaken for each other.

Data: ``data/actors/ambiguous_names.csv``, ``data/actors/look_alikes.csv``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from watchdesk.vocabulary.actors import ActorEntry, fold_name, register
from watchdesk.vocabulary.tables import load_table


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Two actors that are not the same, though reports or readers take one for the other."""

    one: str
    other: str
    shared: str
    """The words that mislead; empty where they are mistaken for other reasons."""
    example: str
    """A name that means `one`."""
    counterexample: str
    """A name that means `other`."""
    note: str


@dataclass(frozen=True, slots=True)
class AmbiguousName:
    """A name, and the ids of all whom it may mean, the likeliest first."""

    name: str
    means: tuple[str, ...]
    note: str


@cache
def load_look_alikes() -> tuple[LookAlike, ...]:
    """Give every pair of look-alikes."""
    return load_table("actors/look_alikes.csv", LookAlike)


@cache
def look_alikes_of(actor: str) -> tuple[str, ...]:
    """Give the ids of those that are mistaken for this actor, in the order of the table."""
    return _by_actor().get(actor, ())


@cache
def _by_actor() -> Mapping[str, tuple[str, ...]]:
    pairs: defaultdict[str, list[str]] = defaultdict(list)
    for pair in load_look_alikes():
        pairs[pair.one].append(pair.other)
        pairs[pair.other].append(pair.one)
    return {actor: tuple(dict.fromkeys(others)) for actor, others in pairs.items()}


@cache
def load_ambiguous_names() -> Mapping[str, AmbiguousName]:
    """Give the names of several actors, by folded name."""
    return {fold_name(row.name): row for row in load_table("actors/ambiguous_names.csv", AmbiguousName)}


def all_meant_by(name: str) -> tuple[ActorEntry, ...]:
    """Give every actor that a name may mean, the likeliest first; none for a name nobody is known by."""
    ambiguous = load_ambiguous_names().get(fold_name(name))
    known = register()
    listed = [known.entries[each] for each in ambiguous.means] if ambiguous else []
    return tuple(dict.fromkeys((*listed, *known.all_named(name))))
