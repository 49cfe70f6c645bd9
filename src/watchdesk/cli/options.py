"""Options that several commands share, and how their words become values."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

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


def parse_day(option: str, words: str | None) -> date | None:
    """Give the day, or raise InputError naming the option."""
    if words is None:
        return None
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        raise InputError(f"{option}: {words!r} is not a day; write it as 2024-01-31") from None
