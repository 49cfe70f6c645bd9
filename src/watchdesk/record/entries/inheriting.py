"""Which claim of a newer reading stands in the place of one that it superseded, and what it inherits.

What a person decided of a claim holds for its heir too: the claim of the same kind on the same words of the
same document. A rejection passes on only where the parties are the same as well, for other parties are another
thing said. Where there is no heir, the decision waits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from watchdesk.domain.claim import Claim
from watchdesk.record import rows, tables

claims, standing = tables.claims, tables.claim_standing


def find_heir(connection: sa.Connection, claim_id: str) -> str | None:
    """Give the claim that now stands in the place of a superseded one, or None."""
    row = connection.execute(sa.select(claims).where(claims.c.id == claim_id)).first()
    if row is None:
        return None
    query = (
        sa.select(claims.c.id)
        .join(standing, standing.c.claim_id == claims.c.id)
        .where(claims.c.document_id == row.document_id, claims.c.kind == row.kind)
        .where(standing.c.what != "superseded", claims.c.id != claim_id)
        .order_by(claims.c.id)
    )
    (old,) = rows.load_claims(connection, [claim_id])
    return heir_among(old, rows.load_claims(connection, connection.execute(query).scalars()))


def heir_among(old: Claim, found: Iterable[Claim]) -> str | None:
    """Give the claim that rests on most of the words that `old` rests on; its event's words must be among them."""
    shared = [(_shared_words(old, claim), claim.id) for claim in found if claim.headline == old.headline]
    best = max(shared, default=(0, ""))
    return best[1] if best[0] else None


def _shared_words(old: Claim, claim: Claim) -> int:
    if not _letters(old, "event") & _letters(claim, "event"):
        return 0
    return len(_letters(old) & _letters(claim))


def _letters(claim: Claim, field: str | None = None) -> set[int]:
    """Where the cited words stand; the event's words where there are any, else all of the claim's."""
    spans = [span for span in claim.spans if field is None or span.field == field] or claim.spans
    return {place for span in spans for place in range(span.start, span.end)}


def inherit(connection: sa.Connection, dropped: Sequence[str], found: Sequence[Claim], at: str) -> None:
    """Pass on what persons decided of the claims that a reading dropped to those it found in their place."""
    decided = _decided(connection, dropped)
    for old in rows.load_claims(connection, decided):
        heir = heir_among(old, (claim for claim in found if claim.kind == old.kind))
        if heir:
            _pass_on_reviews(connection, old, next(claim for claim in found if claim.id == heir), at)
            _pass_on_rulings(connection, old.id, heir, at)


def _decided(connection: sa.Connection, dropped: Sequence[str]) -> list[str]:
    if not dropped or not connection.execute(sa.select(tables.decisions.c.seq).limit(1)).first():
        return []
    ruling = tables.rulings_in_force
    touched = set(connection.execute(sa.select(tables.reviews.c.claim_id)).scalars())
    for row in connection.execute(sa.select(*ruling.c["left_claim", "right_claim"])):
        touched |= {row.left_claim, row.right_claim}
    return [claim for claim in dropped if claim in touched]


def _pass_on_reviews(connection: sa.Connection, old: Claim, heir: Claim, at: str) -> None:
    review, held = tables.reviews, tables.decisions_in_force
    query = sa.select(review).where(review.c.claim_id == old.id).order_by(review.c.seq)
    query = query.where(review.c.decision.in_(sa.select(held.c.seq)))
    same_parties = (old.initiators, old.recipients) == (heir.initiators, heir.recipients)
    new = [
        {**_columns(row), "claim_id": heir.id, "at": at}
        for row in connection.execute(query).all()
        if row.what != "rejected" or same_parties
    ]
    if new:
        connection.execute(sa.insert(review), new)


def _pass_on_rulings(connection: sa.Connection, old: str, heir: str, at: str) -> None:
    ruling = tables.rulings_in_force
    query = sa.select(ruling).where(sa.or_(ruling.c.left_claim == old, ruling.c.right_claim == old))
    new = []
    for row in connection.execute(query.order_by(ruling.c.seq)).all():
        other = row.right_claim if row.left_claim == old else row.left_claim
        if other != heir:
            left, right = sorted((heir, other))
            new.append(
                {
                    "decision": row.decision,
                    "left_claim": left,
                    "right_claim": right,
                    "ruling": row.ruling,
                    "by": row.by,
                    "because": row.because,
                    "features": "{}",
                    "at": at,
                }
            )
    if new:
        connection.execute(sa.insert(tables.link_decisions), new)


def _columns(row: sa.Row[tuple[object, ...]]) -> dict[str, object]:
    return {name: value for name, value in row._mapping.items() if name != "seq"}


def find_waiting(connection: sa.Connection) -> list[str]:
    """Give the claims that persons decided of, that no reading holds any more, and that have no heir."""
    review, ruling = tables.reviews, tables.rulings_in_force
    held = sa.select(tables.decisions_in_force.c.seq)
    decided = set(
        connection.execute(sa.select(review.c.claim_id).where(review.c.decision.in_(held))).scalars()
    )
    for row in connection.execute(sa.select(*ruling.c["left_claim", "right_claim"])):
        decided |= {row.left_claim, row.right_claim}
    gone = sa.select(standing.c.claim_id).where(standing.c.what == "superseded")
    dropped = decided & set(connection.execute(gone).scalars()) if decided else set()
    return sorted(claim for claim in dropped if find_heir(connection, claim) is None)
