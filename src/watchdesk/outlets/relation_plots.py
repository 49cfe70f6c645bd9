"""A plot of what two parties do to each other: months across, a row for each way, cooperation above, conflict below.

Takes a Relation.  Gives a picture that says in words what it shows. Drawn without a network.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from watchdesk.errors import InputError
from watchdesk.judgement.relations import QUADS, Relation
from watchdesk.outlets.plots import LIGHT, WIDTH, Colours, dressed
from watchdesk.outlets.relations import ways_of
from watchdesk.outlets.wording import many

if TYPE_CHECKING:
    import altair as alt

_HEIGHT = 150
_MONTH = timedelta(days=26)  # Leaves a gap between a month and the next.
_LINE = 150
_LEGEND = (
    "Above the line cooperation, below it conflict; the dark part of each is material, the light part words. Each deed "
    "counts once, however many reports tell of it. There is no score, and no bar is weighed against another: a meeting "
    "does not make up for an attack."
)
_FILLS = {
    "verbal-cooperation": "#9cc7e0",
    "material-cooperation": "#1f6f9f",
    "verbal-conflict": "#f0b48a",
    "material-conflict": "#c2410c",
}


def plot_relation(relation: Relation, *, colours: Colours = LIGHT) -> alt.VConcatChart:
    """Plot the deeds each way by month and class."""
    import altair as alt

    rows = list(_rows(relation))
    if not rows:
        raise InputError(
            f"there is no dated deed between {relation.one.name} and {relation.other.name}, so there is nothing to plot"
        )
    top = max(abs(row["to"]) for row in rows)
    panels = [
        _panel([row for row in rows if row["way"] == words], words, rows, top, colours)
        for _, words in ways_of(relation)
    ]
    chart = alt.vconcat(*panels, _small_print(colours), spacing=14)
    return dressed(chart.properties(title=_title(relation, colours)), colours)


def _rows(relation: Relation) -> Iterator[dict[str, Any]]:
    """One row for each month, way and class: stacked from the line outwards, words first."""
    for month in relation.months:
        for by, words in ways_of(relation):
            for sign, quads in ((1, QUADS[:2]), (-1, QUADS[2:])):
                start = 0
                for quad in quads:
                    count = relation.count(by, quad, month)
                    if count:
                        yield {
                            "month": month.isoformat(),
                            "end": (month + _MONTH).isoformat(),
                            "way": words,
                            "class": quad.replace("-", " "),
                            "from": sign * start,
                            "to": sign * (start + count),
                        }
                    start += count


def _panel(
    rows: list[dict[str, Any]], words: str, all_rows: list[dict[str, Any]], top: int, colours: Colours
) -> Any:
    import altair as alt

    names = [quad.replace("-", " ") for quad in QUADS]
    axis = alt.X(
        "month:T",
        title=None,
        axis=alt.Axis(format="%b %Y", tickCount=8, labelFlush=True),
        scale=alt.Scale(domain=[min(row["month"] for row in all_rows), max(row["end"] for row in all_rows)]),
    )
    height = alt.Y(
        "from:Q",
        title="deeds a month",
        axis=alt.Axis(tickMinStep=1, labelExpr="abs(datum.value)", tickCount=5),
        scale=alt.Scale(domain=[-top, top], nice=False, padding=6),
    )
    fill = alt.Color(
        "class:N",
        scale=alt.Scale(domain=names, range=list(_FILLS.values())),
        legend=alt.Legend(title=None, orient="bottom", direction="horizontal", symbolType="square"),
    )
    bars = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar(strokeWidth=0)
        .encode(axis, alt.X2("end:T"), height, alt.Y2("to:Q"), fill)
    )
    line = (
        alt.Chart(alt.InlineData(values=[{"zero": 0}]))
        .mark_rule(color=colours.text, strokeWidth=1)
        .encode(y=alt.Y("zero:Q", title="deeds a month"))
    )
    title = alt.TitleParams(text=words, anchor="start", fontSize=13, color=colours.text)
    return alt.layer(bars, line).properties(width=WIDTH, height=_HEIGHT, title=title)


def _title(relation: Relation, colours: Colours) -> Any:
    import altair as alt

    undated = sum(deed.month is None for deed in relation.deeds)
    more = f" {undated} of no known day are not shown." if undated else ""
    return alt.TitleParams(
        text=f"{relation.one.name} and {relation.other.name}",
        subtitle=f"{many(len(relation.deeds), 'deed')} in {many(len(relation.months), 'month')}.{more}",
        anchor="start",
        fontSize=17,
        subtitleFontSize=13,
        subtitlePadding=5,
        color=colours.text,
        subtitleColor=colours.faint,
        offset=14,
    )


def _small_print(colours: Colours) -> Any:
    import altair as alt

    values = [{"place": place, "words": line} for place, line in enumerate(wrap(_LEGEND, _LINE))]
    return (
        alt.Chart(alt.InlineData(values=values))
        .mark_text(align="left", baseline="top", fontSize=11, color=colours.faint)
        .encode(x=alt.value(0), y=alt.Y("place:O", axis=None, scale=alt.Scale(padding=0)), text="words:N")
        .properties(width=WIDTH, height=15 * max(1, len(values) - 1))
    )
