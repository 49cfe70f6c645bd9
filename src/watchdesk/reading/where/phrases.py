"""Where: the places that a claim's phrases name.

Needs: a Tree, how often the report speaks of each country, and the desk's own places.  Gives: Places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from watchdesk.domain.own_names import OWN_PLACE
from watchdesk.domain.place import OtherPlace, Place
from watchdesk.reading.syntax import Tree, is_relation
from watchdesk.reading.where.recognition import toponym_of
from watchdesk.reading.where.resolution import Candidate, OwnPlaces, Toponym, named, resolve_all
from watchdesk.vocabulary.actors import fold_name
from watchdesk.vocabulary.gazetteer import GazetteerPlace, candidates
from watchdesk.vocabulary.word_sets import word_set

LOCATIVE = (
    "in",
    "at",
    "near",
    "inside",
    "outside",
    "across",
    "around",
    "along",
    "within",
    "throughout",
    "off",
    "on",
)
_LOOSE = {"near", "outside", "around", "along", "off"}
_PRECISION = {"country": 6, "adm1": 4, "adm2": 3, "region": 5, "sea": 7, "line": 5}
_FUZZY = 5
_LEVELS = word_set("place-levels")
_WELL_KNOWN = 200_000
"""Inhabitants of a city that a report may name without its country."""
_DIRECTION = re.compile(r"(?:the )?(?:north|south|east|west|central)[a-z-]*\s+", re.IGNORECASE)
_LEAST_SHARE = 0.01
_MOST_OTHERS = 3


class Places:
    """Resolves the place names of one text, all of them together."""

    def __init__(self, tree: Tree, countries: Counter[str], own: OwnPlaces | None = None) -> None:
        self._tree = tree
        self._own = own or {}
        self._countries = countries
        names = [n for n in tree.analysis.names if n.type in {"place", "state"}]
        self._names = [toponym_of(tree.analysis, name) for name in names]
        resolved = resolve_all(tree.analysis.text, self._names, countries, self._own)
        self._resolved = dict(zip(self._names, resolved, strict=True))
        best = [each[0].place for each in resolved if each]
        self._supported = Counter({p.country or "": 1 for p in best if p.kind != "city"})
        self._supported.update(countries)

    def is_place(self, head: int) -> bool:
        """Say whether a phrase names a place: by the tagger, or because the gazetteer holds its name."""
        name = self._tree.name(head)
        if name is not None:
            return name.type in {"place", "state"}
        token = self._tree.tokens[head]
        if token.upos == "PROPN":
            words = self._tree.words(self.tokens(head))
            return bool(candidates(words) or self._own.get(fold_name(words)))
        return token.lemma in _LEVELS and any(self.is_place(c) for c in self._inner(head))

    def tokens(self, head: int) -> list[int]:
        """The tokens of the place's name."""
        name = self._tree.name(head)
        if name is not None and name.type in {"place", "state"}:
            return list(range(name.first, name.last))
        core = self._tree.core(head)
        return [t for t in core if self._tree.tokens[t].upos not in {"DET", "ADJ"}] or core

    def _inner(self, head: int) -> list[int]:
        return [
            c for c in self._tree.children(head, "compound", "nmod", "amod", "appos", "flat")
            if self._tree.tokens[c].upos == "PROPN"
        ]  # fmt: skip

    def resolve(self, head: int) -> Place:
        """The place that a phrase names; without coordinates where the gazetteer does not hold it."""
        tree = self._tree
        tokens = self.tokens(head)
        words = tree.words(tokens)
        part = _DIRECTION.match(words)
        if found := self._likely(self._toponym(tokens)):
            return _place(found, words, self._precision(found[0].place, head))
        if part is not None and (found := self._likely(self._toponym(tokens, skip=part.end()))):
            return _place(found, words, _FUZZY).model_copy(update={"name": words})
        if tree.tokens[tokens[-1]].lemma in _LEVELS and len(tokens) > 1:
            found = self._likely(self._toponym(tokens[:-1]))
            if found:
                return _place(found, words, max(2, self._precision(found[0].place, head)))
        return Place(name=words, words=words)

    def country(self, name: str, words: str) -> Place:
        """The country of this name, meant by these words."""
        known = next((p for p in candidates(name) if p.kind == "country"), None)
        if known is None:
            return Place(name=name, words=words)
        return _place([Candidate(known, 0.0, 1.0)], words, _PRECISION["country"])

    def house(self, country: str, capital: str, words: str) -> Place | None:
        """A state body's house, as a place in its state's capital."""
        known = next((p for p in candidates(capital) if p.country == country and p.kind == "city"), None)
        if known is None:
            return None
        found = _place([Candidate(known, 0.0, 1.0)], words, 2)
        return found.model_copy(update={"name": f"{words}, {known.name}"})

    def _precision(self, place: GazetteerPlace, head: int) -> int:
        precision = _PRECISION.get(place.kind, 1)
        loose = self._tree.preposition(self._tree.first_conjunct(head)) in _LOOSE
        return 2 if precision == 1 and loose else precision

    def _toponym(self, tokens: Sequence[int], *, skip: int = 0) -> Toponym:
        first, last = self._tree.tokens[tokens[0]], self._tree.tokens[tokens[-1]]
        start = first.start + skip
        return Toponym(self._tree.analysis.text[start : last.end], start, last.end)

    def _likely(self, toponym: Toponym) -> tuple[Candidate, ...]:
        """The name's candidates, best first; none if a place so small is more likely another of that name."""
        found = self._graded(toponym)
        if not found:
            return ()
        best = found[0].place
        unknown = best.kind == "city" and not self._supported[best.country or ""]
        small = (best.population or 0) < _WELL_KNOWN
        return () if unknown and small and not best.id.startswith(OWN_PLACE) else found

    def _graded(self, toponym: Toponym) -> tuple[Candidate, ...]:
        if toponym not in self._resolved:
            inside = next((t for t in self._names if t.start <= toponym.start and toponym.end <= t.end), None)
            if inside is not None and self._resolved[inside] and named(inside.words) == named(toponym.words):
                return self._resolved[inside]
            apart = [t for t in self._names if t.end <= toponym.start or t.start >= toponym.end]
            names = sorted([*apart, toponym], key=lambda t: t.start)
            resolved = resolve_all(self._tree.analysis.text, names, self._countries, self._own)
            self._resolved[toponym] = resolved[names.index(toponym)]
        return self._resolved[toponym]


def _place(found: Sequence[Candidate], words: str, precision: int) -> Place:
    best, others = found[0], [c for c in found[1:] if c.share >= _LEAST_SHARE]
    place = best.place
    return Place(
        name=place.name,
        id=place.id,
        country=place.owner,
        disputed=place.disputed,
        lat=place.lat,
        lon=place.lon,
        precision=precision,
        words=words,
        score=round(best.share, 3),
        alternatives=tuple(map(_other, others[:_MOST_OTHERS])),
    )


def _other(candidate: Candidate) -> OtherPlace:
    place = candidate.place
    return OtherPlace(
        name=place.name,
        id=place.id,
        country=place.owner,
        lat=place.lat,
        lon=place.lon,
        score=round(candidate.share, 3),
    )


def is_locative(tree: Tree, head: int) -> bool:
    """Say whether a phrase says where: "in Kerman", "at the Foreign Office"."""
    first = tree.first_conjunct(head)
    return is_relation(tree.tokens[first], "obl", "nmod", "appos", "nmod:unmarked") and (
        tree.preposition(first) in LOCATIVE
    )
