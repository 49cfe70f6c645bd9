"""Browse the record a part at a time: what a screen shows, however large the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from watchdesk.domain.claim import SURE
from watchdesk.domain.document import Document
from watchdesk.record import rows, tables
from watchdesk.record.desk import Desk
from watchdesk.record.entries.held import HeldClaim, load_held
from watchdesk.record.entries.reviewed import Review

PART = 50
"""Rows of a list on one screen."""
CAP = 1000
"""Reports with claims that wait are counted up to here: to count all would ask for every claim of the desk."""
_NO_CAP = -1
_FAR = 100


@dataclass(frozen=True, slots=True)
class Browsing:
    """Which reports are asked for."""

    publisher: str | None = None
    since: date | None = None
    until: date | None = None
    unsure: bool = False
    """Only with claims that wait for a person."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as a list shows it."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    recorded_at: str
    claims: int
    unsure: int


@dataclass(frozen=True, slots=True)
class ReportClaim:
    """One claim of a report, as a reader judges it."""

    held: HeldClaim
    review: Review | None
    """Accepted or rejected, where a person said so last."""
    entry: str | None

    @property
    def unsure(self) -> bool:
        """Say whether it waits for a person."""
        return self.review is None and self.held.claim.confidence < SURE


@dataclass(frozen=True, slots=True)
class Report:
    """A report with all that it says now, what is unsure first."""

    document: Document
    recorded_at: str
    claims: tuple[ReportClaim, ...]


@dataclass(frozen=True, slots=True)
class PublisherRow:
    """A publisher and how much of it was read."""

    publisher: str | None
    reports: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class WeekOfReports:
    """How many reports of a publisher appeared in a week, by its Monday."""

    publisher: str | None
    monday: str
    reports: int


def list_reports(desk: Desk, browsing: Browsing, page: int = 1) -> tuple[tuple[ReportRow, ...], int]:
    """List one part of the reports, the latest first, and say how many there are; of those that wait, `CAP` at most."""
    where, given = _where(browsing)
    with desk.asking() as connection:
        # Asked row by row, the latest are found at once; far down the list it is quicker to ask of all.
        current = _IS_CURRENT if page <= _FAR else _CURRENT
        query = sa.text(_REPORTS.format(where=where, current=current))
        found = connection.execute(query, {**given, "most": PART, "from": (page - 1) * PART}).all()
        total = _count(connection, where, given, CAP if browsing.unsure else _NO_CAP)
        return tuple(_report_row(connection, row) for row in found), total


def _count(connection: sa.Connection, where: str, given: dict[str, Any], cap: int) -> int:
    if not where:
        return int(connection.execute(sa.text("SELECT count(*) FROM documents")).scalar() or 0)
    return int(
        connection.execute(sa.text(_HOW_MANY.format(where=where)), {**given, "cap": cap}).scalar() or 0
    )


def load_report(desk: Desk, id: str) -> Report | None:
    """Load a report with its claims; None where there is none."""
    with desk.asking() as connection:
        found = connection.execute(sa.text(_ONE), {"id": id}).first()
        if found is None:
            return None
        ids = list(connection.execute(sa.text(_CLAIMS), {"document": id}).scalars())
        verdicts = _verdicts(connection, ids)
        members = _members(connection, ids)
        held = load_held(connection, ids) if ids else []
        claims = [ReportClaim(each, verdicts.get(each.claim.id), members.get(each.claim.id)) for each in held]
        return Report(
            document=rows.load_document(connection, found.id),
            recorded_at=found.recorded_at,
            claims=tuple(sorted(claims, key=_unsure_first)),
        )


def next_to_review(desk: Desk, after: str | None = None) -> str | None:
    """Give the next report, the latest first, with a claim that waits for a person."""
    with desk.asking() as connection:
        place = _place_of(connection, after) if after else None
        beyond = "AND (reading.published_on, reading.id) < (:day, :reading)" if place else ""
        return connection.execute(sa.text(_NEXT.format(beyond=beyond)), place or {}).scalar()


def count_to_review(desk: Desk, most: int = 999) -> int:
    """Count the claims that wait for a person, up to so many."""
    with desk.asking() as connection:
        return int(connection.execute(sa.text(_WAITING), {"most": most}).scalar() or 0)


def list_publishers(desk: Desk) -> tuple[PublisherRow, ...]:
    """List the publishers, the most read first."""
    with desk.asking() as connection:
        return tuple(PublisherRow(*row) for row in connection.execute(sa.text(_PUBLISHERS)))


def version_of(desk: Desk) -> tuple[int, int]:
    """Give what changes with every reading and every marking: as long as it stays, so do lists of reports."""
    events, marks = tables.reading_events, tables.markings
    last = sa.select(*(sa.select(sa.func.max(each.c.seq)).scalar_subquery() for each in (events, marks)))
    with desk.asking() as connection:
        read, marked = connection.execute(last).one()
        return read or 0, marked or 0


def list_publisher_names(desk: Desk) -> tuple[str, ...]:
    """List the names of all publishers, by an index and not by their reports."""
    with desk.asking() as connection:
        return tuple(connection.execute(sa.text(_NAMES)).scalars())


def last_day(desk: Desk) -> date | None:
    """Give the last day on which a report was published."""
    with desk.asking() as connection:
        found = connection.execute(sa.text("SELECT max(published_on) FROM readings")).scalar()
        return date.fromisoformat(found) if found else None


def list_weeks(desk: Desk, since: date | None = None, until: date | None = None) -> tuple[WeekOfReports, ...]:
    """List how many reports of each publisher appeared in each week."""
    given = {"since": str(since or "0001-01-01"), "until": str(until or "9999-12-31")}
    with desk.asking() as connection:
        return tuple(WeekOfReports(*row) for row in connection.execute(sa.text(_WEEKS), given))


_PUBLISHER = "json_extract(reading.document, '$.publisher')"
_IS_CURRENT = """EXISTS (SELECT 1 FROM current_readings AS current
    WHERE current.document_id = reading.document_id AND current.reading_id = reading.id)"""
# Of all readings at once: few documents were ever read twice, so it is quicker to know which readings are not current.
_CURRENT = """reading.id NOT IN (
    WITH twice AS (SELECT document_id FROM reading_events GROUP BY document_id HAVING count(*) > 1)
    SELECT event.reading_id FROM twice JOIN reading_events AS event USING (document_id)
    WHERE event.reading_id <> (SELECT reading_id FROM reading_events AS last
                               WHERE last.document_id = event.document_id ORDER BY seq DESC LIMIT 1))"""
# A claim waits where its last event is of a reading that is unsure of it, and nobody has said anything.
_WAITS = """claim.document_id = reading.document_id AND claim.related_link = 0
    AND EXISTS (SELECT 1 FROM claim_standing AS standing
                WHERE standing.claim_id = claim.id AND standing.what <> 'superseded' AND standing.confidence < 0.5)
    AND NOT EXISTS (SELECT 1 FROM claim_reviews WHERE claim_reviews.claim_id = claim.id)"""
_REPORTS = f"""
SELECT reading.document_id AS id, json_extract(reading.document, '$.title') AS title, {_PUBLISHER} AS publisher,
       json_extract(reading.document, '$.published') AS published, reading.recorded_at,
       (SELECT count(*) FROM claims AS claim WHERE {_WAITS}) AS unsure
FROM readings AS reading WHERE {{current}} {{where}}
ORDER BY reading.published_on DESC, reading.id DESC LIMIT :most OFFSET :from
"""
_HOW_MANY = f"SELECT count(*) FROM (SELECT 1 FROM readings AS reading WHERE {_CURRENT} {{where}} LIMIT :cap)"
_ONE = f"""
SELECT reading.id, reading.recorded_at FROM readings AS reading WHERE reading.document_id = :id AND {_IS_CURRENT}
"""
_CLAIMS = """
SELECT claim.id FROM claims AS claim WHERE claim.document_id = :document AND claim.related_link = 0
AND EXISTS (SELECT 1 FROM claim_standing AS standing
            WHERE standing.claim_id = claim.id AND standing.what <> 'superseded')
"""
_NEXT = f"""
SELECT reading.document_id FROM readings AS reading
WHERE {_IS_CURRENT} {{beyond}} AND EXISTS (SELECT 1 FROM claims AS claim WHERE {_WAITS})
ORDER BY reading.published_on DESC, reading.id DESC LIMIT 1
"""
_WAITING = """
SELECT count(*) FROM (
    SELECT 1 FROM claim_events AS event
    JOIN claims AS claim ON claim.id = event.claim_id AND claim.related_link = 0
    WHERE event.confidence < 0.5 AND event.what <> 'superseded'
      AND event.seq = (SELECT max(seq) FROM claim_events WHERE claim_id = event.claim_id)
      AND NOT EXISTS (SELECT 1 FROM claim_reviews WHERE claim_reviews.claim_id = event.claim_id)
    LIMIT :most)
"""
# By the index on publishers, one after another: this SQLite may not count by the index of an expression alone.
_EACH_NAME = """
WITH RECURSIVE names(name) AS (
    SELECT min(json_extract(document, '$.publisher')) FROM readings
    UNION ALL
    SELECT (SELECT min(json_extract(document, '$.publisher')) FROM readings
            WHERE json_extract(document, '$.publisher') > name) FROM names WHERE name IS NOT NULL)
"""
_NAMES = f"{_EACH_NAME} SELECT name FROM names WHERE name IS NOT NULL"
_PUBLISHERS = f"""
{_EACH_NAME}
SELECT name, count(*) AS reports, min(reading.published_on), max(reading.published_on)
FROM names CROSS JOIN readings AS reading ON {_PUBLISHER} = name
WHERE {_CURRENT} GROUP BY name ORDER BY reports DESC, name
"""
_WEEKS = f"""
{_EACH_NAME}
SELECT name, date(reading.published_on, '-6 days', 'weekday 1') AS monday, count(*)
FROM names CROSS JOIN readings AS reading ON {_PUBLISHER} = name AND reading.published_on BETWEEN :since AND :until
WHERE {_CURRENT} GROUP BY name, monday ORDER BY monday, name
"""


def _where(browsing: Browsing) -> tuple[str, dict[str, Any]]:
    conditions = {
        f"{_PUBLISHER} = :publisher": browsing.publisher,
        "reading.published_on >= :since": browsing.since and browsing.since.isoformat(),
        "reading.published_on <= :until": browsing.until and browsing.until.isoformat(),
    }
    given = {condition: value for condition, value in conditions.items() if value}
    words = [*given, *([f"EXISTS (SELECT 1 FROM claims AS claim WHERE {_WAITS})"] if browsing.unsure else [])]
    return "".join(f" AND {each}" for each in words), {
        condition.rpartition(":")[2]: value for condition, value in given.items()
    }


def _report_row(connection: sa.Connection, row: Any) -> ReportRow:
    held = connection.execute(sa.text(f"SELECT count(*) FROM ({_CLAIMS})"), {"document": row.id}).scalar()
    return ReportRow(
        row.id, row.title, row.publisher, row.published, row.recorded_at, int(held or 0), row.unsure
    )


def _place_of(connection: sa.Connection, document: str) -> dict[str, str] | None:
    query = sa.text(
        f"SELECT published_on, id FROM readings AS reading WHERE document_id = :id AND {_IS_CURRENT}"
    )
    row = connection.execute(query, {"id": document}).first()
    return {"day": row.published_on or "", "reading": row.id} if row else None


def _verdicts(connection: sa.Connection, claims: Sequence[str]) -> dict[str, Review]:
    reviewed, decisions = tables.claim_reviews, tables.decisions
    query = (
        sa.select(reviewed, decisions.c.by, decisions.c.because)
        .join(decisions, decisions.c.seq == reviewed.c.decision)
        .where(reviewed.c.claim_id.in_(claims))
    )
    return {
        row.claim_id: Review(row.claim_id, row.what, None, None, row.by, row.at, row.because, row.decision)
        for row in connection.execute(query)
    }


def _members(connection: sa.Connection, claims: Sequence[str]) -> dict[str, str]:
    members = tables.entry_members
    query = sa.select(members).where(members.c.claim_id.in_(claims))
    return {row.claim_id: row.entry_id for row in connection.execute(query)}


def _unsure_first(claim: ReportClaim) -> tuple[bool, int, str]:
    return not claim.unsure, claim.held.start, claim.held.claim.id
