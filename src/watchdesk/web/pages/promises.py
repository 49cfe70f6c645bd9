"""Promises: a board of what was promised by whom, and a page for each with its exact words and what became of it.

What stands on the board is what reports say. Whether a promise was kept is for a named judge to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from fastapi import APIRouter

from watchdesk.domain.claim import Status
from watchdesk.domain.entry import PromiseEntry
from watchdesk.outlets.wording import when_in_words
from watchdesk.record.entries.browsing import load_entries, mark_entries
from watchdesk.web.asking import Asking
from watchdesk.web.browsing import Filters, keep_up
from watchdesk.web.entries_view import COLUMNS, Row, cells_of, row_of
from watchdesk.web.filters import parse_day
from watchdesk.web.pages import Place
from watchdesk.web.pages.incidents import entry_page
from watchdesk.web.twins import Page, page

router = APIRouter()
PLACES = (Place(40, "/promises", "Promises", "p"),)

Column = Literal["promised", "kept", "disputed", "not kept", "withdrawn"]
COLUMNS_OF_BOARD: dict[Column, str] = {
    "promised": "Promised, and no more is said",
    "kept": "Said to be kept",
    "disputed": "Some say kept, some not",
    "not kept": "Said not to be kept",
    "withdrawn": "Withdrawn or denied",
}
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Card:
    """One promise on the board."""

    row: Row
    entry: PromiseEntry
    column: Column

    @property
    def words(self) -> str:
        """Give the promise in a report's own words."""
        return self.entry.about[0].words if self.entry.about else ""

    @property
    def due(self) -> str:
        """Give by when it is said to be due."""
        return "; ".join(
            when_in_words(each.when) or each.when.words or "" for each in self.entry.deadlines[:2]
        )

    @property
    def due_on(self) -> date | None:
        """Give the last day of the first deadline."""
        days = (each.when.latest or each.when.earliest for each in self.entry.deadlines)
        return next((day for day in days if day), None)

    @property
    def restated(self) -> int:
        """Say how many reports have it promised again."""
        return len({each.document for each in self.entry.accounts if each.status == "restated"})


@page(router, "/promises")
def promises(
    asked: Asking, actor: str = "", since: str = "", until: str = "", due: str = "", page: int = 1
) -> Page:
    """Show the board of promises."""
    keep_up(asked)
    due_before = parse_day("due", due)
    marks, more = mark_entries(asked.desk, Filters(since, until, actor).browsing("promise"))
    shown = marks[(page - 1) * _SHOWN : page * _SHOWN]
    found = [each for each in load_entries(asked.desk, [mark.id for mark in shown]) if each.kind == "promise"]
    cards = [card_of(entry) for entry in found]
    kept = [card for card in cards if not due_before or (card.due_on and card.due_on <= due_before)]
    board = {column: [card for card in kept if card.column == column] for column in COLUMNS_OF_BOARD}
    return Page(
        "promises.html",
        "Promises",
        {
            "board": {column: cards for column, cards in board.items() if cards},
            "columns": COLUMNS_OF_BOARD,
            "filters": {"actor": actor, "since": since, "until": until, "due": due},
            "narrowed": bool(actor or since or until or due),
            "total": len(marks),
            "pages": max(1, -(-len(marks) // _SHOWN)),
            "page": page,
            "more": more,
        },
        data=[{"column": card.column, "promise": card.entry} for card in kept],
        columns=(*COLUMNS, "what reports say", "due"),
        rows=[(*cells_of(card.entry), card.column, card.due) for card in kept],
    )


@page(router, "/promises/{id}")
def promise(asked: Asking, id: str) -> Page:
    """Show one promise."""
    return entry_page(asked, id, "promise")


def card_of(entry: PromiseEntry) -> Card:
    """Give a promise's card."""
    return Card(row_of(entry), entry, column_of(entry))


def column_of(entry: PromiseEntry) -> Column:
    """Say what reports, taken together, say became of a promise; this is no verdict."""
    said: set[Status | None] = {each.status for each in entry.accounts}
    kept = any(each.status == "alleged-kept" and not each.negated for each in entry.accounts)
    broken = "alleged-not-kept" in said or any(
        each.status == "alleged-kept" and each.negated for each in entry.accounts
    )
    if kept and broken:
        return "disputed"
    if kept or broken:
        return "kept" if kept else "not kept"
    if "withdrawn" in said or "denied" in said or all(each.negated for each in entry.accounts):
        return "withdrawn"
    return "promised"
