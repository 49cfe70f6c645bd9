"""Make claims by hand, as linking sees them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from watchdesk.domain.linking import Linkable
from watchdesk.vocabulary.linking import content_words

PLACES = {
    "Tank": ("geonames:1164896", 32.217, 70.383, "PK"),
    "Miranshah": ("geonames:1169684", 33.0, 70.07, "PK"),
    "Kabul": ("geonames:1138958", 34.528, 69.172, "AF"),
    "Quetta": ("geonames:1167528", 30.187, 67.0, "PK"),
}
DAY = date(2024, 3, 12)


def make_linkable(
    claim: str,
    said: str = "",
    *,
    kind: str = "incident",
    day: int | None = 0,
    told: int = 1,
    place: str | None = None,
    by: str = "",
    to: str = "",
    killed: int | None = None,
    **known: Any,
) -> Linkable:
    """Make a claim: `day` and `told` count from 12 March 2024, `by` and `to` part their names by commas."""
    on = DAY + timedelta(day) if day is not None else None
    place_id, lat, lon, country = PLACES.get(place or "", (None, None, None, None))
    document = known.pop("document", f"doc-{claim}")
    return Linkable(
        claim=claim,
        document=document,
        kind=kind,  # type: ignore[arg-type]
        voice=known.pop("voice", document),
        published=DAY + timedelta(told),
        earliest=known.pop("earliest", on),
        latest=known.pop("latest", on),
        when_precision=1 if on else None,
        place=place_id,
        lat=lat,
        lon=lon,
        place_precision=1 if place_id else None,
        country=known.pop("country", country),
        place_words=place,
        initiators=frozenset(filter(None, by.split(","))),
        recipients=frozenset(filter(None, to.split(","))),
        tolls=((("killed", "unknown", killed, killed),) if killed is not None else ()),
        words=content_words(said),
        report_words=known.pop("report_words", content_words(said)),
        **known,
    )
