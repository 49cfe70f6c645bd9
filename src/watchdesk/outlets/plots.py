"""Plots: a weekly series with what was judged of it, as SVG or PNG, for a screen or for paper.

Takes a WeeklySeries and Judgements of its weeks.  Gives pictures that say in words what they show, so that one that
is cut out and passed on still carries its rule and its credit. Drawn without a network.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from watchdesk.domain.series import WEEK, WeeklySeries
from watchdesk.errors import InputError
from watchdesk.judgement.steadiness import find_changes
from watchdesk.judgement.surges import PLAIN_RULE, RULE, Judgement, Outcome

if TYPE_CHECKING:
    import altair as alt

WIDTH, COUNTS_HEIGHT, STRIP_HEIGHT, COVERAGE_HEIGHT = 860, 300, 14, 80
_LINE = 150  # Characters of the small print that fit the width.
_SEAM = 0.7  # An outline in the fill's own colour closes the hairlines between weeks.
_LONG_DECIMAL = re.compile(r"(\d\.\d\d)\d+")  # A hundredth of a point is enough, and halves the file.
_MANY_WEEKS = 208  # From four years on, an axis with months on it is too full.
_LEGEND = (
    "Bars: how many a week, surges in orange. Blue line and band: what the weeks before let expect of a week, and "
    "the interval around it. Triangles: the plain rule calls a surge. Strip: what is judged of each week."
)
_OUTCOMES: tuple[Outcome, ...] = ("surge", "no surge", "too few to tell", "not judged")


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that the reader of a plot is to see, with its words."""

    on: date
    words: str


@dataclass(frozen=True, slots=True)
class Colours:
    """What a plot is drawn in; told apart by people who do not see red and green apart."""

    ground: str
    text: str
    faint: str
    grid: str
    count: str
    band: str
    expected: str
    outcomes: tuple[str, str, str, str]
    """Surge, no surge, too few to tell, not judged."""


LIGHT = Colours(
    "#ffffff", "#1d242b", "#5a6672", "#e6eaee", "#8796a5", "#cfe0ee", "#2f6f9f",
    ("#d1490c", "#7fa8c9", "#d9dde1", "#b59bc9"),
)  # fmt: skip
DARK = Colours(
    "#14191f", "#e8ecf0", "#9aa7b4", "#2a323b", "#74828f", "#23405a", "#6fb1e0",
    ("#ff7a3c", "#41698a", "#39424b", "#7d6396"),
)  # fmt: skip


def plot_surges(
    series: WeeklySeries,
    judgements: Iterable[Judgement],
    *,
    marks: Sequence[Mark] = (),
    credit: str = "",
    colours: Colours = LIGHT,
) -> alt.VConcatChart:
    """Plot the judged weeks: counts and what was expected, what was judged, and below how much was read."""
    import altair as alt

    rows = [_row(series, judgement) for judgement in judgements]
    if not rows:
        raise InputError(f"{series.of}: no week was judged, so there is nothing to plot")
    panels = [_counts(rows, marks, colours), _strip(rows, colours)]
    if rows[0]["reports"] is not None:
        panels.append(_coverage(series, rows, colours))
    panels.append(_small_print(rows, credit, colours))
    chart = alt.vconcat(*panels, spacing=8).resolve_scale(color="independent")
    return dressed(chart.properties(title=_title(series, rows, colours)), colours)


def svg_of(chart: alt.VConcatChart) -> str:
    """Give a plot as SVG."""
    import vl_convert

    drawn = str(vl_convert.vegalite_to_svg(chart.to_dict()))
    words = f"<title>{escape(chart.title.text)}. {escape(chart.title.subtitle)}</title>"
    return _LONG_DECIMAL.sub(r"\1", drawn.replace(">", f' role="img">{words}', 1))


def png_of(chart: alt.VConcatChart, *, scale: float = 2.0) -> bytes:
    """Give a plot as PNG, so many times its size in points."""
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(chart.to_dict(), scale=scale))


def _row(series: WeeklySeries, judgement: Judgement) -> dict[str, Any]:
    week = series.weeks[(judgement.week - series.weeks[0].monday) // WEEK]
    forecast = judgement.forecasts[0] if judgement.forecasts else None
    return {
        "monday": week.monday.isoformat(),
        "middle": (week.monday + WEEK / 2).isoformat(),
        "end": (week.monday + WEEK).isoformat(),
        "count": week.count,
        "reports": week.reports,
        "outlets": week.outlets,
        "outcome": judgement.outcome,
        "plain": bool(judgement.plain and judgement.plain.holds),
        "low": forecast.low if forecast else None,
        "high": forecast.high if forecast else None,
        "expected": round(forecast.expected, 2) if forecast else None,
    }


def _axis(rows: Sequence[dict[str, Any]], *, named: bool = False) -> Any:
    """The weeks, which all panels share; only one names them."""
    import altair as alt

    years = len(rows) > _MANY_WEEKS
    axis = alt.Axis(
        format="%Y" if years else "%b %Y",
        tickCount={"interval": "year", "step": 1} if years else 8,
        labels=named,
        ticks=named,
        domain=named,
        labelFlush=True,
    )
    return alt.X(
        "monday:T", title=None, axis=axis, scale=alt.Scale(domain=[rows[0]["monday"], rows[-1]["end"]])
    )


def _counts(rows: Sequence[dict[str, Any]], marks: Sequence[Mark], colours: Colours) -> Any:
    import altair as alt

    axis = _axis(rows, named=True)
    top = 1.12 * max(1, *(max(row["count"], row["high"] or 0) for row in rows))
    height = alt.Scale(domain=[0, top], nice=False)
    weeks = alt.Chart(alt.InlineData(values=list(rows)))
    band = weeks.mark_bar(color=colours.band, stroke=colours.band, strokeWidth=_SEAM).encode(
        axis, alt.X2("end:T"), alt.Y("low:Q", title="a week", scale=height), alt.Y2("high:Q")
    )
    line = weeks.mark_line(color=colours.expected, strokeWidth=1.4, interpolate="step-after").encode(
        axis, alt.Y("expected:Q", scale=height)
    )
    fill = alt.condition("datum.outcome == 'surge'", alt.value(colours.outcomes[0]), alt.value(colours.count))
    bars = weeks.mark_bar(strokeWidth=0).encode(
        axis, alt.X2("end:T"), alt.Y("count:Q", scale=height), y2=alt.datum(0), color=fill
    )
    layers = [band, bars, line, _plain(weeks, height, colours), *_marked(rows, marks, colours)]
    return alt.layer(*layers).properties(width=WIDTH, height=COUNTS_HEIGHT)


def _plain(weeks: Any, height: Any, colours: Colours) -> Any:
    """The weeks for which the plain rule calls a surge."""
    import altair as alt

    return (
        weeks.transform_filter("datum.plain")
        .mark_point(
            shape="triangle-down", filled=False, size=26, color=colours.text, strokeWidth=0.9, yOffset=-6
        )
        .encode(alt.X("middle:T"), alt.Y("count:Q", scale=height))
    )


def _marked(rows: Sequence[dict[str, Any]], marks: Sequence[Mark], colours: Colours) -> list[Any]:
    import altair as alt

    shown = [mark for mark in marks if rows[0]["monday"] <= mark.on.isoformat() < rows[-1]["end"]]
    if not shown:
        return []
    # The words of a mark near the right edge stand on its left, or they would be cut off.
    late = rows[len(rows) - 1 - len(rows) // 5]["monday"]
    values = [
        {"monday": mark.on.isoformat(), "words": mark.words, "late": mark.on.isoformat() >= late}
        for mark in shown
    ]
    days, axis = alt.Chart(alt.InlineData(values=values)), _axis(rows)
    words: dict[str, Any] = {"baseline": "top", "dy": 3, "color": colours.text, "fontSize": 12}
    sides: dict[str, dict[str, Any]] = {
        "!datum.late": {"align": "left", "dx": 5},
        "datum.late": {"align": "right", "dx": -5},
    }
    return [
        days.mark_rule(color=colours.text, strokeDash=[4, 3], strokeWidth=1).encode(axis),
        *(
            days.transform_filter(where)
            .mark_text(**words, **side)
            .encode(axis, y=alt.value(0), text="words:N")
            for where, side in sides.items()
        ),
    ]


def _strip(rows: Sequence[dict[str, Any]], colours: Colours) -> Any:
    import altair as alt

    legend = alt.Legend(title=None, orient="bottom", direction="horizontal", symbolType="square", offset=6)
    scale = alt.Scale(domain=[*_OUTCOMES], range=[*colours.outcomes])
    return (
        alt.Chart(alt.InlineData(values=list(rows)))
        .mark_bar(strokeWidth=_SEAM)
        .encode(
            _axis(rows),
            alt.X2("end:T"),
            y=alt.value(0),
            y2=alt.value(STRIP_HEIGHT),
            color=alt.Color("outcome:N", scale=scale, legend=legend),
            stroke=alt.Stroke("outcome:N", scale=scale, legend=None),
        )
        .properties(width=WIDTH, height=STRIP_HEIGHT)
    )


def _coverage(series: WeeklySeries, rows: Sequence[dict[str, Any]], colours: Colours) -> Any:
    import altair as alt

    top = 1.4 * max(row["reports"] for row in rows)  # Room for the words of changes above the bars.
    read = (
        alt.Chart(alt.InlineData(values=list(rows)))
        .mark_bar(color=colours.count, strokeWidth=0)
        .encode(
            _axis(rows),
            alt.X2("end:T"),
            alt.Y(
                "reports:Q",
                title="reports read",
                axis=alt.Axis(tickCount=3),
                scale=alt.Scale(domain=[0, max(1, top)], nice=False),
            ),
            y2=alt.datum(0),
        )
    )
    layers = [read, *_marked(rows, _changed(series), colours)]
    return alt.layer(*layers).properties(width=WIDTH, height=COVERAGE_HEIGHT)


def _changed(series: WeeklySeries) -> list[Mark]:
    changes = find_changes(series.weeks)
    return [
        Mark(day, f"{' and '.join(change.of for change in changes if change.on == day)} changed")
        for day in sorted({change.on for change in changes})
    ]


def _title(series: WeeklySeries, rows: Sequence[dict[str, Any]], colours: Colours) -> Any:
    import altair as alt

    surges = sum(row["outcome"] == "surge" for row in rows)
    read = "" if rows[0]["reports"] is not None else " How much was read is not known."
    return alt.TitleParams(
        text=series.of[:1].upper() + series.of[1:],
        subtitle=f"{surges} of {len(rows)} weeks are surges.{read}",
        anchor="start",
        fontSize=17,
        subtitleFontSize=13,
        subtitlePadding=5,
        color=colours.text,
        subtitleColor=colours.faint,
        offset=14,
    )


def _small_print(rows: Sequence[dict[str, Any]], credit: str, colours: Colours) -> Any:
    """The legend in words, the rules and the credit, below everything else."""
    import altair as alt

    sentences = (_LEGEND, RULE, PLAIN_RULE, credit)
    lines = [line for sentence in sentences for line in wrap(sentence, _LINE)]
    values = [{"place": place, "words": line} for place, line in enumerate(lines)]
    return (
        alt.Chart(alt.InlineData(values=values))
        .mark_text(align="left", baseline="top", fontSize=11, color=colours.faint)
        .encode(
            x=alt.value(0),
            y=alt.Y("place:O", axis=None, scale=alt.Scale(padding=0)),
            text="words:N",
        )
        .properties(width=WIDTH, height=15 * len(lines))
    )


def dressed(chart: alt.VConcatChart, colours: Colours) -> alt.VConcatChart:
    """Give a chart in these colours, with its type and lines set."""
    return (  # type: ignore[no-any-return]
        chart.configure(background=colours.ground, padding=18, font="sans-serif", aria=False)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=colours.faint,
            titleColor=colours.faint,
            gridColor=colours.grid,
            domainColor=colours.grid,
            tickColor=colours.grid,
            labelFontSize=11,
            titleFontSize=12,
            titleFontWeight="normal",
        )
        .configure_legend(labelColor=colours.text, labelFontSize=12)
    )
