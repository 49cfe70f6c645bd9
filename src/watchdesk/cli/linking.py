"""watchdesk link, merge, split, undo: which claims tell of one thing."""

from __future__ import annotations

from typing import Annotated

import typer

from watchdesk import api
from watchdesk.cli.options import DESK, BecauseOption, ByOption, DeskOption, JsonOption, parse_person
from watchdesk.cli.screen import Screen
from watchdesk.outlets.entries import decided_in_words, decided_json, linked_in_words, linked_json
from watchdesk.record import Decided

Entries = Annotated[
    list[str], typer.Argument(metavar="ID...", help="Two or more of inc-…, con-…, pro-… or mov-….")
]
EntryId = Annotated[str, typer.Argument(metavar="ID", help="inc-…, con-…, pro-… or mov-….")]
Claims = Annotated[list[str], typer.Argument(metavar="CLAIM...", help="The claims to take out of it: clm-….")]


def link(desk: DeskOption = DESK, as_json: JsonOption = False) -> None:
    """Link all claims of the desk anew: which tell of one incident, contact, promise or movement."""
    linked = api.link(desk)
    print(linked_json(linked)) if as_json else Screen().say(linked_in_words(linked, str(desk)))


def merge(
    ids: Entries,
    desk: DeskOption = DESK,
    by: ByOption = None,
    because: BecauseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Hold two or more entries to be one; every id goes on naming it."""
    print_decided(api.merge(desk, ids, parse_person(by, because)), as_json)


def split(
    id: EntryId,
    claims: Claims,
    desk: DeskOption = DESK,
    by: ByOption = None,
    because: BecauseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take claims out of an entry, as another that is not the same."""
    print_decided(api.split(desk, id, claims, parse_person(by, because)), as_json)


def undo(desk: DeskOption = DESK, by: ByOption = None, as_json: JsonOption = False) -> None:
    """Take back the last decision of a person; what held before it holds again."""
    print_decided(api.undo(desk, parse_person(by)), as_json)


def print_decided(decided: Decided, as_json: bool) -> None:
    """Print what was decided."""
    print(decided_json(decided)) if as_json else Screen().say(decided_in_words(decided))
