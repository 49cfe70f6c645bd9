"""Attacks: one claim for one act of violence in a sentence, with its tolls.

A killing told of a bombing is that bombing's toll and no second attack. Attacks in general ("cross-border
attacks") are no incident; a rise in them is a stated trend.
"""

from __future__ import annotations

from watchdesk.domain.claim import Claim
from watchdesk.domain.text import Sentence
from watchdesk.reading.claims.basic import add_circumstances, draft_claim
from watchdesk.reading.drafts import Draft
from watchdesk.reading.scene import Scene
from watchdesk.reading.syntax import is_relation
from watchdesk.reading.tolls import TollMention
from watchdesk.reading.triggers import Trigger
from watchdesk.reading.when.finding import TimePhrase
from watchdesk.vocabulary.word_sets import word_set

_HARM = word_set("harm-words")
_TREND = word_set("trend-nouns")
_TREND_VERBS = word_set("trend-verbs")


def attack_claims(scene: Scene, sentence: Sentence, triggers: list[Trigger]) -> list[Claim]:
    """Give the attacks of a sentence, and the tolls that stand without one."""
    tolls = scene.tolls.find(sentence)
    attacks = [t for t in triggers if t.frame.kind == "attack"]
    claims: list[Claim] = []
    used: set[int] = set()
    for group in _grouped(scene, attacks):
        own = [toll for toll in tolls if toll.trigger not in used and _belongs(scene, toll, group, attacks)]
        claim = _attack(scene, group, own)
        if claim is not None:
            claims.append(claim)
            used |= {toll.trigger for toll in own}
    claims += _bare_tolls(scene, [t for t in tolls if t.trigger not in used])
    return claims


def _grouped(scene: Scene, attacks: list[Trigger]) -> list[list[Trigger]]:
    """Triggers of one act together, the one that names it best first: "bombing" before "killed"."""
    groups: list[list[Trigger]] = []
    for trigger in attacks:
        near = next((g for g in groups if all(_may_join(scene, trigger, t) for t in g)), None)
        if near is None:
            groups.append([trigger])
        else:
            near.append(trigger)
    return [sorted(g, key=lambda t: (_names_harm(t), t.index)) for g in groups]


def _may_join(scene: Scene, one: Trigger, other: Trigger) -> bool:
    """One act, unless who suffers the one does the other: attackers are shot after they open fire."""
    doers, victims = _ids(scene, one.initiators), _ids(scene, one.recipients)
    if doers & _ids(scene, other.recipients) or victims & _ids(scene, other.initiators):
        return False
    return _one_act(scene, one.index, other.index)


def _ids(scene: Scene, heads: tuple[int, ...]) -> set[str]:
    return {actor for head in heads for actor in scene.cast.at(head)}


def _names_harm(trigger: Trigger) -> bool:
    return trigger.frame.lemma in _HARM


def _one_act(scene: Scene, one: int, other: int) -> bool:
    """Say whether two triggers are in one clause or one is told of the other."""
    tree = scene.tree
    harmed = max(one, other)
    if (
        tree.tokens[harmed].xpos == "VBG"
        and not tree.children(harmed, "nsubj")
        and tree.tokens[harmed].lemma in _HARM
    ):
        return True
    for low, high in ((one, other), (other, one)):
        crossed = [low]
        for ancestor in tree.ancestors(low):
            if ancestor == high:
                return not any(is_relation(tree.tokens[c], "parataxis", "acl:relcl") for c in crossed)
            crossed.append(ancestor)
    shared = set(tree.ancestors(one)) & set(tree.ancestors(other))
    heads = {tree.clause_head(one), tree.clause_head(other)}
    return len(heads) == 1 and bool(shared)


def _belongs(scene: Scene, toll: TollMention, group: list[Trigger], attacks: list[Trigger]) -> bool:
    """A toll goes with the act it is told of; with the sentence's only act in any case."""
    indices = {t.index for t in group}
    if toll.trigger in indices or len({id(t) for t in attacks}) == len(group):
        return True
    return any(_one_act(scene, toll.trigger, index) for index in indices)


def _attack(scene: Scene, group: list[Trigger], tolls: list[TollMention]) -> Claim | None:
    trigger = group[0]
    trend = _trend(scene, trigger.index)
    draft = draft_claim(scene, trigger)
    for other in group[1:]:
        _complete(draft, other)
    _set_parties(draft)
    if draft.field("where") is None:
        draft.where(_struck_place(scene, group))
    draft.tolls(tolls)
    if trend is not None:
        draft.status("trend", [trend])
        return _trend_claim(draft, trend)
    if (_is_general(scene, trigger) or _is_bare(draft)) and not tolls:
        return None
    if _recalls(scene, trigger) and not tolls:
        return None
    return draft.seal()


def _complete(draft: Draft, other: Trigger) -> None:
    """Take from a further trigger of the act what the first one lacks."""
    if not draft.field("initiators") and not _undone(draft.scene, draft.trigger, other):
        draft.parties("initiators", other.initiators)
    if not draft.field("recipients"):
        draft.parties("recipients", other.recipients)
    scene = draft.scene
    voice = scene.sourcing.voice(other.index)
    if draft.field("when") is None:
        draft.when(scene.time_of(other.index, beyond=frozenset(voice.verbs)))
    if draft.field("where") is None:
        draft.where(scene.place_of(other.index, beyond=frozenset(voice.verbs)))


def _undone(scene: Scene, attack: int, other: Trigger) -> bool:
    """ "Troops foiled an attack, killing four": the troops are not who attacked."""
    tree = scene.tree
    token = tree.tokens[attack]
    return (
        token.upos == "NOUN"
        and is_relation(token, "obj")
        and scene.arguments.light_verb(attack) is None
        and tree.tokens[other.index].upos == "VERB"
    )


def _set_parties(draft: Draft) -> None:
    """The place where it happened is not its target, nor is the attack its own doer."""
    initiators = draft.field("initiators")
    recipients = tuple(r for r in draft.field("recipients") if r not in initiators)
    if recipients != draft.field("recipients"):
        draft.keep_parties("recipients", recipients)


def _struck_place(scene: Scene, group: list[Trigger]) -> int | None:
    """ "Jets bombed the port": what is struck is where it happened."""
    for trigger in group:
        for head in scene.arguments.fill(trigger.index, "patient"):
            name = scene.tree.name(head)
            if name is not None and name.type == "place":
                return head
    return None


def _trend(scene: Scene, index: int) -> int | None:
    """The noun that makes the attacks a trend: "a surge in attacks"."""
    tree = scene.tree
    token = tree.tokens[index]
    if is_relation(token, "nsubj") and token.xpos == "NNS" and tree.tokens[token.head].lemma in _TREND_VERBS:
        return token.head
    if not is_relation(token, "nmod") or tree.preposition(index) not in {"in", "of"} or token.xpos != "NNS":
        return None
    return token.head if tree.tokens[token.head].lemma in _TREND else None


def _trend_claim(draft: Draft, trend: int) -> Claim:
    scene = draft.scene
    if draft.field("when") is None:
        draft.when(_since(scene, trend) or scene.time_of(trend))
    if draft.field("where") is None:
        draft.where(scene.place_of(trend))
    return draft.seal()


def _since(scene: Scene, trend: int) -> TimePhrase | None:
    """The time in a clause that starts with "since", anywhere in the sentence."""
    sentence = scene.tree.sentence(trend)
    for phrase in scene.times:
        tokens = scene.tree.tokens_between(phrase.start, phrase.end)
        if tokens and sentence.first <= tokens[0] < sentence.last:
            when = scene.when_of(phrase, trend)
            if when.earliest is not None and when.latest is None:
                return phrase
    return None


def _is_general(scene: Scene, trigger: Trigger) -> bool:
    """Attacks in the plural that nothing places in time or space, or a possibility, are no incident."""
    tree = scene.tree
    token = tree.tokens[trigger.index]
    if token.upos == "VERB":
        return (
            token.xpos in {"VB", "VBG", "VBP", "VBZ"}
            and scene.time_of(trigger.index) is None
            and not trigger.initiators
        )
    timed = scene.time_of(trigger.index) is not None
    placed = scene.place_of(trigger.index) is not None
    plural = token.xpos in {"NNS", "NNPS"}
    definite = any(
        tree.tokens[c].lemma in {"the", "this", "that", "these", "those", "such"}
        for c in tree.children(trigger.index, "det")
    )
    if plural:
        return not timed and not (placed and definite)
    return not (timed or placed or trigger.initiators or trigger.recipients)


def _is_bare(draft: Draft) -> bool:
    """An act that may be, or of which nothing but its victims is told, is no incident."""
    if draft.field("modality") in {"hypothetical", "conditional"}:
        return not draft.field("initiators")
    return not any(draft.field(name) for name in ("initiators", "when", "where"))


def _recalls(scene: Scene, trigger: Trigger) -> bool:
    """ "The attack", named again without anything new, is the attack told of before."""
    tree = scene.tree
    if tree.tokens[trigger.index].upos == "VERB":
        return False
    token = tree.tokens[trigger.index]
    if is_relation(token, "nmod") and tree.tokens[token.head].lemma in word_set("involvement-nouns"):
        return True
    dets = {tree.tokens[c].lemma for c in tree.children(trigger.index, "det")}
    return bool(dets & {"the", "this", "that"}) and scene.place_of(trigger.index) is None


def _bare_tolls(scene: Scene, tolls: list[TollMention]) -> list[Claim]:
    """Figures that stand without their event: "the death toll rose to 20"."""
    claims = []
    for trigger in dict.fromkeys(t.trigger for t in tolls):
        own = [t for t in tolls if t.trigger == trigger]
        if all(t.toll.what in {"captured", "displaced"} or (t.toll.low or 0) == 0 for t in own):
            continue
        draft = Draft(scene, "toll", trigger)
        draft.event(None)
        draft.tolls(own)
        add_circumstances(draft, trigger)
        claims.append(draft.seal())
    return claims
