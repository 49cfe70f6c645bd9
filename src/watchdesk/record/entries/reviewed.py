"""What persons decided about claims, as it stood at a moment: accepted, rejected, corrected.

A decision that was undone, by then, is as if it had not been made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from watchdesk.record import tables

reviews, decisions = tables.reviews, tables.decisions


@dataclass(frozen=True, slots=True)
class Review:
    """What one person decided about one claim."""

    claim: str
    what: str
    """``accepted``, ``corrected`` or ``rejected``."""
    field: str | None
    value: str | None
    by: str
    at: str
    because: str | None
    decision: int


@dataclass(frozen=True, slots=True)
class Reviewed:
    """All reviews in force at a moment."""

    verdicts: dict[str, Review]
    """The last acceptance or rejection of each claim."""
    corrections: dict[str, tuple[Review, ...]]
    """The last correction of each field of each claim."""

    def of(self, claim: str) -> tuple[Review, ...]:
        """Give all that persons decided of a claim, in the order in which they did."""
        verdict = (self.verdicts[claim],) if claim in self.verdicts else ()
        return tuple(
            sorted((*verdict, *self.corrections.get(claim, ())), key=lambda each: (each.decision, each.at))
        )

    def is_rejected(self, claim: str) -> bool:
        """Say whether a person rejected it."""
        return claim in self.verdicts and self.verdicts[claim].what == "rejected"

    def is_accepted(self, claim: str) -> bool:
        """Say whether a person accepted it."""
        return claim in self.verdicts and self.verdicts[claim].what == "accepted"


def load_reviewed(connection: sa.Connection, at: str | None = None) -> Reviewed:
    """Load the reviews in force now, or at the moment `at`."""
    verdicts: dict[str, Review] = {}
    fields: dict[str, dict[str, Review]] = {}
    for row in connection.execute(_in_force(at)):
        review = _review(row)
        if review.what == "corrected":
            of_claim = fields.setdefault(review.claim, {})
            of_claim.pop(str(review.field), None)
            of_claim[str(review.field)] = review
        else:
            verdicts[review.claim] = review
    return Reviewed(verdicts, {claim: tuple(each.values()) for claim, each in fields.items()})


def undone_by(at: str | None) -> sa.Select[Any]:
    """Select the numbers of the decisions that were undone by then."""
    query = sa.select(decisions.c.undoes).where(decisions.c.undoes.is_not(None))
    return query.where(decisions.c.at <= at) if at else query


def _in_force(at: str | None) -> sa.Select[Any]:
    query = (
        sa.select(reviews, decisions.c.by, decisions.c.because)
        .join(decisions, decisions.c.seq == reviews.c.decision)
        .where(reviews.c.decision.not_in(undone_by(at)))
        .order_by(reviews.c.seq)
    )
    return query.where(reviews.c.at <= at) if at else query


def _review(row: sa.Row[Any]) -> Review:
    return Review(
        claim=row.claim_id,
        what=row.what,
        field=row.field,
        value=row.value,
        by=row.by,
        at=row.at,
        because=row.because,
        decision=row.decision,
    )
