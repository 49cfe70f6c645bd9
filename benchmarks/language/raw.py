"""Word and sentence boundaries from raw text, paragraph by paragraph, against a treebank's own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from training.treebanks import Parsed, raw_text

from watchdesk.reading.language import Tagger


@dataclass(frozen=True, slots=True)
class BoundaryScores:
    """F1 of exact spans, as percentages."""

    words: float
    sentences: float


def score_boundaries(tagger: Tagger, sentences: Sequence[Parsed]) -> BoundaryScores:
    """Rebuild the text (a newline before each paragraph) and read it anew."""
    text, words, bounds = raw_text(list(sentences))
    analysis = tagger.analyse(text)
    tokens = analysis.tokens
    found = [(tokens[s.first].start, tokens[s.last - 1].end) for s in analysis.sentences]
    return BoundaryScores(_f1([(token.start, token.end) for token in tokens], words), _f1(found, bounds))


def _f1(found: Collection[tuple[int, int]], gold: Collection[tuple[int, int]]) -> float:
    return 200 * len(set(found) & set(gold)) / (len(found) + len(gold))
