"""Make the first tables: captures, documents, readings, actors, claims and what became of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_KEPT_FOR_GOOD = (
    "captures", "documents", "texts", "readings", "reading_events", "actors", "actor_terms", "claims",
    "claim_spans", "claim_actors", "claim_events",
)  # fmt: skip

_CURRENT_READINGS = """
CREATE VIEW current_readings AS
SELECT document_id, reading_id FROM reading_events AS event
WHERE seq = (SELECT max(seq) FROM reading_events WHERE document_id = event.document_id)
"""

_CLAIM_STANDING = """
CREATE VIEW claim_standing AS
SELECT claim_id, reading_id, what, at FROM claim_events AS event
WHERE seq = (SELECT max(seq) FROM claim_events WHERE claim_id = event.claim_id)
"""

_NEVER = """
CREATE TRIGGER {table}_{verb}_never BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed or deleted'); END
"""


def upgrade() -> None:
    """Make the tables, the views of what holds now, and the triggers that keep rows as they are."""
    _make_tables_of_reports()
    _make_tables_of_actors()
    _make_tables_of_claims()
    op.execute(_CURRENT_READINGS)
    op.execute(_CLAIM_STANDING)
    for table in _KEPT_FOR_GOOD:
        for verb in ("UPDATE", "DELETE"):
            op.execute(_NEVER.format(table=table, verb=verb))


def _make_tables_of_reports() -> None:
    _make("captures", _key("bytes_sha256"), _content(), _words("media_type"), _words("captured_at"))
    _make("documents", _key("id"), _to("bytes_sha256", "captures.bytes_sha256"))
    _make("texts", _key("text_sha256"), _words("content"))
    _make(
        "readings",
        _key("id"),
        _to("document_id", "documents.id"),
        _to("text_sha256", "texts.text_sha256"),
        *map(_words, ("reader", "reader_version", "vocabulary")),
        _perhaps("published_on"),
        *map(_words, ("document", "notes", "recorded_at")),
    )
    op.create_index("readings_by_document", "readings", ["document_id"])
    _make(
        "reading_events",
        _sequence(),
        _to("document_id", "documents.id"),
        _to("reading_id", "readings.id"),
        *map(_words, ("what", "at", "by")),
        sa.CheckConstraint("what IN ('made', 'restored')", name="reading_event_is_known"),
    )
    op.create_index("reading_events_by_document", "reading_events", ["document_id", "seq"])


def _make_tables_of_actors() -> None:
    _make(
        "actors",
        sa.Column("reading_id", sa.Text, sa.ForeignKey("readings.id"), primary_key=True, nullable=False),
        _key("id"),
        _number("position"),
        *map(_words, ("name", "kind")),
        _perhaps("country"),
        _words("body"),
    )
    _make(
        "actor_terms",
        *map(_key, ("reading_id", "actor_id", "term", "because")),
        sa.ForeignKeyConstraint(["reading_id", "actor_id"], ["actors.reading_id", "actors.id"]),
    )
    op.create_index("actor_terms_by_term", "actor_terms", ["term"])


def _make_tables_of_claims() -> None:
    _make(
        "claims",
        _key("id"),
        _to("document_id", "documents.id"),
        _words("kind"),
        *map(_perhaps, ("event_type", "earliest", "latest", "when_words", "status")),
        _words("modality"),
        *map(_number, ("negated", "headline", "related_link")),
        _words("body"),
    )
    op.create_index("claims_by_kind", "claims", ["kind"])
    op.create_index("claims_by_document", "claims", ["document_id"])
    _make(
        "claim_spans",
        sa.Column("claim_id", sa.Text, sa.ForeignKey("claims.id"), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer, primary_key=True, nullable=False),
        _words("field"),
        *map(_number, ("start_at", "end_at")),
        *map(_words, ("exact", "prefix", "suffix")),
    )
    _make(
        "claim_actors",
        sa.Column("claim_id", sa.Text, sa.ForeignKey("claims.id"), primary_key=True, nullable=False),
        *map(_key, ("actor_id", "role")),
    )
    op.create_index("claim_actors_by_actor", "claim_actors", ["actor_id"])
    _make(
        "claim_events",
        _sequence(),
        _to("claim_id", "claims.id"),
        _to("reading_id", "readings.id"),
        *map(_words, ("what", "at", "by")),
        sa.CheckConstraint("what IN ('kept', 'reaffirmed', 'superseded')", name="claim_event_is_known"),
    )
    op.create_index("claim_events_by_claim", "claim_events", ["claim_id", "seq"])
    op.create_index("claim_events_by_reading", "claim_events", ["reading_id"])


def _make(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(name, *parts, sqlite_strict=True)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=True, nullable=False)


def _to(name: str, target: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, sa.ForeignKey(target), nullable=False)


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _perhaps(name: str) -> sa.Column[str | None]:
    return sa.Column(name, sa.Text)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _sequence() -> sa.Column[int]:
    return sa.Column("seq", sa.Integer, primary_key=True, nullable=False)


def _content() -> sa.Column[bytes]:
    return sa.Column("content", sa.LargeBinary, nullable=False)
