"""Promises: who undertook what to whom, and what is said of its keeping."""

from __future__ import annotations

from watchdesk.domain.claim import Claim, Event, Status
from watchdesk.domain.text import Sentence
from watchdesk.reading.claims.basic import add_circumstances, draft_claim
from watchdesk.reading.drafts import Draft
from watchdesk.reading.modality import Standing
from watchdesk.reading.scene import Scene
from watchdesk.reading.triggers import Trigger
from watchdesk.vocabulary.word_sets import word_set

_AGREE = Event(type="AGREE")
_ASSERTED = Standing(negated=False, modality="asserted")
_NOUNS = word_set("promise-nouns")
_KEEP = word_set("keeping-verbs")
_BREAK = word_set("breaking-verbs")
_PRESSURE = word_set("pressing-verbs")


def promise_draft(scene: Scene, trigger: Trigger) -> Draft | None:
    """Give the promise that a verb or noun of promising tells of."""
    draft = draft_claim(scene, trigger)
    draft.deadline(scene.deadline_of(trigger.index))
    parties = draft.field("initiators")
    if not all(scene.cast.kind(p) not in {"people", "unnamed"} for p in parties):
        return None
    draft.modality("asserted")
    if scene.modalities.standing(trigger.index).modality in {"conditional"}:
        draft.modality("conditional")
    return draft


def kept_or_not(scene: Scene, sentence: Sentence) -> list[Claim]:
    """Give the promises that a sentence says were kept or not: "failed to honour its promises"."""
    claims = []
    for index in range(sentence.first, sentence.last):
        token = scene.tree.tokens[index]
        if token.upos == "NOUN" and token.lemma in _NOUNS:
            claim = _keeping(scene, index)
            if claim is not None:
                claims.append(claim)
    return claims


def _keeping(scene: Scene, noun: int) -> Claim | None:
    status_at = _status(scene, noun)
    promisors = _promisors(scene, noun)
    if status_at is None or not promisors:
        return None
    status, verb = status_at
    draft = Draft(scene, "promise", noun)
    draft.event(_AGREE)
    draft.parties("initiators", promisors)
    draft.parties("recipients", _promisees(scene, noun))
    add_circumstances(draft, noun)
    draft.standing(_ASSERTED)
    draft.status(status, [verb])
    for slot in ("of", "for"):
        for head in scene.arguments.fill(noun, slot):
            draft.about(head)
    clause = scene.tree.child(noun, "acl")
    if clause is not None and any(
        scene.tree.tokens[m].lemma == "to" for m in scene.tree.children(clause, "mark")
    ):
        draft.about(clause)
    return draft.seal()


def _status(scene: Scene, noun: int) -> tuple[Status, int] | None:
    """How the verb over the promise, and what governs that verb, speak of its keeping."""
    tree = scene.tree
    for number, ancestor in enumerate(tree.ancestors(noun)):
        lemma = tree.tokens[ancestor].lemma
        if lemma in _BREAK:
            return "alleged-not-kept", ancestor
        good = any(tree.tokens[c].lemma == "good" for c in tree.children(ancestor))
        if lemma in _KEEP or (good and lemma in {"come", "make"}):
            return _kept(scene, ancestor), ancestor
        if number == 2:
            return None
    return None


def _kept(scene: Scene, verb: int) -> Status:
    tree = scene.tree
    if scene.modalities.standing(verb).negated:
        return "alleged-not-kept"
    for ancestor in tree.ancestors(verb):
        lemma = tree.tokens[ancestor].lemma
        objects = {tree.tokens[o].lemma for o in tree.children(ancestor, "obj")}
        if lemma in _PRESSURE or "pressure" in objects or scene.knowledge.is_not_done(lemma):
            return "alleged-not-kept"
    if scene.modalities.standing(verb).modality != "asserted":
        return "promised"
    return "alleged-kept"


def _promisors(scene: Scene, noun: int) -> list[int]:
    """Whose promise: its owner, who made it, or who is to keep it."""
    tree = scene.tree
    heads = scene.arguments.fill(noun, "poss") + scene.arguments.fill(noun, "by")
    for clause in tree.children(noun, "acl:relcl", "acl"):
        if tree.tokens[clause].lemma in {"make", "give", "undertake", "sign"}:
            heads += scene.arguments.fill(clause, "agent")
    if all(tree.tokens[h].upos == "PRON" for h in heads):
        for ancestor in tree.ancestors(noun):
            if tree.tokens[ancestor].lemma in _KEEP | _BREAK | {"come", "make"}:
                keepers = [h for h in scene.arguments.fill(ancestor, "agent") if scene.cast.at(h)]
                heads = keepers or heads
                break
    return [h for h in heads if scene.cast.at(h) and h != noun]


def _promisees(scene: Scene, noun: int) -> list[int]:
    tree = scene.tree
    heads = scene.arguments.fill(noun, "to")
    for clause in tree.children(noun, "acl:relcl", "acl"):
        heads += scene.arguments.fill(clause, "to")
    return [h for h in heads if scene.cast.at(h)]
