"""This week: what is new since a day, what differs between accounts, and what waits for a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter

from watchdesk.domain.entry import Entry, Incident
from watchdesk.domain.linking import EntryKind
from watchdesk.record import count_days, count_to_review, find_latest_claims
from watchdesk.record.asking import Scope
from watchdesk.record.entries.browsing import EntryBrowsing, browse_entries, count_reports
from watchdesk.web.asking import Asking
from watchdesk.web.browsing import WEEK, days_of, keep_up
from watchdesk.web.claims_view import line_of
from watchdesk.web.entries_view import COLUMNS, cells_of, row_of
from watchdesk.web.pages import Place
from watchdesk.web.timelines import Bar, draw_timeline
from watchdesk.web.twins import Page, page

router = APIRouter()
PLACES = (Place(10, "/week", "This week", "w"),)

_BEFORE = 4
"""Weeks before, with whose mean the week is compared in plain numbers. Whether it is a surge is not said here."""
_SEEN = 13
_ON_WEEK = 8
_LISTED: dict[EntryKind, tuple[str, str]] = {
    "incident": ("Incidents", "/incidents"),
    "contact": ("Contacts", "/contacts"),
    "promise": ("Promises", "/promises"),
    "movement": ("Movements of people", "/movements"),
}


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the week, beside the mean of the weeks before."""

    label: str
    value: int
    before: float
    address: str


@page(router, "/week")
def week(asked: Asking, until: str = "") -> Page:
    """Show the seven days up to a day, or up to the latest report."""
    keep_up(asked)
    first, last = days_of(asked, None, until or None)
    parts = {
        kind: browse_entries(asked.desk, EntryBrowsing(kind, first, last), size=_ON_WEEK) for kind in _LISTED
    }
    entries = [entry for part in parts.values() for entry in part.entries]
    positions = find_latest_claims(asked.desk, ("position",), Scope(since=first, until=last), 8)
    return Page(
        "week.html",
        "This week",
        {
            "first": first,
            "last": last,
            "earlier": last - WEEK,
            "later": last + WEEK,
            "numbers": _numbers(asked.desk, first, last),
            "timeline": _weeks(asked.desk, last),
            "lists": [
                (*_LISTED[kind], [row_of(entry) for entry in part.entries], len(part.marks))
                for kind, part in parts.items()
            ],
            "differ": [row_of(entry) for entry in entries if _differs(entry)][:8],
            "positions": [line_of(each) for each in positions],
            "waiting": count_to_review(asked.desk),
        },
        data={"since": first, "until": last, "entries": entries},
        columns=COLUMNS,
        rows=[cells_of(entry) for entry in entries],
    )


def _differs(entry: Entry) -> bool:
    """Say whether its accounts do not agree: in figures, in who did it, or whether it was so at all."""
    if any(each.negated for each in entry.accounts):
        return True
    return isinstance(entry, Incident) and (
        entry.competing or any(toll.low != toll.high for toll in entry.totals)
    )


def _numbers(desk: Any, first: date, last: date) -> list[Number]:
    start = first - _BEFORE * WEEK
    numbers = [_number("reports read", count_reports(desk, start, last), first, last, "/reports")]
    for kind, (label, path) in _LISTED.items():
        counted = count_days(desk, kind, start, last)
        numbers.append(_number(label.lower(), counted, first, last, f"{path}?since={first}&until={last}"))
    return numbers


def _number(label: str, counted: dict[date, int], first: date, last: date, address: str) -> Number:
    now = sum(number for day, number in counted.items() if first <= day <= last)
    before = sum(number for day, number in counted.items() if day < first)
    return Number(label, now, before / _BEFORE, address)


def _weeks(desk: Any, last: date) -> Any:
    """Draw incidents week by week, each week ending on the same weekday as this one."""
    counted = count_days(desk, "incident", last - _SEEN * WEEK + timedelta(days=1), last)
    if not counted:
        return None
    ends = [last - back * WEEK for back in reversed(range(_SEEN))]
    bars = [
        Bar(
            end - WEEK + timedelta(days=1),
            end,
            sum(number for day, number in counted.items() if end - WEEK < day <= end),
        )
        for end in ends
    ]
    return draw_timeline(bars, lambda first, end: f"/week?until={end}", "Incidents in each of thirteen weeks")
