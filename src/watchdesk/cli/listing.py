"""watchdesk list: what the record holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from watchdesk import api
from watchdesk.api import ENTRIES_LISTED, KINDS_LISTED, ClaimList, EntryList
from watchdesk.cli.options import (
    DESK,
    ActorOption,
    DeskOption,
    JsonOption,
    SinceOption,
    UntilOption,
    parse_day,
)
from watchdesk.cli.screen import Screen, tell
from watchdesk.domain.claim import ClaimKind
from watchdesk.domain.register import RegisterName
from watchdesk.errors import InputError
from watchdesk.outlets import claim_json, document_json
from watchdesk.outlets.entries import ENTRY_COLUMNS, entry_cells, entry_json
from watchdesk.outlets.listing import (
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    claim_cells,
    document_cells,
    for_review_in_words,
    scope_in_words,
    undated_in_words,
)
from watchdesk.outlets.registers import REGISTER_COLUMNS, register_cells, register_json
from watchdesk.record import Scope, Searched

LISTS = (*KINDS_LISTED, "documents")

Which = Annotated[str, typer.Argument(metavar="WHAT", help=f"One of {', '.join(LISTS)}.")]
Related = Annotated[
    bool,
    typer.Option("--related", help="Include what related headlines say, which is no part of the reports."),
]

Review = Annotated[
    bool,
    typer.Option("--review", help="Include claims kept for review, which are more likely wrong than right."),
]

AsClaims = Annotated[
    bool,
    typer.Option("--claims", help="List the claims behind the entries, one by one, as reports say them."),
]
KindOption = Annotated[
    str | None,
    typer.Option(
        "--kind", help=f"Of `list claims`: only this kind, one of {', '.join(get_args(ClaimKind))}."
    ),
]
RegisterOption = Annotated[
    str | None,
    typer.Option(
        "--register",
        help=f"Of `list incidents`: what another register has coded, one of {', '.join(get_args(RegisterName))}.",
    ),
]


def list_record(
    what: Which,
    desk: DeskOption = DESK,
    actor: ActorOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    related: Related = False,
    review: Review = False,
    claims: AsClaims = False,
    kind: KindOption = None,
    register: RegisterOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what the record holds now, by day: entries, or claims one by one, or documents."""
    _refuse_mismatch(what, kind, register)
    scope = Scope(actor, parse_day("--since", since), parse_day("--until", until), related, review)
    if register:
        listing = _list_register(desk, register, scope)
    elif what == "documents":
        listing = _list_documents(desk, scope)
    elif what in ENTRIES_LISTED and not (claims or related or review):
        listing = _list_entries(desk, what, scope)
    else:
        listing = _list_claims(desk, what, scope, kind)
    if as_json:
        for line in listing.json_lines:
            print(line)
    elif listing.number:
        Screen().table(listing.columns, listing.rows)
    if not listing.number:
        line = f"No {what} found {scope_in_words(str(desk), scope, listing.searched)}."
        tell(line) if as_json else Screen().say(line)
    for left_out in (undated_in_words(listing.searched), for_review_in_words(listing.searched)):
        if left_out:
            tell(left_out)


def _refuse_mismatch(what: str, kind: str | None, register: str | None) -> None:
    if what not in LISTS:
        raise InputError(f"{what!r} cannot be listed; choose one of {', '.join(LISTS)}")
    if kind and (what != "claims" or kind not in get_args(ClaimKind)):
        raise InputError(
            f"--kind {kind}: write `list claims --kind` and one of {', '.join(get_args(ClaimKind))}"
        )
    if register and (what != "incidents" or register not in get_args(RegisterName)):
        known = ", ".join(get_args(RegisterName))
        raise InputError(f"--register {register}: write `list incidents --register` and one of {known}")


@dataclass(frozen=True, slots=True)
class _Listing:
    """A list in both of its forms, of which one is used."""

    number: int
    searched: Searched
    columns: Sequence[str]
    rows: Iterator[Sequence[str]]
    json_lines: Iterator[str]


def _list_entries(desk: Path, what: str, scope: Scope) -> _Listing:
    entries, searched = api.list_entries(desk, cast(EntryList, what), scope)
    return _Listing(
        len(entries), searched, ENTRY_COLUMNS, map(entry_cells, entries), map(entry_json, entries)
    )


def _list_register(desk: Path, register: str, scope: Scope) -> _Listing:
    entries = api.list_register(desk, cast(RegisterName, register), scope)
    rows, lines = map(register_cells, entries), map(register_json, entries)
    return _Listing(len(entries), Searched(0, 0), REGISTER_COLUMNS, rows, lines)


def _list_claims(desk: Path, what: str, scope: Scope, kind: str | None) -> _Listing:
    claims, searched = api.list_claims(
        desk, cast(ClaimList, what), scope, kind=cast("ClaimKind | None", kind)
    )
    return _Listing(len(claims), searched, CLAIM_COLUMNS, map(claim_cells, claims), map(claim_json, claims))


def _list_documents(desk: Path, scope: Scope) -> _Listing:
    documents, searched = api.list_documents(desk, scope)
    return _Listing(
        len(documents),
        searched,
        DOCUMENT_COLUMNS,
        map(document_cells, documents),
        map(document_json, documents),
    )
