"""What the network learns from: windows of words as numbers.

Takes `Parsed` sentences and `Named` sentences.  Gives `Example`s and padded batches of them.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.graphs import GraphTargets, MarkedWords, targets_of
from training.names_data import TAGS, Named
from training.treebanks import Parsed
from watchdesk.reading.language.hints import MOST, Hints
from watchdesk.reading.language.lemmas import find_edit
from watchdesk.reading.language.shapes import shape_of

UNKNOWN = -100
"""A label that is not known, or padding: no loss is taken there."""
LONGEST_WINDOW = 100
"""Words in a window of several sentences; about a long paragraph."""
LONGEST_SENTENCE = 150
"""Words; the few longer sentences are left out of training for the memory they take."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The lists that the network's outputs are places in."""

    upos: list[str]
    xpos: list[str]
    edits: list[str]
    deprel: list[str]

    @classmethod
    def of(cls, sentences: Iterable[Parsed]) -> Labels:
        """Collect the labels that occur often enough to be learnt."""
        words = [word for sentence in sentences for word in sentence.words]
        edits = Counter(find_edit(word.form, word.lemma) for word in words)
        relations = Counter(word.deprel for word in words)
        return cls(
            upos=sorted({word.upos for word in words}),
            xpos=sorted({word.xpos for word in words}),
            edits=[edit for edit, count in edits.most_common(600) if count >= 2],
            deprel=[relation for relation, count in relations.items() if count >= 5],
        )


@dataclass(slots=True)
class Example:
    """One window. All lists but `ids` and `shapes` are one number a word."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]
    sentence: list[int]
    """Number of the sentence in the window, from 1."""
    upos: list[int]
    xpos: list[int]
    edits: list[int]
    heads: list[int]
    """0 the root; else the governor's place in the window, from 1."""
    deprel: list[int]
    starts: list[int]
    names: list[frozenset[int]] | None
    """Tags each word may have; None where nothing is known of names."""
    hints: list[list[int]] | None = None
    """What the vocabulary says of each word; None where no graph is learnt."""
    graph: GraphTargets | None = None
    """What the corpus marks in the window; None where it is no part of the corpus."""


class Encoder:
    """Turns sentences into examples."""

    def __init__(self, tokenizer: Tokenizer, labels: Labels, hints: Hints) -> None:
        self._tokenizer = tokenizer
        self._hints = hints
        self._upos, self._xpos, self._edits, self._deprel = (
            {label: place for place, label in enumerate(each)}
            for each in (labels.upos, labels.xpos, labels.edits, labels.deprel)
        )

    def parsed(self, sentences: Sequence[Parsed], named: Sequence[Named] | None = None) -> Example:
        """Encode consecutive sentences as one window."""
        words = [word for sentence in sentences for word in sentence.words]
        heads: list[int] = []
        numbers: list[int] = []
        starts: list[int] = []
        for number, sentence in enumerate(sentences, 1):
            offset = len(heads)
            heads += [word.head and word.head + offset for word in sentence.words]
            numbers += [number] * len(sentence.words)
            starts += [1] + [0] * (len(sentence.words) - 1)
        edits = [self._edits.get(find_edit(word.form, word.lemma), UNKNOWN) for word in words]
        return Example(
            *self._subwords([word.form for word in words]),
            sentence=numbers,
            upos=[self._upos.get(word.upos, UNKNOWN) for word in words],
            xpos=[self._xpos.get(word.xpos, UNKNOWN) for word in words],
            edits=edits,
            heads=heads,
            deprel=[self._deprel.get(word.deprel, UNKNOWN) for word in words],
            starts=starts,
            names=None if named is None else [allowed for each in named for allowed in each.allowed],
        )

    def named(self, sentence: Named) -> Example:
        """Encode a sentence of which only names are known."""
        unknown = [UNKNOWN] * len(sentence.forms)
        return Example(
            *self._subwords(sentence.forms), [1] * len(unknown),
            unknown, unknown, unknown, unknown, unknown, unknown, sentence.allowed,
        )  # fmt: skip

    def marked(self, sentences: Sequence[MarkedWords]) -> Example:
        """Encode neighbouring sentences of the corpus; their trees are the parsing model's own, to be kept."""
        forms = [form for sentence in sentences for form in sentence.forms]
        words = [token for sentence in sentences for token in sentence.tokens]
        lemmas = zip(forms, (word.lemma for word in words), strict=True)
        heads: list[int] = []
        for sentence in sentences:
            offset = len(heads) + 1
            heads += [
                0 if token.head == place else offset + token.head
                for place, token in enumerate(sentence.tokens)
            ]
        targets = targets_of(sentences)
        starts = [int(i == 0 or targets.sentence[i] != targets.sentence[i - 1]) for i in range(len(words))]
        return Example(
            *self._subwords(forms),
            sentence=targets.sentence,
            upos=[self._upos.get(word.upos, UNKNOWN) for word in words],
            xpos=[self._xpos.get(word.xpos, UNKNOWN) for word in words],
            edits=[self._edits.get(find_edit(form, lemma), UNKNOWN) for form, lemma in lemmas],
            heads=heads,
            deprel=[self._deprel.get(word.deprel, UNKNOWN) for word in words],
            starts=starts,
            names=[tags for sentence in sentences for tags in sentence.names],
            hints=[self._hints.of(form) for form in forms],
            graph=targets,
        )  # fmt: skip

    def _subwords(self, words: list[str]) -> tuple[list[int], list[int], list[int], list[int]]:
        encoding = self._tokenizer.encode(words, is_pretokenized=True)
        first: dict[int, int] = {}
        last: dict[int, int] = {}
        for position, word in enumerate(encoding.word_ids):
            if word is not None:
                first.setdefault(word, position)
                last[word] = position
        shapes = [0 if w is None else shape_of(words[w], first=w == 0) for w in encoding.word_ids]
        places = range(len(words))
        return encoding.ids, shapes, [first.get(i, 0) for i in places], [last.get(i, 0) for i in places]


def windows(sentences: Sequence[Parsed], dice: random.Random, *, share: float) -> Iterator[tuple[int, int]]:
    """Cut sentences into runs (first, past the last): single ones, and a share of whole stretches."""
    at = 0
    while at < len(sentences):
        end, length = at + 1, len(sentences[at].words)
        joined = dice.random() < share
        while joined and end < len(sentences) and not sentences[end].opens_paragraph:
            length += len(sentences[end].words)
            if length > LONGEST_WINDOW:
                break
            end += 1
        if sum(len(s.words) for s in sentences[at:end]) <= LONGEST_SENTENCE:
            yield at, end
        at = end


def written_as_headline(sentences: Sequence[Parsed], dice: random.Random) -> Sequence[Parsed]:
    """Write one window in thirty in capitals and one in twenty in Title Case, as headlines may be."""
    chance = dice.random()
    if chance > 1 / 30 + 1 / 20:
        return sentences
    write = str.upper if chance < 1 / 30 else _title_case
    return [
        replace(s, words=tuple(replace(word, form=write(word.form)) for word in s.words)) for s in sentences
    ]


def _title_case(word: str) -> str:
    small = {"a", "an", "the", "of", "in", "on", "to", "for", "and", "at", "by", "n't", "'s", "’s"}
    return word if word in small or not word.islower() else word[:1].upper() + word[1:]


def batches(examples: Sequence[Example], size: int, dice: random.Random | None = None) -> list[list[Example]]:
    """Group examples of like length, `size` subwords with padding; in random order where `dice` are given."""

    def length(example: Example) -> float:
        return len(example.ids) + (dice.random() * 6 if dice else 0)

    made: list[list[Example]] = []
    batch: list[Example] = []
    longest = 0
    for example in sorted(examples, key=length):
        longest = max(longest, len(example.ids))
        if batch and (len(batch) + 1) * longest > size:
            made.append(batch)
            batch, longest = [], len(example.ids)
        batch.append(example)
    made.append(batch)
    if dice:
        dice.shuffle(made)
    return made


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples as tensors, padded."""

    ids: Tensor
    attention: Tensor
    shapes: Tensor
    first: Tensor
    last: Tensor
    sentence: Tensor
    upos: Tensor
    xpos: Tensor
    edits: Tensor
    heads: Tensor
    deprel: Tensor
    starts: Tensor
    names: Tensor
    """True where a word may have a tag: (window, word, tag)."""
    has_names: Tensor
    hints: Tensor
    graphs: list[tuple[int, GraphTargets]]
    """Row of each window that is of the corpus, and what is marked in it."""


def as_batch(examples: Sequence[Example]) -> Batch:
    """Pad examples to one size."""
    subwords = max(len(e.ids) for e in examples)
    words = max(len(e.first) for e in examples)

    def padded(of: Callable[[Example], list[int]], width: int, filler: int) -> Tensor:
        return torch.tensor([of(e) + [filler] * (width - len(of(e))) for e in examples])

    names = torch.zeros(len(examples), words, len(TAGS), dtype=torch.bool)
    has_names = torch.zeros(len(examples), words, dtype=torch.bool)
    for row, example in enumerate(examples):
        for column, allowed in enumerate(example.names or ()):
            names[row, column, list(allowed)] = True
            has_names[row, column] = True
    hints = torch.zeros(len(examples), words, MOST, dtype=torch.long)
    for row, example in enumerate(examples):
        if example.hints is not None:
            hints[row, : len(example.hints)] = torch.tensor(example.hints)
    per_word: dict[str, Any] = {
        field: padded(lambda e, field=field: getattr(e, field), words, UNKNOWN)  # type: ignore[misc]
        for field in ("upos", "xpos", "edits", "heads", "deprel", "starts")
    }
    return Batch(
        ids=padded(lambda e: e.ids, subwords, 0),
        attention=padded(lambda e: [1] * len(e.ids), subwords, 0),
        shapes=padded(lambda e: e.shapes, subwords, 0),
        first=padded(lambda e: e.first, words, 0),
        last=padded(lambda e: e.last, words, 0),
        sentence=padded(lambda e: e.sentence, words, 0),
        names=names,
        has_names=has_names,
        hints=hints,
        graphs=[(row, e.graph) for row, e in enumerate(examples) if e.graph is not None],
        **per_word,
    )
