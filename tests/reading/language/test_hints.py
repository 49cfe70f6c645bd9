from __future__ import annotations

import pytest

from watchdesk.reading.language.hints import MOST, Hints

HINTS = Hints(["act/SANCTION/discontinue", "promise/promised", "@people"], {"VERB": {"froze": "freeze"}})


@pytest.mark.parametrize(
    ("word", "hints"),
    [("froze", [1]), ("Pledged", [2]), ("villagers", [3]), ("severed", [1]), ("Banibangou", [])],
)
def test_a_word_has_the_hints_of_its_lemma(word: str, hints: list[int]) -> None:
    found = HINTS.of(word)
    assert [hint for hint in found if hint] == hints
    assert len(found) == MOST
