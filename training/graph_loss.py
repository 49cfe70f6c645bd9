"""How wrong the graph's heads are on a batch of windows.

Takes the heads, their scores and the windows' `GraphTargets`. Gives one loss.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as nnf
from torch import Tensor

from training.graph_heads import GraphHeads, GraphScores
from training.graphs import GraphTargets, flag_values, positives

_OPEN = -100


def graph_loss(heads: GraphHeads, scores: GraphScores, targets: Sequence[GraphTargets]) -> Tensor:
    """The weighted sum of all heads' losses."""
    width = scores.mentions.size(1)
    mentions = _padded([t.mentions for t in targets], width)
    triggers = _padded([[_OPEN if label < 0 else label for label in t.triggers] for t in targets], width)
    loss = _cross_entropy(scores.mentions, mentions) + 2.0 * _cross_entropy(scores.triggers, triggers)
    loss = loss + 0.3 * _antecedent_loss(heads, scores, targets)
    if not any(t.claims for t in targets):
        return loss
    return loss + _claims_loss(heads, scores, targets)


def _claims_loss(heads: GraphHeads, scores: GraphScores, targets: Sequence[GraphTargets]) -> Tensor:
    placed = [(row, claim) for row, each in enumerate(targets) for claim in each.claims]
    rows = torch.tensor([row for row, _ in placed])
    words = torch.tensor([claim.word for _, claim in placed])
    flags = scores.flags.float()[rows, words]
    loss = torch.zeros(())
    at = 0
    for number, values in enumerate(flag_values().values()):
        wanted = torch.tensor([claim.flags[number] for _, claim in placed])
        loss = loss + 0.3 * nnf.cross_entropy(flags[:, at : at + len(values)], wanted)
        at += len(values)
    tolls = [(row, word, toll) for row, claim in placed for _, word, toll in claim.words if toll >= 0]
    if tolls:
        at_tolls = torch.tensor([row for row, _, _ in tolls]), torch.tensor([word for _, word, _ in tolls])
        graded = scores.toll_classes.float()[at_tolls]
        loss = loss + 0.2 * nnf.cross_entropy(graded, torch.tensor([toll for _, _, toll in tolls]))
    pairs = heads.role_scores(scores.role_triggers[rows, words], scores.role_words[rows]).float()
    wanted_pairs, weight = torch.zeros_like(pairs), torch.zeros_like(pairs)
    for number, (row, claim) in enumerate(placed):
        weight[number, : len(targets[row].mentions)] = 1
        right, left_open = positives(claim, targets[row])
        for role, word in left_open:
            weight[number, word, role] = 0
        for role, word in right:
            wanted_pairs[number, word, role] = 1
            weight[number, word, role] = 1
    each = nnf.binary_cross_entropy_with_logits(pairs, wanted_pairs, weight=weight, reduction="sum")
    return loss + 0.6 * each / len(placed)


def _antecedent_loss(heads: GraphHeads, scores: GraphScores, targets: Sequence[GraphTargets]) -> Tensor:
    """Minus the log of the probability of the actor's mentions before; of none, where it is the first."""
    graded = heads.antecedent_scores(scores).float()
    losses = []
    for row, each in enumerate(targets):
        places = [i for i, actor in enumerate(each.actors) if actor]
        if len(places) < 2:
            continue
        at = torch.tensor(places)
        pairs = graded[row][at][:, at]
        before = torch.ones_like(pairs, dtype=torch.bool).tril(-1)
        options = torch.cat([torch.zeros(len(places), 1), pairs.masked_fill(~before, -1e9)], 1)
        names = [each.actors[i] for i in places]
        same = torch.tensor([[a == b for b in names] for a in names]) & before
        right = torch.cat([~same.any(1, keepdim=True), same], 1)
        chances = nnf.log_softmax(options, 1).masked_fill(~right, -1e9)
        losses.append(-torch.logsumexp(chances, 1).mean())
    return torch.stack(losses).mean() if losses else torch.zeros(())


def _cross_entropy(scores: Tensor, labels: Tensor) -> Tensor:
    return nnf.cross_entropy(scores.float().flatten(0, 1), labels.flatten(), ignore_index=_OPEN)


def _padded(rows: Sequence[list[int]], width: int) -> Tensor:
    return torch.tensor([row + [_OPEN] * (width - len(row)) for row in rows])
