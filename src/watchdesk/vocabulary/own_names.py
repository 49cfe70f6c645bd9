"""The vocabulary together with what a desk itself says of names.

Takes OwnNames.  Gives the register and the places that a reader or a question then uses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from watchdesk.domain.own_names import OwnNames, OwnPlace
from watchdesk.vocabulary.actors import Register, fold_name, register
from watchdesk.vocabulary.gazetteer import GazetteerPlace

DESK_PART = "desk"


@lru_cache(maxsize=8)
def register_with(own: OwnNames) -> Register:
    """Give the register with the desk's further names, and with its decisions on who is the same."""
    if not (own.names or own.decisions):
        return register()
    return register().with_names([(each.actor, each.name) for each in own.names], own.same_as())


@lru_cache(maxsize=8)
def places_with(own: OwnNames) -> Mapping[str, Sequence[GazetteerPlace]]:
    """Give the desk's own places by folded name."""
    found: defaultdict[str, list[GazetteerPlace]] = defaultdict(list)
    for place in own.places:
        for key in dict.fromkeys(map(fold_name, (place.name, *place.aliases))):
            found[key].append(as_gazetteer_place(place))
    return dict(found)


def as_gazetteer_place(place: OwnPlace) -> GazetteerPlace:
    """Give a desk's own place as the gazetteer would hold it."""
    return GazetteerPlace(
        place.id,
        place.name,
        place.kind,
        place.country,
        place.division,
        place.lat,
        place.lon,
        None,
        place.disputed,
        DESK_PART,
    )
