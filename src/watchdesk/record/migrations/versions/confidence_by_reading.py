"""Keep with each event how sure the reading was: that is the reader's word and no part of what a claim says."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_CLAIM_STANDING = """
CREATE VIEW claim_standing AS
SELECT claim_id, reading_id, what, at, confidence FROM claim_events AS event
WHERE seq = (SELECT max(seq) FROM claim_events WHERE claim_id = event.claim_id)
"""


def upgrade() -> None:
    """Add the column and show it in the view of what holds now."""
    op.execute("DROP VIEW claim_standing")
    op.add_column("claim_events", sa.Column("confidence", sa.REAL))
    op.execute(_CLAIM_STANDING)
