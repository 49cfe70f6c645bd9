from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from watchdesk.reading.language.trees import best_heads


def scores_for(seed: int, words: int) -> NDArray[np.float32]:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    scores[np.arange(words), np.arange(1, words + 1)] = -1e9
    return scores


def is_tree(heads: list[int]) -> bool:
    def reaches_root(word: int) -> bool:
        for _ in heads:
            if word == 0:
                return True
            word = heads[word - 1]
        return word == 0

    return heads.count(0) == 1 and all(reaches_root(head) for head in heads)


@given(st.integers(0, 10**6), st.integers(1, 30))
def test_heads_are_a_tree_with_one_root(seed: int, words: int) -> None:
    assert is_tree(best_heads(scores_for(seed, words)))


@pytest.mark.parametrize("seed", range(40))
def test_no_other_tree_scores_higher(seed: int) -> None:
    scores = scores_for(seed, 4)
    chosen = sum(float(scores[i, head]) for i, head in enumerate(best_heads(scores)))
    trees = (heads for heads in product(range(5), repeat=4) if is_tree(list(heads)))
    assert chosen == pytest.approx(max(sum(float(scores[i, h]) for i, h in enumerate(t)) for t in trees))


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    # Words 1 and 2 like each other best; word 2 minds the root less.
    scores = np.array([[1.0, -1e9, 9.0], [5.0, 9.0, -1e9]], dtype=np.float32)
    assert best_heads(scores) == [2, 0]


def test_one_word_is_the_root() -> None:
    assert best_heads(np.array([[0.0, -1e9]], dtype=np.float32)) == [0]
