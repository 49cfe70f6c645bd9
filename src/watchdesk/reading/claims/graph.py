"""Claims as the language model's graph gives them: one for each node.

The graph says which words announce, act, suffer, speak, and when and where; who the words are, which day and
which place they mean is found as for every claim.

Needs: a Scene whose analysis has a graph. Gives: Drafts with the node each is made from.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from watchdesk.domain.actor import ActorKind
from watchdesk.domain.claim import (
    Count,
    Event,
    Footing,
    Modality,
    SourcingMode,
    Status,
    Toll,
    TollClass,
    TollWhat,
)
from watchdesk.domain.text import Node
from watchdesk.reading.drafts import Draft
from watchdesk.reading.modality import Standing
from watchdesk.reading.scene import Scene
from watchdesk.reading.sourcing import Voice
from watchdesk.reading.tolls import TollMention
from watchdesk.reading.when.finding import TimePhrase
from watchdesk.vocabulary.claim_labels import load_claim_labels

FILLS = 0.5
"""Probability from which a word is held to fill a role."""
_KEEPERS = {"hosted", "tolerated", "supported"}
"""Of these, who keeps a group is marked as the one acting, and is the host of the record."""
_TOLLS: tuple[TollWhat, ...] = ("killed", "wounded", "captured", "missing", "displaced")
_KINDS: dict[str, ActorKind] = {"person": "unnamed", "office": "unnamed", "state": "states"}
"""An actor that the cast does not know is no known person, office or state."""


def graph_draft(scene: Scene, node: Node) -> Draft:
    """Draft the claim of one node."""
    label = load_claim_labels()[node.label]
    draft = Draft(scene, label.kind, node.word)
    draft.event(Event(type=label.type, mode=label.mode) if label.type else None, [node.word])
    if label.kind == "presence" and label.status in _KEEPERS and _words(node, "recipient"):
        _set_parties(draft, "initiators", _words(node, "recipient"))
        draft.other("host", _words(node, "actor"))
    else:
        _set_parties(draft, "initiators", _words(node, "actor"))
        _set_parties(draft, "recipients", _words(node, "recipient"))
    for role in ("host", "mediator"):
        draft.other(role, _words(node, role))
    draft.about(_first(node, "about"))
    if label.status is not None:
        draft.status(label.status)
    state = node.flags["state"].value
    if state:
        draft.status(cast(Status, state))
    draft.voice(_voice(scene, node))
    _set_time_and_place(draft, node)
    _set_standing(draft, node)
    _set_figures(draft, node)
    return draft


def _words(node: Node, role: str) -> list[int]:
    found = [r for r in node.roles if r.role == role and r.score >= FILLS]
    return [r.word for r in sorted(found, key=lambda r: r.word)]


def _first(node: Node, role: str) -> int | None:
    found = [r for r in node.roles if r.role == role and r.score >= FILLS]
    return max(found, key=lambda r: r.score).word if found else None


def _set_parties(draft: Draft, field: str, heads: Iterable[int]) -> None:
    for head in heads:
        draft.party_ids(field, _actors_at(draft.scene, head), draft.scene.cast.cited(head))
    draft.replace_persons(field)


def _actors_at(scene: Scene, head: int) -> tuple[str, ...]:
    """Who a word stands for: as the cast knows them, or by the type that the graph gives them."""
    kind, _ = (scene.tree.analysis.mentions or {}).get(head, ("people", 0.0))
    return scene.cast.named_as(head, cast(ActorKind, _KINDS.get(kind, kind)))


def _voice(scene: Scene, node: Node) -> Voice:
    footing = cast(Footing, node.flags["footing"].value)
    mode = cast(SourcingMode, node.flags["mode"].value)
    heads = [*_words(node, "speaker"), *_words(node, "source")]
    chain = tuple(dict.fromkeys(i for head in heads for i in scene.cast.speakers_at(head)[:1]))
    tokens = tuple(scene.cast.cited(heads[0])) if heads else ()
    if not heads and footing == "reporter":
        return Voice("reporter", mode)
    return Voice(footing, mode, chain, tokens)


def _set_time_and_place(draft: Draft, node: Node) -> None:
    scene = draft.scene
    draft.when(_phrase_at(scene, _first(node, "time")))
    draft.deadline(_phrase_at(scene, _first(node, "deadline")))
    places = [head for head in _words(node, "place") if scene.places.is_place(head)]
    if places:
        draft.where(min(places, key=lambda head: (scene.places.resolve(head).precision or 8, head)))


def _phrase_at(scene: Scene, word: int | None) -> TimePhrase | None:
    """The time expression that a word is in; the longest of several."""
    if word is None:
        return None
    token = scene.tree.tokens[word]
    found = [p for p in scene.times if p.start < token.end and p.end > token.start]
    return max(found, key=lambda p: p.end - p.start) if found else None


def _set_standing(draft: Draft, node: Node) -> None:
    negated = node.flags["negated"].value == "negated"
    modality = cast(Modality, node.flags["modality"].value)
    if modality == "future":
        draft.look_ahead()
    standing = Standing(negated, modality, (node.word,) if negated else ())
    draft.standing(draft.scene.modalities.dated(standing, draft.field("when"), draft.scene.published))


def _set_figures(draft: Draft, node: Node) -> None:
    scene = draft.scene
    found = [r for r in node.roles if r.role in _TOLLS and r.score >= FILLS]
    mentions = []
    for role in sorted(found, key=lambda r: r.word):
        counted = scene.tolls.figure(role.word)
        if counted is not None:
            tokens = tuple(scene.tree.core(role.word))
            toll = Toll(what=cast(TollWhat, role.role), class_=cast(TollClass, role.toll_class),
                        low=counted.low, high=counted.high, words=scene.tree.words(list(tokens)))  # fmt: skip
            mentions.append(TollMention(node.word, tokens, toll))
    draft.tolls(mentions)
    counted_word = _first(node, "count")
    counted = scene.tolls.figure(counted_word) if counted_word is not None else None
    if counted is not None and counted_word is not None:
        tokens_of = scene.tree.core(counted_word)
        words = scene.tree.words(tokens_of)
        draft.count(Count(low=counted.low, high=counted.high, unit="people", words=words), tokens_of)
