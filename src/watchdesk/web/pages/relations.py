"""Relations: what two parties do to each other over time, cooperation and conflict counted apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from markupsafe import Markup

from watchdesk.domain.claim import ClaimKind
from watchdesk.record import Between, Scope, find_between, find_meetings
from watchdesk.record.entries.browsing import EntryBrowsing
from watchdesk.vocabulary.plover import QuadClass, load_event_types
from watchdesk.web.asking import Asking
from watchdesk.web.browsing import keep_up
from watchdesk.web.charts import SERIES, draw
from watchdesk.web.claims_view import LINE_COLUMNS, Line, cells_of_line, line_of
from watchdesk.web.filters import parse_day
from watchdesk.web.pages import Place
from watchdesk.web.twins import Page, page

router = APIRouter()
PLACES = (Place(35, "/relations", "Relations", "l"),)

KINDS: tuple[ClaimKind, ...] = ("act", "contact", "attack", "position", "promise")
QUADS: dict[QuadClass, tuple[str, str]] = {
    "verbal-cooperation": ("words of cooperation", SERIES[0]),
    "material-cooperation": ("deeds of cooperation", SERIES[2]),
    "verbal-conflict": ("words of conflict", SERIES[4]),
    "material-conflict": ("deeds of conflict", SERIES[1]),
}
_HELD = ("asserted", "historical")
_SHOWN = 120
_SUGGESTED = 10


@dataclass(frozen=True, slots=True)
class Deed:
    """One claim between the two, and which way it goes."""

    line: Line
    way: str
    quad: QuadClass | None
    month: str

    @property
    def counted(self) -> bool:
        """Say whether it is held to have happened, and is of a type that PLOVER counts."""
        claim = self.line.claim
        return self.quad is not None and not claim.negated and claim.modality in _HELD


@page(router, "/relations")
def relations(asked: Asking, one: str = "", other: str = "", since: str = "", until: str = "") -> Page:
    """Show what passes between two parties."""
    keep_up(asked)
    one, other = one.strip(), other.strip()
    scope = Scope(since=parse_day("since", since), until=parse_day("until", until))
    found = find_between(asked.desk, one, other, KINDS, scope) if one and other else ()
    deeds = sorted((_deed(each, one, other) for each in found), key=lambda deed: deed.month, reverse=True)
    return Page(
        "relations.html",
        f"{one} and {other}" if one and other else "Relations",
        {
            "one": one,
            "other": other,
            "since": since,
            "until": until,
            "deeds": deeds[:_SHOWN],
            "left_out": max(0, len(deeds) - _SHOWN),
            "not_counted": sum(not deed.counted for deed in deeds),
            "table": _table(deeds, one, other),
            "quads": QUADS,
            "chart": _draw(deeds, one, other),
            "pairs": _pairs(asked.desk) if not (one and other) else [],
        },
        data={
            "one": one,
            "other": other,
            "acts": [
                {"way": deed.way, "class": deed.quad, "counted": deed.counted, "claim": deed.line.claim}
                for deed in deeds
            ],
        },
        columns=(*LINE_COLUMNS, "way", "class", "counted"),
        rows=[(*cells_of_line(deed.line), deed.way, deed.quad or "", deed.counted) for deed in deeds],
    )


def _deed(between: Between, one: str, other: str) -> Deed:
    line = line_of(between.entry)
    type = line.claim.event.type if line.claim.event else None
    known = load_event_types().get(type or "")
    when = line.claim.when
    day = str(when.earliest or when.latest) if when and (when.earliest or when.latest) else line.published
    way = {one: f"{one} → {other}", other: f"{other} → {one}"}.get(between.by or "", "together")
    return Deed(line, way, known.quad_class if known else None, day[:7])


def _ways(one: str, other: str) -> tuple[str, ...]:
    return f"{one} → {other}", f"{other} → {one}", "together"


def _table(deeds: Sequence[Deed], one: str, other: str) -> list[tuple[str, list[int]]]:
    """Count each way by class; there is no sum over classes, which would say nothing of any."""
    counted = Counter((deed.way, deed.quad) for deed in deeds if deed.counted)
    return [(way, [counted[way, quad] for quad in QUADS]) for way in _ways(one, other)]


def _draw(deeds: Sequence[Deed], one: str, other: str) -> Markup | None:
    counted = Counter(
        (deed.way, deed.quad, deed.month) for deed in deeds if deed.counted and deed.quad and deed.month
    )
    values = [
        {"way": way, "class": QUADS[quad][0], "month": f"{month}-01", "claims": number}
        for (way, quad, month), number in sorted(counted.items())
        if quad
    ]
    if not values:
        return None
    ways = [way for way in _ways(one, other) if any(value["way"] == way for value in values)]
    return draw(_chart(values, ways), f"Claims month by month between {one} and {other}, by class")


def _chart(values: list[dict[str, Any]], ways: list[str]) -> dict[str, Any]:
    names, colours = [name for name, _ in QUADS.values()], [colour for _, colour in QUADS.values()]
    months = {value["month"] for value in values}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": values},
        "width": 640,
        "height": 90,
        "mark": {"type": "bar", "width": max(3, min(18, 400 // (len(months) * 3)))},
        "encoding": {
            "x": {"field": "month", "type": "temporal", "title": None, "axis": {"format": "%b %Y", "tickCount": 6}},
            "y": {"field": "claims", "type": "quantitative", "title": None, "axis": {"tickMinStep": 1}},
            "color": {
                "field": "class", "type": "nominal", "title": None,
                "scale": {"domain": names, "range": colours}, "legend": {"orient": "top", "columns": 2},
            },
            "row": {
                "field": "way", "title": None, "sort": ways,
                "header": {"labelAngle": 0, "labelAlign": "left", "labelOrient": "top"},
            },
        },
    }  # fmt: skip


def _pairs(desk: Any) -> list[tuple[str, str, int]]:
    """Give the pairs that meet most, to begin with."""
    meetings = find_meetings(desk, EntryBrowsing("contact"), owners=True)
    named = {party.key: party.name for party in meetings.parties}
    return [(named[tie.one], named[tie.other], tie.meetings) for tie in meetings.ties[:_SUGGESTED]]
