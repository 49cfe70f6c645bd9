"""watchdesk history: what became of an entry, a claim or a report, and what persons decided."""

from __future__ import annotations

from typing import Annotated

import typer

from watchdesk import api
from watchdesk.cli.options import DESK, DeskOption, JsonOption, parse_day, parse_moment
from watchdesk.cli.screen import Screen
from watchdesk.cli.showing import as_json as found_as_json
from watchdesk.cli.showing import print_entry
from watchdesk.domain.decision import Decision
from watchdesk.errors import InputError
from watchdesk.outlets.entries import decision_line
from watchdesk.outlets.history import event_line
from watchdesk.record import EntryHistory

Id = Annotated[
    str | None,
    typer.Argument(
        metavar="[ID]", help="inc-…, con-…, pro-…, mov-…, clm-… or doc-…; none lists all decisions."
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of", help="As the desk held it at the end of a day (of UTC), or at an ISO 8601 instant."
    ),
]
PublishedUntil = Annotated[
    str | None, typer.Option("--published-until", help="Only what reports published until this day say.")
]


def history(
    id: Id = None,
    desk: DeskOption = DESK,
    as_of: AsOfOption = None,
    published_until: PublishedUntil = None,
    as_json: JsonOption = False,
) -> None:
    """Show what changed when, by whom and why; an entry also as it was at an earlier moment."""
    if id is None:
        if as_of or published_until:
            raise InputError("--as-of and --published-until are of one entry; name it by its id")
        _print_decisions(api.history_of_decisions(desk), as_json)
        return
    moment, day = parse_moment("--as-of", as_of), parse_day("--published-until", published_until)
    found = api.history(desk, id, as_of=moment, published_until=day)
    screen = Screen()
    if as_json:
        print(found_as_json(found))
    elif isinstance(found, EntryHistory):
        print_entry(screen, found, with_history=True)
    else:
        for event in found.events:
            screen.say(event_line(event))


def _print_decisions(decisions: tuple[Decision, ...], as_json: bool) -> None:
    for decision in decisions:
        print(decision.model_dump_json()) if as_json else Screen().say(decision_line(decision))
    if not decisions and not as_json:
        Screen().say("No person has decided anything yet.")
