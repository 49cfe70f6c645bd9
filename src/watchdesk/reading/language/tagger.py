"""Our own language model at run time: raw text in, an Analysis out, in one pass of one encoder.

Needs: the files in ``model/`` (``model.onnx``, ``tokenizer.json``, ``labels.json``, ``biaffine.npz``).
A pure function of the text; the same text gives the same analysis.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from watchdesk.domain.text import Analysis, Name, Sentence, Token
from watchdesk.reading.language.lemmas import apply_edit
from watchdesk.reading.language.shapes import shape_of
from watchdesk.reading.language.tokens import find_paragraphs, find_tokens
from watchdesk.reading.language.trees import best_heads

WINDOW = 110
"""Words read at once. Attention over more costs more than it tells."""
LONGEST = 400
"""Subwords in a window at most; the encoder has 512 places."""
BATCH = 2400
"""Subwords in a batch, padding counted."""

_Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Window:
    """Words read at once, as the network takes them."""

    spans: list[tuple[int, int]]
    words: list[str]
    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


@dataclass(frozen=True, slots=True)
class _Scores:
    """What the network says of the words of one window."""

    upos: NDArray[np.int64]
    xpos: NDArray[np.int64]
    edits: NDArray[np.int64]
    starts: NDArray[np.int64]
    names: _Array
    arcs: _Array
    dependents: _Array
    governors: _Array


class Tagger:
    """The shipped model. Satisfies `watchdesk.domain.text.Language`."""

    def __init__(self, folder: Path | None = None, *, threads: int = 0) -> None:
        """Load the model; `threads` 0 leaves their number to the runtime."""
        place = folder or Path(str(files("watchdesk.reading.language").joinpath("model")))
        labels: dict[str, Any] = json.loads((place / "labels.json").read_text("utf-8"))
        self.name: str = labels["name"]
        self.version: str = labels["version"]
        self._labels = labels
        self._tokenizer = Tokenizer.from_file(str(place / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._label_weights: _Array = np.load(place / "biaffine.npz")["labels"].astype(np.float32)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(place / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def analyse(self, text: str) -> Analysis:
        """Give the analysis of a text whose paragraphs are parted by newlines."""
        windows = [
            window
            for start, end in find_paragraphs(text)
            for spans in _cut(text, find_tokens(text, start, end))
            for window in self._encode(text, spans)
        ]
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        names: list[Name] = []
        for window, scores in zip(windows, self._score(windows), strict=True):
            self._decode(window, scores, tokens, sentences, names)
        return Analysis(text, tuple(tokens), tuple(sentences), tuple(names))

    def parse(self, sentence: list[str]) -> tuple[list[str], list[int], list[str]]:
        """Tag and parse one sentence of given words: parts of speech, governors (0 is the root), relations."""
        text = " ".join(sentence)
        ends = list(accumulate(len(word) + 1 for word in sentence))
        spans = [(end - len(word) - 1, end - 1) for word, end in zip(sentence, ends, strict=True)]
        window = self._window(text, spans)
        scores = next(iter(self._score([window])))
        heads = best_heads(_bounded(scores.arcs, 0, len(spans)))
        relations = self._relations(scores, heads, 0)
        return [self._labels["upos"][u] for u in scores.upos], heads, relations

    def _encode(self, text: str, spans: list[tuple[int, int]]) -> Iterator[_Window]:
        """Windows the encoder can take; one that is too long is halved."""
        window = self._window(text, spans)
        if len(window.ids) <= LONGEST or len(spans) == 1:
            yield window
            return
        half = len(spans) // 2
        yield from self._encode(text, spans[:half])
        yield from self._encode(text, spans[half:])

    def _window(self, text: str, spans: list[tuple[int, int]]) -> _Window:
        words = [text[start:end] for start, end in spans]
        encoding = self._tokenizer.encode([word[:100] for word in words], is_pretokenized=True)
        ids, word_ids = encoding.ids[:LONGEST], encoding.word_ids[:LONGEST]
        first: dict[int, int] = {}
        last: dict[int, int] = {}
        shapes = []
        for position, word in enumerate(word_ids):
            if word is None:
                shapes.append(0)
                continue
            first.setdefault(word, position)
            last[word] = position
            shapes.append(shape_of(words[word], first=word == 0))
        # A word that the tokenizer drops is read at the place of the text's first symbol.
        places = range(len(words))
        return _Window(
            spans, words, ids, shapes, [first.get(i, 0) for i in places], [last.get(i, 0) for i in places]
        )

    def _score(self, windows: list[_Window]) -> list[_Scores]:
        """Run the network over windows of like length together; results in the order given."""
        order = sorted(range(len(windows)), key=lambda i: len(windows[i].ids))
        scored: dict[int, _Scores] = {}
        for batch in _batched(order, [len(w.ids) for w in windows]):
            outputs = self._session.run(None, _pad([windows[i] for i in batch]))
            upos, xpos, edits, starts, names, arcs, dependents, governors = outputs
            for row, i in enumerate(batch):
                n = len(windows[i].words)
                scored[i] = _Scores(
                    upos[row, :n], xpos[row, :n], edits[row, :n], starts[row, :n], names[row, :n],
                    arcs[row, :n, : n + 1], dependents[row, :n], governors[row, : n + 1],
                )  # fmt: skip
        return [scored[i] for i in range(len(windows))]

    def _decode(
        self,
        window: _Window,
        scores: _Scores,
        tokens: list[Token],
        sentences: list[Sentence],
        names: list[Name],
    ) -> None:
        n, offset = len(window.words), len(tokens)
        bounds = [0, *(i for i in range(1, n) if scores.starts[i]), n]
        for first, last in zip(bounds, bounds[1:], strict=False):
            heads = best_heads(_bounded(scores.arcs, first, last))
            relations = self._relations(scores, heads, first)
            for i, (head, relation) in enumerate(zip(heads, relations, strict=True)):
                at = first + i
                governor = offset + (at if head == 0 else first + head - 1)
                tokens.append(self._token(window, scores, at, offset, governor, relation))
            sentences.append(Sentence(offset + first, offset + last))
        names.extend(self._names(scores.names, bounds, offset))

    def _token(
        self, window: _Window, scores: _Scores, at: int, offset: int, governor: int, relation: str
    ) -> Token:
        word = window.words[at]
        start, end = window.spans[at]
        upos = self._labels["upos"][scores.upos[at]]
        lemma = apply_edit(word, self._labels["edits"][scores.edits[at]])
        return Token(
            offset + at,
            start,
            end,
            word,
            lemma,
            upos,
            self._labels["xpos"][scores.xpos[at]],
            governor,
            relation,
        )

    def _relations(self, scores: _Scores, heads: list[int], first: int) -> list[str]:
        """The best label for each arc of a sentence that begins at word `first`."""
        n = len(heads)
        places = [0 if head == 0 else first + head for head in heads]
        dependents = scores.dependents[first : first + n]
        governors = scores.governors[places]
        labels, width, _ = self._label_weights.shape
        left = dependents @ self._label_weights.transpose(1, 0, 2).reshape(width, -1)
        graded = np.einsum("nlj,nj->nl", left.reshape(n, labels, width), governors)
        graded[:, self._labels["deprel"].index("root")] = -np.inf
        best = graded.argmax(axis=1)
        return [
            "root" if head == 0 else self._labels["deprel"][b] for head, b in zip(heads, best, strict=True)
        ]

    def _names(self, logits: _Array, bounds: list[int], offset: int) -> list[Name]:
        """Names by their begin and inside tags; none crosses a sentence."""
        graded = np.exp(logits - logits.max(axis=1, keepdims=True))
        graded /= graded.sum(axis=1, keepdims=True)
        tags = [self._labels["names"][t] for t in logits.argmax(axis=1)]
        found: list[Name] = []
        begin = 0
        for i in range(len(tags) + 1):
            inside = i < len(tags) and tags[i] == f"I-{tags[begin][2:]}" and i not in bounds and begin < i
            if not inside and i > begin:
                if tags[begin] != "O":
                    score = float(graded[begin:i].max(axis=1).mean())
                    found.append(Name(offset + begin, offset + i, tags[begin][2:], round(score, 4)))
                begin = i
        return found


def _bounded(arcs: _Array, first: int, last: int) -> _Array:
    """The scores of a sentence's own arcs and its root, no token on itself."""
    own = np.concatenate([arcs[first:last, :1], arcs[first:last, first + 1 : last + 1]], axis=1)
    n = last - first
    own[np.arange(n), np.arange(1, n + 1)] = -1e9
    return own


def _cut(text: str, spans: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Runs of at most `WINDOW` words, cut after a full stop where there is one."""
    while len(spans) > WINDOW:
        stops = [
            i + 1 for i in range(WINDOW // 4, WINDOW) if text[spans[i][0] : spans[i][1]] in {".", "!", "?"}
        ]
        cut = stops[-1] if stops else WINDOW
        yield spans[:cut]
        spans = spans[cut:]
    if spans:
        yield spans


def _batched(order: list[int], lengths: list[int]) -> Iterator[list[int]]:
    """Runs of `order` (shortest first) that fill a batch."""
    batch: list[int] = []
    for i in order:
        if batch and (len(batch) + 1) * lengths[i] > BATCH:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _pad(windows: list[_Window]) -> dict[str, NDArray[np.int64]]:
    """The network's inputs, each row filled up with zeros."""
    subwords = max(len(w.ids) for w in windows)
    words = max(len(w.words) for w in windows)

    def fill(rows: list[list[int]], width: int) -> NDArray[np.int64]:
        filled = np.zeros((len(rows), width), dtype=np.int64)
        for i, row in enumerate(rows):
            filled[i, : len(row)] = row
        return filled

    return {
        "ids": fill([w.ids for w in windows], subwords),
        "attention": fill([[1] * len(w.ids) for w in windows], subwords),
        "shapes": fill([w.shapes for w in windows], subwords),
        "first": fill([w.first for w in windows], words),
        "last": fill([w.last for w in windows], words),
    }
