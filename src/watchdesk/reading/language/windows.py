"""What the network reads at once: windows of words of neighbouring paragraphs, as subwords and shapes.

Needs: words with their offsets.  Gives: `Window`s, batches of them by length, and padded arrays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from watchdesk.reading.language.hints import MOST, Hints
from watchdesk.reading.language.shapes import shape_of

WINDOW = 110
"""Words in a window: a long paragraph. Attention over more costs more than it tells."""
LONGEST = 400
"""Subwords in a window; the encoder has 512 places."""
BATCH = 2400
"""Subwords in a batch, padding counted: more is no faster on one core and takes more memory."""
_LONGEST_WORD = 100
"""Letters of a word that are looked at."""
_STOPS = frozenset({".", "!", "?"})

Places = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Window:
    """Words read at once, as the network takes them."""

    spans: Sequence[Places]
    """Offsets of the words in the text."""
    words: Sequence[str]
    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]
    hints: list[list[int]] | None
    """What the vocabulary says of each word; None for a model that reads no graph."""
    opens: frozenset[int] = frozenset()
    """Words that open a paragraph, and so a sentence."""


def make_window(
    tokenizer: Tokenizer,
    hints: Hints | None,
    spans: Sequence[Places],
    words: Sequence[str],
    opens: frozenset[int] = frozenset(),
) -> Window:
    """Cut words into subwords; one that the subwords drop is read at the place of the first symbol."""
    # A lone surrogate is no character of Unicode, and the subwords refuse it.
    readable = [word[:_LONGEST_WORD].encode("utf-8", "replace").decode("utf-8") for word in words]
    encoding = tokenizer.encode(readable, is_pretokenized=True)
    ids, owners = encoding.ids[:LONGEST], encoding.word_ids[:LONGEST]
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for place, word in enumerate(owners):
        if word is not None:
            first.setdefault(word, place)
            last[word] = place
    shapes = [shape_of(word, first=i == 0) for i, word in enumerate(words)]
    count = range(len(words))
    return Window(
        spans=spans,
        words=words,
        ids=ids,
        shapes=[0 if owner is None else shapes[owner] for owner in owners],
        first=[first.get(i, 0) for i in count],
        last=[last.get(i, 0) for i in count],
        hints=None if hints is None else [hints.of(word) for word in words],
        opens=opens,
    )


def windows_of(
    tokenizer: Tokenizer, hints: Hints | None, text: str, paragraphs: Iterable[Sequence[Places]]
) -> Iterator[Window]:
    """Put neighbouring paragraphs together up to `WINDOW` words; what is too long is cut, best after a stop."""
    group: list[Sequence[Places]] = []
    length = 0
    for paragraph in paragraphs:
        for part in _cut(text, paragraph):
            if group and length + len(part) > WINDOW:
                yield from _fitting(tokenizer, hints, text, group)
                group, length = [], 0
            group.append(part)
            length += len(part)
    if group:
        yield from _fitting(tokenizer, hints, text, group)


def _fitting(
    tokenizer: Tokenizer, hints: Hints | None, text: str, parts: Sequence[Sequence[Places]]
) -> Iterator[Window]:
    spans = [span for part in parts for span in part]
    starts = accumulate((len(part) for part in parts[:-1]), initial=0)
    words = [text[start:end] for start, end in spans]
    window = make_window(tokenizer, hints, spans, words, frozenset(starts))
    if len(window.ids) < LONGEST or len(spans) == 1:
        yield window
        return
    if len(parts) == 1:
        half = len(spans) // 2
        parts = [spans[:half], spans[half:]]
    middle = len(parts) // 2
    yield from _fitting(tokenizer, hints, text, parts[:middle])
    yield from _fitting(tokenizer, hints, text, parts[middle:])


def _cut(text: str, spans: Sequence[Places]) -> Iterator[Sequence[Places]]:
    while len(spans) > WINDOW:
        stops = [i + 1 for i in range(WINDOW // 4, WINDOW) if text[spans[i][0] : spans[i][1]] in _STOPS]
        cut = stops[-1] if stops else WINDOW
        yield spans[:cut]
        spans = spans[cut:]
    if spans:
        yield spans


def batches_of(windows: Sequence[Window]) -> Iterator[list[int]]:
    """Give the numbers of windows of like length, together at most `BATCH` subwords."""
    batch: list[int] = []
    for i in sorted(range(len(windows)), key=lambda i: len(windows[i].ids)):
        if batch and (len(batch) + 1) * len(windows[i].ids) > BATCH:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def padded(windows: Sequence[Window]) -> dict[str, NDArray[np.int64]]:
    """Give the network's inputs, each row filled up with zeros."""
    subwords = max(len(window.ids) for window in windows)
    words = max(len(window.words) for window in windows)

    def fill(rows: list[list[int]], width: int) -> NDArray[np.int64]:
        filled = np.zeros((len(rows), width), dtype=np.int64)
        for i, row in enumerate(rows):
            filled[i, : len(row)] = row
        return filled

    arrays = {
        "ids": fill([window.ids for window in windows], subwords),
        "attention": fill([[1] * len(window.ids) for window in windows], subwords),
        "shapes": fill([window.shapes for window in windows], subwords),
        "first": fill([window.first for window in windows], words),
        "last": fill([window.last for window in windows], words),
    }
    if windows[0].hints is not None:
        hinted = np.zeros((len(windows), words, MOST), dtype=np.int64)
        for i, window in enumerate(windows):
            hinted[i, : len(window.words)] = np.array(window.hints)
        arrays["hints"] = hinted
    return arrays
