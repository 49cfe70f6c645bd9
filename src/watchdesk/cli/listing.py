"""watchdesk list: what the record holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, cast

import typer

from watchdesk import api
from watchdesk.api import KINDS_LISTED, ClaimList
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
from watchdesk.errors import InputError
from watchdesk.outlets import claim_json, document_json
from watchdesk.outlets.listing import (
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    claim_cells,
    document_cells,
    for_review_in_words,
    scope_in_words,
    undated_in_words,
)
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


def list_record(
    what: Which,
    desk: DeskOption = DESK,
    actor: ActorOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    related: Related = False,
    review: Review = False,
    as_json: JsonOption = False,
) -> None:
    """List what the record holds now: body text before headlines, then by day."""
    if what not in LISTS:
        raise InputError(f"{what!r} cannot be listed; choose one of {', '.join(LISTS)}")
    scope = Scope(actor, parse_day("--since", since), parse_day("--until", until), related, review)
    listing = _list_documents(desk, scope) if what == "documents" else _list_claims(desk, what, scope)
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


@dataclass(frozen=True, slots=True)
class _Listing:
    """A list in both of its forms, of which one is used."""

    number: int
    searched: Searched
    columns: Sequence[str]
    rows: Iterator[Sequence[str]]
    json_lines: Iterator[str]


def _list_claims(desk: Path, what: str, scope: Scope) -> _Listing:
    claims, searched = api.list_claims(desk, cast(ClaimList, what), scope)
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
