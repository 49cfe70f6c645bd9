"""Who meets whom: claims that may be one share a block, and no block makes too many pairs."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from tests.record.linking.making import make_linkable

from watchdesk.record.linking.blocks import CROWDED, find_keys, find_pairs
from watchdesk.record.linking.columns import columns_of

SAID = "A bomb tore through a police van near the bridge of Gul Imam"
FULL = make_linkable("clm-a", SAID, place="Tank", by="act-ttp", killed=5)


def pairs_of(claims) -> set[tuple[int, int]]:
    columns = columns_of(claims)
    codes = np.concatenate([find_pairs(columns, keys) for keys in find_keys(columns)])
    return {divmod(int(code), len(columns)) for code in codes}


@pytest.mark.parametrize(
    "other",
    [
        make_linkable("clm-b", "Unlike words", place="Tank", day=1),
        make_linkable("clm-b", "Unlike words", by="act-ttp"),
        make_linkable("clm-b", SAID),
        make_linkable("clm-b", "Unlike words", day=None, told=300, place="Tank", killed=5),
        make_linkable("clm-b", "Unlike words", day=None, told=300, place="Tank", by="act-ttp"),
        make_linkable("clm-b", "Unlike words", day=0, country="PK"),
        make_linkable("clm-b", "Unlike words", day=50, document=FULL.document),
    ],
    ids=[
        "time and place",
        "time and party",
        "time and words",
        "place and toll",
        "place and party",
        "country",
        "report",
    ],
)
def test_claims_that_may_be_one_meet(other):
    assert pairs_of([FULL, other]) == {(0, 1)}


def test_claims_with_nothing_in_common_do_not_meet():
    assert not pairs_of([FULL, make_linkable("clm-b", "Unlike words", day=90, told=91, place="Kabul")])


def test_pairs_grow_with_claims_and_not_with_their_square():
    crowds = [[make_linkable(f"clm-{i:04}", SAID, place="Tank", by="act-ttp", killed=i % 7) for i in range(size)]
              for size in (150, 300, 600)]  # fmt: skip
    counts = [len(pairs_of(crowd)) for crowd in crowds]
    assert all(more <= 2.3 * fewer for fewer, more in pairwise(counts))
    assert counts[-1] <= 600 * CROWDED
