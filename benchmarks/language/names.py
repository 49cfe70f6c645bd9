"""Typed names against sets that mark some types: exact spans, and only the types the set marks throughout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from training.names_data import Named

from watchdesk.reading.language import Tagger

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class NameScores:
    """Precision, recall and F1 of one type, as percentages, and how many there are."""

    precision: float
    recall: float
    f1: float
    gold: int


def score_names(tagger: Tagger, sentences: Sequence[Named]) -> dict[str, NameScores]:
    """Score each type, and all together; words whose type is unclear in the set count neither way."""
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for sentence, names in zip(sentences, tagger.names_of([s.forms for s in sentences]), strict=True):
        unclear = {i for i, tag in enumerate(sentence.gold) if tag == "?"}
        expected = {span for span in _spans(sentence.gold) if span[2] in sentence.types}
        given = {
            (name.first, name.last, name.type)
            for name in names
            if name.type in sentence.types and not unclear & set(range(name.first, name.last))
        }
        for counter, spans in ((found, given), (gold, expected), (right, given & expected)):
            counter.update(kind for _, _, kind in spans)
            counter["all"] += len(spans)
    return {kind: _scores(found[kind], gold[kind], right[kind]) for kind in gold if gold[kind]}


def _scores(found: int, gold: int, right: int) -> NameScores:
    return NameScores(100 * right / max(1, found), 100 * right / gold, 200 * right / (found + gold), gold)


def _spans(tags: Sequence[str]) -> set[Span]:
    spans = set()
    first = 0
    for i in range(1, len(tags) + 1):
        if i == len(tags) or tags[i] != f"I-{tags[first][2:]}":
            if tags[first][0] in "BI":
                spans.add((first, i, tags[first][2:]))
            first = i
    return spans
