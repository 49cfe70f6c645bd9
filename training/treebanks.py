"""Treebanks in CoNLL-U, as far as the tagger learns from them.

Takes a ``.conllu`` file.  Gives `Parsed` sentences: syntactic words only (no multi-word or empty nodes).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

OPEN_GENRES = frozenset({"news", "interview", "bio", "voyage", "textbook", "vlog", "speech"})
"""The genres of GUM whose licence lets a shipped model learn from them.

Wikinews, Wikipedia and Wikivoyage texts, open textbooks and Creative Commons vlogs are CC BY; the political
speeches are in the public domain. The treebank's licence file says nothing clear of the rest, or forbids it.
"""


@dataclass(frozen=True, slots=True)
class Word:
    """One line of a treebank."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    """1 for the sentence's first word; 0 for the root."""
    deprel: str
    misc: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence with its gold tree."""

    words: tuple[Word, ...]
    text: str
    document: str
    opens_paragraph: bool

    @property
    def forms(self) -> list[str]:
        return [word.form for word in self.words]


def read_treebank(path: Path, *, genres: Collection[str] | None = None) -> list[Parsed]:
    """Read a file; with `genres`, only documents of these genres (the second part of GUM's document ids)."""
    parsed = list(_parse(path))
    return parsed if genres is None else [p for p in parsed if p.document.split("_")[1] in genres]


def _parse(path: Path) -> Iterator[Parsed]:
    document, text, opens = "", "", True
    words: list[Word] = []
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("# newdoc"):
            document, opens = line.rpartition("=")[2].strip(), True
        elif line.startswith("# newpar"):
            opens = True
        elif line.startswith("# text ="):
            text = line.partition("=")[2].strip()
        elif line and line[0] != "#":
            cells = line.split("\t")
            if cells[0].isdigit():
                form, lemma, upos, xpos = cells[1:5]
                words.append(Word(form, lemma, upos, xpos, int(cells[6]), cells[7], cells[9]))
        elif not line and words:
            yield Parsed(tuple(words), text, document, opens)
            words, opens = [], False
    if words:
        yield Parsed(tuple(words), text, document, opens)


def raw_text(sentences: list[Parsed]) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    """Rebuild the text: paragraphs on lines of their own; the offsets of gold words and of gold sentences.

    The words of a multi-word token ("don't") are sought one by one in its letters; a word that is not
    written there as it stands is left out of the offsets.
    """
    pieces: list[str] = []
    words: list[tuple[int, int]] = []
    bounds: list[tuple[int, int]] = []
    length = 0
    for sentence in sentences:
        if pieces:
            separator = "\n" if sentence.opens_paragraph else " "
            pieces.append(separator)
            length += 1
        at = 0
        for word in sentence.words:
            found = sentence.text.find(word.form, at)
            if found < 0:
                continue
            words.append((length + found, length + found + len(word.form)))
            at = found + len(word.form)
        bounds.append((length, length + len(sentence.text)))
        pieces.append(sentence.text)
        length += len(sentence.text)
    return "".join(pieces), words, bounds
