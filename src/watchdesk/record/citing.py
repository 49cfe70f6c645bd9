"""Claims as they are cited: as the desk holds them now, in which entry they are, and whether they still count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from watchdesk.domain.claim import SURE
from watchdesk.record import rows, tables
from watchdesk.record.desk import Desk
from watchdesk.record.entries.held import HeldClaim, load_held
from watchdesk.record.entries.reviewed import load_reviewed

State = Literal["held", "rejected", "superseded", "for review"]


@dataclass(frozen=True, slots=True)
class Cited:
    """One claim that is cited."""

    held: HeldClaim
    entry: str | None
    state: State


def cite_claims(desk: Desk, ids: Iterable[str]) -> dict[str, Cited]:
    """Load what is cited; an id that the desk does not hold is not there."""
    wanted = sorted({id for id in ids if id.startswith("clm-")})
    with desk.asking() as connection:
        reviewed = load_reviewed(connection)
        standing = {
            row.claim_id: row.what for row in rows.rows_of_claims(connection, tables.claim_standing, wanted)
        }
        held = load_held(connection, standing, reviewed=reviewed) if standing else []
        members = tables.entry_members
        query = sa.select(members).where(members.c.claim_id.in_(list(standing)))
        entries = {row.claim_id: row.entry_id for row in connection.execute(query)}

    def state(each: HeldClaim) -> State:
        id = each.claim.id
        if reviewed.is_rejected(id):
            return "rejected"
        if standing[id] == "superseded":
            return "superseded"
        unsure = each.claim.confidence < SURE and not reviewed.is_accepted(id)
        return "for review" if unsure else "held"

    return {each.claim.id: Cited(each, entries.get(each.claim.id), state(each)) for each in held}
