"""What each noun phrase names, before asking whom: a person, an office, a state, a group, a pronoun.

Needs: a Tree and the vocabulary.  Gives: Mentions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from watchdesk.domain.text import Name
from watchdesk.reading.knowledge import Knowledge, Known
from watchdesk.reading.syntax import Tree, is_relation
from watchdesk.vocabulary.announcing_words import actor_nouns
from watchdesk.vocabulary.word_sets import word_set

MentionKind = Literal[
    "registered", "person", "office", "collective", "delegation", "unnamed", "side", "group", "people", "armed-group",
    "body", "organisation", "state", "pronoun", "weapon",
]  # fmt: skip

_CRAFT = word_set("craft")
_PRONOUNS = {"he", "she", "him", "her", "his", "it", "its", "they", "them", "their", "both", "who", "which", "that",
             "hers", "theirs"}  # fmt: skip


@dataclass(frozen=True)
class Mention:
    """One noun phrase that names an actor, or stands for one."""

    head: int
    tokens: list[int]
    """The tokens to cite."""
    kind: MentionKind
    known: Known | None = None
    """The register's entry, where the words are in it."""
    name: str = ""
    role: str | None = None
    role_heads: list[int] = field(default_factory=list)
    """Office words found with a person: their modifiers say of which state."""


class Mentions:
    """Classifies the noun phrases of one text."""

    def __init__(self, tree: Tree, knowledge: Knowledge) -> None:
        self._tree = tree
        self._knowledge = knowledge

    def at(self, head: int) -> Mention | None:
        """What the noun phrase with this head names, or None where it names no actor."""
        token = self._tree.tokens[head]
        if token.upos == "PRON" or (token.upos == "DET" and token.lemma == "both"):
            return self._pronoun(head)
        name = self._tree.name(head)
        named = name is not None and name.type not in {"time", "quantity"}
        if token.upos not in {"NOUN", "PROPN", "ADJ", "X"} and not named:
            return None
        if token.xpos in {"NNS", "NNPS"} and self._knowledge.is_nation(token.text):
            return Mention(head, self._without_article(self._tree.core(head)), "people", name=token.text)
        return (
            self._person(head)
            or self._registered(head)
            or self._described(head)
            or self._named(head)
            or self._people(head)
            or self._known_noun(head)
        )

    def _pronoun(self, head: int) -> Mention | None:
        word = self._tree.tokens[head].text.lower()
        return Mention(head, [head], "pronoun", name=word) if word in _PRONOUNS else None

    def _person(self, head: int) -> Mention | None:
        name = self._person_name(head)
        if name is None:
            return None
        tokens = list(range(name.first, name.last))
        roles = self._role_heads(head, name)
        role = self.role_words(roles[0], before=name) if roles else None
        return Mention(head, tokens, "person", name=self._tree.words(tokens), role=role, role_heads=roles)

    def _person_name(self, head: int) -> Name | None:
        """The person's name that the head is part of, or that is flat or in apposition to an office."""
        tree = self._tree
        name = tree.name(head)
        if name and name.type == "person":
            known = self._knowledge.find(tree.words(list(range(name.first, name.last))))
            return name if known is None or self._is_surname(name) else None
        if not self._knowledge.is_office_word(tree.tokens[head].lemma):
            return None
        for child in tree.children(head, "flat", "appos", "compound", "nmod:desc", "dep"):
            name = tree.name(child)
            if name and name.type == "person" and name.last > head:
                return name
        return None

    def _is_surname(self, name: Name) -> bool:
        """Say whether a word that is also a state or a group ends a person's full name elsewhere in the text."""
        tree = self._tree
        word = tree.tokens[name.last - 1].text
        return name.last - name.first == 1 and any(
            other.type == "person"
            and other.last - other.first > 1
            and tree.tokens[other.last - 1].text == word
            for other in tree.analysis.names
        )

    def _role_heads(self, head: int, name: Name) -> list[int]:
        """Heads of the office phrases that go with a person's name: before it, around it, or set off by commas."""
        tree = self._tree
        around = [head] if not name.first <= head < name.last else []
        below = [
            child
            for inner in range(name.first, name.last)
            for child in tree.children(
                inner, "appos", "compound", "nmod:desc", "flat", "amod", "list", "nmod:unmarked"
            )
            if not name.first <= child < name.last
        ]
        above = []
        outer = tree.tokens[head].head
        if is_relation(tree.tokens[head], "appos", "flat", "nmod:desc") and outer != head:
            above = [outer]
        if name.first > 0 and not (around or below or above) and tree.sentence(head).first < name.first:
            above = [name.first - 1]
        return [t for t in (*around, *below, *above) if self._knowledge.is_office_word(tree.tokens[t].lemma)]

    def role_words(self, head: int, *, before: Name | None = None) -> str:
        """An office in the report's words, without its state, its article and its holder's name."""
        tree = self._tree
        tokens = [t for t in tree.phrase(head) if before is None or not before.first <= t < before.last]
        tokens = [t for t in tokens if before is None or (t < before.first) == (head < before.first)]
        while tokens and tokens[0] != head and self._is_outside_role(tokens[0]):
            tokens = tokens[1:]
        while len(tokens) > 1 and tree.tokens[tokens[-1]].upos in {"PUNCT", "ADP"}:
            tokens = tokens[:-1]
        return tree.words(tokens) if tokens else tree.tokens[head].text

    def _is_outside_role(self, index: int) -> bool:
        token = self._tree.tokens[index]
        return (
            token.upos in {"DET", "PUNCT", "PRON", "PART"}
            or is_relation(token, "nmod:poss", "det", "case", "cc")
            or self._knowledge.state(token.text) is not None
        )

    def _registered(self, head: int) -> Mention | None:
        tree = self._tree
        for tokens in self._candidates(head):
            known = self._knowledge.find(tree.words(tokens))
            if known is not None:
                return Mention(head, tokens, "registered", known=known, name=known.name)
        return None

    def _candidates(self, head: int) -> list[list[int]]:
        """Runs of words to look up, longest first: the phrase, the name, the core shortened from the left."""
        tree = self._tree
        runs = [tree.phrase(head), self._without_article(tree.phrase(head))]
        name = tree.name(head)
        if name is not None:
            runs.append(list(range(name.first, name.last)))
        core = self._without_article(tree.core(head))
        while core:
            if head in core:
                runs.append(core)
                runs.append([t for t in core if t <= head])
            core = core[1:]
        return [run for run in runs if run and head in run]

    def _without_article(self, tokens: list[int]) -> list[int]:
        while len(tokens) > 1 and self._tree.tokens[tokens[0]].upos in {"DET", "PUNCT"}:
            tokens = tokens[1:]
        return tokens

    def _described(self, head: int) -> Mention | None:
        """Offices, collectives, delegations, sources, sides and groups, known by their head noun."""
        tree, knowledge = self._tree, self._knowledge
        token = tree.tokens[head]
        if token.upos not in {"NOUN", "PROPN"} and not (token.upos == "ADJ" and tree.children(head, "det")):
            return None
        core = self._without_article(tree.core(head))
        words = tree.words([t for t in tree.core(head) if t <= head])
        kind = knowledge.described_kind(lemma=token.lemma, phrase=words)
        plural = token.xpos in {"NNS", "NNPS"}
        if kind is None or (kind == "office" and plural and knowledge.toll_class(token.lemma)):
            return None
        role = self.role_words(head) if kind == "office" else None
        return Mention(head, core, kind, name=tree.words(core), role=role, role_heads=[head] if role else [])

    def _named(self, head: int) -> Mention | None:
        name = self._tree.name(head)
        if self._tree.tokens[head].lemma.lower() in _CRAFT:
            return Mention(head, self._without_article(self._tree.core(head)), "weapon")
        if name is None or name.type not in {"armed-group", "body", "organisation", "state"}:
            return None
        tokens = list(range(name.first, name.last))
        kind: MentionKind = name.type
        return Mention(head, tokens, kind, name=self._tree.words(tokens))

    def _people(self, head: int) -> Mention | None:
        name = self._tree.name(head)
        named = name is not None and name.type == "people"
        token = self._tree.tokens[head]
        if token.upos != "NOUN" or not (named or self._knowledge.toll_class(token.lemma)):
            return None
        core = self._without_article(self._tree.core(head))
        return Mention(head, core, "people", name=self._tree.words(core))

    def _known_noun(self, head: int) -> Mention | None:
        """ "The court in Mombasa", "two brothers", "a crowd": a noun that names a sort of actor."""
        token = self._tree.tokens[head]
        kind = actor_nouns().get(token.lemma.lower()) if token.upos == "NOUN" else None
        if kind is None:
            return None
        core = self._without_article(self._tree.core(head))
        return Mention(head, core, kind, name=self._tree.words(core))
