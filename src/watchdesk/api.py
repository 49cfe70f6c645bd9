"""What Watchdesk does, as functions: one verb for each command, two for `list`.

    read            reports become Readings, kept in a desk
    list_claims     which claims the desk holds
    list_documents  which reports it holds
    show            one claim or one report, with its history
    check           does every hash, id and cited word still hold?
    schema          the JSON Schema of what the commands print

Each opens the desk that it is given, and raises WatchdeskError in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, get_args

from watchdesk.domain.claim import ClaimKind
from watchdesk.errors import InputError
from watchdesk.intake import Stated
from watchdesk.outlets import Published, published_schema
from watchdesk.pipeline import Refused, Taken, read_reports
from watchdesk.record import (
    CheckReport,
    ClaimEntry,
    ClaimHistory,
    DocumentEntry,
    DocumentHistory,
    Scope,
    Searched,
    check_desk,
    find_claims,
    find_documents,
    load_claim,
    load_document,
    open_desk,
)

__all__ = [
    "Refused",
    "Scope",
    "Stated",
    "Taken",
    "check",
    "list_claims",
    "list_documents",
    "read",
    "schema",
    "show",
]

ClaimList = Literal["contacts", "incidents", "positions", "promises", "havens", "movements", "acts", "claims"]

KINDS_LISTED: dict[ClaimList, tuple[ClaimKind, ...]] = {
    "contacts": ("contact",),
    "incidents": ("attack", "responsibility", "toll"),
    "positions": ("position",),
    "promises": ("promise",),
    "havens": ("presence",),
    "movements": ("movement",),
    "acts": ("act",),
    "claims": get_args(ClaimKind),
}


def read(
    paths: Iterable[Path], *, stated: Stated | None = None, desk: Path | None = None
) -> Iterator[Taken | Refused]:
    """Read report files, each kept in `desk` where one is named, and give what became of each in turn."""
    return read_reports(paths, stated=stated or Stated(), desk=desk)


def list_claims(
    desk: Path, which: ClaimList = "claims", scope: Scope | None = None
) -> tuple[tuple[ClaimEntry, ...], Searched]:
    """List the current claims of one sort within the scope, and say how much was searched."""
    with open_desk(desk) as opened:
        return find_claims(opened, KINDS_LISTED[which], _checked(scope))


def list_documents(desk: Path, scope: Scope | None = None) -> tuple[tuple[DocumentEntry, ...], Searched]:
    """List the documents within the scope, and say how much was searched."""
    with open_desk(desk) as opened:
        return find_documents(opened, _checked(scope))


def show(desk: Path, id: str) -> ClaimHistory | DocumentHistory:
    """Show one claim (``clm-…``) or document (``doc-…``); the beginning of an id is enough."""
    if not id.startswith(("clm-", "doc-")):
        raise InputError(f"{id} is no id of a claim or document; they begin with clm- or doc-")
    with open_desk(desk) as opened:
        return load_claim(opened, id) if id.startswith("clm-") else load_document(opened, id)


def check(desk: Path) -> CheckReport:
    """Check every hash, id and cited word of the desk."""
    with open_desk(desk) as opened:
        return check_desk(opened)


def schema(of: Published = "reading") -> dict[str, Any]:
    """Give the JSON Schema of what `watchdesk` prints as JSON."""
    return published_schema(of)


def _checked(scope: Scope | None) -> Scope:
    scope = scope or Scope()
    if scope.since and scope.until and scope.since > scope.until:
        raise InputError(f"--since {scope.since} is after --until {scope.until}; exchange the two")
    return scope
