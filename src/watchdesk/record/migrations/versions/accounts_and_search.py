"""Make the tables of who may see what, the index of words, and the indexes that pages ask by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_KEPT_FOR_GOOD = ("account_events", "audit_events", "markings")

_DOCUMENT_ACCESS = """
CREATE VIEW document_access AS
SELECT document_id, level, kept_for FROM markings AS marking
WHERE seq = (SELECT max(seq) FROM markings WHERE document_id = marking.document_id)
"""

_SEARCH_WORDS = "CREATE VIRTUAL TABLE search_words USING fts5(words, content='', tokenize='unicode61')"

_INDEXES = (
    "CREATE INDEX readings_by_day ON readings (published_on, id)",
    "CREATE INDEX readings_by_publisher ON readings (json_extract(document, '$.publisher'), published_on, id)",
    "CREATE INDEX claim_events_unsure ON claim_events (claim_id, seq) WHERE confidence < 0.5",
)

_NEVER = """
CREATE TRIGGER {table}_{verb}_never BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed or deleted'); END
"""


def upgrade() -> None:
    """Make the tables, the view of what holds now, and the index of words, which `search` fills."""
    _make(
        "account_events",
        *map(_words, ("name", "what")),
        *map(_perhaps, ("role", "clearance", "groups", "password")),
        *map(_words, ("at", "by")),
        sa.CheckConstraint("what IN ('set', 'removed')", name="account_event_is_known"),
    )
    op.create_index("account_events_by_name", "account_events", ["name", "seq"])
    _make(
        "audit_events",
        *map(_words, ("at", "who", "what")),
        _perhaps("of"),
        _words("outcome"),
        sa.CheckConstraint("outcome IN ('done', 'refused')", name="outcome_is_known"),
    )
    _make(
        "markings",
        sa.Column("document_id", sa.Text, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("level", sa.Integer, nullable=False),
        _perhaps("kept_for"),
        *map(_words, ("at", "by")),
        sa.CheckConstraint("level BETWEEN 0 AND 4", name="level_is_known"),
    )
    op.create_index("markings_by_document", "markings", ["document_id", "seq"])
    _make(
        "search_rows",
        *map(_words, ("kind", "id")),
        sa.Column("document_id", sa.Text, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("reading_id", sa.Text, sa.ForeignKey("readings.id"), nullable=False),
    )
    op.create_index("search_rows_by_id", "search_rows", ["id", "reading_id"])
    _make("search_states", sa.Column("event", sa.Integer, nullable=False))
    for statement in (_DOCUMENT_ACCESS, _SEARCH_WORDS, *_INDEXES):
        op.execute(statement)
    for table in _KEPT_FOR_GOOD:
        for verb in ("UPDATE", "DELETE"):
            op.execute(_NEVER.format(table=table, verb=verb))


def _make(name: str, *parts: sa.schema.SchemaItem) -> None:
    sequence = sa.Column("seq", sa.Integer, primary_key=True, nullable=False)
    op.create_table(name, sequence, *parts, sqlite_strict=True)


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _perhaps(name: str) -> sa.Column[str | None]:
    return sa.Column(name, sa.Text)
