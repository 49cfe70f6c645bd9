"""A claim as its frame alone gives it: parties, subject, time, place, standing and voice.

Every kind starts from here and adds what is its own.
"""

from __future__ import annotations

from watchdesk.domain.actor import ActorKind
from watchdesk.domain.claim import ClaimKind
from watchdesk.reading.drafts import Draft
from watchdesk.reading.scene import Scene
from watchdesk.reading.triggers import Trigger

PARTIES: frozenset[ActorKind] = frozenset(
    {"person", "office", "state", "states", "government", "body", "delegation", "armed-group", "organisation"}
)
"""Kinds of actor that meet, hold positions and act in their own name."""


def draft_claim(scene: Scene, trigger: Trigger, kind: ClaimKind | None = None) -> Draft:
    """Draft what the trigger announces, as a claim of its frame's kind unless another is given."""
    frame = trigger.frame
    draft = Draft(scene, kind or frame.kind, trigger.index)
    draft.event(frame.event, event_tokens(scene, trigger))
    draft.parties("initiators", trigger.initiators)
    draft.parties("recipients", trigger.recipients)
    draft.about(trigger.about)
    if frame.status is not None:
        draft.status(frame.status)
    add_circumstances(draft, trigger.index, about=trigger.about)
    return draft


def add_circumstances(draft: Draft, index: int, *, about: int | None = None) -> None:
    """Add voice, time, place and standing as the clause of `index` gives them."""
    scene = draft.scene
    voice = scene.sourcing.voice(index)
    draft.voice(voice)
    beyond = frozenset(voice.verbs) - {index}
    phrase = scene.time_of(index, beyond=beyond)
    draft.when(phrase)
    draft.where(scene.place_of(index, beyond=beyond, without=about if draft.kind != "attack" else None))
    standing = scene.modalities.standing(index, stop=tuple(beyond))
    if standing.modality == "future":
        draft.look_ahead()
    draft.standing(scene.modalities.dated(standing, draft.field("when"), scene.published))
    if voice.mode == "denied" and voice.verbs and not standing.negated:
        draft.deny(voice.verbs[0])


def event_tokens(scene: Scene, trigger: Trigger) -> list[int]:
    """The trigger with its particle."""
    tree = scene.tree
    return [trigger.index, *tree.children(trigger.index, "compound:prt")][:1]
