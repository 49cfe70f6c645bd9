"""What a place name means to somebody who asks, by the rules that the reader uses.

Takes a name and perhaps what it is near.  Gives its candidates, best first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from watchdesk.reading.where.resolution import Candidate, OwnPlaces, Toponym, contains, distance, resolve_all
from watchdesk.vocabulary.gazetteer import GazetteerPlace

_NEAR = 200.0
"""Kilometres: what lies no further from a place is near it; twice as far as a province is wide, mostly."""


def look_up(
    name: str, *, near: str | None = None, country: str | None = None, own: OwnPlaces | None = None
) -> tuple[Candidate, ...]:
    """Give the candidates of a name, those near another place and in one country only, where that is asked."""
    toponyms = [Toponym(name, 0, len(name))]
    text = name
    if near:
        text = f"{name}, {near}"
        toponyms.append(Toponym(near, len(name) + 2, len(text)))
    found, *around = resolve_all(text, toponyms, None, own)
    if around:
        found = tuple(c for c in found if around[0] and _is_near(around[0][0].place, c.place))
    return _shared_out([c for c in found if country is None or c.place.country == country])


def _is_near(one: GazetteerPlace, other: GazetteerPlace) -> bool:
    if one.id == other.id:
        return False
    return contains(one, other) or (one.kind != "country" and distance(one, other) <= _NEAR)


def _shared_out(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    total = sum(candidate.share for candidate in found)
    return tuple(replace(candidate, share=candidate.share / total) for candidate in found)
