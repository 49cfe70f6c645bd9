"""Groups of claims that tell of one thing, from the judgements on pairs.

    pairs ruled same ──▶ components ──▶ all pairs of a component scored ──▶ merged from the surest on

Two groups become one while the mean of the scores between them says same and nothing between them speaks strongly
against it, so that a chain of likenesses does not tie a bombing to the next one. A person's ruling always holds; of
two that contradict each other, the later. Takes Columns and pairs.  Gives, for each row, the first row of its group.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import numpy as np

from watchdesk.domain.linking import MergeDecision
from watchdesk.record.linking.codes import Ints
from watchdesk.record.linking.columns import Columns, Floats
from watchdesk.record.linking.judging import SAME, score_pairs

_VETO = -3.5
"""Log-odds that speak so strongly against that no other likeness merges the two groups; chosen on dev."""
_VETO_IN_REPORT = 0.0
"""As much, of two claims of one report: a report that tells a thing twice rarely makes it look like two."""
_BOUND = 6.0
"""No single pair counts for more in a mean."""
_LARGEST = 1000
"""Claims whose pairs are all scored without more ado; a larger component is first cut where its likenesses are
weaker, up to the surest."""
_STEP, _SUREST = 1.0, 6.0
_NEVER = datetime.min.replace(tzinfo=UTC)


class Rulings(NamedTuple):
    """What persons ruled, as pairs of rows, without contradictions."""

    same: tuple[tuple[int, int], ...] = ()
    different: tuple[tuple[int, int], ...] = ()
    unsure: tuple[tuple[int, int], ...] = ()


def heed(rulings: Iterable[MergeDecision], rows: dict[str, int]) -> Rulings:
    """Give the rulings on claims that are there; one that contradicts later ones is left out."""
    latest = sorted(rulings, key=lambda r: (r.at or _NEVER, r.by, r.left, r.right), reverse=True)
    kept: dict[str, list[tuple[int, int]]] = {"same": [], "different": [], "unsure": []}
    heads: dict[int, int] = {}
    ruled: set[tuple[int, int]] = set()
    for each in latest:
        if each.by_machine or each.left not in rows or each.right not in rows:
            continue
        pair = (rows[each.left], rows[each.right])
        if pair in ruled or _contradicts(each.ruling, pair, heads, kept["different"]):
            continue
        ruled.add(pair)
        kept[each.ruling].append(pair)
        if each.ruling == "same":
            heads[_head(heads, max(_heads_of(heads, pair)))] = min(_heads_of(heads, pair))
    return Rulings(*(tuple(sorted(kept[name])) for name in ("same", "different", "unsure")))


def _contradicts(
    ruling: str, pair: tuple[int, int], heads: dict[int, int], apart: Sequence[tuple[int, int]]
) -> bool:
    one, other = _heads_of(heads, pair)
    if ruling == "same":
        return any({one, other} == set(_heads_of(heads, each)) for each in apart) and one != other
    return ruling == "different" and one == other


def _heads_of(heads: dict[int, int], pair: tuple[int, int]) -> tuple[int, int]:
    return _head(heads, pair[0]), _head(heads, pair[1])


def _head(heads: dict[int, int], row: int) -> int:
    while row in heads and heads[row] != row:
        row = heads[row]
    return row


def find_groups(columns: Columns, left: Ints, right: Ints, scores: Floats, rulings: Rulings) -> Ints:
    """Give the first row of each row's group."""
    said = np.array(rulings.same, dtype=np.int64).reshape(-1, 2)
    same = scores >= SAME
    one, other = np.concatenate((left[same], said[:, 0])), np.concatenate((right[same], said[:, 1]))
    weights = np.concatenate((scores[same], np.full(len(said), np.inf, dtype=np.float32)))
    heads = find_components(len(columns), one, other)
    groups = heads.copy()
    for members in (rows for rows in _members(heads) if len(rows) > _LARGEST):
        inside = heads[one] == members[0]
        for part in _cut(members, one[inside], other[inside], weights[inside], SAME):
            groups[part] = part[0]
    _settle(columns, groups, rulings)
    return groups


def find_components(size: int, left: Ints, right: Ints) -> Ints:
    """Give the lowest row that each row is tied to, by any chain of pairs."""
    heads = np.arange(size)
    while True:
        low = np.minimum(heads[left], heads[right])
        before = heads.copy()
        np.minimum.at(heads, heads[left], low)
        np.minimum.at(heads, heads[right], low)
        heads = heads[heads]
        if np.array_equal(before, heads):
            return heads


def _members(heads: Ints) -> list[Ints]:
    """The rows of each group of more than one."""
    order = np.argsort(heads, kind="stable")
    starts = np.flatnonzero(np.diff(heads[order])) + 1
    return [rows for rows in np.split(order, starts) if len(rows) > 1]


def _cut(members: Ints, left: Ints, right: Ints, weights: Floats, level: float) -> list[Ints]:
    """Cut a component that is too large at ever surer likenesses; a person's stay."""
    if len(members) <= _LARGEST or level >= _SUREST:
        return [members]
    held = weights >= level + _STEP
    one, other, sure = left[held], right[held], weights[held]
    heads = find_components(len(members), np.searchsorted(members, one), np.searchsorted(members, other))
    at = heads[np.searchsorted(members, one)]
    return [
        part
        for head in np.unique(heads)
        for part in _cut(
            members[heads == head], one[at == head], other[at == head], sure[at == head], level + _STEP
        )
    ]


def _settle(columns: Columns, groups: Ints, rulings: Rulings) -> None:
    """Part the components, as they stand in `groups`, into groups."""
    parts = _members(groups)
    left, right, sizes = _all_pairs(parts)
    scores = score_pairs(columns, left, right)
    ruled = {row for pair in (*rulings.same, *rulings.different, *rulings.unsure) for row in pair}
    ends = np.cumsum(sizes)
    for members, end, size in zip(parts, ends, sizes, strict=True):
        own = scores[end - size : end]
        if (own >= SAME).all() and not ruled.intersection(members.tolist()):
            continue
        groups[members] = members[_merge(members, own, columns.document[members], rulings)]


def _all_pairs(parts: Sequence[Ints]) -> tuple[Ints, Ints, Ints]:
    sizes = np.array([len(p) * (len(p) - 1) // 2 for p in parts], dtype=np.int64)
    left, right = np.zeros(sizes.sum(), dtype=np.int64), np.zeros(sizes.sum(), dtype=np.int64)
    at = 0
    for rows, size in zip(parts, sizes, strict=True):
        upper = np.triu_indices(len(rows), 1)
        left[at : at + size], right[at : at + size] = rows[upper[0]], rows[upper[1]]
        at += size
    return left, right, sizes


class _Table:
    """Groups in the making: the sums of the scores between them, and which may never be one."""

    def __init__(self, sums: Any, barred: Any) -> None:
        self.sums, self.barred = sums, barred
        self.counts = np.ones(len(sums))
        self.heads = np.arange(len(sums))
        self.alive = np.ones(len(sums), dtype=bool)
        self.means = np.full(sums.shape, -np.inf)
        self.best = np.zeros(len(sums), dtype=np.int64)
        self.surest = np.full(len(sums), -np.inf)

    def look(self, row: int) -> None:
        """Work out a group's means anew."""
        open_to = self.alive & ~self.barred[row]
        open_to[row] = False
        mean = np.round(self.sums[row] / (self.counts[row] * self.counts), 6)
        self.means[row] = np.where(open_to & self.alive[row], mean, -np.inf)
        self.means[:, row] = self.means[row]
        self.choose(row)

    def choose(self, row: int) -> None:
        """Find the group that this one is likeliest to be one with; of equals the first."""
        self.best[row] = self.means[row].argmax()
        self.surest[row] = self.means[row, self.best[row]]

    def join(self, one: int, other: int) -> None:
        """Take the group `other` into `one`."""
        for table in (self.sums, self.barred):
            table[one] += table[other]
            table[:, one] = table[one]
        self.counts[one] += self.counts[other]
        self.alive[other] = False
        self.heads[self.heads == other] = one

    def merge(self, one: int, other: int) -> None:
        """Join two groups, and see what that changes for the rest."""
        self.join(one, other)
        stale = np.flatnonzero(((self.best == one) | (self.best == other)) & np.isfinite(self.surest))
        self.look(one)
        self.look(other)
        for row in stale.tolist():
            self.choose(row)
        nearer = (self.means[:, one] > self.surest) | (
            (self.means[:, one] == self.surest) & (one < self.best)
        )
        self.best[nearer], self.surest[nearer] = one, self.means[nearer, one]


def merge_scored(scores: Floats, documents: Ints) -> Ints:
    """Give, for things of which all pairs are scored (in the order of an upper triangle), the first of its group."""
    return _merge(np.arange(len(documents)), scores, documents, Rulings())


def _merge(members: Ints, scores: Floats, documents: Ints, rulings: Rulings) -> Ints:
    """Give, for each member, the place of the first member of its group."""
    table = _Table(*_matrices(members, scores, documents, rulings))
    for one, other in _places(members, rulings.same):
        first, second = sorted((int(table.heads[one]), int(table.heads[other])))
        if first != second:
            table.join(first, second)
    for row in range(len(members)):
        table.look(row)
    for row in range(len(members)):
        table.choose(row)
    while (likeliest := int(table.surest.argmax())) >= 0 and table.surest[likeliest] >= SAME:
        table.merge(*sorted((likeliest, int(table.best[likeliest]))))
    return table.heads


def _matrices(members: Ints, scores: Floats, documents: Ints, rulings: Rulings) -> tuple[Any, Any]:
    size = len(members)
    sums, barred = np.zeros((size, size)), np.zeros((size, size), dtype=bool)
    upper = np.triu_indices(size, 1)
    together = documents[upper[0]] == documents[upper[1]]
    sums[upper] = np.clip(scores, -_BOUND, _BOUND)
    barred[upper] = scores <= np.where(together, _VETO_IN_REPORT, _VETO)
    for one, other in _places(members, rulings.unsure):
        sums[one, other], barred[one, other] = 0, False
    for one, other in _places(members, rulings.different):
        barred[one, other] = True
    return sums + sums.T, barred | barred.T


def _places(members: Ints, pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    at = {int(row): place for place, row in enumerate(members)}
    return [(at[one], at[other]) for one, other in pairs if one in at and other in at]
