"""Areas: the one key of a country, a division or a place, by which what happened there is found.

``PK`` is a country, ``PK:punjab`` a division of it, ``PK:khyber pakhtunkhwa:bannu`` a place there.
"""

from __future__ import annotations

from functools import lru_cache

from watchdesk.vocabulary.actors import fold_name, register
from watchdesk.vocabulary.gazetteer import GazetteerPlace, candidates, find_place, fold_place, renown

_CLEARLY = 0.7
"""Five times as many people: the better known place is meant without its country."""


class PlaceUnclear(ValueError):
    """Words that name no place, or more than one."""


def find_area(words: str) -> str:
    """Find the area that these words name, such as "Pakistan", "Kunar" or "Punjab, Pakistan"."""
    name, _, within = (part.strip() for part in words.partition(","))
    country = country_of(within) if within else None
    if within and country is None:
        raise PlaceUnclear(f"{words!r}: no country {within!r} is known")
    state = country_of(name)
    if state and not within:
        return state
    found = [place for place in candidates(name) if country in (None, place.country)]
    if not found:
        raise PlaceUnclear(f"no place called {words!r} is known")
    return _key(_meant(found, name))


@lru_cache(maxsize=16_384)
def areas_of(place_id: str) -> tuple[str, ...]:
    """Give every area that the gazetteer's place of this id lies in, the widest first."""
    place = find_place(place_id)
    if place is None:
        return (place_id,)
    whole = (place.owner, _division(place), _key(place))
    return tuple(dict.fromkeys(filter(None, whole)))


def country_of(words: str) -> str | None:
    """Give the ISO 3166-1 alpha-2 code of the state of this name or code."""
    known = register()
    entry = known.find_state(words) or known.find(words)
    return entry.country if entry and entry.kind == "state" else None


def _meant(found: list[GazetteerPlace], name: str) -> GazetteerPlace:
    """The division of that name, else the best known place; a second country that is as likely is a fault."""
    divisions = [place for place in found if place.kind == "adm1"]
    among = divisions or found
    best = among[0]
    rivals = [place for place in among if place.country != best.country]
    key = fold_name(name)
    if rivals and renown(best, key) - renown(rivals[0], key) < _CLEARLY:
        shown = " or ".join(repr(f"{place.name}, {place.country}") for place in (best, rivals[0]))
        raise PlaceUnclear(f"{name!r} may be {shown}; write which")
    return best


def _key(place: GazetteerPlace) -> str:
    """Give the narrowest area of a place; its own id where no country may be named."""
    country = place.owner
    if country is None:
        return place.id
    if place.kind == "country":
        return country
    if place.kind == "adm1":
        return _division(place) or place.id
    return f"{_division(place) or country}:{fold_place(place.name)}"


def _division(place: GazetteerPlace) -> str | None:
    name = place.name if place.kind == "adm1" else place.adm1
    return f"{place.owner}:{fold_place(name)}" if place.owner and name else None
