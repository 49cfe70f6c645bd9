"""How many were killed, wounded or taken, and of which class.

Needs: a Tree, Arguments and the vocabulary.  Gives: TollMentions for a sentence, in text order.
Data: ``vocabulary/data/cues/toll_words.csv``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from watchdesk.domain.claim import Toll, TollClass
from watchdesk.domain.text import Sentence
from watchdesk.reading.arguments import Arguments
from watchdesk.reading.knowledge import Knowledge
from watchdesk.reading.syntax import Tree, is_relation
from watchdesk.vocabulary.toll_words import TollWord
from watchdesk.vocabulary.word_sets import word_set

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_LEAST = word_set("at-least")
_MOST = word_set("at-most")


@dataclass(frozen=True)
class TollMention:
    """One figure and the word that says what became of them."""

    trigger: int
    tokens: tuple[int, ...]
    toll: Toll


@dataclass(frozen=True)
class Range:
    """How many: the least and the most that the words allow."""

    low: int | None
    high: int | None


class Tolls:
    """Finds the tolls of one text."""

    def __init__(self, tree: Tree, arguments: Arguments, knowledge: Knowledge) -> None:
        self._tree = tree
        self._arguments = arguments
        self._knowledge = knowledge

    def find(self, sentence: Sentence) -> list[TollMention]:
        """All figures of those killed, wounded, taken, missing or displaced in a sentence."""
        found: dict[tuple[int, str], TollMention] = {}
        latest: TollClass = "unknown"
        for index in range(sentence.first, sentence.last):
            token = self._tree.tokens[index]
            word = self._knowledge.toll_word(token.lemma, token.upos) or self._knowledge.toll_word(
                token.text.lower(), token.upos
            )
            if word is None:
                continue
            for head in self._heads(index, word.slot):
                mention = self._mention(index, head, word, latest)
                if mention is not None:
                    latest = mention.toll.class_
                    found.setdefault((head, mention.toll.what), mention)
        return [found[key] for key in sorted(found)]

    def _heads(self, index: int, slot: str) -> list[int]:
        tree = self._tree
        if slot == "self":
            return [index] if tree.children(index, "nummod") else []
        if slot == "lives":
            return [
                h for h in self._arguments.fill(index, "patient") if tree.tokens[h].lemma in {"life", "live"}
            ]
        if slot == "subject":
            return self._of_adjective(index)
        return self._arguments.fill(index, slot)

    def _of_adjective(self, index: int) -> list[int]:
        """ "14 dead", "14 people dead", "the dead were …", "leaving 14 dead"."""
        tree, token = self._tree, self._tree.tokens[index]
        if tree.children(index, "nummod"):
            return [index]
        if is_relation(token, "amod", "acl") and tree.tokens[token.head].upos in {"NOUN", "NUM"}:
            return [token.head]
        if is_relation(token, "xcomp"):
            return self._arguments.fill(token.head, "patient")
        return self._arguments.fill(index, "agent") if tree.children(index, "cop") else []

    def _mention(self, index: int, head: int, word: TollWord, latest: TollClass) -> TollMention | None:
        tree = self._tree
        counted = self.count(head)
        toll_class = self._class_of(head, latest)
        if toll_class is None and (
            counted is None or tree.tokens[head].upos not in {"NUM", "ADJ", "NOUN", "PRON"}
        ):
            return None
        if toll_class is None and tree.tokens[head].upos == "NOUN" and word.slot not in {"self", "lives"}:
            return None
        if counted is None:
            counted = self._uncounted(head)
        if counted is None:
            return None
        tokens = tuple(tree.core(head))
        toll = Toll(what=word.what, class_=toll_class or "unknown", low=counted.low, high=counted.high,
                    words=tree.words(list(tokens)))  # fmt: skip
        return TollMention(index, tokens, toll)

    def _class_of(self, head: int, latest: TollClass) -> TollClass | None:
        """The class of a noun; "70 of the attackers" is theirs, "four others" that of those before."""
        token = self._tree.tokens[head]
        if token.lemma in {"other", "more", "another"}:
            return latest
        if token.upos == "NUM":
            inner = self._arguments.fill(head, "of")
            return self._knowledge.toll_class(self._tree.tokens[inner[0]].lemma) if inner else latest
        return self._knowledge.toll_class(token.lemma)

    def _uncounted(self, head: int) -> Range | None:
        """ "A soldier" is one; "soldiers" are at least two."""
        token = self._tree.tokens[head]
        if token.xpos in {"NNS", "NNPS"}:
            return Range(2, None)
        dets = {self._tree.tokens[c].text.lower() for c in self._tree.children(head, "det")}
        return Range(1, 1) if dets & {"a", "an"} else None

    def figure(self, head: int) -> Range | None:
        """How many a phrase of those counted speaks of, said in numbers or not."""
        return self.count(head) or self._uncounted(head)

    def count(self, head: int) -> Range | None:
        """The number that goes with a noun, or None where none is given."""
        tree = self._tree
        numbers = tree.children(head, "nummod")
        if tree.tokens[head].upos == "NUM":
            numbers = [head]
        elif not numbers:
            vague = (
                self._knowledge.number(tree.tokens[head].lemma + "s")
                if tree.tokens[head].xpos == "NNS"
                else None
            )
            if vague is not None:
                return Range(vague.low, vague.high)
            numbers = [
                c for c in tree.children(head, "amod", "det") if self._knowledge.number(tree.tokens[c].text)
            ]
        return self._range(numbers[0]) if numbers else None

    def _range(self, number: int) -> Range | None:
        tree = self._tree
        tokens = sorted({*tree.subtree(number)}) if tree.tokens[number].upos == "NUM" else [number]
        words = tree.words(tokens).lower() if tree.children(number) else tree.tokens[number].text.lower()
        value = self._value(tree.tokens[number].text, words)
        if value is None:
            return None
        low, high = value.low, value.high
        before = " ".join(t.text.lower() for t in tree.tokens[max(0, number - 3) : number])
        if any(before.endswith(cue) for cue in _LEAST):
            return Range(low, None)
        if any(before.endswith(cue) for cue in _MOST):
            return Range(None, high)
        return Range(low, high)

    def _value(self, text: str, words: str) -> Range | None:
        numbers = [int(n.replace(",", "")) for n in _DIGITS.findall(words)]
        if len(numbers) == 2 and re.search(r"\bto\b|-|–|\band\b|\bor\b", words):
            return Range(min(numbers), max(numbers))
        if numbers:
            return Range(numbers[0], numbers[0])
        return self._in_words(words) or self._in_words(text)

    def _in_words(self, words: str) -> Range | None:
        """ "Two hundred", "dozens", "a dozen"."""
        total: Range | None = None
        for word in re.split(r"[\s-]+", words):
            known = self._knowledge.number(word)
            if known is None:
                continue
            if total is not None and known.scale:
                total = Range((total.low or 1) * known.low, (total.high or 1) * known.low)
            elif total is not None and known.high is not None:
                total = Range((total.low or 0) + known.low, (total.high or 0) + known.high)
            else:
                total = Range(known.low, known.high)
        return total
