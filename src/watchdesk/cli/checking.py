"""watchdesk check: does the record still hold?"""

from __future__ import annotations

import typer

from watchdesk import api
from watchdesk.cli.options import DESK, DeskOption, JsonOption
from watchdesk.cli.screen import Screen
from watchdesk.outlets.checking import check_in_words, check_json, problem_line


def check(desk: DeskOption = DESK, as_json: JsonOption = False) -> None:
    """Check that every hash, id and cited word of the desk still holds; leaves with 1 where one does not."""
    report = api.check(desk)
    screen = Screen()
    if as_json:
        print(check_json(report))
    else:
        for problem in report.problems:
            screen.say(problem_line(problem))
        screen.say((check_in_words(report, str(desk)), "green" if report.holds else "bold red"))
    if not report.holds:
        raise typer.Exit(1)
