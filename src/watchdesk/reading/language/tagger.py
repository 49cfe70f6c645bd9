"""Our own language model at run time: raw text in, an Analysis out, in one pass of one encoder.

Needs: the files in ``model/``: ``model.onnx``, ``tokenizer.json``, ``labels.json``, ``biaffine.npz``,
``lemmas.json``. Gives: an Analysis. A pure function of the text; the same text gives the same analysis.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from watchdesk.domain.text import Analysis, Name, Node, Sentence, Token
from watchdesk.reading.language.graph import GraphDecoder, GraphOutputs
from watchdesk.reading.language.hints import Hints
from watchdesk.reading.language.lemmas import LemmaTable, find_lemma
from watchdesk.reading.language.tokens import find_paragraphs, find_tokens
from watchdesk.reading.language.trees import best_heads
from watchdesk.reading.language.windows import Window, batches_of, make_window, padded, windows_of

_Floats = NDArray[np.float32]
_Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Scores:
    """What the network says of the words of one window."""

    upos: _Integers
    xpos: _Integers
    edits: _Integers
    starts: _Integers
    names: _Floats
    arcs: _Floats
    dependents: _Floats
    governors: _Floats
    graph: GraphOutputs | None
    """None from a model that reads no graph."""


class Tagger:
    """The shipped model. Satisfies `watchdesk.domain.text.Language`."""

    def __init__(self, folder: Path | None = None, *, threads: int | None = None) -> None:
        """Load the model in `folder`, or the shipped one; `threads` is all cores unless given."""
        self.folder = folder or Path(str(files("watchdesk.reading.language").joinpath("model")))
        labels: dict[str, Any] = json.loads((self.folder / "labels.json").read_text("utf-8"))
        self.name: str = labels["name"]
        self.version: str = labels["version"]
        self._upos: list[str] = labels["upos"]
        self._xpos: list[str] = labels["xpos"]
        self._edits: list[str] = labels["edits"]
        self._tags: list[str] = labels["names"]
        pairs = np.load(self.folder / "biaffine.npz")
        self._relations = _Relations(labels["deprel"], pairs["labels"])
        self._graph = GraphDecoder(labels["graph"], pairs["roles"]) if "graph" in labels else None
        self._lemmas: LemmaTable = json.loads((self.folder / "lemmas.json").read_text("utf-8"))
        self._hints = Hints(labels["graph"]["hints"], self._lemmas) if "graph" in labels else None
        self._tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or os.cpu_count() or 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(self.folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def analyse(self, text: str) -> Analysis:
        """Give the analysis of a text whose paragraphs are parted by newlines."""
        paragraphs = [find_tokens(text, start, end) for start, end in find_paragraphs(text)]
        # A graph needs what is told before; trees are better where a paragraph is read alone.
        groups = [paragraphs] if self._graph is not None else [[each] for each in paragraphs]
        windows = [w for group in groups for w in windows_of(self._tokenizer, self._hints, text, group)]
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        names: list[Name] = []
        graph: list[Node] = []
        mentions: dict[int, tuple[str, float]] = {}
        for window, scores in zip(windows, self._score(windows), strict=True):
            offset = len(tokens)
            starts = (
                i
                for i in range(1, len(window.words))
                if i in window.opens or (scores.starts[i] and _may_start(window.words, i))
            )
            bounds = [0, *starts, len(window.words)]
            for first, last in pairwise(bounds):
                tokens.extend(self._tokens(window, scores, first, last, offset))
                sentences.append(Sentence(offset + first, offset + last))
                names.extend(self._names(scores.names[first:last], offset + first))
            if self._graph is not None and scores.graph is not None:
                graph.extend(self._graph.nodes(scores.graph, offset))
                mentions |= self._graph.mentions(scores.graph, offset)
        found = (tuple(tokens), tuple(sentences), tuple(names))
        if self._graph is None:
            return Analysis(text, *found)
        return Analysis(text, *found, tuple(graph), mentions)

    def parse_sentences(self, sentences: Sequence[Sequence[str]]) -> list[list[Token]]:
        """Tag and parse sentences of given words; offsets are as if a space stood between any two."""
        windows = [self._given(words) for words in sentences]
        scored = zip(windows, self._score(windows), strict=True)
        return [self._tokens(window, scores, 0, len(window.words), 0) for window, scores in scored]

    def names_of(self, sentences: Sequence[Sequence[str]]) -> list[list[Name]]:
        """Find the names in sentences of given words."""
        scored = self._score([self._given(words) for words in sentences])
        return [self._names(scores.names, 0) for scores in scored]

    def _given(self, words: Sequence[str]) -> Window:
        spans, at = [], 0
        for word in words:
            spans.append((at, at + len(word)))
            at += len(word) + 1
        return make_window(self._tokenizer, self._hints, spans, words)

    def _score(self, windows: Sequence[Window]) -> list[_Scores]:
        """Run the network over windows of like length together; results in the order given."""
        scored: dict[int, _Scores] = {}
        for batch in batches_of(windows):
            outputs = self._session.run(None, padded([windows[i] for i in batch]))
            for row, i in enumerate(batch):
                n = len(windows[i].words)
                upos, xpos, edits, starts, names, arcs, dependents = (each[row, :n] for each in outputs[:7])
                governors = outputs[7][row, : n + 1]
                graph = GraphOutputs(*(each[row, :n] for each in outputs[8:14])) if self._graph else None
                scored[i] = _Scores(
                    upos, xpos, edits, starts, names, arcs[:, : n + 1], dependents, governors, graph
                )
        return [scored[i] for i in range(len(windows))]

    def _tokens(self, window: Window, scores: _Scores, first: int, last: int, offset: int) -> list[Token]:
        """The words of one sentence, `first` to `last` of the window, before which `offset` tokens stand."""
        heads = best_heads(_own_arcs(scores.arcs, first, last))
        # Place 0 among the governors is the root; word i of the window is at i + 1.
        governors = [head and first + head for head in heads]
        relations = self._relations.best(scores.dependents[first:last], scores.governors[governors], heads)
        tokens = []
        for at, governor, relation in zip(range(first, last), governors, relations, strict=True):
            word, upos = window.words[at], self._upos[scores.upos[at]]
            start, end = window.spans[at]
            tokens.append(
                Token(
                    index=offset + at,
                    start=start,
                    end=end,
                    text=word,
                    lemma=find_lemma(word, upos, self._edits[scores.edits[at]], self._lemmas),
                    upos=upos,
                    xpos=self._xpos[scores.xpos[at]],
                    head=offset + (governor - 1 if governor else at),
                    deprel=relation,
                )
            )
        return tokens

    def _names(self, logits: _Floats, offset: int) -> list[Name]:
        """Names of one sentence by their begin and inside tags; a name's score is the mean over its words."""
        graded = np.exp(logits - logits.max(axis=1, keepdims=True))
        best = (graded.max(axis=1) / graded.sum(axis=1)).tolist()
        tags = [self._tags[t] for t in logits.argmax(axis=1)]
        found: list[Name] = []
        first = 0
        for i in range(1, len(tags) + 1):
            if i < len(tags) and tags[i] == f"I-{tags[first][2:]}":
                continue
            if tags[first] != "O":
                kind: Any = tags[first][2:]
                score = sum(best[first:i]) / (i - first)
                found.append(Name(offset + first, offset + i, kind, round(score, 4)))
            first = i
        return found


def _may_start(words: Sequence[str], i: int) -> bool:
    """Inside a line a sentence begins after a mark, and not after one that joins: "…, police said"."""
    before = words[i - 1]
    return not before[-1].isalnum() and before not in {",", ";", "(", "-"}


class _Relations:
    """Labels of arcs that are already chosen."""

    def __init__(self, labels: list[str], weights: NDArray[Any]) -> None:
        self._labels = labels
        self._root = labels.index("root")
        count, width, _ = weights.shape
        by_width = np.ascontiguousarray(weights.astype(np.float32).transpose(1, 0, 2))
        self._left = by_width.reshape(width, count * width)

    def best(self, dependents: _Floats, governors: _Floats, heads: Sequence[int]) -> list[str]:
        """Give the best label a word; "root" for the root, and for it alone."""
        left = (dependents @ self._left).reshape(len(heads), len(self._labels), -1)
        graded = np.matmul(left, governors[:, :, None])[:, :, 0]
        graded[:, self._root] = -np.inf
        best = graded.argmax(axis=1)
        return ["root" if head == 0 else self._labels[label] for head, label in zip(heads, best, strict=True)]


def _own_arcs(arcs: _Floats, first: int, last: int) -> _Floats:
    """The scores of a sentence's own arcs and its root, no word on itself."""
    own = np.concatenate([arcs[first:last, :1], arcs[first:last, first + 1 : last + 1]], axis=1)
    places = np.arange(last - first)
    own[places, places + 1] = -1e9
    return own
