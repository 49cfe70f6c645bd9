"""All claims of a text: those of frames, sentence by sentence, one module a kind, and those of the graph.

Needs: a Scene.  Gives: Claims in text order.
"""

from __future__ import annotations

from watchdesk.domain.claim import Claim
from watchdesk.domain.text import Sentence
from watchdesk.reading.claims.attacks import attack_claims
from watchdesk.reading.claims.contacts import contact_draft, lead_after
from watchdesk.reading.claims.continuity import carry_over
from watchdesk.reading.claims.joining import join_claims
from watchdesk.reading.claims.movements import movement_draft
from watchdesk.reading.claims.positions import act_draft, position_draft
from watchdesk.reading.claims.presence import presence_claims
from watchdesk.reading.claims.promises import kept_or_not, promise_draft
from watchdesk.reading.claims.responsibility import responsibility_claims
from watchdesk.reading.drafts import Draft
from watchdesk.reading.scene import Scene
from watchdesk.reading.triggers import Trigger

_DRAFTERS = {
    "contact": contact_draft,
    "position": position_draft,
    "act": act_draft,
    "promise": promise_draft,
    "movement": movement_draft,
}
_BINDING = {"demand", "refusal", "support", "commitment"}


def find_claims(scene: Scene) -> tuple[Claim, ...]:
    """Give all claims of a text with how sure they are."""
    return _in_order([found.judged() for found in join_claims(scene, syntax_claims(scene))])


def syntax_claims(scene: Scene) -> tuple[Claim, ...]:
    """Give the claims that frames find in the trees; where two rest on the same word, the first kind stands."""
    drafts: list[Draft] = []
    claims: list[Claim] = []
    for sentence in scene.tree.analysis.sentences:
        triggers = _told(scene, [t for t in scene.triggers if sentence.first <= t.index < sentence.last])
        special = [*responsibility_claims(scene, sentence), *kept_or_not(scene, sentence)]
        special += presence_claims(scene, sentence)
        taken = _trigger_starts(special)
        claims += special + attack_claims(scene, sentence, triggers)
        drafts += _drafts(scene, sentence, triggers, taken, drafts)
    carry_over(scene, drafts)
    claims += [draft.seal() for draft in drafts]
    return _in_order(claims)


def _told(scene: Scene, triggers: list[Trigger]) -> list[Trigger]:
    """Without what is only the content of another: what somebody demands, refuses or threatens is not done.

    A meeting that is agreed or promised is a plan and stays; talks "to discuss" something are one contact.
    """
    tree = scene.tree
    kept = []
    for trigger in triggers:
        above = set(tree.ancestors(trigger.index))
        governors = [t for t in triggers if t.index in above and _is_content_of(scene, trigger, t)]
        planned = trigger.frame.kind == "contact" and all(_may_plan(g) for g in governors)
        if not governors or (planned and not any(g.frame.kind == "contact" for g in governors)):
            kept.append(trigger)
    return kept


def _is_content_of(scene: Scene, trigger: Trigger, governor: Trigger) -> bool:
    tree = scene.tree
    about = governor.about
    if governor.frame.kind == "contact":
        clause = tree.clause_head(trigger.index)
        return (
            trigger.frame.kind == "contact" and clause == trigger.index and tree.tokens[clause].xpos == "VB"
        )
    binding = (
        governor.frame.status in _BINDING
        or governor.frame.kind == "promise"
        or (governor.frame.event is not None and governor.frame.event.type in {"THREATEN", "AGREE"})
    )
    if not binding or about is None or tree.tokens[about].upos not in {"VERB", "AUX", "ADJ"}:
        return False
    return trigger.index in tree.subtree(about)


def _may_plan(governor: Trigger) -> bool:
    """Talks that are agreed or promised are planned; talks that are demanded or refused are not."""
    return governor.frame.status not in _BINDING


def _drafts(
    scene: Scene, sentence: Sentence, triggers: list[Trigger], taken: set[int], before: list[Draft]
) -> list[Draft]:
    drafts = []
    for trigger in triggers:
        drafter = _DRAFTERS.get(trigger.frame.kind)
        if drafter is None or scene.tree.tokens[trigger.index].start in taken:
            continue
        draft = drafter(scene, trigger)
        if draft is not None:
            drafts.append(draft)
    contacts = [d for d in before if d.kind == "contact"]
    for index in range(sentence.first, sentence.last):
        lead_after(scene, index, contacts)
    return drafts


def _trigger_starts(claims: list[Claim]) -> set[int]:
    return {span.start for claim in claims for span in claim.spans if span.field == "event"}


def _in_order(claims: list[Claim]) -> tuple[Claim, ...]:
    unique = {claim.id: claim for claim in claims}
    return tuple(sorted(unique.values(), key=_place_in_text))


def _place_in_text(claim: Claim) -> tuple[int, str]:
    return min(s.start for s in claim.spans if s.field == "event"), claim.id
