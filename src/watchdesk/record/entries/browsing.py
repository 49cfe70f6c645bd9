"""Browse entries a part at a time, however many the desk holds: by day, by place, by who takes part.

Lists, maps and timelines are asked of an index, `entry_rows`: one row for each claim that is in an entry, with its
day and its place. The index follows the events; `index_entries` brings it up to date, and it can be made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from watchdesk.domain.entry import Entry
from watchdesk.domain.linking import EntryKind
from watchdesk.record import tables
from watchdesk.record.asking import actors_named
from watchdesk.record.desk import Desk
from watchdesk.record.entries.finding import MANY, build_entries
from watchdesk.record.entries.held import load_held
from watchdesk.record.entries.naming import PREFIXES

MOST = 1000
"""Claims looked at for one screen, the latest first: what a map and a timeline can show."""
PART = 25
"""Entries of a list on one screen."""

rows, states = tables.entry_rows, tables.entry_states


@dataclass(frozen=True, slots=True)
class EntryBrowsing:
    """Which entries are asked for. Both days are included; an actor is named in any way reports name it."""

    kind: EntryKind
    since: date | None = None
    until: date | None = None
    actor: str | None = None
    country: str | None = None
    place: str | None = None
    """A gazetteer's id."""


@dataclass(frozen=True, slots=True)
class EntryMark:
    """An entry as a map and a timeline show it: by its first day and by its most exact place."""

    id: str
    first: date | None
    last: date | None
    place_id: str | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: int | None
    claims: int


@dataclass(frozen=True, slots=True)
class EntryPart:
    """One part of the entries asked for, the latest first, and marks of all that were looked at."""

    entries: tuple[Entry, ...]
    marks: tuple[EntryMark, ...]
    more: bool
    """Whether earlier ones were left out, because a screen shows only so many."""

    @property
    def from_day(self) -> date | None:
        """Give the first day that was looked at."""
        return min((mark.first for mark in self.marks if mark.first), default=None)


def browse_entries(desk: Desk, browsing: EntryBrowsing, page: int = 1, size: int = PART) -> EntryPart:
    """Give one part of the entries asked for, of so many."""
    marks, more = mark_entries(desk, browsing)
    wanted = [mark.id for mark in marks[(page - 1) * size : page * size]]
    return EntryPart(load_entries(desk, wanted), marks, more)


def mark_entries(desk: Desk, browsing: EntryBrowsing) -> tuple[tuple[EntryMark, ...], bool]:
    """Give marks of the entries asked for, the latest first, and say whether earlier ones were left out."""
    with desk.asking() as connection:
        found = connection.execute(_wanted(connection, browsing).limit(MOST)).all()
    groups: dict[str, list[Any]] = {}
    for row in found:
        groups.setdefault(row.entry_id, []).append(row)
    return tuple(_mark(entry, group) for entry, group in groups.items()), len(found) == MOST


def load_entries(desk: Desk, ids: Sequence[str]) -> tuple[Entry, ...]:
    """Load entries in full, in this order."""
    with desk.asking() as connection:
        query = sa.select(rows.c.claim_id, rows.c.entry_id).where(rows.c.entry_id.in_(ids))
        members = {row.claim_id: row.entry_id for row in connection.execute(query)}
        built = {_entry_of(entry, members): entry for entry in build_entries(connection, members)}
    return tuple(built[id] for id in ids if id in built)


def _entry_of(entry: Entry, members: dict[str, str]) -> str:
    return next(members[each.claim] for each in entry.accounts)


def latest_day(desk: Desk) -> date | None:
    """Give the day of the latest report, at which a screen begins where no day is asked for."""
    query = sa.select(sa.func.max(tables.readings.c.published_on))
    with desk.asking() as connection:
        last = connection.execute(query).scalar()
    return date.fromisoformat(last) if last else None


_REPORTS_BY_DAY = """
SELECT published_on, count(*) FROM readings AS reading WHERE published_on BETWEEN :since AND :until
AND id = (SELECT reading_id FROM current_readings WHERE document_id = reading.document_id) GROUP BY published_on
"""


def count_reports(desk: Desk, since: date, until: date) -> dict[date, int]:
    """Count how many reports were published on each day."""
    with desk.asking() as connection:
        found = connection.execute(sa.text(_REPORTS_BY_DAY), {"since": str(since), "until": str(until)})
        return {date.fromisoformat(day): number for day, number in found}


def count_days(desk: Desk, kind: EntryKind, since: date, until: date) -> dict[date, int]:
    """Count how many entries of a kind begin on each day."""
    by_entry = (
        sa.select(rows.c.entry_id, sa.func.min(rows.c.first).label("first"))
        .where(rows.c.kind == kind, rows.c.first.between(since.isoformat(), until.isoformat()))
        .group_by(rows.c.entry_id)
        .subquery()
    )
    query = sa.select(by_entry.c.first, sa.func.count()).group_by(by_entry.c.first)
    with desk.asking() as connection:
        return {date.fromisoformat(day): number for day, number in connection.execute(query)}


def _wanted(connection: sa.Connection, browsing: EntryBrowsing) -> sa.Select[Any]:
    told = _within(browsing) if browsing.since else sa.select(rows).where(rows.c.kind == browsing.kind)
    found = told.subquery().c
    query = sa.select(*found)
    if browsing.until:
        query = query.where(found.first <= browsing.until.isoformat())
    if browsing.country:
        query = query.where(found.country == browsing.country)
    if browsing.place:
        query = query.where(found.place_id == browsing.place)
    if browsing.actor:
        part = tables.claim_actors
        theirs = sa.select(part.c.claim_id).where(
            part.c.actor_id.in_(actors_named(connection, browsing.actor))
        )
        inside = sa.select(rows.c.entry_id).where(rows.c.claim_id.in_(theirs))
        query = query.where(found.entry_id.in_(inside))
    return query.order_by(found.first.desc(), found.entry_id, found.claim_id)


def _within(browsing: EntryBrowsing) -> sa.CompoundSelect[Any]:
    """Select what begins on or after the first day, and what spans it: each by an index of its own."""
    since = str(browsing.since)
    kind = rows.c.kind == browsing.kind
    spans = sa.and_(rows.c.last > rows.c.first, rows.c.last >= since, rows.c.first < since)
    return sa.union_all(
        sa.select(rows).where(kind, rows.c.first >= since), sa.select(rows).where(kind, spans)
    )


def _mark(entry: str, group: Sequence[Any]) -> EntryMark:
    placed = min(group, key=lambda row: (row.lat is None, row.precision or 9, row.claim_id))
    days = sorted(row.first for row in group if row.first)
    last = max((row.last for row in group if row.last), default=None)
    return EntryMark(
        id=entry,
        first=date.fromisoformat(days[0]) if days else None,
        last=date.fromisoformat(last) if last else None,
        place_id=placed.place_id,
        place=placed.place,
        country=placed.country,
        lat=placed.lat,
        lon=placed.lon,
        precision=placed.precision,
        claims=len(group),
    )


def index_entries(desk: Desk) -> int:
    """Bring the index up to date with what joined, left and was corrected; give how many claims changed."""
    with desk.asking() as connection:
        if _settled(connection) == _now(connection):
            return 0
    with desk.adding() as connection:
        settled, now = _settled(connection), _now(connection)
        changed = _changed_since(*settled)
        number = int(connection.execute(_COUNT.format(changed), None).scalar() or 0)
        for statement in (_FORGET, _FILL):
            connection.execute(statement.format(changed))
        _lay_corrections(connection, settled[1])
        connection.execute(sa.delete(states))
        connection.execute(sa.insert(states), [{"event": now[0], "decision": now[1]}])
        return number


def _lay_corrections(connection: sa.Connection, after: int) -> None:
    """Put the corrected day and place in the rows of claims that a person corrected."""
    corrected = connection.execute(sa.text(_CORRECTED), {"after": after}).scalars().all()
    for held in load_held(connection, corrected):
        when, where = held.claim.when, held.claim.where
        known: dict[str, Any] = {}
        if when and (when.earliest or when.latest):
            known |= {"first": str(when.earliest or when.latest), "last": str(when.latest or when.earliest)}
        if where:
            known |= {"place_id": where.id, "place": where.name, "country": where.country}
            known |= {"lat": where.lat, "lon": where.lon, "precision": where.precision}
        if known:
            connection.execute(sa.update(rows).where(rows.c.claim_id == held.claim.id).values(**known))


class _Statement:
    """SQL with a gap for the query that says which claims changed; nothing a user wrote goes into it."""

    def __init__(self, words: str) -> None:
        self._words = words

    def format(self, changed: str) -> sa.TextClause:
        return sa.text(self._words.replace("{changed}", changed))


def _changed_since(event: int, decision: int) -> str:
    if not event:
        return "SELECT claim_id FROM entry_events"
    return f"""
        SELECT claim_id FROM entry_events WHERE seq > {event:d}
        UNION SELECT claim_id FROM reviews WHERE decision > {decision:d}
        UNION SELECT claim_id FROM reviews WHERE decision IN (SELECT undoes FROM decisions WHERE seq > {decision:d})
    """


_KINDS = " ".join(f"WHEN '{prefix}' THEN '{kind}'" for kind, prefix in PREFIXES.items())
# As in lists of claims: one that says nothing of a day has its report's, unless it tells history.
_REPORTED_ON = (
    "CASE WHEN claim.modality <> 'historical' AND claim.when_words IS NULL THEN reading.published_on END"
)
_COUNT = _Statement("SELECT count(*) FROM ({changed})")
_FORGET = _Statement("DELETE FROM entry_rows WHERE claim_id IN ({changed})")
_FILL = _Statement(
    f"""
    INSERT INTO entry_rows
    SELECT claim.id, member.entry_id, CASE substr(member.entry_id, 1, 4) {_KINDS} END, claim.document_id,
           coalesce(claim.earliest, claim.latest, {_REPORTED_ON}),
           coalesce(claim.latest, claim.earliest, {_REPORTED_ON}),
           json_extract(claim.body, '$.where.id'), json_extract(claim.body, '$.where.name'),
           json_extract(claim.body, '$.where.country'),
           CAST(json_extract(claim.body, '$.where.lat') AS REAL), CAST(json_extract(claim.body, '$.where.lon') AS REAL),
           json_extract(claim.body, '$.where.precision')
    FROM entry_members AS member
    JOIN claims AS claim ON claim.id = member.claim_id
    LEFT JOIN current_readings AS current ON current.document_id = claim.document_id
    LEFT JOIN readings AS reading ON reading.id = current.reading_id
    WHERE member.claim_id IN ({{changed}})
    """
)
_CORRECTED = """
SELECT DISTINCT review.claim_id FROM reviews AS review JOIN entry_rows USING (claim_id)
WHERE review.what = 'corrected' AND (review.decision > :after OR EXISTS (
    SELECT 1 FROM decisions WHERE seq > :after AND undoes IS NOT NULL))
"""


def _settled(connection: sa.Connection) -> tuple[int, int]:
    row = connection.execute(sa.select(states)).first()
    return (row.event, row.decision) if row else (0, 0)


def _now(connection: sa.Connection) -> tuple[int, int]:
    last = (
        connection.execute(sa.select(sa.func.max(table.c.seq))).scalar()
        for table in (tables.entry_events, tables.decisions)
    )
    event, decision = (int(each or 0) for each in last)
    return event, decision


def entries_of(desk: Desk, claims: Iterable[str]) -> dict[str, str]:
    """Give the entry that each of these claims is in."""
    ids = sorted(set(claims))
    found: dict[str, str] = {}
    with desk.asking() as connection:
        for start in range(0, len(ids), MANY):
            query = sa.select(rows.c.claim_id, rows.c.entry_id).where(
                rows.c.claim_id.in_(ids[start : start + MANY])
            )
            found |= {row.claim_id: row.entry_id for row in connection.execute(query)}
    return found
