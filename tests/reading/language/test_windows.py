from __future__ import annotations

import pytest
from tokenizers import Tokenizer

from watchdesk.reading.language import load_language
from watchdesk.reading.language.tokens import find_tokens
from watchdesk.reading.language.windows import BATCH, LONGEST, WINDOW, Window, batches_of, windows_of


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(load_language().folder / "tokenizer.json"))


def cut(tokenizer: Tokenizer, text: str) -> list[Window]:
    return list(windows_of(tokenizer, None, text, [find_tokens(text)]))


def test_a_long_paragraph_is_cut_after_a_full_stop(tokenizer: Tokenizer) -> None:
    windows = cut(tokenizer, "One two three four five six seven. " * 40)
    assert len(windows) > 1
    assert all(window.words[-1] == "." and len(window.words) <= WINDOW for window in windows)


@pytest.mark.parametrize("text", ["word " * 700, "ضذخ" * 400, "ضذخغظ" * 20 + " ضذخغظ " * 300, "🙂" * 900])
def test_no_window_is_longer_than_the_encoder_takes(tokenizer: Tokenizer, text: str) -> None:
    windows = cut(tokenizer, text)
    assert all(len(window.ids) <= LONGEST for window in windows)
    assert [span for window in windows for span in window.spans] == find_tokens(text)


def test_paragraphs_stand_together_and_each_still_opens_a_sentence(tokenizer: Tokenizer) -> None:
    text = "Talks began\nNobody came"
    (window,) = windows_of(tokenizer, None, text, [find_tokens(text, 0, 11), find_tokens(text, 12)])
    assert window.words == ["Talks", "began", "Nobody", "came"]
    assert window.opens == {0, 2}


def test_a_word_the_subwords_drop_still_has_a_place(tokenizer: Tokenizer) -> None:
    (window,) = cut(tokenizer, "a \u200d b")
    assert len(window.first) == len(window.words) == 3


def test_batches_hold_every_window_once(tokenizer: Tokenizer) -> None:
    windows = cut(tokenizer, "One two three four five six seven. " * 400)
    batches = list(batches_of(windows))
    assert sorted(i for batch in batches for i in batch) == list(range(len(windows)))
    assert all(len(batch) * max(len(windows[i].ids) for i in batch) <= BATCH for batch in batches)
