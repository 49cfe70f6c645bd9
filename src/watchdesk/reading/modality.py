"""Whether it happened: negation, future, condition, possibility, history.

Needs: a Tree and the vocabulary's cues.  Gives: a Standing for a trigger, with the words it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from watchdesk.domain.claim import Modality
from watchdesk.domain.time import When
from watchdesk.reading.knowledge import Knowledge
from watchdesk.reading.syntax import Tree, is_relation

HISTORY = timedelta(days=365)
"""What lies further back than a year is told as background in a news report."""


@dataclass(frozen=True)
class Standing:
    """How a clause stands: negated or not, and in which modality."""

    negated: bool
    modality: Modality
    negation: tuple[int, ...] = ()
    cue: tuple[int, ...] = ()


class Modalities:
    """Finds how clauses of one text stand."""

    def __init__(self, tree: Tree, knowledge: Knowledge) -> None:
        self._tree = tree
        self._knowledge = knowledge

    def standing(self, index: int, *, stop: tuple[int, ...] = ()) -> Standing:
        """How the token's clause stands; verbs in `stop` (those of reporting) do not lend theirs."""
        places = self._governing(index, stop)
        negation = next((n for place in places if (n := self._negation(place, index)) is not None), None)
        history = self._history(index)
        modality, cue = ("historical", (history,)) if history is not None else self._modality(places)
        return Standing(negation is not None, modality, () if negation is None else (negation,), cue)

    def dated(self, standing: Standing, when: When | None, published: date | None) -> Standing:
        """The same, made history or future by a date that says so."""
        if when is None or published is None or standing.modality != "asserted":
            return standing
        if when.latest is not None and when.latest < published - HISTORY:
            return Standing(standing.negated, "historical", standing.negation, standing.cue)
        if when.earliest is not None and when.earliest > published:
            return Standing(standing.negated, "future", standing.negation, standing.cue)
        return standing

    def _governing(self, index: int, stop: tuple[int, ...]) -> list[int]:
        """The token and its governors up to its clause's head, and the verbs above that control it."""
        tree = self._tree
        places = [index]
        current = index
        while not tree.is_root(current):
            token = tree.tokens[current]
            if is_relation(token, "ccomp", "parataxis", "csubj", "acl:relcl"):
                break
            if is_relation(token, "conj") and tree.is_clausal(current):
                break
            if is_relation(token, "acl") and token.xpos in {"VBG", "VBN"}:
                break
            if is_relation(token, "advcl") and token.upos in {"VERB", "AUX"} and not self._is_gerund(current):
                break
            current = token.head
            if current in stop:
                break
            places.append(current)
        return places

    def _history(self, index: int) -> int | None:
        """The noun above that makes it memory: "the anniversary of the general, who was killed"."""
        for ancestor in self._tree.ancestors(index):
            # "anniversary of the general": the noun before "of" counts even where the tree hangs "of" elsewhere.
            before = [case - 1 for case in self._tree.children(ancestor, "case") if case]
            for place in (ancestor, *before):
                token = self._tree.tokens[place]
                if token.upos == "NOUN" and self._knowledge.governor_modality(token.lemma) == "historical":
                    return place
        return None

    def _is_gerund(self, index: int) -> bool:
        """ "Stopped short of promising": what governs a gerund after "of" or "from" governs it wholly."""
        marks = {self._tree.tokens[m].lemma for m in self._tree.children(index, "mark", "case")}
        return bool(marks & {"of", "from"})

    def _negation(self, place: int, index: int) -> int | None:
        tree = self._tree
        for child in tree.children(place, "advmod", "det", "cc", "nsubj"):
            token = tree.tokens[child]
            if is_relation(token, "nsubj"):
                none = self._negative_subject(child)
                if none is not None:
                    return none
            elif self._knowledge.is_negation(token.text, token.lemma) and not is_relation(token, "cc"):
                return child
        token = tree.tokens[place]
        if place != index and (self._knowledge.is_not_done(token.lemma) or self._stops_short(place)):
            return place
        case = tree.children(place, "case", "mark")
        return next((c for c in case if tree.tokens[c].lemma == "without"), None)

    def _stops_short(self, place: int) -> bool:
        tree = self._tree
        return tree.tokens[place].lemma == "stop" and any(
            tree.tokens[c].text.lower() == "short" for c in tree.children(place)
        )

    def _negative_subject(self, subject: int) -> int | None:
        tree = self._tree
        if tree.tokens[subject].text.lower() in {"nobody", "none", "neither", "nothing"}:
            return subject
        return next(
            (c for c in tree.children(subject, "det") if tree.tokens[c].text.lower() in {"no", "neither"}),
            None,
        )

    def _modality(self, places: list[int]) -> tuple[Modality, tuple[int, ...]]:
        for place in places:
            conditional = self._conditional(place)
            if conditional is not None:
                return "conditional", (conditional,)
        for place in places[1:2]:
            if self._tree.tokens[place].lemma == "be" and is_relation(self._tree.tokens[places[0]], "xcomp"):
                return "future", (place,)
        for place in places:
            for child in self._tree.children(place, "aux"):
                modality = self._knowledge.auxiliary_modality(self._tree.tokens[child].text)
                if modality is not None:
                    return modality, (child,)
        for below, place in pairwise(places):
            modality = self._knowledge.governor_modality(self._tree.tokens[place].lemma)
            # "In a call he offered …": what stands beside a verb is no part of what it offers.
            if modality is not None and not is_relation(self._tree.tokens[below], "obl", "advmod", "nsubj"):
                return modality, (place,)
        return self._by_modifier(places)

    def _conditional(self, place: int) -> int | None:
        tree = self._tree
        if is_relation(tree.tokens[place], "advcl"):
            for child in tree.children(place, "mark", "advmod"):
                if self._knowledge.is_conditional(tree.tokens[child].text):
                    return child
        for clause in tree.children(place, "advcl"):
            for child in tree.children(clause, "mark"):
                if self._knowledge.is_conditional(tree.tokens[child].text):
                    return child
        return None

    def _by_modifier(self, places: list[int]) -> tuple[Modality, tuple[int, ...]]:
        for place in places[:2]:
            for child in self._tree.children(place, "amod", "advmod", "compound"):
                modality = self._knowledge.modifier_modality(self._tree.tokens[child].text)
                if modality is not None:
                    return modality, (child,)
        return "asserted", ()
