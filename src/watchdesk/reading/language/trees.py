"""The best tree for a sentence from the scores of all its arcs.

Takes scores of shape (n, n + 1): token by governor, governor 0 being the root.  Gives one governor a token:
exactly one root and no cycle. The highest arc of each token is taken where that is a tree already (nearly
always); else Chu–Liu–Edmonds decides, for each of the likeliest roots.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
_ROOTS_TRIED = 3


def best_heads(scores: Scores) -> list[int]:
    """Give the governor of each token: 0 for the root, i + 1 for token i."""
    greedy = [int(h) for h in scores.argmax(axis=1)]
    if greedy.count(0) == 1 and not _has_cycle(greedy):
        return greedy
    roots = np.argsort(-scores[:, 0])[:_ROOTS_TRIED]
    candidates = [_rooted_at(scores, int(root)) for root in roots]
    return max(candidates, key=lambda heads: sum(float(scores[i, h]) for i, h in enumerate(heads)))


def _rooted_at(scores: Scores, root: int) -> list[int]:
    """The best tree in which this token alone hangs on the root."""
    n = len(scores)
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:, :] = scores
    full[1:, 0] = -np.inf
    full[root + 1, :] = -np.inf
    full[root + 1, 0] = 0.0
    np.fill_diagonal(full, -np.inf)
    heads = _edmonds(full)
    return [heads[i + 1] for i in range(n)]


def _has_cycle(heads: list[int]) -> bool:
    return _find_cycle([0, *heads]) is not None


def _find_cycle(heads: list[int]) -> list[int] | None:
    """The nodes of a cycle, or None; node 0 is the root."""
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path = []
        node = start
        while node and state[node] == 0:
            state[node] = start
            path.append(node)
            node = heads[node]
        if node and state[node] == start and node in path:
            return path[path.index(node) :]
    return None


def _edmonds(scores: NDArray[np.float64]) -> list[int]:
    """Maximum spanning arborescence from node 0; `scores` is dependent by governor."""
    n = len(scores)
    heads = [0, *(int(h) for h in scores[1:].argmax(axis=1))]
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    members = set(cycle)
    outside = [i for i in range(n) if i not in members]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    kept = sum(scores[c, heads[c]] for c in cycle)
    enter: dict[int, int] = {}
    leave: dict[int, int] = {}
    for position, node in enumerate(outside):
        gains = [kept + scores[c, node] - scores[c, heads[c]] for c in cycle]
        best = int(np.argmax(gains))
        small[-1, position], enter[position] = gains[best], cycle[best]
        column = [scores[node, c] for c in cycle]
        best = int(np.argmax(column))
        small[position, -1], leave[position] = column[best], cycle[best]
    solved = _edmonds(small)
    for position, node in enumerate(outside):
        if node:
            governor = solved[position]
            heads[node] = leave[position] if governor == len(outside) else outside[governor]
    entry = solved[-1]
    heads[enter[entry]] = outside[entry]
    return heads
