"""The record as a view: what the desk holds, from the reports published until a day, once and flattened.

Takes a desk and a day.  Gives a View, which is all that judgement sees.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

import sqlalchemy as sa

from watchdesk.domain.claim import ClaimKind
from watchdesk.domain.document import Document
from watchdesk.domain.occurrence import Occurrence, ReportRead, Tie, View
from watchdesk.domain.register import RegisterEntry
from watchdesk.record import tables
from watchdesk.record.desk import Desk
from watchdesk.record.entries.building import build_entry
from watchdesk.record.entries.copies import Copies
from watchdesk.record.entries.held import HeldClaim, load_held
from watchdesk.record.entries.reviewed import load_reviewed
from watchdesk.record.entries.settling import load_members
from watchdesk.record.entries.sources import load_letters
from watchdesk.record.judged.deeds import deeds_of
from watchdesk.record.judged.incidents import occurrence_of
from watchdesk.record.judged.parties import owners_of
from watchdesk.vocabulary.actors import fold_name, register
from watchdesk.vocabulary.areas import country_of

PUBLISHED = "coalesce(r.published_on, substr(r.recorded_at, 1, 10))"
"""The day that a report counts for: when it was published, or else when it was read."""

_KINDS_BEHIND: dict[ClaimKind, tuple[ClaimKind, ...]] = {"attack": ("attack", "responsibility", "toll")}


def view_desk(desk: Desk, as_of: date, kinds: Iterable[ClaimKind]) -> View:
    """View what the desk holds of these kinds, from reports published until a day."""
    with desk.asking() as connection:
        return view_record(connection, as_of, kinds)


def view_record(connection: sa.Connection, as_of: date, kinds: Iterable[ClaimKind]) -> View:
    """View the record within a transaction."""
    wanted = {ENTRY_OF_FOLLOWER.get(kind, kind) for kind in kinds}
    reports = _load_reports(connection, as_of)
    read = {report.document for report in reports}
    behind = tuple(one for kind in sorted(wanted) for one in _KINDS_BEHIND.get(kind, (kind,)))
    held = [each for each in load_held(connection, _current(connection, behind)) if each.document.id in read]
    occurrences = _occurrences(connection, held)
    if "attack" in wanted:
        occurrences += _register_rows(connection, as_of)
    return View(
        as_of=as_of,
        event=last_event(connection),
        occurrences=tuple(sorted(occurrences, key=_in_order)),
        reports=reports,
    )


ENTRY_OF_FOLLOWER: dict[ClaimKind, ClaimKind] = {"responsibility": "attack", "toll": "attack"}
"""Kinds that are looked at as part of what they speak of."""


def last_event(connection: sa.Connection) -> int:
    """Give the number of the last reading that the desk holds."""
    return int(connection.execute(sa.select(sa.func.max(tables.reading_events.c.seq))).scalar() or 0)


def _in_order(occurrence: Occurrence) -> tuple[date, str]:
    return occurrence.first or date.max, occurrence.id


def _current(connection: sa.Connection, kinds: Sequence[ClaimKind]) -> list[str]:
    claims, standing = tables.claims, tables.claim_standing
    query = (
        sa.select(claims.c.id)
        .join(standing, standing.c.claim_id == claims.c.id)
        .where(standing.c.what != "superseded", claims.c.related_link == 0, claims.c.kind.in_(kinds))
    )
    return list(connection.execute(query).scalars())


def _occurrences(connection: sa.Connection, held: Sequence[HeldClaim]) -> list[Occurrence]:
    members = load_members(connection)
    copies = Copies(connection, _documents(held))
    voices = copies.voices_among(_documents(held))
    groups: dict[str, list[HeldClaim]] = defaultdict(list)
    outside: list[HeldClaim] = []
    for each in held:
        entry = members.get(each.claim.id)
        if entry:
            groups[entry].append(each)
        elif not each.claim.headline and each.claim.kind not in ENTRY_OF_FOLLOWER:
            outside.append(each)
    letters = load_letters(connection)
    entries = [
        occurrence_of(
            build_entry(group, copies.voices_among(_documents(group)), letters),
            sorted(group, key=lambda each: each.order),
        )
        for group in groups.values()
    ]
    return [*entries, *deeds_of(outside, load_reviewed(connection), voices)]


def _documents(held: Iterable[HeldClaim]) -> list[Document]:
    return list({each.document.id: each.document for each in held}.values())


def _load_reports(connection: sa.Connection, as_of: date) -> tuple[ReportRead, ...]:
    query = sa.text(
        f"SELECT r.document_id, {PUBLISHED} AS published, r.document ->> '$.publisher' AS publisher,"
        " r.reader || ' ' || r.reader_version AS reader"
        " FROM current_readings AS c JOIN readings AS r ON r.id = c.reading_id"
        f" WHERE {PUBLISHED} <= :as_of ORDER BY published, r.document_id"
    )
    return tuple(
        ReportRead(
            document=row.document_id,
            published=date.fromisoformat(row.published),
            publisher=row.publisher or "publisher not known",
            reader=row.reader,
        )
        for row in connection.execute(query, {"as_of": as_of.isoformat()})
    )


def _register_rows(connection: sa.Connection, as_of: date) -> list[Occurrence]:
    """What others' registers hold, which is seen and never counted; the last import of each."""
    table = tables.register_events
    query = sa.select(table.c.body, table.c.register, table.c.id).where(table.c.earliest <= as_of.isoformat())
    last = {(row.register, row.id): row.body for row in connection.execute(query.order_by(table.c.seq))}
    return [_register_row(RegisterEntry.model_validate_json(body)) for body in last.values()]


def _register_row(row: RegisterEntry) -> Occurrence:
    country = country_of(row.country) if row.country else None
    return Occurrence(
        id=f"{row.register_name}:{row.id}",
        kind="attack",
        standing="register",
        first=row.earliest,
        last=row.latest,
        areas=(country,) if country else (),
        ties=tuple(_tie(side) for side in (row.side_a, row.side_b) if side),
        voices=0,
        reports=0,
        claims=(),
        where=row.place,
    )


def _tie(name: str) -> Tie:
    entry = register().find(name)
    key = entry.id if entry else fold_name(name)
    return Tie(actor=key, name=name, stance="attributed", owners=owners_of(key, {}))
