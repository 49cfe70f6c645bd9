"""Presence: which armed group is said to be where, hosted or controlled by whom."""

from __future__ import annotations

from watchdesk.domain.claim import Claim, Status
from watchdesk.domain.text import Sentence
from watchdesk.reading.claims.basic import add_circumstances
from watchdesk.reading.drafts import Draft
from watchdesk.reading.scene import Scene
from watchdesk.reading.syntax import is_relation
from watchdesk.vocabulary.word_sets import status_words, word_set

_PRESENCE = word_set("presence-nouns")
_OPERATE = word_set("operating-verbs")
_HOST = status_words("hosting-verbs")
_WHERE = ("in", "from", "on", "inside", "across", "within", "at", "near", "along", "out of")
_SOIL = word_set("soil-nouns")
_HOSTS = {"state", "government", "body", "armed-group", "person", "delegation", "office"}


def presence_claims(scene: Scene, sentence: Sentence) -> list[Claim]:
    """Give what a sentence says of armed groups being somewhere or being kept by somebody."""
    claims: list[Claim] = []
    for index in range(sentence.first, sentence.last):
        token = scene.tree.tokens[index]
        if token.upos == "NOUN" and token.lemma in _PRESENCE:
            claims += _of_noun(scene, index)
        elif token.upos == "VERB" and token.lemma in _HOST:
            claims += _hosted(scene, index) or _operating(scene, index, _HOST[token.lemma])
        elif (token.upos == "VERB" and token.lemma in _OPERATE) or (
            token.upos == "ADJ" and token.lemma == "present"
        ):
            claims += _operating(scene, index)
    return claims


def _armed(scene: Scene, heads: list[int]) -> list[int]:
    return [h for h in heads if any(scene.cast.kind(i) == "armed-group" for i in scene.cast.at(h))]


def _of_noun(scene: Scene, index: int) -> list[Claim]:
    """ "The presence of armed groups in Y", "the TTP's sanctuaries in Y"."""
    arguments = scene.arguments
    groups = _armed(scene, arguments.fill(index, "of") + arguments.fill(index, "poss") + arguments.fill(index, "mod")
                    + arguments.fill(index, "for"))  # fmt: skip
    governor = scene.tree.tokens[index].head
    if not groups and is_relation(scene.tree.tokens[index], "obj"):
        groups = _armed(scene, arguments.fill(governor, "agent"))
    place = _place(scene, [index, *groups, governor])
    if not groups or place is None:
        return []
    return _presence(scene, index, groups, place, [], "present")


def _operating(scene: Scene, index: int, status: Status = "present") -> list[Claim]:
    """ "Groups operating from Y", "hiding in Y"."""
    groups = _armed(scene, _subjects(scene, index) + scene.arguments.fill(index, "patient"))
    groups = [g for g in groups if _is_certain(scene, g)]
    place = _place(scene, [index])
    if not groups or place is None:
        return []
    return _presence(scene, index, groups, place, [], status)


def _subjects(scene: Scene, index: int) -> list[int]:
    if scene.tree.tokens[index].upos == "ADJ":
        return [c for h in scene.tree.children(index, "nsubj") for c in scene.tree.conjuncts(h)]
    return scene.arguments.fill(index, "agent")


def _is_certain(scene: Scene, head: int) -> bool:
    """A group by name, or one spoken of before: "these groups"; not any "armed groups"."""
    dets = {scene.tree.tokens[c].lemma for c in scene.tree.children(head, "det")}
    named = scene.tree.tokens[head].upos in {"PROPN", "PRON"} or scene.cast.is_registered(head)
    return named or bool(dets & {"the", "this", "these", "those", "that"})


def _hosted(scene: Scene, index: int) -> list[Claim]:
    """ "X harbours the group", "controlling the group"."""
    status = _HOST[scene.tree.tokens[index].lemma]
    groups = _armed(scene, scene.arguments.fill(index, "patient"))
    hosts = _accused(scene, index) or [
        h for h in scene.arguments.fill(index, "agent")
        if any(scene.cast.kind(i) in _HOSTS for i in scene.cast.at(h)) and h not in groups
    ]  # fmt: skip
    if not groups or not hosts:
        return []
    return _presence(scene, index, groups, _place(scene, [index]), hosts, status)


def _accused(scene: Scene, index: int) -> list[int]:
    """ "Accuses Y of harbouring": the accused is the host."""
    tree = scene.tree
    governor = tree.tokens[index].head
    if tree.tokens[governor].lemma in {"accuse", "suspect", "blame"}:
        return [h for h in scene.arguments.fill(governor, "patient") if scene.cast.at(h)]
    return []


def _presence(
    scene: Scene, index: int, groups: list[int], place: int | None, hosts: list[int], status: Status
) -> list[Claim]:
    """The claim; one for each party where several hold it together."""
    holders = _holders(scene, index) if scene.sourcing.voice(index).footing == "reporter" else []
    claims = []
    for holder in (*holders, None)[: max(1, len(holders))]:
        draft = Draft(scene, "presence", index)
        draft.event(None)
        draft.parties("initiators", groups)
        draft.other("host", hosts)
        add_circumstances(draft, index)
        if place is not None:
            draft.where(place)
        if scene.tree.tokens[index].upos == "NOUN":
            draft.modality("asserted")
        draft.status(status)
        if holder is not None:
            draft.told_of([holder], "alleged")
        claims.append(draft.seal())
    return claims


def _holders(scene: Scene, index: int) -> list[int]:
    """Who is concerned about a presence or accuses of it: they allege it, the reporter does not tell it."""
    for ancestor in scene.tree.ancestors(index):
        lemma = scene.tree.tokens[ancestor].lemma
        if lemma in word_set("accusing-words") | word_set("fearing-words"):
            agents = scene.arguments.fill(ancestor, "agent") or scene.arguments.fill(ancestor, "poss")
            agents = agents or [
                c for h in scene.tree.children(ancestor, "nsubj") for c in scene.tree.conjuncts(h)
            ]
            agents = [a for a in agents if scene.cast.at(a)]
            if agents:
                return agents
    return []


def _place(scene: Scene, around: list[int]) -> int | None:
    """Where: a place, or a state's "soil"."""
    tree = scene.tree
    for index in around:
        for slot in _WHERE:
            for head in scene.arguments.fill(index, slot):
                if tree.tokens[head].lemma in _SOIL:
                    state = next(iter(tree.children(head, "nmod:poss", "amod", "compound", "nmod")), None)
                    if state is not None and scene.cast.owner_at(state):
                        return state
                if scene.places.is_place(head):
                    return head
    return None
