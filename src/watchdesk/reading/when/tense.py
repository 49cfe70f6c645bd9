"""The tense of the clause that stands at a place of a text.

Needs: an Analysis. Gives: past, present, future, or None where no verb tells.
"""

from __future__ import annotations

from bisect import bisect_right

from watchdesk.domain.text import Analysis, Token
from watchdesk.reading.when.setting import Tense
from watchdesk.vocabulary.times import time_words

_FUTURE = {"will", "shall", "'ll", "wo", "must"}
_PERFECT = {"have", "'ve"}
_SPEAKING = {"root", "ccomp", "conj", "parataxis"}
"""Where an infinitive is what is said to come ("is to meet"), and no purpose ("a way to get round a ruling")."""


class Tenses:
    """Answers for one text."""

    def __init__(self, analysis: Analysis) -> None:
        self._tokens = analysis.tokens
        self._starts = [token.start for token in analysis.tokens]
        self._children: dict[int, list[Token]] = {}
        for token in analysis.tokens:
            if token.head != token.index:
                self._children.setdefault(token.head, []).append(token)

    def at(self, offset: int) -> Tense | None:
        """The tense of the nearest verb above the word at `offset` that has one."""
        place = bisect_right(self._starts, offset) - 1
        for _ in range(30):
            if place < 0:
                return None
            token = self._tokens[place]
            if token.deprel == "nmod:poss":
                return None
            told = self._of(token)
            if told is not None or token.head == place:
                return told
            place = token.head
        return None

    def _of(self, token: Token) -> Tense | None:
        if token.deprel == "acl" and token.xpos == "VBN":
            return "past"
        if token.upos not in {"VERB", "AUX", "ADJ", "NOUN"}:
            return None
        helpers = [c for c in self._children.get(token.index, []) if c.upos == "AUX"]
        words = {helper.text.lower() for helper in helpers}
        if (
            words & _FUTURE
            or (words & {"would"} and not words & _PERFECT)
            or self._looks_ahead(token, itself=True)
        ):
            return "future"
        if token.xpos == "VB" and self._is_infinitive(token):
            return self._of_infinitive(token)
        if token.xpos == "VBD" or any(helper.xpos == "VBD" for helper in helpers):
            return "past"
        if words & {"has", *_PERFECT} and token.xpos in {"VBN", "VBG"}:
            return "past"
        if token.xpos in {"VBZ", "VBP"} or any(helper.xpos in {"VBZ", "VBP"} for helper in helpers):
            return "present"
        return None

    def _is_infinitive(self, token: Token) -> bool:
        return any(c.text.lower() == "to" for c in self._children.get(token.index, []))

    def _of_infinitive(self, token: Token) -> Tense | None:
        """ "Is to meet", "plans to meet", "agreed to meet" look ahead; "declined to comment" does not."""
        if token.deprel == "xcomp":
            return "future" if self._looks_ahead(self._tokens[token.head]) else None
        return "future" if token.deprel in _SPEAKING else None

    def _looks_ahead(self, token: Token, *, itself: bool = False) -> bool:
        """A rally planned for Friday is ahead itself; after "agreed" only what was agreed to do is."""
        if token.upos not in {"VERB", "ADJ"}:
            return False
        ahead = time_words("ahead").get(token.lemma.lower())
        return ahead == "itself" if itself else ahead is not None
