"""An index of claims by block, so that a new report is linked without comparing all anew.

Takes Linkables as they come, and go.  Gives the same Linking that `link` gives for all that are there: new claims
meet those of their blocks only, and only the groups they touch are formed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from watchdesk.domain.linking import Linkable, Linking, MergeDecision
from watchdesk.record.linking.blocks import Keys, find_pairs
from watchdesk.record.linking.codes import Ints
from watchdesk.record.linking.columns import Columns, Floats, columns_of
from watchdesk.record.linking.grouping import find_groups, heed
from watchdesk.record.linking.judging import DIFFERENT, SAME, Decisions, score_pairs
from watchdesk.record.linking.shelf import Shelf
from watchdesk.record.linking.whole import name_groups


@dataclass(frozen=True, slots=True)
class Relinked:
    """What a change did: the groups that now hold the claims it touched, and the decisions it made."""

    groups: tuple[tuple[str, ...], ...]
    decisions: Sequence[MergeDecision]


class LinkIndex:
    """Claims that are there, by block, with the judgements on their pairs and the groups they form."""

    def __init__(self, claims: Iterable[Linkable] = (), rulings: Sequence[MergeDecision] = ()) -> None:
        self._shelf = Shelf()
        self._near: dict[str, dict[str, float]] = {}
        self._groups: dict[str, tuple[str, ...]] = {}
        self._rulings: tuple[MergeDecision, ...] = ()
        self.change(add=claims, rulings=rulings)

    def change(
        self,
        add: Iterable[Linkable] = (),
        remove: Iterable[str] = (),
        rulings: Sequence[MergeDecision] | None = None,
    ) -> Relinked:
        """Take claims in and out, and hear other rulings; give what is now otherwise."""
        shaken = self._shelf.take_out(remove)
        gone = shaken - self._shelf.claims.keys()
        added = list(add)
        shaken |= self._shelf.put_in(added)
        shaken -= gone
        touched = shaken | self._forget(gone | shaken)
        columns, left, right, scores = self._judge(shaken)
        touched |= self._remember(columns, left, right, scores)
        touched |= self._hear(rulings) | self._ruled_with(gone | {claim.claim for claim in added})
        for claim in gone:
            self._groups.pop(claim, None)
        groups = self._regroup(touched & self._shelf.claims.keys())
        return Relinked(groups, Decisions(columns, left, right, scores))

    def linking(self) -> Linking:
        """Give everything, as `link` would."""
        columns = columns_of(self._shelf.claims.values())
        rows = {claim: row for row, claim in enumerate(columns.claims)}
        decisions = Decisions(columns, *self._edges(columns.claims, rows))
        return Linking(decisions, tuple(sorted(set(self._groups.values()))))

    def group_of(self, claim: str) -> tuple[str, ...]:
        """Give the claims of the group that holds this one."""
        return self._groups[claim]

    def _judge(self, shaken: set[str]) -> tuple[Columns, Ints, Ints, Floats]:
        """Find and score the pairs that a shaken claim is part of."""
        keys, members = self._shelf.meeting(shaken)
        columns = columns_of(self._shelf.claims[claim] for claim in members)
        rows = {claim: row for row, claim in enumerate(columns.claims)}
        at = np.array([rows[claim] for claim in members], dtype=np.int64)
        codes = find_pairs(columns, Keys(keys.keys, at[keys.rows] if len(at) else keys.rows))
        left, right = np.divmod(codes, max(1, len(columns)))
        is_shaken = np.array([claim in shaken for claim in columns.claims], dtype=bool)
        held = is_shaken[left] | is_shaken[right] if len(columns) else np.zeros(0, dtype=bool)
        left, right = left[held], right[held]
        scores = score_pairs(columns, left, right)
        near = scores >= DIFFERENT
        return columns, left[near], right[near], scores[near]

    def _forget(self, claims: set[str]) -> set[str]:
        """Drop the judgements on these claims; give those that they were near to."""
        met: set[str] = set()
        for claim in claims:
            for other in self._near.pop(claim, {}):
                self._near.get(other, {}).pop(claim, None)
                met.add(other)
        return met

    def _remember(self, columns: Columns, left: Ints, right: Ints, scores: Floats) -> set[str]:
        ids = columns.claims
        for one, other, score in zip(left.tolist(), right.tolist(), scores.tolist(), strict=True):
            self._near.setdefault(ids[one], {})[ids[other]] = score
            self._near.setdefault(ids[other], {})[ids[one]] = score
        return {ids[row] for row in {*left.tolist(), *right.tolist()}}

    def _hear(self, rulings: Sequence[MergeDecision] | None) -> set[str]:
        if rulings is None or tuple(rulings) == self._rulings:
            return set()
        changed = {claim for each in (*rulings, *self._rulings) for claim in (each.left, each.right)}
        self._rulings = tuple(rulings)
        return changed

    def _ruled_with(self, claims: set[str]) -> set[str]:
        """All that any ruling names, if one names a claim that came or went: which of them hold may have changed."""
        ruled = {claim for each in self._rulings for claim in (each.left, each.right)}
        return ruled if ruled & claims else set()

    def _regroup(self, touched: set[str]) -> tuple[tuple[str, ...], ...]:
        """Form the groups of these claims, and of all that any chain of likeness ties to them."""
        tied = self._tied(touched)
        columns = columns_of(self._shelf.claims[claim] for claim in tied)
        rows = {claim: row for row, claim in enumerate(columns.claims)}
        heads = find_groups(columns, *self._edges(columns.claims, rows), heed(self._rulings, rows))
        groups = name_groups(columns.claims, heads)
        self._groups.update((claim, group) for group in groups for claim in group)
        return groups

    def _tied(self, claims: set[str]) -> set[str]:
        ruled: dict[str, set[str]] = {}
        for each in self._rulings:
            if each.ruling == "same":
                ruled.setdefault(each.left, set()).add(each.right)
                ruled.setdefault(each.right, set()).add(each.left)
        tied, waiting = set(claims), list(claims)
        while waiting:
            claim = waiting.pop()
            near = {other for other, score in self._near.get(claim, {}).items() if score >= SAME}
            for other in ((near | ruled.get(claim, set())) & self._shelf.claims.keys()) - tied:
                tied.add(other)
                waiting.append(other)
        return tied

    def _edges(self, claims: Iterable[str], rows: Mapping[str, int]) -> tuple[Ints, Ints, Floats]:
        found = [
            (rows[claim], rows[other], score)
            for claim in claims
            for other, score in self._near.get(claim, {}).items()
            if claim < other and other in rows
        ]
        left, right, scores = zip(*found, strict=True) if found else ((), (), ())
        return (
            np.array(left, dtype=np.int64),
            np.array(right, dtype=np.int64),
            np.array(scores, dtype=np.float32),
        )
