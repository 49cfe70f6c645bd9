"""Keep findings, with everything that was looked at, flat enough for a query to find the same numbers again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from watchdesk.domain.finding import Finding, Looked
from watchdesk.domain.occurrence import Occurrence
from watchdesk.record import tables
from watchdesk.record.judged.naming import rows_of_promise, whole_id

findings, entries = tables.findings, tables.finding_entries


def keep_finding(connection: sa.Connection, finding: Finding) -> None:
    """Keep a finding and what it looked at."""
    connection.execute(sa.insert(findings), [row_of(finding)])
    rows = [entry_row(finding.id, position, each) for position, each in enumerate(finding.looked)]
    if rows:
        connection.execute(sa.insert(entries), rows)


def row_of(finding: Finding) -> dict[str, object]:
    """Give the row that keeps a finding; what it looked at has rows of its own."""
    return {
        "id": finding.id,
        "criterion_id": finding.criterion,
        "promise_id": finding.promise,
        "as_of": finding.as_of.isoformat(),
        "event": finding.event,
        "bearing": finding.bearing,
        "value": finding.window.value,
        "at": finding.at.isoformat(timespec="seconds"),
        "body": finding.model_dump_json(exclude={"looked"}),
    }


def entry_row(finding: str, position: int, looked: Looked) -> dict[str, object]:
    """Give the row of one occurrence that a finding looked at."""
    seen = looked.occurrence
    ties = [f"{tie.stance}:{key}" for tie in seen.ties for key in (tie.actor, *tie.owners)]
    return {
        "finding_id": finding,
        "position": position,
        "entry_id": seen.id,
        "period": looked.period,
        "rule": looked.rule,
        "kind": seen.kind,
        "standing": seen.standing,
        "first_day": seen.first.isoformat() if seen.first else None,
        "last_day": seen.last.isoformat() if seen.last else None,
        "types": _json(seen.types),
        "areas": _json(seen.areas),
        "ties": _json(dict.fromkeys(ties)),
        "targets": _json(dict.fromkeys(key for each in seen.targets for key in (each.actor, *each.owners))),
        "voices": seen.voices,
        "contested": int(seen.contested),
        "claims": _json(seen.claims),
        "body": seen.model_dump_json(),
    }


def _json(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def load_findings(connection: sa.Connection, promise: str | None = None) -> tuple[Finding, ...]:
    """Load every finding on a promise, or on all, in the order in which they were found."""
    return tuple(_finding(connection, row) for row in rows_of_promise(connection, findings, promise))


def last_finding(connection: sa.Connection, criterion: str) -> Finding | None:
    """Load the last finding by one version of a criterion."""
    query = sa.select(findings).where(findings.c.criterion_id == criterion)
    row = connection.execute(query.order_by(findings.c.seq.desc()).limit(1)).first()
    return _finding(connection, row) if row else None


def load_finding(connection: sa.Connection, prefix: str) -> Finding:
    """Load a finding by the beginning of its id."""
    id = whole_id(connection, findings, prefix, "finding")
    return _finding(connection, connection.execute(sa.select(findings).where(findings.c.id == id)).one())


def last_of(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Give the last finding by each criterion."""
    return tuple({each.criterion: each for each in found}.values())


def _finding(connection: sa.Connection, row: sa.Row[Any]) -> Finding:
    query = sa.select(entries).where(entries.c.finding_id == row.id).order_by(entries.c.position)
    looked = tuple(
        Looked(
            occurrence=Occurrence.model_validate_json(each.body),
            period=each.period,
            rule=each.rule,
        )
        for each in connection.execute(query)
    )
    return Finding.model_validate({**json.loads(row.body), "looked": looked})
