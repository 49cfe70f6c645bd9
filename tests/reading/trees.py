"""Dependency trees written by hand, so that reading steps are tested without a model.

One word a line: word, lemma, part of speech, governor (counted from 1, 0 is the root), relation.
"""

from __future__ import annotations

from watchdesk.domain.text import Analysis, Name, NameType, Sentence, Token
from watchdesk.reading.syntax import Tree


def make_analysis(lines: str, *, names: tuple[tuple[int, int, NameType], ...] = ()) -> Analysis:
    """Give the analysis of one sentence; `names` are first word (from 1), last word, type."""
    rows = [line.split() for line in lines.strip().splitlines()]
    tokens, start = [], 0
    for number, (word, lemma, upos, head, relation) in enumerate(rows):
        governor = number if head == "0" else int(head) - 1
        xpos = {"passive": "VBN"}.get(upos, upos)
        tokens.append(
            Token(
                number, start, start + len(word), word, lemma, _UPOS.get(upos, upos), xpos, governor, relation
            )
        )
        start += len(word) + 1
    found = tuple(Name(first - 1, last, kind, 1.0) for first, last, kind in names)
    return Analysis(" ".join(row[0] for row in rows), tuple(tokens), (Sentence(0, len(tokens)),), found)


def make_tree(lines: str) -> Tree:
    """Give the tree of one sentence."""
    return Tree(make_analysis(lines))


_UPOS = {
    "VBD": "VERB",
    "VBN": "VERB",
    "VBG": "VERB",
    "VB": "VERB",
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "CD": "NUM",
}
