"""watchdesk account, mark: who may log in, and who may see what."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from watchdesk import api
from watchdesk.cli.options import DESK, ByOption, DeskOption, JsonOption, parse_person
from watchdesk.cli.screen import Screen
from watchdesk.domain.access import MARKINGS, ROLES
from watchdesk.errors import InputError

ACTIONS = ("add", "list", "remove")

Action = Annotated[
    str, typer.Argument(metavar="ACTION", help=f"One of {', '.join(ACTIONS)}; add also changes.")
]
Name = Annotated[str | None, typer.Argument(metavar="[NAME]", help="The account's name.")]
RoleOption = Annotated[str, typer.Option("--role", help=f"One of {', '.join(ROLES)}.")]
ClearanceOption = Annotated[
    str, typer.Option("--clearance", help=f"The strictest TLP marking it sees: {', '.join(MARKINGS)}.")
]
GroupsOption = Annotated[
    list[str] | None, typer.Option("--group", help="A group it belongs to; may be repeated.")
]
Marking = Annotated[str, typer.Argument(metavar="MARKING", help=f"TLP: {', '.join(MARKINGS)}.")]
Documents = Annotated[list[str] | None, typer.Argument(metavar="[DOCUMENT...]", help="doc-…, in full.")]
UnmarkedOption = Annotated[bool, typer.Option("--unmarked", help="Every report that nobody has marked.")]
KeptForOption = Annotated[str | None, typer.Option("--group", help="Only for this group.")]


def account(
    action: Action,
    name: Name = None,
    desk: DeskOption = DESK,
    role: RoleOption = "reader",
    clearance: ClearanceOption = "clear",
    group: GroupsOption = None,
    by: ByOption = None,
    as_json: JsonOption = False,
) -> None:
    """Let somebody log in to a served desk, list who may, or let them no more. Asks for the password."""
    if action not in ACTIONS:
        raise InputError(f"{action!r} cannot be done with accounts; choose one of {', '.join(ACTIONS)}")
    if action == "list":
        _print_accounts(api.account_list(desk), as_json)
        return
    if name is None:
        raise InputError(f"give a name: watchdesk account {action} NAME")
    if action == "remove":
        api.account_remove(desk, name, parse_person(by))
        return
    made = api.account_add(
        desk,
        name,
        role=role,
        clearance=clearance,
        groups=group or (),
        password=_ask_password(name),
        person=parse_person(by),
    )
    _print_accounts((made,), as_json)


def mark(
    marking: Marking,
    documents: Documents = None,
    desk: DeskOption = DESK,
    unmarked: UnmarkedOption = False,
    group: KeptForOption = None,
    by: ByOption = None,
) -> None:
    """Mark reports by the Traffic Light Protocol, so that accounts see what they are cleared for."""
    if bool(documents) == unmarked:
        raise InputError("give the documents to mark, or --unmarked for all that nobody has marked")
    number = api.mark(desk, marking, documents, kept_for=group, person=parse_person(by))
    Screen().say(
        f"Marked TLP:{marking.upper().removeprefix('TLP:')}: {number} report{'' if number == 1 else 's'}."
    )


def _ask_password(name: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt(f"Password for {name}", hide_input=True, confirmation_prompt=True))


def _print_accounts(accounts: tuple[api.LogIn, ...], as_json: bool) -> None:
    if as_json:
        for each in accounts:
            print(json.dumps(each.model_dump(mode="json"), ensure_ascii=False))
    elif accounts:
        rows = ((a.name, a.role, f"TLP:{a.clearance.upper()}", ", ".join(a.groups) or "–") for a in accounts)
        Screen().table(("account", "role", "cleared to", "groups"), rows)
    else:
        Screen().say("No accounts: the desk is served to this machine only.")
