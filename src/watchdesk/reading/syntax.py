"""Questions to a dependency tree: children, phrases, prepositions, clauses.

Needs: an Analysis.  Gives: answers in token indices.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from watchdesk.domain.text import Analysis, Name, Sentence, Token

_OUTSIDE_PHRASE = ("acl", "appos", "parataxis", "conj", "cc", "punct", "dep", "advcl", "list", "discourse", "cop",
                   "nsubj", "mark", "aux", "advmod")  # fmt: skip
_CLAUSE_EDGES = ("root", "ccomp", "xcomp", "advcl", "acl", "parataxis", "conj", "csubj")
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"}


class Tree:
    """The dependency trees of one text, with the edges turned round."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self._starts = [token.start for token in self.tokens]
        self._ends = [token.end for token in self.tokens]
        self._children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                self._children[token.head].append(token.index)
        self._sentence_of = [0] * len(self.tokens)
        for number, sentence in enumerate(analysis.sentences):
            for index in range(sentence.first, sentence.last):
                self._sentence_of[index] = number
        self._name_of: dict[int, Name] = {
            index: name for name in analysis.names for index in range(name.first, name.last)
        }

    def tokens_between(self, start: int, end: int) -> list[int]:
        """Tokens that lie, at least in part, between two offsets of the text."""
        return list(range(bisect_right(self._ends, start), bisect_left(self._starts, end)))

    def sentence_number(self, index: int) -> int:
        return self._sentence_of[index]

    def sentence(self, index: int) -> Sentence:
        """The sentence that the token is in."""
        return self.analysis.sentences[self._sentence_of[index]]

    def name(self, index: int) -> Name | None:
        """The name that the token is part of."""
        return self._name_of.get(index)

    def children(self, index: int, *relations: str) -> list[int]:
        """Children in text order; only those of `relations` (without subtype unless given) if any are named."""
        if not relations:
            return self._children[index]
        return [c for c in self._children[index] if is_relation(self.tokens[c], *relations)]

    def child(self, index: int, *relations: str) -> int | None:
        return next(iter(self.children(index, *relations)), None)

    def is_root(self, index: int) -> bool:
        return self.tokens[index].head == index

    def ancestors(self, index: int) -> Iterator[int]:
        """Governors from the nearest to the root, the token itself left out."""
        while not self.is_root(index):
            index = self.tokens[index].head
            yield index

    def subtree(self, index: int) -> list[int]:
        """The token and everything below it, in text order."""
        found, waiting = [], [index]
        while waiting:
            current = waiting.pop()
            found.append(current)
            waiting.extend(self._children[current])
        return sorted(found)

    def preposition(self, index: int) -> str | None:
        """The lower-case words that mark a phrase's role: ``with``, ``according to``, ``because of``."""
        cases = self.children(index, "case")
        if not cases:
            return None
        words = [self.tokens[cases[0]].text.lower()]
        words += [self.tokens[i].text.lower() for i in self.children(cases[0], "fixed")]
        words += [self.tokens[i].text.lower() for i in cases[1:]]
        return " ".join(words)

    def conjuncts(self, index: int) -> list[int]:
        """The token and all that is coordinated with it, as nested as it may be."""
        found = [index]
        for child in self.children(index, "conj"):
            found += self.conjuncts(child)
        return found

    def first_conjunct(self, index: int) -> int:
        """The head of the coordination that the token is part of."""
        while is_relation(self.tokens[index], "conj"):
            index = self.tokens[index].head
        return index

    def phrase(self, index: int) -> list[int]:
        """The noun phrase of a head without its relative clauses, appositions and coordinations."""
        kept = [index]
        for child in self._children[index]:
            token = self.tokens[child]
            if is_relation(token, *_OUTSIDE_PHRASE) and not is_relation(token, "nsubj:outer"):
                continue
            if is_relation(token, "case") and child < index:
                continue
            kept += self.subtree(child)
        return contiguous(sorted(kept), index)

    def core(self, index: int) -> list[int]:
        """The head with its modifiers before it and its flat parts: ``Iranian special envoy``, no `on …`."""
        kept = [index]
        for child in self._children[index]:
            token = self.tokens[child]
            if is_relation(token, "compound", "flat", "amod", "nummod", "goeswith", "nmod:desc"):
                kept += self.subtree(child)
            elif token.text == "-" or (is_relation(token, "punct") and token.text in "’'\""):
                kept.append(child)
        return contiguous(sorted(kept), index)

    def clause_head(self, index: int) -> int:
        """The nearest governor, the token itself included, that heads a clause."""
        while not self.is_root(index) and not is_relation(self.tokens[index], *_CLAUSE_EDGES):
            index = self.tokens[index].head
        return index

    def is_clausal(self, index: int) -> bool:
        """Say whether the token is a predicate: a verb, or anything with a subject or a copula."""
        token = self.tokens[index]
        return token.upos in {"VERB", "AUX"} or bool(self.children(index, "nsubj", "cop"))

    def is_passive(self, index: int) -> bool:
        """Say whether a verb is passive, a bare participle after a noun included."""
        relations = {self.tokens[c].deprel for c in self._children[index]}
        if "aux:pass" in relations or (relations & {"nsubj:pass", "csubj:pass"} and "obj" not in relations):
            return True
        token = self.tokens[index]
        if any(self.tokens[c].lemma == "have" for c in self.children(index, "aux")):
            return False
        return (
            token.xpos == "VBN"
            and not self.children(index, "aux")
            and (
                is_relation(token, "acl", "amod", "advcl")
                or any(self.tokens[c].deprel == "obl:agent" for c in self._children[index])
            )
        )

    def is_nominal(self, index: int) -> bool:
        return self.tokens[index].upos in _NOMINAL

    def words(self, indices: list[int]) -> str:
        """The text from the first to the last of the tokens, as it stands."""
        return self.analysis.text[self.tokens[indices[0]].start : self.tokens[indices[-1]].end]


def is_relation(token: Token, *relations: str) -> bool:
    """Say whether the token's relation is one of these; a relation without subtype covers its subtypes."""
    return any(
        token.deprel == relation or (":" not in relation and token.deprel.partition(":")[0] == relation)
        for relation in relations
    )


def contiguous(indices: list[int], head: int) -> list[int]:
    """The unbroken run of sorted indices around the head; nothing where the head is not among them."""
    if head not in indices:
        return []
    position = indices.index(head)
    first = last = position
    while first > 0 and indices[first - 1] == indices[first] - 1:
        first -= 1
    while last + 1 < len(indices) and indices[last + 1] == indices[last] + 1:
        last += 1
    return indices[first : last + 1]
