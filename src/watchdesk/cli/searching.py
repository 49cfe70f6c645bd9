"""watchdesk search: which reports and claims have these words?"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, cast, get_args

import typer

from watchdesk import api
from watchdesk.cli.options import DESK, DeskOption, JsonOption, SinceOption, UntilOption, parse_day
from watchdesk.cli.screen import Screen, tell
from watchdesk.domain.claim import ClaimKind
from watchdesk.errors import InputError
from watchdesk.outlets.wording import clean
from watchdesk.record.searching import Hit, SearchKind

KINDS = ("report", "claim", *get_args(ClaimKind))
_LONGEST = 100

Words = Annotated[list[str], typer.Argument(metavar="WORDS...", help='Words, "a phrase", or a beginning*.')]
KindOption = Annotated[str | None, typer.Option("--kind", help=f"Only one of {', '.join(KINDS)}.")]
PublisherOption = Annotated[str | None, typer.Option("--publisher", help="Only of this publisher.")]
PageOption = Annotated[int, typer.Option("--page", min=1, help="Which twenty, the best first.")]


def search(
    words: Words,
    desk: DeskOption = DESK,
    kind: KindOption = None,
    publisher: PublisherOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    page: PageOption = 1,
    as_json: JsonOption = False,
) -> None:
    """Find reports and claims by their words, in any spelling that folds to the same."""
    if kind and kind not in KINDS:
        raise InputError(f"{kind!r} cannot be searched for; choose one of {', '.join(KINDS)}")
    searching = api.Searching(
        words=" ".join(words),
        kind=cast(SearchKind, kind) if kind in ("report", "claim") else None,
        claim_kind=kind if kind in get_args(ClaimKind) else None,
        publisher=publisher,
        since=parse_day("--since", since),
        until=parse_day("--until", until),
    )
    found = api.search(desk, searching, page=page)
    if as_json:
        for hit in found.hits:
            print(json.dumps(asdict(hit), ensure_ascii=False))
    elif found.hits:
        rows = (
            (hit.id, hit.claim_kind or hit.kind, (hit.published or "–")[:10], _short(hit.words))
            for hit in found.hits
        )
        Screen().table(("id", "kind", "published", "words"), rows)
    tell(f"{found.total}{' or more' if found.capped else ''} found in {desk}")


def _cells(hit: Hit) -> tuple[str, ...]:
    return hit.id, hit.claim_kind or hit.kind, (hit.published or "–")[:10], _short(hit.words)


def _short(words: str) -> str:
    line = clean(words)
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
