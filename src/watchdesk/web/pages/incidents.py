"""Incidents and movements of people: a table, a map and a timeline that filter each other, and a page for each."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Form, Response
from fastapi.responses import RedirectResponse

from watchdesk import api
from watchdesk.api import AnyHistory
from watchdesk.domain.linking import EntryKind
from watchdesk.errors import InputError
from watchdesk.record import EntryHistory, EntryPart, add_audit, is_entry
from watchdesk.record.entries.browsing import PART
from watchdesk.web.asking import Asked, Asking, not_here
from watchdesk.web.browsing import Filters, browse, country_name, keep_up
from watchdesk.web.entries_view import (
    COLUMNS,
    PATHS,
    accounts_of,
    address_of_id,
    cells_of,
    days_in,
    draw_tolls,
    figures_of,
    history_of,
    last_decision,
    row_of,
    told_of,
)
from watchdesk.web.maps import draw_map, notes_in, spots_of, viewpoints_in
from watchdesk.web.pages import Place
from watchdesk.web.timelines import HALF, bars_of, draw_timeline
from watchdesk.web.twins import Page, page

router = APIRouter()
PLACES = (Place(20, "/incidents", "Incidents", "i"), Place(55, "/movements", "Movements", "m"))


@page(router, "/incidents")
def incidents(
    asked: Asking, since: str = "", until: str = "", actor: str = "", country: str = "", place: str = "",
    view: str = "", page: int = 1,
) -> Page:  # fmt: skip
    """List incidents."""
    filters = Filters(since, until, actor, country, place, view)
    lead = "What was attacked, where and when: every account of one thing in one row, nothing averaged."
    return list_page(asked, "incident", filters, page, "Incidents", lead)


@page(router, "/movements")
def movements(
    asked: Asking, since: str = "", until: str = "", actor: str = "", country: str = "", place: str = "",
    view: str = "", page: int = 1,
) -> Page:  # fmt: skip
    """List movements of people."""
    filters = Filters(since, until, actor, country, place, view)
    lead = "Refugees, returns and expulsions: who moved, from where to where, how many, by whose count."
    return list_page(asked, "movement", filters, page, "Movements of people", lead)


@page(router, "/incidents/{id}")
def incident(asked: Asking, id: str) -> Page:
    """Show one incident."""
    return entry_page(asked, id, "incident")


@page(router, "/movements/{id}")
def movement(asked: Asking, id: str) -> Page:
    """Show one movement of people."""
    return entry_page(asked, id, "movement")


def list_page(asked: Asked, kind: EntryKind, filters: Filters, number: int, title: str, lead: str) -> Page:
    """List entries of one kind, with the map and the timeline of all that the filters leave."""
    part = browse(asked, kind, filters, number)
    return Page(
        "entries.html",
        title,
        {"lead": lead, **list_context(part, kind, filters, number)},
        data={"filters": filters, "entries": part.entries, "marks": part.marks, "more": part.more},
        columns=COLUMNS,
        rows=[cells_of(entry) for entry in part.entries],
    )


def list_context(part: EntryPart, kind: EntryKind, filters: Filters, number: int) -> dict[str, Any]:
    """Give what a list of entries, its map and its timeline are made of."""
    address = filters.address(PATHS[kind])

    def days(first: date, last: date) -> str:
        return address(since=first, until=last)

    def there(place: str) -> str:
        return address(place=None if place == filters.place else place)

    spots = spots_of(part.marks, there, filters.place)
    span, bars = bars_of(days_in(part.marks))
    chosen = next((mark.place for mark in part.marks if mark.place_id == filters.place), filters.place)
    return {
        "kind": kind,
        "path": PATHS[kind],
        "filters": filters,
        "to": address,
        "rows": [row_of(entry) for entry in part.entries],
        "total": len(part.marks),
        "pages": max(1, -(-len(part.marks) // PART)),
        "page": number,
        "more": part.more,
        "from_day": part.from_day,
        "unplaced": sum(mark.lat is None for mark in part.marks),
        "map": draw_map(spots, filters.view or None, f"Map: {len(spots)} places") if spots else None,
        "viewpoints": viewpoints_in(spots),
        "notes": notes_in(spots),
        "timeline": draw_timeline(bars, days, f"Timeline, by {span}", HALF) if bars else None,
        "span": span,
        "chosen_place": chosen,
        "countries": sorted(
            {(mark.country, country_name(mark.country)) for mark in part.marks if mark.country}
        ),
    }


def entry_page(asked: Asked, id: str, kind: EntryKind) -> Page:
    """Show one entry with every account of it side by side."""
    found = _entry(asked.show(id), kind)
    changed, why = history_of(found)
    decisions = api.history_of_decisions(asked.desk) if asked.viewer.may("analyst") else ()
    row = row_of(found.entry)
    return Page(
        "entry.html",
        row.what,
        {
            "found": found,
            "entry": found.entry,
            "row": row,
            "path": PATHS[kind],
            "accounts": accounts_of(found),
            "figures": figures_of(found.entry),
            "chart": draw_tolls(found.entry),
            "told": told_of(found.entry),
            "changed": changed,
            "why": why,
            "near": _near(asked, found),
            "may_decide": asked.viewer.may("analyst"),
            "undoable": last_decision(decisions),
        },
        data={
            "asked": found.asked,
            "entry": found.entry,
            "history": found.events,
            "decisions": found.decisions,
        },
        columns=("claim", "kind", "grade", "publisher", "published", "by whose account", "what", "quote"),
        rows=[
            (
                each.account.claim,
                each.account.kind,
                str(each.account.grade),
                each.account.publisher,
                each.account.published,
                each.giver,
                each.words.what,
                each.quote,
            )
            for each in accounts_of(found)
        ],
    )


def _entry(found: AnyHistory, kind: EntryKind) -> EntryHistory:
    if not isinstance(found, EntryHistory) or found.entry.kind != kind:
        not_here()
    return found


def _near(asked: Asked, found: EntryHistory) -> list[Any]:
    """Give entries of the same days and country, with which this one might be merged."""
    entry = found.entry
    if not entry.earliest or not asked.viewer.may("analyst"):
        return []
    country = next((told.place.country for told in entry.places if told.place.country), "") or ""
    last = entry.latest or entry.earliest
    filters = Filters(since=str(entry.earliest), until=str(last), country=country)
    part = browse(asked, entry.kind, filters, 1)
    return [row_of(each) for each in part.entries[:8] if each.id != entry.id]


@router.get("/entry/{id}")
def entry(id: str) -> Response:
    """Go to the page of an entry of whichever kind."""
    if not is_entry(id):
        not_here()
    return RedirectResponse(address_of_id(id), status_code=303)


@router.post("/entries/{id}/split")
def split(
    asked: Asking,
    id: str,
    claims: Annotated[list[str] | None, Form()] = None,
    because: Annotated[str, Form()] = "",
) -> Response:
    """Take claims out of an entry."""
    if not claims:
        raise InputError("tick the accounts that tell of something else, then split")
    desk, person = asked.deciding(id, *claims), asked.person(because)
    decided = api.split(desk, id, claims, person)
    return _decided(asked, "split", id, decided.entries[0] if decided.entries else id)


@router.post("/entries/{id}/merge")
def merge(
    asked: Asking, id: str, other: Annotated[str, Form()], because: Annotated[str, Form()] = ""
) -> Response:
    """Hold two entries to be one."""
    desk, person = asked.deciding(id, other.strip()), asked.person(because)
    decided = api.merge(desk, [id, other.strip()], person)
    return _decided(asked, "merge", id, decided.entries[0] if decided.entries else id)


@router.post("/entries/{id}/undo")
def undo(asked: Asking, id: str) -> Response:
    """Take the last decision back."""
    last = last_decision(api.history_of_decisions(asked.desk))
    if last is None:
        raise InputError("there is no decision to take back")
    desk = asked.deciding(id)
    api.undo(desk, asked.person())
    return _decided(asked, "undo", id, id)


def _decided(asked: Asked, verb: str, id: str, there: str) -> Response:
    add_audit(asked.serving.whole(), asked.viewer.name, verb, id)
    keep_up(asked)
    return RedirectResponse(address_of_id(there), status_code=303)
