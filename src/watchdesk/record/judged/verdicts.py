"""Keep verdicts: each with its judge, day and findings. A judge's later verdict follows the earlier; both stay."""

from __future__ import annotations

import json
from collections.abc import Iterable

import sqlalchemy as sa

from watchdesk.domain.verdict import Verdict
from watchdesk.record import tables
from watchdesk.record.judged.naming import rows_of_promise

verdicts = tables.verdicts


def keep_verdict(connection: sa.Connection, verdict: Verdict) -> None:
    """Keep a verdict."""
    connection.execute(sa.insert(verdicts), [row_of(verdict)])


def row_of(verdict: Verdict) -> dict[str, object]:
    """Give the row that keeps a verdict."""
    return {
        "id": verdict.id,
        "promise_id": verdict.promise,
        "word": verdict.word,
        "judge": verdict.judge,
        "on_day": verdict.on.isoformat(),
        "because": verdict.because,
        "cites": json.dumps(list(verdict.cites)),
        "at": verdict.at.isoformat(timespec="seconds"),
    }


def load_verdicts(connection: sa.Connection, promise: str | None = None) -> tuple[Verdict, ...]:
    """Load every verdict on a promise, or on all, in the order in which they were given."""
    return tuple(verdict_from(row) for row in rows_of_promise(connection, verdicts, promise))


def verdict_from(row: sa.Row[tuple[object, ...]]) -> Verdict:
    """Give the verdict that a row keeps."""
    return Verdict.model_validate(
        {
            "id": row.id,
            "promise": row.promise_id,
            "word": row.word,
            "judge": row.judge,
            "on": row.on_day,
            "because": row.because,
            "cites": tuple(json.loads(row.cites)),
            "at": row.at,
        }
    )


def in_force(given: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Give the last verdict of each judge."""
    return tuple({each.judge.casefold(): each for each in given}.values())
