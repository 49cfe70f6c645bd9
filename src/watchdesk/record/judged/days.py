"""On which days something was, by all accounts of it; or else when it was first reported."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from watchdesk.record.entries.held import HeldClaim


class Days(NamedTuple):
    """The first and the last day by any account."""

    first: date | None
    last: date | None
    by_report: bool = False
    """No account gives a day: it is that of the first report."""


def days_of(held: Iterable[HeldClaim]) -> Days:
    """Give the days on which accounts place it.

    Words for a day that were not resolved ("in those years") give none, nor does history without a day:
    it was on some day that nobody here knows.
    """
    accounts = list(held)
    told = [each.claim.when for each in accounts if each.claim.when and not each.claim.negated]
    known = [when for when in told if when.earliest or when.latest]
    if known:
        # Of several accounts the narrowest are believed to know the day.
        best = min(when.precision or 5 for when in known)
        narrow = [when for when in known if (when.precision or 5) == best]
        firsts = [when.earliest or when.latest for when in narrow]
        lasts = [when.latest or when.earliest for when in narrow]
        return Days(min(filter(None, firsts)), max(filter(None, lasts)))
    if told or all(each.claim.modality == "historical" for each in accounts):
        return Days(None, None)
    reported = [each.document.published.date() for each in accounts if each.document.published]
    first = min(reported, default=None)
    return Days(first, first, by_report=first is not None)
