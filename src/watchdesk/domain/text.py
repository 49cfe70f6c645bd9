"""What the language step knows of a text: its tokens, sentences, trees and names.

All offsets are Unicode code points into the document's stored text; `start` is inclusive and
`end` exclusive. Token indices are positions in `Analysis.tokens`, counted over the whole text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

NameType = Literal[
    "person",
    "office",
    "state",
    "body",
    "armed-group",
    "organisation",
    "place",
    "time",
    "quantity",
    "weapon",
    "people",
]


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word, as Universal Dependencies cuts English."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    """Universal part of speech, such as ``VERB``."""
    xpos: str
    """Penn Treebank tag, such as ``VBD``; carries tense and number."""
    head: int
    """Index of the governing token; the token's own index where it is the root."""
    deprel: str
    """Universal Dependencies relation with its subtype, such as ``nsubj:pass``."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` up to but not including ``last``."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Name:
    """A named or typed phrase: tokens ``first`` up to but not including ``last``."""

    first: int
    last: int
    type: NameType
    score: float
    """Probability of the type, 0 to 1, as the tagger gives it."""


@dataclass(frozen=True, slots=True)
class Edge:
    """From a node to a word that fills one of its roles: the head word of a phrase."""

    role: str
    """``actor``, ``recipient``, ``speaker``, ``source``, ``time``, ``place``, ``killed`` …"""
    word: int
    """Token index."""
    score: float
    """Probability, 0 to 1."""
    toll_class: str
    """``civilians``, ``security-forces``, ``attackers`` or ``unknown``; of a toll."""


@dataclass(frozen=True, slots=True)
class Flag:
    """What a node is said to be, such as ``modality`` ``future``."""

    value: str
    score: float


@dataclass(frozen=True, slots=True)
class Node:
    """One claim in the graph of a text: the word that announces it, and the words that fill its roles."""

    word: int
    """Token index."""
    label: str
    """A label of ``vocabulary/data/claim_labels.csv``, such as ``attack/firearms``."""
    score: float
    """Probability that the word announces this, 0 to 1."""
    roles: tuple[Edge, ...]
    flags: Mapping[str, Flag]
    """``negated``, ``modality``, ``state``, ``footing``, ``mode`` and ``context``, each with its best value."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """One text, analysed."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    graph: tuple[Node, ...] | None = None
    """The claims as the language model reads them; None from a model that reads none."""
    mentions: Mapping[int, tuple[str, float]] | None = None
    """Type of the actor whose phrase a token heads, with its probability."""


class Language(Protocol):
    """Anything that analyses English text: our own tagger, or a spaCy pipeline behind an adapter."""

    name: str
    version: str

    def analyse(self, text: str) -> Analysis:
        """Give the analysis of `text`; an empty or blank text gives an empty analysis."""
        ...
