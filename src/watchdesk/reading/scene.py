"""Everything found in a text before claims are made of it, and the questions that all claims share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from watchdesk.domain.document import BlockKind, Document
from watchdesk.domain.place import Place
from watchdesk.domain.time import When
from watchdesk.reading.actors import Cast
from watchdesk.reading.arguments import Arguments
from watchdesk.reading.knowledge import Knowledge
from watchdesk.reading.modality import Modalities
from watchdesk.reading.sourcing import Sourcing
from watchdesk.reading.syntax import Tree, is_relation
from watchdesk.reading.tolls import Tolls
from watchdesk.reading.triggers import Trigger
from watchdesk.reading.when.finding import DEADLINES, TimePhrase
from watchdesk.reading.where.phrases import Places, is_locative
from watchdesk.vocabulary.word_sets import word_set

_PARTS_OF_CLAUSE = (
    "obl",
    "advmod",
    "nmod",
    "obj",
    "nsubj",
    "nmod:unmarked",
    "obl:unmarked",
    "compound",
    "xcomp",
)


@dataclass(frozen=True)
class Scene:
    """One text: its trees, its cast, its times and places, and its triggers by sentence."""

    document: Document
    published: date | None
    tree: Tree
    arguments: Arguments
    cast: Cast
    knowledge: Knowledge
    sourcing: Sourcing
    modalities: Modalities
    places: Places
    tolls: Tolls
    times: tuple[TimePhrase, ...]
    triggers: tuple[Trigger, ...]

    def block_kind(self, index: int) -> BlockKind:
        """The kind of block that a token stands in."""
        start = self.tree.tokens[index].start
        return next((b.kind for b in self.document.blocks if b.start <= start < b.end), "body")

    def time_of(self, index: int, *, beyond: frozenset[int] = frozenset()) -> TimePhrase | None:
        """The time expression that a trigger's clause carries; those of verbs in `beyond` are not its own."""
        places = self._reach(index, beyond)
        ranked = []
        for phrase in self.times:
            tokens = self._tokens_of(phrase)
            if not tokens or self.tree.sentence_number(tokens[0]) != self.tree.sentence_number(index):
                continue
            distance = self._attached(tokens, places)
            if distance is not None and phrase.is_occurrence:
                ranked.append(
                    (
                        phrase.when.earliest is None and phrase.when.latest is None,
                        distance,
                        phrase.start,
                        phrase,
                    )
                )
        return min(ranked, key=lambda r: r[:3])[3] if ranked else None

    def when_of(self, phrase: TimePhrase, index: int) -> When:
        """The phrase's period for a trigger; open to today where a clause that the trigger is not in says "since"."""
        when = phrase.when
        if phrase.relation == "since" or when.earliest is None:
            return when
        tokens = self._tokens_of(phrase)
        told = {index, *self.tree.ancestors(index)}
        for ancestor in self.tree.ancestors(tokens[0]):
            if ancestor in told:
                break
            marks = self.tree.children(ancestor, "mark", "case")
            if any(self.tree.tokens[m].lemma == "since" for m in marks):
                return When(earliest=when.earliest, latest=None, precision=5, words=when.words)
            if is_relation(self.tree.tokens[ancestor], "advcl"):
                break
        return when

    def deadline_of(self, index: int) -> TimePhrase | None:
        """A time "by" or "within" which something is due, in the trigger's sentence below it."""
        below = set(self.tree.subtree(index))
        for phrase in self.times:
            tokens = self._tokens_of(phrase)
            if phrase.relation in DEADLINES and tokens and below & set(tokens):
                return phrase
        return None

    def place_of(
        self, index: int, *, beyond: frozenset[int] = frozenset(), without: int | None = None
    ) -> int | None:
        """Head of the place where a trigger's clause says it happened; the most exact of several.

        Places in the phrase headed by `without`, what it is about, are not where it happened.
        """
        left_out = set(self.tree.subtree(without)) if without is not None else set()
        tree = self.tree
        found: list[tuple[int, int, int]] = []
        for rank, place in enumerate(self._reach(index, beyond)):
            for head in self._locatives(place, deep=True):
                precision = self.places.resolve(head).precision or 2
                if head not in left_out:
                    found.append((precision, rank, head))
            if tree.tokens[place].upos in {"NOUN", "PROPN"}:
                for child in tree.children(place, "compound", "nmod:poss"):
                    name = tree.name(child)
                    if name is not None and name.type == "place" and not self.cast.at(child):
                        found.append((1, rank, child))
        return min(found)[2] if found else None

    def resolve_place(self, head: int) -> Place:
        """The place a phrase names; a state's adjective ("Afghan soil") is the state's country."""
        place = self.places.resolve(head)
        state = next(iter(self.cast.state_at(head)), None) if place.id is None else None
        return self.places.country(self.cast.get(state).name, place.name) if state is not None else place

    def _locatives(self, place: int, *, deep: bool) -> list[int]:
        """Places that stand with a word: "in Kerman", "a post in Kerman", "on the outskirts of Kerman"."""
        tree = self.tree
        edge = tree.tokens[place].lemma in word_set("place-edges")
        heads = []
        for child in tree.children(place, "obl", "nmod", "nmod:unmarked", "obl:unmarked"):
            for head in tree.conjuncts(child):
                near = is_locative(tree, head) or (edge and tree.preposition(child) == "of")
                if near and self.places.is_place(head):
                    heads.append(head)
                if deep or is_locative(tree, head):
                    heads += self._locatives(head, deep=False)
        for child in tree.children(place, "obj", "nsubj:pass"):
            heads += self._locatives(child, deep=False)
        return heads

    def _reach(self, index: int, beyond: frozenset[int]) -> list[int]:
        """The trigger and the predicates above it that share its time and place."""
        tree = self.tree
        reach = [index]
        current = index
        while not tree.is_root(current):
            token = tree.tokens[current]
            if tree.is_clausal(current) and not is_relation(token, "xcomp"):
                break
            if is_relation(token, "ccomp", "advcl", "parataxis", "csubj", "acl"):
                break
            if is_relation(token, "conj") and token.upos == tree.tokens[token.head].upos == "VERB":
                break
            current = token.head
            if current in beyond:
                break
            reach.append(current)
        return reach

    def _attached(self, tokens: list[int], places: list[int]) -> int | None:
        """How far up the reach a time phrase hangs, or None where it hangs elsewhere."""
        tree = self.tree
        current = tokens[0]
        while current in tokens and not tree.is_root(current):
            current = tree.tokens[current].head
        for _ in range(4):
            if current in places:
                return places.index(current)
            token = tree.tokens[current]
            if tree.is_root(current) or tree.is_clausal(current) or not is_relation(token, *_PARTS_OF_CLAUSE):
                return None
            current = token.head
        return None

    def _tokens_of(self, phrase: TimePhrase) -> list[int]:
        return self.tree.tokens_between(phrase.start, phrase.end)
