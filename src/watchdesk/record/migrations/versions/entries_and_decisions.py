"""Make the tables of entries: what persons and the machine decided, who is in which entry, and others' registers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_KEPT_FOR_GOOD = (
    "signatures", "decisions", "link_decisions", "link_withdrawals", "entry_events", "reviews", "source_grades",
    "imports", "register_events",
)  # fmt: skip

_DECISIONS_IN_FORCE = """
CREATE VIEW decisions_in_force AS
SELECT seq, verb, of, by, at, because FROM decisions AS decision
WHERE verb <> 'undo' AND NOT EXISTS (SELECT 1 FROM decisions WHERE undoes = decision.seq)
"""

_RULINGS_IN_FORCE = """
CREATE VIEW rulings_in_force AS
SELECT link.seq, link.decision, left_claim, right_claim, ruling, link.by, link.because, link.at
FROM link_decisions AS link JOIN decisions_in_force AS decision ON decision.seq = link.decision
WHERE NOT EXISTS (
    SELECT 1 FROM link_withdrawals AS gone JOIN decisions_in_force AS later ON later.seq = gone.withdrawn_by
    WHERE gone.link = link.seq
)
"""

_CLAIM_REVIEWS = """
CREATE VIEW claim_reviews AS
SELECT claim_id, what, decision, review.at
FROM reviews AS review JOIN decisions_in_force AS decision ON decision.seq = review.decision
WHERE what IN ('accepted', 'rejected') AND review.seq = (
    SELECT max(other.seq) FROM reviews AS other JOIN decisions_in_force AS held ON held.seq = other.decision
    WHERE other.claim_id = review.claim_id AND other.what IN ('accepted', 'rejected')
)
"""

_ENTRY_MEMBERS = """
CREATE VIEW entry_members AS
SELECT claim_id, entry_id FROM entry_events AS event
WHERE what = 'joined' AND seq = (SELECT max(seq) FROM entry_events WHERE claim_id = event.claim_id)
"""

_NEVER = """
CREATE TRIGGER {table}_{verb}_never BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed or deleted'); END
"""


def upgrade() -> None:
    """Make the tables, the views of what holds now, and the triggers that keep rows as they are."""
    _make_tables_of_decisions()
    _make_tables_of_links()
    _make_tables_of_reviews()
    _make_tables_of_registers()
    for view in (_DECISIONS_IN_FORCE, _RULINGS_IN_FORCE, _CLAIM_REVIEWS, _ENTRY_MEMBERS):
        op.execute(view)
    for table in _KEPT_FOR_GOOD:
        for verb in ("UPDATE", "DELETE"):
            op.execute(_NEVER.format(table=table, verb=verb))


def _make_tables_of_decisions() -> None:
    _make(
        "decisions",
        _sequence(),
        *map(_words, ("verb", "of", "by", "at")),
        _perhaps("because"),
        _to_number("undoes", "decisions.seq", nullable=True),
        sa.CheckConstraint(
            "verb IN ('merge', 'split', 'accept', 'correct', 'reject', 'grade', 'undo')", name="verb_is_known"
        ),
    )


def _make_tables_of_links() -> None:
    _make(
        "signatures",
        sa.Column(
            "text_sha256", sa.Text, sa.ForeignKey("texts.text_sha256"), primary_key=True, nullable=False
        ),
        sa.Column("method", sa.Text, primary_key=True, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    _make(
        "link_decisions",
        _sequence(),
        _to_number("decision", "decisions.seq", nullable=True),
        _to("left_claim", "claims.id"),
        _to("right_claim", "claims.id"),
        *map(_words, ("ruling", "by", "because")),
        sa.Column("score", sa.REAL),
        *map(_words, ("features", "at")),
        sa.CheckConstraint("ruling IN ('same', 'different', 'unsure')", name="ruling_is_known"),
        sa.CheckConstraint("left_claim < right_claim", name="pair_is_in_order"),
    )
    op.create_index("link_decisions_by_pair", "link_decisions", ["left_claim", "right_claim", "seq"])
    _make(
        "link_withdrawals",
        _sequence(),
        _to_number("link", "link_decisions.seq"),
        _to_number("withdrawn_by", "decisions.seq"),
    )
    _make(
        "entry_events",
        _sequence(),
        _to("claim_id", "claims.id"),
        *map(_words, ("entry_id", "what", "at", "by", "because")),
        sa.CheckConstraint("what IN ('joined', 'left')", name="entry_event_is_known"),
    )
    op.create_index("entry_events_by_claim", "entry_events", ["claim_id", "seq"])
    op.create_index("entry_events_by_entry", "entry_events", ["entry_id", "seq"])


def _make_tables_of_reviews() -> None:
    _make(
        "reviews",
        _sequence(),
        _to_number("decision", "decisions.seq"),
        _to("claim_id", "claims.id"),
        _words("what"),
        *map(_perhaps, ("field", "value")),
        _words("at"),
        sa.CheckConstraint("what IN ('accepted', 'corrected', 'rejected')", name="review_is_known"),
    )
    op.create_index("reviews_by_claim", "reviews", ["claim_id", "seq"])
    _make(
        "source_grades",
        _sequence(),
        _to_number("decision", "decisions.seq"),
        *map(_words, ("source", "name", "letter", "at")),
        sa.CheckConstraint("letter IN ('A', 'B', 'C', 'D', 'E', 'F')", name="letter_is_known"),
    )
    op.create_index("source_grades_by_source", "source_grades", ["source", "seq"])


def _make_tables_of_registers() -> None:
    _make(
        "imports",
        _sequence(),
        *map(_words, ("register", "file", "sha256")),
        sa.Column("entries", sa.Integer, nullable=False),
        *map(_words, ("by", "at")),
    )
    _make(
        "register_events",
        _sequence(),
        _to_number("import", "imports.seq"),
        *map(_words, ("register", "id", "earliest", "latest")),
        _perhaps("country"),
        _words("body"),
    )
    op.create_index("register_events_by_id", "register_events", ["register", "id", "seq"])
    op.create_index("register_events_by_day", "register_events", ["register", "earliest"])


def _make(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(name, *parts, sqlite_strict=True)


def _to(name: str, target: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, sa.ForeignKey(target), nullable=False)


def _to_number(name: str, target: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(target), nullable=nullable)


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _perhaps(name: str) -> sa.Column[str | None]:
    return sa.Column(name, sa.Text)


def _sequence() -> sa.Column[int]:
    return sa.Column("seq", sa.Integer, primary_key=True, nullable=False)
