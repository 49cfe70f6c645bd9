"""Contacts: who meets whom, as a network and a list; and a page for each party, of public acts alone."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter

from watchdesk.record import Meetings, PartyKnown, Scope, find_latest_claims, find_meetings, know_party
from watchdesk.record.entries.browsing import EntryBrowsing, browse_entries
from watchdesk.web.asking import Asked, Asking, not_here
from watchdesk.web.browsing import Filters, browse, country_name, keep_up
from watchdesk.web.claims_view import LINE_COLUMNS, cells_of_line, line_of
from watchdesk.web.entries_view import COLUMNS, cells_of, row_of
from watchdesk.web.networks import Edge, Node, draw_network
from watchdesk.web.pages import Place
from watchdesk.web.pages.incidents import entry_page, list_context
from watchdesk.web.twins import Page, page

router = APIRouter()
PLACES = (Place(30, "/contacts", "Contacts", "c"),)
_SHOWN = 30
_IN_TABLE = 40


@page(router, "/contacts")
def contacts(
    asked: Asking, since: str = "", until: str = "", actor: str = "", country: str = "", place: str = "",
    view: str = "", of: Literal["named", "sides"] = "named", page: int = 1,
) -> Page:  # fmt: skip
    """List contacts, with the network of who meets whom."""
    filters = Filters(since, until, actor, country, place, view)
    part = browse(asked, "contact", filters, page)
    meetings = find_meetings(asked.desk, filters.browsing("contact"), owners=of == "sides")
    return Page(
        "contacts.html",
        "Contacts",
        {
            **list_context(part, "contact", filters, page),
            "network": _draw(meetings, filters),
            "meetings": meetings,
            "named": {party.key: party.name for party in meetings.parties},
            "most": _IN_TABLE,
            "of": of,
        },
        data={
            "filters": filters,
            "entries": part.entries,
            "parties": meetings.parties,
            "ties": meetings.ties,
        },
        columns=COLUMNS,
        rows=[cells_of(entry) for entry in part.entries],
    )


@page(router, "/contacts/{id}")
def contact(asked: Asking, id: str) -> Page:
    """Show one contact."""
    return entry_page(asked, id, "contact")


def _draw(meetings: Meetings, filters: Filters) -> Any:
    if not meetings.ties:
        return None
    names = {party.key: party.name for party in meetings.parties}
    nodes = [Node(party.key, party.name, party.kind, party.meetings) for party in meetings.parties]
    edges = [Edge(tie.one, tie.other, tie.meetings) for tie in meetings.ties]
    between = Filters(since=filters.since, until=filters.until).address("/relations")
    return draw_network(
        nodes,
        edges,
        party_address,
        lambda one, other: between(one=names[one], other=names[other]),
        f"Who meets whom: {len(nodes)} parties; the list below says the same",
    )


def party_address(key: str) -> str:
    """Give the address of a party's page."""
    from urllib.parse import quote

    return f"/actors/{quote(key, safe='')}"


@page(router, "/actors/{key}")
def actor(asked: Asking, key: str) -> Page:
    """Show one party: what it is called, whom it meets, what it holds and does in public."""
    keep_up(asked)
    known = know_party(asked.desk, key)
    if known is None:
        not_here()
    if known.private:
        words = "Reports name this person without an office. Watchdesk keeps no page on private persons."
        return Page("failure.html", "No page on private persons", {"words": words}, data={"error": words})
    return _party_page(asked, known)


def _party_page(asked: Asked, known: PartyKnown) -> Page:
    scope = Scope(actor=known.name)
    positions = [line_of(each) for each in find_latest_claims(asked.desk, ("position",), scope, _SHOWN)]
    deeds = [
        line_of(each)
        for each in find_latest_claims(asked.desk, ("act", "promise", "presence"), scope, _SHOWN)
    ]
    met, incidents = (
        browse_entries(asked.desk, EntryBrowsing(kind, actor=known.name), size=8)
        for kind in ("contact", "incident")
    )
    return Page(
        "actor.html",
        known.name,
        {
            "party": known,
            "country": country_name(known.country),
            "positions": [each for each in positions if each.is_by(known.name)] or positions,
            "deeds": deeds,
            "met": [row_of(each) for each in met.entries],
            "incidents": [row_of(each) for each in incidents.entries],
            "how_many": {"contacts": len(met.marks), "incidents": len(incidents.marks)},
        },
        data={
            "party": known,
            "positions": [each.claim for each in positions],
            "acts": [each.claim for each in deeds],
            "contacts": met.marks,
            "incidents": incidents.marks,
        },
        columns=LINE_COLUMNS,
        rows=[cells_of_line(each) for each in (*positions, *deeds)],
    )
