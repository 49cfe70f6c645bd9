"""Claims on a shelf, by block: which ones a new claim meets, and whose meetings it disturbs.

Takes Linkables in and out.  Gives the claims whose pairs may be others than before, and the blocks of given claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from watchdesk.domain.linking import Linkable
from watchdesk.record.linking.blocks import CROWDED, NEIGHBOURS, Keys, find_keys, find_orders
from watchdesk.record.linking.codes import Ints
from watchdesk.record.linking.columns import Columns, columns_of


class Shelf:
    """All claims, with the blocks each is in as two sorted columns."""

    def __init__(self) -> None:
        self.claims: dict[str, Linkable] = {}
        self._ids: list[str] = []
        self._slots: dict[str, int] = {}
        self._orders = np.zeros((2, 0), dtype=np.int64)
        self._keys = np.zeros(0, dtype=np.int64)
        self._at = np.zeros(0, dtype=np.int64)

    def put_in(self, added: Sequence[Linkable]) -> set[str]:
        """Put claims on the shelf; give them, and those whose neighbours they change."""
        if again := [claim.claim for claim in added if claim.claim in self.claims]:
            raise ValueError(f"{again[0]} is on the shelf already")
        columns = columns_of(added)
        keys = _all_keys(columns)
        first = len(self._ids)
        self.claims.update((claim.claim, claim) for claim in added)
        self._ids.extend(columns.claims)
        self._slots.update((claim, first + row) for row, claim in enumerate(columns.claims))
        self._orders = np.concatenate((self._orders, np.stack(find_orders(columns))), axis=1)
        order = np.argsort(keys.keys, kind="stable")
        where = np.searchsorted(self._keys, keys.keys[order])
        self._keys = np.insert(self._keys, where, keys.keys[order])
        self._at = np.insert(self._at, where, keys.rows[order] + first)
        slots = np.arange(first, len(self._ids))
        return set(columns.claims) | self._disturbed(np.unique(keys.keys), slots)

    def take_out(self, removed: Iterable[str]) -> set[str]:
        """Take claims from the shelf; give them, and those whose neighbours they were."""
        gone = {claim for claim in removed if claim in self.claims}
        if not gone:
            return set()
        slots = np.array(sorted(self._slots[claim] for claim in gone), dtype=np.int64)
        held = np.isin(self._at, slots)
        disturbed = self._disturbed(np.unique(self._keys[held]), slots)
        self._keys, self._at = self._keys[~held], self._at[~held]
        for claim in gone:
            del self.claims[claim], self._slots[claim]
        return gone | disturbed

    def meeting(self, claims: Iterable[str]) -> tuple[Keys, list[str]]:
        """Give the blocks of these claims with all their members, whose places are those in the list."""
        slots = np.array(sorted(self._slots[claim] for claim in claims), dtype=np.int64)
        keys = np.unique(self._keys[np.isin(self._at, slots)])
        held = self._held(keys)
        members, rows = np.unique(self._at[held], return_inverse=True)
        return Keys(self._keys[held], rows), [self._ids[slot] for slot in members]

    def _held(self, keys: Ints) -> Ints:
        """Where on the shelf the members of these blocks stand."""
        starts, ends = np.searchsorted(self._keys, keys), np.searchsorted(self._keys, keys, side="right")
        return np.concatenate([np.arange(a, b) for a, b in zip(starts, ends, strict=True)] or [self._at[:0]])

    def _disturbed(self, keys: Ints, slots: Ints) -> set[str]:
        """Those in crowded blocks that stand near one of the slots, or all where a block is just crowded."""
        starts, ends = np.searchsorted(self._keys, keys), np.searchsorted(self._keys, keys, side="right")
        found: set[int] = set()
        for start, end in zip(starts, ends, strict=True):
            if end - start > CROWDED:
                found.update(self._near(self._at[start:end], slots))
        return {self._ids[slot] for slot in found}

    def _near(self, members: Ints, slots: Ints) -> list[int]:
        changed = np.isin(members, slots)
        if len(members) - changed.sum() <= CROWDED:
            return list(map(int, members))
        ranks = np.argsort(np.argsort([self._ids[slot] for slot in members]))
        reach = NEIGHBOURS + int(changed.sum())
        near = np.zeros(len(members), dtype=bool)
        for order in self._orders:
            line = np.lexsort((ranks, order[members]))
            for at in np.flatnonzero(changed[line]):
                near[line[max(0, at - reach) : at + reach + 1]] = True
        return list(map(int, members[near]))


def _all_keys(columns: Columns) -> Keys:
    families = list(find_keys(columns))
    return Keys(np.concatenate([f.keys for f in families]), np.concatenate([f.rows for f in families]))
