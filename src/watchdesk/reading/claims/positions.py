"""Positions and acts: what a party demands, supports, refuses, fears, or does to another.

A position's holder is its initiator. A position of sources or of the reporter alone is nobody's and is left.
"""

from __future__ import annotations

from watchdesk.reading.claims.basic import PARTIES, draft_claim
from watchdesk.reading.drafts import Draft
from watchdesk.reading.scene import Scene
from watchdesk.reading.triggers import Trigger


def position_draft(scene: Scene, trigger: Trigger) -> Draft | None:
    """Give the position a trigger tells of, with its holder as initiator."""
    draft = draft_claim(scene, trigger)
    holders = [i for i in draft.field("initiators") if scene.cast.kind(i) in PARTIES]
    if not holders or len(holders) < len(draft.field("initiators")):
        return None
    if draft.field("about") is None and not draft.field("recipients") and draft.field("status") != "concern":
        return None
    return draft


def act_draft(scene: Scene, trigger: Trigger) -> Draft | None:
    """Give the act a trigger tells of."""
    draft = draft_claim(scene, trigger)
    parties = (*draft.field("initiators"), *draft.field("recipients"))
    if not parties or any(scene.cast.kind(p) == "unnamed" for p in draft.field("initiators")):
        return None
    return draft
