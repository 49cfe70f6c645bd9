"""watchdesk promise and watchdesk criteria: what was promised, and by what it is judged."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from watchdesk import api
from watchdesk.cli.options import DESK, DeskOption, JsonOption, parse_day
from watchdesk.cli.screen import Screen, tell
from watchdesk.domain.criterion import Criterion
from watchdesk.errors import InputError
from watchdesk.judgement.criteria import BrokenCriteria
from watchdesk.outlets.criteria import CRITERION_COLUMNS, criterion_cells, criterion_json, criterion_lines
from watchdesk.outlets.findings import finding_line
from watchdesk.outlets.listing import scope_in_words
from watchdesk.outlets.promises import (
    EXPORT_COLUMNS,
    PROMISE_COLUMNS,
    export_rows,
    listed_json,
    promise_cells,
    promise_heading,
    promise_sections,
    shown_json,
)
from watchdesk.record import Scope

promise = typer.Typer(
    help="What was promised, by whom, and what is held of it.", no_args_is_help=True, rich_markup_mode=None
)
criteria = typer.Typer(help="By what promises are judged.", no_args_is_help=True, rich_markup_mode=None)

PromiseId = Annotated[str, typer.Argument(metavar="PROMISE", help="pro-…; the beginning of an id is enough.")]
By = Annotated[str | None, typer.Option("--by", help="Only promises that this actor makes.")]
DueBefore = Annotated[
    str | None, typer.Option("--due-before", help="Only promises due before this day (2024-06-01).")
]
Scale = Annotated[str, typer.Option("--scale", help="The scale; only pam, the Peace Accords Matrix.")]
From = Annotated[Path, typer.Option("--from", help="The file of criteria, in TOML.")]
Owner = Annotated[
    str | None, typer.Option("--owner", help="Who sets them; the file's `owner` where nothing is given.")
]
OfPromise = Annotated[
    str | None, typer.Argument(metavar="[PROMISE]", help="pro-…; of every promise where nothing is given.")
]
CriterionId = Annotated[
    str, typer.Argument(metavar="CRITERION", help="crt-…; the beginning of an id is enough.")
]


@promise.command("list")
def list_promises(
    desk: DeskOption = DESK, by: By = None, due_before: DueBefore = None, as_json: JsonOption = False
) -> None:
    """List promises: who made them to whom, what they say, when they are due, and what judges hold of them."""
    due = parse_day("--due-before", due_before)
    listed, searched = api.promise_list(desk, by=by, due_before=due)
    if as_json:
        for each in listed:
            print(listed_json(each))
    elif listed:
        Screen().table(PROMISE_COLUMNS, map(promise_cells, listed))
    if not listed:
        due_words = f" due before {due}" if due else ""
        line = f"No promises{due_words} found {scope_in_words(str(desk), Scope(actor=by), searched)}."
        tell(line) if as_json else Screen().say(line)


@promise.command("show")
def show_promise(id: PromiseId, desk: DeskOption = DESK, as_json: JsonOption = False) -> None:
    """Show one promise: exact words, restatements, denials, criteria, findings, and each judge's verdicts."""
    shown = api.promise_show(desk, id)
    if as_json:
        print(shown_json(shown))
        return
    screen = Screen()
    first, *rest = promise_heading(shown)
    screen.say((first, "bold"))
    for line in rest:
        screen.say(line, indent=2)
    for title, lines in promise_sections(shown):
        screen.title(title)
        for line in lines:
            screen.say(line, indent=2)


@promise.command("export")
def export(desk: DeskOption = DESK, scale: Scale = "pam", as_json: JsonOption = False) -> None:
    """Write verdicts as CSV on the scale of the Peace Accords Matrix: 0 none to 3 full, empty where not judged."""
    if scale != "pam":
        raise InputError(f"there is no scale {scale!r}; choose pam")
    rows = export_rows(api.promise_export(desk))
    if as_json:
        for row in rows:
            print(json.dumps(dict(zip(EXPORT_COLUMNS, row, strict=True)), ensure_ascii=False))
        return
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(EXPORT_COLUMNS)
    writer.writerows(rows)


@criteria.command("new")
def new_criteria(
    id: PromiseId, file: From, owner: Owner = None, desk: DeskOption = DESK, as_json: JsonOption = False
) -> None:
    """Set the criteria in a file for a promise; a changed one is a further version, and rewrites nothing."""
    try:
        kept = api.criteria_new(desk, id, file, owner=owner)
    except BrokenCriteria as broken:
        for fault in broken.faults:
            tell(fault)
        raise typer.Exit(2) from None
    _print_criteria_in_full(as_json, kept)


def _print_criteria_in_full(as_json: bool, kept: tuple[Criterion, ...]) -> None:
    screen = Screen()
    for criterion in kept:
        if as_json:
            print(criterion_json(criterion))
            continue
        first, *rest = criterion_lines(criterion)
        screen.say((first, "bold"))
        for line in rest:
            screen.say(line, indent=4)


@criteria.command("list")
def list_criteria(of: OfPromise = None, desk: DeskOption = DESK, as_json: JsonOption = False) -> None:
    """List every version of every criterion, in the order in which they were set."""
    found = api.criteria_list(desk, of)
    if as_json:
        for criterion in found:
            print(criterion_json(criterion))
    elif found:
        Screen().table(CRITERION_COLUMNS, map(criterion_cells, found))
    else:
        Screen().say(f"No criteria are set in {desk}.")


@criteria.command("show")
def show_criterion(id: CriterionId, desk: DeskOption = DESK, as_json: JsonOption = False) -> None:
    """Show one version of a criterion, the file that it was written in, and everything found by it."""
    criterion, found = api.criteria_show(desk, id)
    _print_criteria_in_full(as_json, (criterion,))
    if as_json:
        return
    screen = Screen()
    for finding in found:
        screen.say(finding_line(finding, criterion), indent=2)
    screen.title("As it was written")
    for line in criterion.text.splitlines():
        screen.say(line, indent=2)
