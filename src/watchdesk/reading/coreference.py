"""Whom "he", "it", "they", "both sides" and "the group" mean: what has been spoken of, and how lately.

Needs: a Tree, and the actors identified so far, in text order.  Gives: actor ids; none where it is not clear.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

from watchdesk.domain.actor import ActorKind
from watchdesk.reading.knowledge import Knowledge
from watchdesk.reading.syntax import Tree, is_relation

_PERSONAL = {"he", "she", "him", "her", "his", "hers", "who"}
_NEUTER = {"it", "its"}
_PLURAL = {"they", "them", "their", "both", "theirs"}
SINGLE: frozenset[ActorKind] = frozenset(
    {"state", "body", "armed-group", "organisation", "government", "delegation"}
)
"""Kinds that act as one, which "it" can mean."""


@dataclass
class Entity:
    """One actor while the document is being read."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    of: str | None = None
    role: str | None = None
    role_words: set[str] = field(default_factory=set)
    """All words of the offices it is said to hold."""
    spans: dict[tuple[int, int], None] = field(default_factory=dict)
    last_seen: int = -1
    """Token index of the latest mention."""
    as_subject: int = -1
    plural: bool = False
    """Whether its latest mention is a plural noun, which "it" never means."""


class Memory:
    """What a text has spoken of so far."""

    def __init__(self, tree: Tree, knowledge: Knowledge) -> None:
        self._tree = tree
        self._knowledge = knowledge
        self.entities: dict[str, Entity] = {}
        self.ids: dict[int, tuple[str, ...]] = {}
        """Who is meant at each head that has been read."""
        self.reading = 0
        """The token being read."""
        self._groups: list[tuple[int, tuple[str, ...]]] = []
        """Actors named together, with the token where they are."""

    def kind(self, actor: str) -> ActorKind:
        return self.entities[actor].kind

    def owner(self, actor: str) -> str:
        """The actor that this one acts for: itself where it is its own."""
        return self.entities[actor].of or actor

    def antecedent(self, head: int, word: str) -> tuple[str, ...]:
        """Who a personal pronoun stands for."""
        told = self._who_says_so(head, word)
        if told:
            return told
        if word in _PERSONAL:
            return self.last_of({"person", "office"})
        if word == "it":
            return self._only_near(SINGLE)
        if word in _NEUTER:
            return self.last_of(SINGLE, subject=True)
        if word in _PLURAL:
            return self._last_plural(both=word == "both")
        return ()

    def last_of(self, kinds: Set[ActorKind], *, subject: bool = False) -> tuple[str, ...]:
        """The latest actor of a kind, those that were subject of this or the last sentence before the others."""
        fitting = [e for e in self.by_recency() if e.kind in kinds and not (subject and e.plural)]
        subjects = [e for e in fitting if e.as_subject >= 0 and (not subject or self._is_near(e.as_subject))]
        if subjects and (subject or subjects[-1].as_subject >= fitting[-1].last_seen - 60):
            return (max(subjects, key=lambda e: e.as_subject).id,)
        return (fitting[-1].id,) if fitting and not subject else ()

    def _who_says_so(self, head: int, word: str) -> tuple[str, ...]:
        """ "The coast guard said it had …": the subject of a clause that the speaker tells of itself."""
        tree = self._tree
        verb = tree.tokens[head].head
        if not is_relation(tree.tokens[head], "nsubj") or not is_relation(tree.tokens[verb], "ccomp"):
            return ()
        governor = tree.tokens[verb].head
        if self._knowledge.reporting(tree.tokens[governor].lemma) is None:
            return ()
        ids = tuple(
            i
            for s in tree.children(governor, "nsubj")
            for c in tree.conjuncts(s)
            for i in self.ids.get(c, ())
        )
        kinds = {self.kind(i) for i in ids}
        if word in _PERSONAL:
            return ids if len(ids) == 1 and kinds <= {"person", "office"} else ()
        if word in _NEUTER:
            return ids if len(ids) == 1 and kinds <= SINGLE | {"states"} else ()
        return ids if kinds <= {"people", "armed-group", "unnamed", "states", "government", "state"} else ()

    def _only_near(self, kinds: Set[ActorKind]) -> tuple[str, ...]:
        """The one actor of these kinds in this sentence or the last; of several, "it" may mean any."""
        found = [
            e for e in self.by_recency() if e.kind in kinds and not e.plural and self._is_near(e.last_seen)
        ]
        return (found[0].id,) if len(found) == 1 else ()

    def _is_near(self, index: int) -> bool:
        """Say whether a token is in the sentence being read or the one before it."""
        return self._tree.sentence_number(self.reading) - self._tree.sentence_number(index) <= 1

    def last_seen(self, kinds: Set[ActorKind]) -> tuple[str, ...]:
        """The latest actor of a kind, whatever its place in the sentence."""
        fitting = [e for e in self.by_recency() if e.kind in kinds]
        return (fitting[-1].id,) if fitting else ()

    def _last_plural(self, *, both: bool) -> tuple[str, ...]:
        for first, ids in reversed(self._groups):
            if not self._is_near(first):
                return ()
            if len(ids) > 1:
                return ids if not both or len(ids) == 2 else ()
            if not both and self.kind(ids[0]) in {"people", "armed-group", "unnamed", "states", "government"}:
                return ids
        return ()

    def last_pair(self) -> tuple[str, ...]:
        """The last two states, bodies or groups that acted together."""
        for _, ids in reversed(self._groups):
            owners = tuple(dict.fromkeys(self.owner(i) for i in ids))
            if len(owners) == 2 and all(self.kind(o) in SINGLE for o in owners):
                return owners
        return ()

    def note_meeting(self, last: int) -> None:
        """Remember who did something with whom in the sentence that ends here: "both sides" will mean them."""
        if last < 0:
            return
        tree = self._tree
        for index in range(tree.sentence(last).first, last + 1):
            if tree.preposition(index) != "with" and not is_relation(tree.tokens[index], "obj"):
                continue
            clause = tree.clause_head(index)
            subjects = [i for child in tree.children(clause, "nsubj") for i in self.ids.get(child, ())]
            owners = tuple(dict.fromkeys(self.owner(i) for i in (*subjects, *self.ids.get(index, ()))))
            kinds = {self.kind(o) for o in owners}
            if (
                subjects
                and len(owners) == 2
                and kinds <= {"state", "government", "armed-group", "organisation"}
            ):
                self._groups.append((index, owners))

    def by_recency(self) -> list[Entity]:
        """The actors, the one spoken of last at the end."""
        return sorted(self.entities.values(), key=lambda e: e.last_seen)

    def note(self, head: int, ids: tuple[str, ...]) -> None:
        """Remember who was subject, and who stood together."""
        tree = self._tree
        first = tree.first_conjunct(head)
        for actor in ids:
            self.entities[actor].plural = tree.tokens[head].xpos == "NNS"
        if is_relation(tree.tokens[first], "nsubj"):
            for actor in ids:
                self.entities[actor].as_subject = head
        if first != head and self._groups and self._groups[-1][0] == first:
            self._groups[-1] = (
                first,
                (*self._groups[-1][1], *(i for i in ids if i not in self._groups[-1][1])),
            )
        elif is_relation(tree.tokens[first], "nsubj", "obj", "obl") or len(tree.conjuncts(head)) > 1:
            self._groups.append((first, ids))
