"""All claims linked at once.

Takes Linkables and what persons ruled.  Gives a Linking, the same in whichever order the claims came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from watchdesk.domain.linking import Linkable, Linking, MergeDecision
from watchdesk.record.linking.blocks import find_keys, find_pairs
from watchdesk.record.linking.codes import Ints
from watchdesk.record.linking.columns import Columns, Floats, columns_of
from watchdesk.record.linking.grouping import find_groups, heed
from watchdesk.record.linking.judging import DIFFERENT, Decisions, score_pairs


def link(claims: Iterable[Linkable], rulings: Sequence[MergeDecision] = ()) -> Linking:
    """Judge the pairs of claims that may tell of one thing, and group them; persons' rulings always hold."""
    columns = columns_of(claims)
    left, right, scores = judge(columns)
    rows = {claim: row for row, claim in enumerate(columns.claims)} if rulings else {}
    heads = find_groups(columns, left, right, scores, heed(rulings, rows))
    return Linking(Decisions(columns, left, right, scores), name_groups(columns.claims, heads))


def judge(columns: Columns) -> tuple[Ints, Ints, Floats]:
    """Give the pairs of rows that are, or may be, one thing, with their scores."""
    found = [find_pairs(columns, keys) for keys in find_keys(columns)]
    codes = np.unique(np.concatenate(found))
    found.clear()
    left, right = np.divmod(codes, max(1, len(columns)))
    scores = score_pairs(columns, left, right)
    near = scores >= DIFFERENT
    return left[near], right[near], scores[near]


def name_groups(claims: Sequence[str], heads: Ints) -> tuple[tuple[str, ...], ...]:
    """Give the groups as the ids of their claims."""
    order = np.argsort(heads, kind="stable")
    starts = np.flatnonzero(np.diff(heads[order])) + 1
    return tuple(tuple(claims[row] for row in rows) for rows in np.split(order, starts) if len(rows))
