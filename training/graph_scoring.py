"""Scores of the graph on dev while training. ``benchmarks/graphs`` measures what is reported.

Takes a network and examples of the corpus. Gives percentages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import torch

from training.examples import Example, as_batch, batches
from training.graph_heads import GraphScores
from training.graphs import GraphTargets, flag_values, positives
from training.network import Network


def score_graphs(network: Network, examples: Sequence[Example]) -> dict[str, float]:
    """Score mentions, triggers (by label and by kind), roles of rightly found triggers and of all, and flags."""
    counts: Counter[str] = Counter()
    for group in batches(examples, 6000):
        batch = as_batch(group)
        scores = network(batch.ids, batch.attention, batch.shapes, batch.first, batch.last, batch.hints)
        mentions = scores.graph.mentions.argmax(-1)
        triggers = scores.graph.triggers.argmax(-1)
        for row, targets in batch.graphs:
            size = len(targets.mentions)
            _count_labels(counts, "mention", mentions[row, :size].tolist(), targets.mentions)
            found = triggers[row, :size].tolist()
            _count_labels(counts, "trigger", found, targets.triggers)
            _count_pairs(counts, network, scores.graph, row, found, targets)
    done = {name: _f1(counts, name) for name in ("mention", "trigger", "role")}
    flags = {f: round(100 * counts[f] / max(1, counts["flagged"]), 1) for f in flag_values()}
    return done | flags


def _count_labels(counts: Counter[str], name: str, found: list[int], wanted: Sequence[int]) -> None:
    for one, other in zip(found, wanted, strict=True):
        if other >= 0:
            counts[f"{name} found"] += one > 0
            counts[f"{name} wanted"] += other > 0
            counts[f"{name} right"] += one == other > 0


def _count_pairs(
    counts: Counter[str],
    network: Network,
    scores: GraphScores,
    row: int,
    found: list[int],
    targets: GraphTargets,
) -> None:
    size = len(targets.mentions)
    claims = {claim.word: claim for claim in targets.claims}
    for word in sorted({i for i, label in enumerate(found) if label} | set(claims)):
        graded = network.graph.role_scores(
            scores.role_triggers[row, word][None], scores.role_words[row, :size][None]
        )[0]
        pairs = {(int(r), int(w)) for w, r in torch.nonzero(graded > 0)}
        claim = claims.get(word)
        if claim is None or found[word] != claim.label:
            counts["role found"] += len(pairs) if found[word] and targets.triggers[word] >= 0 else 0
            counts["role wanted"] += len(positives(claim, targets)[0]) if claim else 0
            continue
        right, left_open = positives(claim, targets)
        pairs -= set(left_open) - set(right)
        counts["role found"] += len(pairs)
        counts["role wanted"] += len(set(right))
        counts["role right"] += len(pairs & set(right))
        counts["flagged"] += 1
        at = 0
        for number, (flag, values) in enumerate(flag_values().items()):
            best = int(scores.flags[row, word, at : at + len(values)].argmax())
            counts[flag] += best == claim.flags[number]
            at += len(values)


def _f1(counts: Counter[str], name: str) -> float:
    total = counts[f"{name} found"] + counts[f"{name} wanted"]
    return round(200 * counts[f"{name} right"] / max(1, total), 1)
