"""Keep what a desk itself says of names: its own places, more names of actors, who is the same as whom."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TABLES = ("added_places", "actor_names", "actor_decisions")

_NEVER = """
CREATE TRIGGER {table}_{verb}_never BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed or deleted'); END
"""


def upgrade() -> None:
    """Make the three tables, their indices, and the triggers that keep rows as they are."""
    _make(
        "added_places",
        *map(_words, ("id", "name", "kind")),
        *map(_perhaps, ("country", "division")),
        *map(_degrees, ("lat", "lon")),
        _words("aliases"),
        _perhaps("disputed"),
        what=("added", "removed"),
    )
    _make("actor_names", *map(_words, ("id", "actor_id", "name")), what=("added", "undone"))
    _make(
        "actor_decisions",
        *map(_words, ("id", "one_id", "other_id", "ruling")),
        sa.CheckConstraint("ruling IN ('same', 'different')", name="actor_ruling_is_known"),
        what=("made", "undone"),
    )
    for table in _TABLES:
        op.create_index(f"{table}_by_id", table, ["id", "seq"])
        for verb in ("UPDATE", "DELETE"):
            op.execute(_NEVER.format(table=table, verb=verb))


def _make(name: str, *parts: sa.schema.SchemaItem, what: tuple[str, str]) -> None:
    op.create_table(
        name,
        sa.Column("seq", sa.Integer, primary_key=True, nullable=False),
        *parts,
        *map(_words, ("what", "at", "by")),
        sa.CheckConstraint(f"what IN ('{what[0]}', '{what[1]}')", name=f"{name}_event_is_known"),
        sqlite_strict=True,
    )


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _perhaps(name: str) -> sa.Column[str | None]:
    return sa.Column(name, sa.Text)


def _degrees(name: str) -> sa.Column[float]:
    return sa.Column(name, sa.REAL, nullable=False)
