"""The claims that frames find in the trees and those of the language model's graph, as one list.

A claim that both find is one claim, as the frames tell it: their parties are right more often. What the graph alone
announces is told as the graph has it. Each is given its chance of being right; one that is more likely wrong is kept
for review.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from watchdesk.domain.claim import Claim
from watchdesk.domain.text import Node
from watchdesk.reading.claims.graph import graph_draft
from watchdesk.reading.scene import Scene
from watchdesk.vocabulary.claim_labels import load_claim_labels
from watchdesk.vocabulary.confidence import FoundBy, load_confidence

ANNOUNCES = 0.5
"""Probability from which a word that no frame knows is held to announce a claim."""
_HARM = {"attack", "toll"}


@dataclass(frozen=True, slots=True)
class Found:
    """A claim, who found it, and how strongly the graph announces it, from 0 to 1."""

    claim: Claim
    by: FoundBy
    score: float

    def judged(self) -> Claim:
        """The claim with its chance of being right."""
        chance = load_confidence()[self.by].chance(self.score)
        return self.claim.model_copy(update={"confidence": round(chance, 2)})


def join_claims(scene: Scene, of_frames: Sequence[Claim]) -> list[Found]:
    """Give the claims of both."""
    if scene.tree.analysis.graph is None:
        return [Found(claim, "alone", 0.5) for claim in of_frames]
    nodes = {node.word: node for node in scene.tree.analysis.graph}
    joined = []
    for claim in of_frames:
        score = max((n.score for n in _nodes_at(scene, claim, nodes) if _kind(n) == claim.kind), default=0.0)
        joined.append(Found(claim, "both" if score else "frames", score))
    return joined + graph_claims(scene, of_frames)


def graph_claims(scene: Scene, beside: Sequence[Claim] = ()) -> list[Found]:
    """Give the claims that the graph announces `beside` those given, which are told at other words."""
    nodes = {node.word: node for node in scene.tree.analysis.graph or ()}
    told = {node.word for claim in beside for node in _nodes_at(scene, claim, nodes)}
    found = []
    for node in nodes.values():
        if node.score >= ANNOUNCES and node.word not in told:
            claim = graph_draft(scene, node).seal()
            if not any(_tells_again(scene, claim, node, other) for other in beside):
                found.append(Found(claim, "graph", node.score))
    return found


def _nodes_at(scene: Scene, claim: Claim, nodes: Mapping[int, Node]) -> Iterable[Node]:
    for span in claim.spans:
        if span.field == "event":
            for word in scene.tree.tokens_between(span.start, span.end):
                if word in nodes:
                    yield nodes[word]


def _kind(node: Node) -> str:
    return load_claim_labels()[node.label].kind


def _tells_again(scene: Scene, claim: Claim, node: Node, other: Claim) -> bool:
    """Another word of one sentence for the same thing: "ambushed …, killing three"."""
    if not (claim.kind == other.kind or {claim.kind, other.kind} <= _HARM):
        return False
    sentence = scene.tree.sentence(node.word)
    first, last = scene.tree.tokens[sentence.first].start, scene.tree.tokens[sentence.last - 1].end
    if not any(first <= span.start < last for span in other.spans if span.field == "event"):
        return False
    return claim.kind in _HARM or claim.initiators == other.initiators or claim.recipients == other.recipients
