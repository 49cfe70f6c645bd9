from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchdesk.reading.language.lemmas import apply_edit, find_edit


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("promises", "promise"),
        ("Attacks", "attack"),
        ("was", "be"),
        ("n't", "not"),
        ("met", "meet"),
        ("Kabul", "Kabul"),
        ("Talks", "talk"),
        ("'s", "be"),
    ],
)
def test_an_edit_gives_back_the_lemma_it_was_learnt_from(word: str, lemma: str) -> None:
    assert apply_edit(word, find_edit(word, lemma)) == lemma


@given(st.text(), st.sampled_from(["k", "l:0:", "l:3:y", "c:2:", "w:be", "l:9:"]))
def test_an_edit_that_does_not_fit_leaves_a_lemma_all_the_same(word: str, edit: str) -> None:
    assert apply_edit(word, edit) or not word
