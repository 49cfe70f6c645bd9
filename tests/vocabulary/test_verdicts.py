"""The words of verdicts, and their numbers on the scale of the Peace Accords Matrix."""

from __future__ import annotations

from watchdesk.domain.verdict import VERDICT_WORDS
from watchdesk.vocabulary.verdicts import load_verdict_words


def test_every_word_has_a_meaning() -> None:
    words = load_verdict_words()
    assert tuple(words) == VERDICT_WORDS
    assert all(each.meaning for each in words.values())


def test_what_is_not_judged_has_no_number() -> None:
    without = {word for word, each in load_verdict_words().items() if each.pam is None}
    assert without == {"not-yet-due", "cannot-judge"}


def test_the_scale_runs_from_none_to_full() -> None:
    pam = {word: each.pam for word, each in load_verdict_words().items()}
    assert (pam["broken"], pam["stalled"], pam["partly-kept"], pam["kept"]) == (0, 1, 2, 3)
