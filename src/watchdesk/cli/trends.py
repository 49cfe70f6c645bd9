"""watchdesk trend and watchdesk relations: what changes over time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from watchdesk import api
from watchdesk.cli.options import DESK, DeskOption, JsonOption, SinceOption, UntilOption, parse_day
from watchdesk.cli.screen import Screen, tell
from watchdesk.domain.claim import ClaimKind
from watchdesk.errors import InputError
from watchdesk.outlets.relations import deed_lines, month_lines, relation_json, relation_lines
from watchdesk.outlets.trends import counted_lines, trend_json, trend_lines

if TYPE_CHECKING:
    import altair as alt

Kind = Annotated[
    str, typer.Option("--kind", help="What is counted: attack, act, contact, movement, presence ….")
]
Where = Annotated[str | None, typer.Option("--where", help="Only in this country, division or place.")]
By = Annotated[
    str | None, typer.Option("--by", help="Only what this actor does, claims or is said to have done.")
]
Against = Annotated[str | None, typer.Option("--against", help="Only what is done to this actor.")]
OfType = Annotated[str | None, typer.Option("--type", help="Only this PLOVER type: ASSAULT/explosives.")]
Plot = Annotated[Path | None, typer.Option("--plot", help="Draw it in this file, .svg or .png.")]
One = Annotated[str, typer.Argument(metavar="ONE", help="A party.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The other party.")]


def trend(
    kind: Kind = "attack",
    where: Where = None,
    by: By = None,
    against: Against = None,
    type: OfType = None,
    since: SinceOption = None,
    until: UntilOption = None,
    plot: Plot = None,
    desk: DeskOption = DESK,
    as_json: JsonOption = False,
) -> None:
    """Count by week, beside how much was read, and say by a stated rule whether the last week is a surge."""
    if kind not in get_args(ClaimKind):
        raise InputError(
            f"--kind: {kind!r} cannot be counted; choose one of {', '.join(get_args(ClaimKind))}"
        )
    asked = api.Asked(cast(ClaimKind, kind), where, by, against, type, parse_day("--since", since))
    found = api.trend(desk, asked, parse_day("--until", until) or date.today())
    if as_json:
        print(trend_json(found))
    else:
        _print_sections({"": trend_lines(found), "What is counted": counted_lines(found)})
    if plot:
        from watchdesk.outlets.plots import plot_surges

        credit = f"From reports read into {desk.name}, until {found.series.weeks[-1].monday}."
        _draw(plot, plot_surges(found.series, found.judgements, credit=credit))


def relations(
    one: One,
    other: Other,
    since: SinceOption = None,
    until: UntilOption = None,
    plot: Plot = None,
    desk: DeskOption = DESK,
    as_json: JsonOption = False,
) -> None:
    """Say what two parties do to each other: each way, cooperation and conflict apart, with every report behind it."""
    days = parse_day("--since", since), parse_day("--until", until)
    found = api.relations(desk, one, other, since=days[0], until=days[1])
    if as_json:
        print(relation_json(found))
    else:
        _print_sections(
            {"": relation_lines(found), "By month": month_lines(found), "Deeds": deed_lines(found)}
        )
    if plot:
        from watchdesk.outlets.relation_plots import plot_relation

        _draw(plot, plot_relation(found))


def _print_sections(sections: dict[str, Iterable[str]]) -> None:
    screen = Screen()
    for title, lines in sections.items():
        told = list(lines)
        if title and told:
            screen.title(title)
        for line in told:
            screen.say(line, indent=2 if title else 0)


def _draw(path: Path, chart: alt.VConcatChart) -> None:
    from watchdesk.outlets.plots import png_of, svg_of

    if path.suffix not in (".svg", ".png"):
        raise InputError(f"--plot: {path} is neither .svg nor .png")
    try:
        path.write_bytes(png_of(chart) if path.suffix == ".png" else svg_of(chart).encode())
    except OSError as error:
        raise InputError(f"--plot: {path} cannot be written ({error.strerror})") from error
    tell(f"drawn in {path}")
