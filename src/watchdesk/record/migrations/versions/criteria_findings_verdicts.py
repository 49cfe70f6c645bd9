"""Make the tables of judgement: criteria, what was found by them, what was looked at, and verdicts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_KEPT_FOR_GOOD = ("criteria", "findings", "finding_entries", "verdicts")

_NEVER = """
CREATE TRIGGER {table}_{verb}_never BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed or deleted'); END
"""


def upgrade() -> None:
    """Make the tables, and the triggers that keep their rows as they are."""
    _make_criteria()
    _make_findings()
    _make_verdicts()
    for table in _KEPT_FOR_GOOD:
        for verb in ("UPDATE", "DELETE"):
            op.execute(_NEVER.format(table=table, verb=verb))


def _make_criteria() -> None:
    _make(
        "criteria",
        _sequence(),
        *map(_words, ("id", "promise_id", "name")),
        _number("version"),
        *map(_words, ("owner", "at", "body")),
        sa.UniqueConstraint("id", name="criterion_is_kept_once"),
    )
    op.create_index("criteria_by_promise", "criteria", ["promise_id", "seq"])


def _make_findings() -> None:
    _make(
        "findings",
        _sequence(),
        _words("id"),
        sa.Column("criterion_id", sa.Text, sa.ForeignKey("criteria.id"), nullable=False),
        *map(_words, ("promise_id", "as_of")),
        _number("event"),
        _words("bearing"),
        _number("value"),
        *map(_words, ("at", "body")),
        sa.UniqueConstraint("id", name="finding_is_kept_once"),
    )
    op.create_index("findings_by_criterion", "findings", ["criterion_id", "seq"])
    _make(
        "finding_entries",
        sa.Column("finding_id", sa.Text, sa.ForeignKey("findings.id"), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer, primary_key=True, nullable=False),
        *map(_words, ("entry_id", "period", "rule", "kind", "standing")),
        *map(_perhaps, ("first_day", "last_day")),
        *map(_words, ("types", "areas", "ties", "targets")),
        *map(_number, ("voices", "contested")),
        *map(_words, ("claims", "body")),
    )


def _make_verdicts() -> None:
    _make(
        "verdicts",
        _sequence(),
        *map(_words, ("id", "promise_id", "word", "judge", "on_day", "because", "cites", "at")),
        sa.CheckConstraint(
            "word IN ('not-yet-due', 'no-evidence', 'in-progress', 'stalled', 'partly-kept', 'kept',"
            " 'broken', 'cannot-judge')",
            name="verdict_word_is_known",
        ),
        sa.UniqueConstraint("id", name="verdict_is_kept_once"),
    )
    op.create_index("verdicts_by_promise", "verdicts", ["promise_id", "seq"])


def _make(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(name, *parts, sqlite_strict=True)


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _perhaps(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _sequence() -> sa.Column[int]:
    return sa.Column("seq", sa.Integer, primary_key=True, nullable=False)
