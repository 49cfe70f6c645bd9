"""Filters that pages of entries share: which are asked for, in the address and in the form above the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from watchdesk.domain.linking import EntryKind
from watchdesk.record import EntryBrowsing, EntryPart, browse_entries, index_entries, latest_day
from watchdesk.vocabulary.actors import register
from watchdesk.web.asking import Asked
from watchdesk.web.filters import parse_day

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for, as the address has it."""

    since: str = ""
    until: str = ""
    actor: str = ""
    country: str = ""
    place: str = ""
    view: str = ""
    """The viewpoint of the map."""

    def browsing(self, kind: EntryKind) -> EntryBrowsing:
        """Give what is asked of the record."""
        return EntryBrowsing(
            kind,
            since=parse_day("since", self.since),
            until=parse_day("until", self.until),
            actor=self.actor.strip() or None,
            country=self.country.strip().upper() or None,
            place=self.place or None,
        )

    def address(self, path: str) -> Callable[..., str]:
        """Give a function that gives the page's address with some filters changed."""

        def changed(**changes: object) -> str:
            query = {name: getattr(self, name) for name in self.__slots__} | changes
            kept = {name: value for name, value in query.items() if value not in (None, "")}
            return f"{path}?{urlencode(kept)}" if kept else path

        return changed

    @property
    def narrowed(self) -> bool:
        """Say whether anything is asked for."""
        return replace(self, view="") != Filters()


def keep_up(asked: Asked) -> None:
    """Bring the index of entries up to date, on the whole desk: what a viewer may see cannot be added to."""
    index_entries(asked.serving.whole())


def browse(asked: Asked, kind: EntryKind, filters: Filters, page: int) -> EntryPart:
    """Give one part of the entries asked for."""
    keep_up(asked)
    return browse_entries(asked.desk, filters.browsing(kind), max(1, page))


def days_of(asked: Asked, since: str | None, until: str | None, weeks: int = 1) -> tuple[date, date]:
    """Give the days asked for; else the last so many weeks up to the latest report."""
    last = parse_day("until", until) or latest_day(asked.desk) or date.min + 60 * WEEK
    first = parse_day("since", since) or last - weeks * WEEK + timedelta(days=1)
    return min(first, last), last


def country_name(code: str | None) -> str:
    """Give the name of the state with this code."""
    state = register().find_state(code) if code else None
    return state.name if state else code or ""
