"""Is this the actor, or the place, that the gold means?

Takes an actor or place of a reading and the names accepted for it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache

from watchdesk.domain.actor import Actor
from watchdesk.domain.place import Place
from watchdesk.vocabulary.actors import ActorEntry, fold_name, register

Names = Collection[str]

_MODIFIED = frozenset(["unnamed", "people", "delegation", "office"])
"""Kinds of actor called by a common noun: "three unidentified gunmen" are the gold's "gunmen"."""
_SORT_OF_PLACE = re.compile(
    r"\s(?:district|province|region|county|governorate|state|department|city|town|village|valley|division|area)$"
)


def is_covered(found: Sequence[Actor], parties: Sequence[Names], on: date) -> bool:
    """Say whether `found` are these parties: each is one of them, and each party is found.

    A party under two of its names (a minister and his state) is right; one that may be left out has the
    empty name among its own.
    """
    return all(any(is_named(actor, names, on) for names in parties) for actor in found) and all(
        "" in names or any(is_named(actor, names, on) for actor in found) for names in parties
    )


def share_covered(found: Sequence[Actor], parties: Sequence[Names], on: date) -> float:
    """Give how much of the parties and of what was found agrees, 0 to 1, to tell near pairs from far."""
    if not found and not parties:
        return 1.0
    right = sum(any(is_named(actor, names, on) for names in parties) for actor in found)
    met = sum(any(is_named(actor, names, on) for actor in found) for names in parties)
    return (right + met) / (len(found) + len(parties))


def is_named(actor: Actor, names: Names, on: date) -> bool:
    """Say whether one of the accepted names is this actor's."""
    return any(_agrees(actor, name, on) for name in names if name)


def is_placed(place: Place | None, names: Names) -> bool:
    """Say whether the place is one of those accepted, by the gazetteer's name or the report's words."""
    if place is None:
        return not names
    called = {_fold_place(words) for words in (place.name, place.words or "") if words}
    return any(_fold_place(name) in called for name in names)


def _agrees(actor: Actor, name: str, on: date) -> bool:
    wanted, called = fold_name(name), fold_name(actor.name)
    if wanted == called:
        return True
    if actor.kind == "person" and _holds(called, wanted):
        return True
    if actor.kind in _MODIFIED and called.endswith(f" {wanted}"):
        return True
    if actor.kind == "body" and _parts(actor.name) == _parts(name):
        return True
    return any(_is_same(actor.id, entry) for entry in _entries(name, on))


def _is_same(actor_id: str, entry: ActorEntry) -> bool:
    if not entry.generic:
        return actor_id == entry.id
    known = register().get(actor_id)  # "police" in the gold is the police of whichever state
    return actor_id.endswith(f"-{entry.role}") or (known is not None and known.role == entry.role)


@lru_cache(maxsize=4096)
def _entries(name: str, on: date) -> tuple[ActorEntry, ...]:
    known = register()
    found: Iterable[ActorEntry | None] = (known.find(name, on), known.seat_of_government(name, on))
    return tuple(entry for entry in found if entry is not None)


@lru_cache(maxsize=4096)
def _parts(name: str) -> frozenset[str]:
    """Give the words of a body's name with its state's own: "Police of Kosovo" is "Kosovo's police"."""
    words = fold_name(re.sub(r"[’']s?(?=\s)", "", name)).split()
    states = (register().find_demonym(word) for word in words)
    return frozenset(fold_name(e.name) if e else w for w, e in zip(words, states, strict=True)) - {
        "of",
        "the",
    }


def _holds(called: str, wanted: str) -> bool:
    return f" {wanted} " in f" {called} "


def _fold_place(words: str) -> str:
    bare = re.sub(r"^(?:in|at|near|on|from|to|inside|outside|the)\s+", "", fold_name(words))
    return _SORT_OF_PLACE.sub("", fold_name(bare))
