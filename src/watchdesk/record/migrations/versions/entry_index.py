"""Make the index that lists, maps and timelines of entries are asked by. It can be rebuilt at any time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two tables, empty: `browse_entries` fills them."""
    op.create_table(
        "entry_rows",
        sa.Column("claim_id", sa.Text, sa.ForeignKey("claims.id"), primary_key=True, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("entry_id", "kind")),
        sa.Column("document_id", sa.Text, sa.ForeignKey("documents.id"), nullable=False),
        *(sa.Column(name, sa.Text) for name in ("first", "last", "place_id", "place", "country")),
        *(sa.Column(name, sa.REAL) for name in ("lat", "lon")),
        sa.Column("precision", sa.Integer),
        sqlite_strict=True,
    )
    op.create_index("entry_rows_by_day", "entry_rows", ["kind", "first", "entry_id"])
    op.create_index("entry_rows_by_entry", "entry_rows", ["entry_id", "claim_id"])
    op.execute("CREATE INDEX entry_rows_spanning ON entry_rows (kind, last) WHERE last > first")
    op.create_table(
        "entry_states",
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("event", "decision")),
        sqlite_strict=True,
    )
