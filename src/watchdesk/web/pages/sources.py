"""Sources: who publishes, how reliable persons hold them to be, and how much of each was read when."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Response
from fastapi.responses import RedirectResponse
from markupsafe import Markup

from watchdesk import api
from watchdesk.record import (
    PublisherRow,
    SourceGrade,
    WeekOfReports,
    add_audit,
    last_day,
    list_publishers,
    list_weeks,
)
from watchdesk.vocabulary.actors import fold_name
from watchdesk.web.asking import Asking
from watchdesk.web.charts import SERIES, draw
from watchdesk.web.filters import parse_day
from watchdesk.web.pages import Place
from watchdesk.web.twins import Page, page

router = APIRouter()
PLACES = (Place(100, "/sources", "Sources", "s"),)

LETTERS = {
    "A": "reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
_OTHERS = "all others"
_WEEKS = 53
_SHOWN = 40
"""Sources in the table, the most read first; the rest is in the twins."""
_TOLD_APART = len(SERIES) - 1


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher or graded speaker, with what persons hold of it."""

    name: str
    key: str
    reports: int
    first: str | None
    last: str | None
    grades: tuple[SourceGrade, ...]

    @property
    def letter(self) -> str:
        """Give the letter that holds now."""
        return self.grades[-1].letter if self.grades else "F"


@page(router, "/sources")
def sources(asked: Asking, since: str = "", until: str = "") -> Page:
    """Show the sources, and how much of each was read in each week."""
    first, last = parse_day("since", since), parse_day("until", until)
    publishers = asked.serving.remember("publishers", asked.viewer, list_publishers)
    known = _sources(publishers, api.grade_history(asked.desk))
    begin = first or _a_year_before(last or last_day(asked.desk))
    weeks = asked.serving.remember(
        f"weeks {begin} {last}", asked.viewer, lambda desk: list(list_weeks(desk, begin, last))
    )
    return Page(
        "sources.html",
        "Sources",
        {
            "sources": known[:_SHOWN],
            "left_out": max(0, len(known) - _SHOWN),
            "most": max((each.reports for each in known), default=1) or 1,
            "coverage": _coverage(weeks),
            "filters": {"since": since, "until": until},
            "letters": LETTERS,
            "may_grade": asked.viewer.may("analyst"),
        },
        data={"sources": known, "weeks": weeks},
        columns=("source", "letter", "reports", "first", "last", "grades"),
        rows=[(s.name, s.letter, s.reports, s.first, s.last, _told(s.grades)) for s in known],
    )


@router.post("/sources")
def grade(
    asked: Asking,
    source: Annotated[str, Form()],
    letter: Annotated[str, Form()],
    because: Annotated[str, Form()] = "",
) -> Response:
    """Keep how reliable somebody holds a source to be, from now on."""
    desk = asked.deciding()
    api.grade(desk, source, letter, asked.person(because))
    add_audit(desk, asked.viewer.name, f"grade {letter}", source)
    return RedirectResponse("/sources", status_code=303)


def _sources(publishers: tuple[PublisherRow, ...], grades: tuple[SourceGrade, ...]) -> list[Source]:
    given: dict[str, list[SourceGrade]] = defaultdict(list)
    for each in grades:
        given[each.source].append(each)
    known = [
        Source(name, fold_name(name), row.reports, row.first, row.last, tuple(given.pop(fold_name(name), ())))
        for row in publishers
        if (name := row.publisher)
    ]
    speakers = [Source(each[-1].name, key, 0, None, None, tuple(each)) for key, each in given.items()]
    return known + sorted(speakers, key=lambda speaker: speaker.name)


def _a_year_before(day: date | None) -> date | None:
    return day - timedelta(weeks=_WEEKS) if day else None


def _coverage(weeks: list[WeekOfReports]) -> Markup | None:
    if not weeks:
        return None
    totals = Counter[str]()
    for week in weeks:
        totals[week.publisher or "not known"] += week.reports
    apart = [name for name, _ in totals.most_common(_TOLD_APART)]
    counts = Counter[tuple[str, str]]()
    for week in weeks:
        name = week.publisher or "not known"
        counts[week.monday, name if name in apart else _OTHERS] += week.reports
    names = [*apart, *([_OTHERS] if len(totals) > len(apart) else [])]
    rows = [{"week": monday, "publisher": name, "reports": n} for (monday, name), n in sorted(counts.items())]
    return draw(_chart(rows, names), f"Reports a week, {weeks[0].monday} to {weeks[-1].monday}, by publisher")


def _chart(rows: list[dict[str, object]], names: list[str]) -> object:
    colours = {"domain": names, "range": list(SERIES[: len(names)])}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": rows},
        "mark": {"type": "bar", "width": {"band": 0.85}},
        "width": 680,
        "height": 200,
        "encoding": {
            "x": {"field": "week", "type": "temporal", "timeUnit": "yearweek", "title": None},
            "y": {"field": "reports", "type": "quantitative", "aggregate": "sum", "title": "reports a week"},
            "color": {
                "field": "publisher",
                "type": "nominal",
                "title": None,
                "scale": colours,
                "legend": {"orient": "bottom", "columns": 3},
            },
        },
    }


def _told(grades: tuple[SourceGrade, ...]) -> str:
    return "; ".join(f"{each.letter} by {each.by} {each.at[:10]}" for each in grades)
