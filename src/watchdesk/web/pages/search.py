"""Search: reports and claims by their words, with the words that were found marked."""

from __future__ import annotations

import re
from typing import get_args

from fastapi import APIRouter
from markupsafe import Markup, escape

from watchdesk.domain.claim import ClaimKind
from watchdesk.record import Hit, Hits, Searching, index_desk, is_indexed, list_publisher_names, search_desk
from watchdesk.vocabulary.folding import fold
from watchdesk.web.asking import Asked, Asking
from watchdesk.web.filters import parse_day
from watchdesk.web.pages import Place
from watchdesk.web.twins import Page, page

router = APIRouter()
PLACES = (Place(90, "/search", "Search", "f"),)

KINDS = ("report", "claim", *get_args(ClaimKind))
_SIZE = 20
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_AROUND = 140
"""Characters shown before and after the first hit in a report: two lines on a wide screen."""


@page(router, "/search")
def search(
    asked: Asking,
    q: str = "",
    kind: str = "",
    publisher: str = "",
    since: str = "",
    until: str = "",
    page: int = 1,
) -> Page:
    """Search, and show what was found with its words."""
    searching = Searching(
        words=q,
        kind=kind if kind in ("report", "claim") else None,  # type: ignore[arg-type]
        claim_kind=kind if kind in get_args(ClaimKind) else None,
        publisher=publisher or None,
        since=parse_day("since", since),
        until=parse_day("until", until),
    )
    found = _search(asked, searching, max(1, page)) if q.strip() else Hits((), 0, False, ())
    return Page(
        "search.html",
        f"{q} – search" if q else "Search",
        {
            "found": found,
            "shown": [(hit, excerpt(hit, found.terms)) for hit in found.hits],
            "q": q,
            "filters": {"kind": kind, "publisher": publisher, "since": since, "until": until},
            "kinds": KINDS,
            "publishers": list_publisher_names(asked.desk),
            "page": max(1, page),
            "pages": -(-found.total // _SIZE) or 1,
        },
        data={"total": found.total, "capped": found.capped, "hits": found.hits},
        columns=("kind", "id", "document", "title", "publisher", "published", "claim kind", "words"),
        rows=[
            (h.kind, h.id, h.document, h.title, h.publisher, h.published, h.claim_kind, h.words)
            for h in found.hits
        ],
    )


def _search(asked: Asked, searching: Searching, page: int) -> Hits:
    if not is_indexed(asked.serving.whole()):
        index_desk(asked.serving.whole())
    return search_desk(asked.desk, searching, page=page, size=_SIZE)


def excerpt(hit: Hit, terms: tuple[str, ...]) -> Markup:
    """Give the words around the first that was searched for, with each of those marked."""
    text = hit.words.replace("\n", " ")
    found = [match for match in _WORD.finditer(text) if _is_sought(match[0], terms)]
    if hit.kind == "report":
        at = found[0].start() if found else 0
        start, end = max(0, at - _AROUND), at + 2 * _AROUND
    else:
        start, end = 0, len(text)
    parts: list[Markup] = [Markup("… ")] if start else []
    done = start
    for match in found:
        if match.start() >= start and match.end() <= end:
            parts += [
                escape(text[done : match.start()]),
                Markup('<mark class="hit">{}</mark>').format(match[0]),
            ]
            done = match.end()
    parts += [escape(text[done:end]), *([Markup(" …")] if end < len(text) else [])]
    return Markup("").join(parts)


def _is_sought(word: str, terms: tuple[str, ...]) -> bool:
    return any(part in terms for part in fold(word).split())
