"""Places: where something happened, as exactly as the words allow."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from watchdesk.domain.frozen import Frozen

PlaceKind = Literal["country", "adm1", "adm2", "city", "crossing", "pass", "region", "sea", "line", "site"]


class OtherPlace(Frozen):
    """Another place that the same words may mean."""

    name: str
    id: str
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    score: float = Field(ge=0, le=1)
    """The share of all that speaks for one of the name's places that speaks for this one."""


class Place(Frozen):
    """A place as a report names it. Coordinates are WGS 84 degrees; None where the name is not resolved."""

    name: str
    id: str | None = None
    """The gazetteer's id, such as ``geonames:128234``."""
    country: str | None = None
    """ISO 3166-1 alpha-2; None where states dispute whose the land is."""
    disputed: str | None = None
    """Who administers and who claims the land; None where nobody disputes it."""
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    precision: int | None = Field(default=None, ge=1, le=7)
    """UCDP where_prec: 1 exact, 2 near, 3 district, 4 province, 5 linear or fuzzy, 6 country, 7 sea or air."""
    words: str | None = None
    score: float | None = Field(default=None, ge=0, le=1)
    """As of the alternatives: 1 where the name can mean no other place."""
    alternatives: tuple[OtherPlace, ...] = ()
    """Other places of that name, the likeliest first; at most three."""
