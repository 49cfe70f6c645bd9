"""Options that several commands share, and how their words become values."""

from __future__ import annotations

import getpass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from watchdesk.api import Person
from watchdesk.errors import InputError

DESK = Path("watchdesk.db")

DeskOption = Annotated[
    Path, typer.Option("--desk", envvar="WATCHDESK_DESK", help="The file that holds the record.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
ActorOption = Annotated[
    str | None,
    typer.Option(
        "--actor", help="Only where this actor, or one of its people or bodies, takes part or speaks."
    ),
]
SinceOption = Annotated[
    str | None, typer.Option("--since", help="Only what happened on or after this day (2024-01-31).")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", help="Only what happened on or before this day (2024-01-31).")
]
ByOption = Annotated[
    str | None,
    typer.Option(
        "--by", envvar="WATCHDESK_NAME", help="Who decides; your login name where nothing is given."
    ),
]
BecauseOption = Annotated[
    str | None, typer.Option("--because", help="Why, in words that stay with the decision.")
]


def parse_person(by: str | None, because: str | None = None) -> Person:
    """Say who decides: as given, or as logged in."""
    if by is not None and not by.strip():
        raise InputError("--by: a decision needs a name")
    return Person(by or _login(), because)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise InputError("say who decides: give --by, or set WATCHDESK_NAME") from None


def parse_day(option: str, words: str | None) -> date | None:
    """Give the day, or raise InputError naming the option."""
    if words is None:
        return None
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        raise InputError(f"{option}: {words!r} is not a day; write it as 2024-01-31") from None


def parse_moment(option: str, words: str | None) -> date | datetime | None:
    """Give the day or the instant, or raise InputError naming the option. An instant without a zone is in UTC."""
    if words is None or len(words.strip()) <= len("2024-01-31"):
        return parse_day(option, words)
    try:
        instant = datetime.fromisoformat(words.strip())
    except ValueError:
        raise InputError(f"{option}: {words!r} is no moment; write 2024-01-31 or 2024-01-31T15:00Z") from None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
