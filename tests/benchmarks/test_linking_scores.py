"""The scores of groupings, on small cases worked out by hand."""

from __future__ import annotations

import pytest
from benchmarks.linking.scores import Score, b_cubed, ceaf_e, conll, muc, pairwise

GOLD = dict.fromkeys("abc", 1) | dict.fromkeys("de", 2) | {"f": 3}
ONE_WRONG = dict.fromkeys("ab", 1) | dict.fromkeys("cde", 2) | {"f": 3}
ALONE = {each: each for each in GOLD}
TOGETHER = dict.fromkeys(GOLD, 0)

CASES = {
    # c stands with d and e: for a and b 1, for c 1/3, for d and e 2/3, for f 1
    (b_cubed, "one wrong"): (ONE_WRONG, (3 + 1 / 3 + 2 / 3 + 2 / 3) / 6, (3 + 2 / 3 + 2 / 3 + 1 / 3) / 6),
    (b_cubed, "alone"): (ALONE, 1, (3 * (1 / 3) + 2 * (1 / 2) + 1) / 6),
    (b_cubed, "together"): (TOGETHER, (3 * (3 / 6) + 2 * (2 / 6) + 1 / 6) / 6, 1),
    # ab and de are right; ac, bc are missed; cd, ce are false
    (pairwise, "one wrong"): (ONE_WRONG, 2 / 4, 2 / 4),
    (pairwise, "alone"): (ALONE, 1, 0),
    (pairwise, "together"): (TOGETHER, 4 / 15, 1),
    # ab: 1 link of 1; cde: 1 of 2, for c and d are of two; the other way round abc 1 of 2, de 1 of 1
    (muc, "one wrong"): (ONE_WRONG, 2 / 3, 2 / 3),
    (muc, "alone"): (ALONE, 1, 0),
    (muc, "together"): (TOGETHER, 3 / 5, 1),
    # ab with abc 4/5, cde with de 4/5, f with f 1
    (ceaf_e, "one wrong"): (ONE_WRONG, 2.6 / 3, 2.6 / 3),
    # abc with one of its three 1/2, de with one of its two 2/3, f 1
    (ceaf_e, "alone"): (ALONE, (1 / 2 + 2 / 3 + 1) / 6, (1 / 2 + 2 / 3 + 1) / 3),
    (ceaf_e, "together"): (TOGETHER, 6 / 9, 6 / 9 / 3),
}  # fmt: skip


@pytest.mark.parametrize(
    ("case", "worked"), CASES.items(), ids=[f"{f.__name__}, {name}" for f, name in CASES]
)
def test_a_score_is_as_worked_out_by_hand(case, worked):
    ours, precision, recall = worked
    assert case[0](ours, GOLD) == Score(pytest.approx(precision), pytest.approx(recall))


@pytest.mark.parametrize("score", [b_cubed, pairwise, muc, ceaf_e])
def test_what_is_right_scores_one(score):
    assert score(GOLD, GOLD).f1 == pytest.approx(1)


def test_conll_is_the_mean_of_three():
    assert conll(ONE_WRONG, GOLD) == pytest.approx(
        (muc(ONE_WRONG, GOLD).f1 + b_cubed(ONE_WRONG, GOLD).f1 + ceaf_e(ONE_WRONG, GOLD).f1) / 3
    )


def test_names_of_groups_do_not_matter():
    renamed = {thing: f"group {group}" for thing, group in ONE_WRONG.items()}
    assert b_cubed(renamed, GOLD) == b_cubed(ONE_WRONG, GOLD)
