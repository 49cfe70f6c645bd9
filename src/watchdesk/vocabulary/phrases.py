"""Tables of words and phrases, matched against tokens: the longest phrase that begins at a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from watchdesk.domain.text import Token
from watchdesk.vocabulary.folding import fold

Entry = TypeVar("Entry")


class Phrases(Mapping[str, Entry]):
    """Entries by folded word or phrase. A phrase's word matches a token by its text or its lemma."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = {fold(phrase): entry for phrase, entry in entries.items()}
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for key in sorted(self._entries, key=lambda k: -len(k.split())):
            words = tuple(key.split())
            self._by_first.setdefault(words[0], []).append((words, self._entries[key]))

    def __getitem__(self, phrase: str) -> Entry:
        return self._entries[fold(phrase)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def longest(self, tokens: Sequence[Token], at: int) -> tuple[int, Entry] | None:
        """Give the end (exclusive) and the entry of the longest phrase that begins at token `at`, or None."""
        token = tokens[at]
        found: tuple[int, Entry] | None = None
        for first in {fold(token.text), fold(token.lemma)}:
            for words, entry in self._by_first.get(first, ()):
                end = _end_of(words, tokens, at)
                if end is not None and (found is None or end > found[0]):
                    found = (end, entry)
        return found

    def find(self, tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int, Entry]]:
        """Give all matches within tokens `first` to `last`: start, end and entry, none overlapping."""
        found = []
        at = first
        while at < last:
            match = self.longest(tokens, at)
            if match is not None and match[0] <= last:
                found.append((at, *match))
                at = match[0]
            else:
                at += 1
        return found


def _end_of(words: tuple[str, ...], tokens: Sequence[Token], at: int) -> int | None:
    """Where the phrase ends if it stands at `at`; tokens that fold to nothing (hyphens) are passed."""
    position = at
    for number, word in enumerate(words):
        while number and position < len(tokens) and not fold(tokens[position].text):
            position += 1
        if position >= len(tokens) or word not in (fold(tokens[position].text), fold(tokens[position].lemma)):
            return None
        position += 1
    return position
