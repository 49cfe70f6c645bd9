"""Responsibility: who claims, denies or is given the blame for an act of violence."""

from __future__ import annotations

from watchdesk.domain.claim import Claim, Status
from watchdesk.domain.text import Sentence
from watchdesk.reading.claims.basic import add_circumstances
from watchdesk.reading.drafts import Draft
from watchdesk.reading.scene import Scene
from watchdesk.vocabulary.word_sets import status_words, word_set

_NOUNS = word_set("involvement-nouns")
_DEEDS = word_set("deed-nouns")
_TOLD = frozenset({"it", "this", "that", "both", "them"})
_VERBS = status_words("responsibility-verbs")


def responsibility_claims(scene: Scene, sentence: Sentence) -> list[Claim]:
    """Give what a sentence says of responsibility."""
    claims = []
    for index in range(sentence.first, sentence.last):
        claim = _claimed(scene, index) or _blamed(scene, index) or _involved(scene, index)
        if claim is not None:
            claims.append(claim)
    return claims


def _claimed(scene: Scene, index: int) -> Claim | None:
    """ "Claimed responsibility", "the attack was claimed by", "denied any involvement"."""
    tree = scene.tree
    token = tree.tokens[index]
    status = _VERBS.get(token.lemma)
    if status is None or token.upos != "VERB":
        return None
    objects = scene.arguments.fill(index, "patient")
    agents = [a for a in scene.arguments.fill(index, "agent") if scene.cast.at(a)]
    if not any(_is_deed(scene, o, status) or _is_told_deed(scene, o, agents) for o in objects):
        return None
    nobody = _nobody(scene, index)
    if not agents and nobody is None and not tree.is_passive(index):
        return None
    draft = _draft(scene, index)
    standing = scene.modalities.standing(index)
    if nobody is not None or (standing.negated and status == "claimed"):
        draft.status("unclaimed")
        return draft.seal()
    if not agents:
        return None
    draft.parties("initiators", agents)
    draft.replace_persons("initiators")
    draft.status(status)
    if status == "claimed" and draft.field("sourcing").footing == "reporter":
        draft.own_voice(agents[0], "claimed")
    elif status == "denied" and draft.field("sourcing").footing == "reporter":
        draft.own_voice(agents[0], "denied")
    _add_deed(draft, objects)
    return draft.seal()


def _is_deed(scene: Scene, head: int, status: Status) -> bool:
    lemma = scene.tree.tokens[head].lemma.lower()
    return lemma == "responsibility" or lemma in _DEEDS or (status == "denied" and lemma in _NOUNS)


def _is_told_deed(scene: Scene, head: int, agents: list[int]) -> bool:
    """ "The group claimed it", "denied this": what an armed group claims or denies is the deed told before."""
    armed = any(scene.cast.kind(i) == "armed-group" for a in agents for i in scene.cast.at(a))
    return armed and scene.tree.tokens[head].text.lower() in _TOLD


def _nobody(scene: Scene, index: int) -> int | None:
    """ "No group has claimed", "nobody claimed"."""
    tree = scene.tree
    for subject in tree.children(index, "nsubj"):
        if tree.tokens[subject].text.lower() in {"nobody", "none", "no-one"}:
            return subject
        for child in tree.children(subject, "det"):
            if tree.tokens[child].text.lower() == "no":
                return subject
    return None


def _blamed(scene: Scene, index: int) -> Claim | None:
    """ "Blamed the TTP for the attack", "attributed to": the blame is given by somebody else."""
    tree = scene.tree
    token = tree.tokens[index]
    if token.upos != "VERB" or token.lemma not in {"blame", "attribute", "pin"}:
        return None
    blamed = scene.arguments.fill(index, "patient" if token.lemma == "blame" else "to")
    deeds = scene.arguments.fill(index, "for" if token.lemma == "blame" else "patient")
    if token.lemma != "blame" or (deeds == [] and scene.arguments.fill(index, "on")):
        blamed = scene.arguments.fill(index, "on" if token.lemma in {"blame", "pin"} else "to")
        deeds = scene.arguments.fill(index, "patient")
    blamed = [b for b in blamed if scene.cast.at(b)]
    groups = [b for b in blamed if any(scene.cast.kind(i) == "armed-group" for i in scene.cast.at(b))]
    told = all(tree.tokens[d].text.lower() in _TOLD for d in deeds)
    if not blamed or not (any(_is_deed(scene, d, "attributed") for d in deeds) or (groups and told)):
        return None
    draft = _draft(scene, index)
    draft.parties("initiators", blamed)
    draft.status("attributed")
    agents = [a for a in scene.arguments.fill(index, "agent") if scene.cast.at(a)]
    if agents and draft.field("sourcing").footing == "reporter":
        draft.own_voice(agents[0], "alleged")
    _add_deed(draft, deeds)
    return draft.seal()


def _involved(scene: Scene, index: int) -> Claim | None:
    """ "The involvement of a foreign national in the attack": told, and by whom is not said."""
    tree = scene.tree
    token = tree.tokens[index]
    if token.lemma != "involvement" or token.upos != "NOUN":
        return None
    people = scene.arguments.fill(index, "of") + scene.arguments.fill(index, "poss")
    # Trees often hang "in the attack" on the people or on the verb that follows.
    deeds = [d for place in (index, token.head, *people) for d in scene.arguments.fill(place, "in")]
    people = [p for p in people if scene.cast.at(p)]
    governor = tree.tokens[token.head].lemma
    if not people or governor in _VERBS or not any(_is_deed(scene, d, "attributed") for d in deeds):
        return None
    draft = _draft(scene, index)
    draft.parties("initiators", people)
    draft.status("attributed")
    if draft.field("sourcing").footing == "reporter":
        draft.told_of([], "reported")
    _add_deed(draft, deeds)
    return draft.seal()


def _draft(scene: Scene, index: int) -> Draft:
    draft = Draft(scene, "responsibility", index)
    draft.event(None)
    add_circumstances(draft, index)
    return draft


def _add_deed(draft: Draft, heads: list[int]) -> None:
    """For which attack."""
    scene = draft.scene
    for head in heads:
        lemma = scene.tree.tokens[head].lemma
        inner = scene.arguments.fill(head, "for") + scene.arguments.fill(head, "in")
        if lemma in _NOUNS and inner:
            draft.about(inner[0])
        elif lemma not in _NOUNS:
            draft.about(head)
        if draft.field("where") is None:
            draft.where(scene.place_of(inner[0] if inner else head))
        return
