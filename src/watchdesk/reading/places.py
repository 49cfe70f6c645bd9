"""Where: the place names that a claim rests on, looked up in the gazetteer.

Needs: a Tree, the gazetteer and the countries a report speaks of.  Gives: Places.
"""

from __future__ import annotations

import re
from collections import Counter

from watchdesk.domain.place import Place
from watchdesk.reading.syntax import Tree, is_relation
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
_PRECISION = {"country": 6, "adm1": 4, "adm2": 3, "region": 4, "sea": 7, "line": 5}
_LEVELS = word_set("place-levels")


_WELL_KNOWN = 200_000
"""Inhabitants of a city that a report may name without its country."""
_DIRECTION = re.compile(r"(?:the )?(?:north|south|east|west|central)[a-z-]*\s+", re.IGNORECASE)


class Places:
    """Resolves the place names of one text."""

    def __init__(self, tree: Tree, countries: Counter[str]) -> None:
        self._tree = tree
        self._countries = countries

    def is_place(self, head: int) -> bool:
        """Say whether a phrase names a place: by the tagger, or because the gazetteer holds its name."""
        name = self._tree.name(head)
        if name is not None:
            return name.type in {"place", "state"}
        token = self._tree.tokens[head]
        if token.upos == "PROPN":
            return bool(candidates(self._tree.words(self.tokens(head))))
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
        found = self._best(words, self._containers(head))
        part = _DIRECTION.match(words)
        if found is None and part is not None:
            found = self._best(words[part.end() :], self._containers(head))
            return _part_of(found, words) if found is not None else Place(name=words, words=words)
        if found is None and tree.tokens[tokens[-1]].lemma in _LEVELS and len(tokens) > 1:
            found = self._best(tree.words(tokens[:-1]), self._containers(head))
        if found is None:
            return Place(name=words, words=words)
        precision = _PRECISION.get(found.kind, 1)
        if precision == 1 and tree.preposition(tree.first_conjunct(head)) in _LOOSE:
            precision = 2
        return Place(name=found.name, id=found.id, country=found.country, lat=found.lat, lon=found.lon,
                     precision=precision, words=words)  # fmt: skip

    def country(self, name: str, words: str) -> Place:
        """The country of this name, meant by these words."""
        known = next((p for p in candidates(name) if p.kind == "country"), None)
        if known is None:
            return Place(name=name, words=words)
        return Place(name=known.name, id=known.id, country=known.country, lat=known.lat, lon=known.lon,
                     precision=6, words=words)  # fmt: skip

    def house(self, country: str, capital: str, words: str) -> Place | None:
        """A state body's house, as a place in its state's capital."""
        known = next((p for p in candidates(capital) if p.country == country and p.kind == "city"), None)
        if known is None:
            return None
        return Place(name=f"{words}, {known.name}", id=known.id, country=country, lat=known.lat, lon=known.lon,
                     precision=2, words=words)  # fmt: skip

    def _containers(self, head: int) -> set[str]:
        """Countries named around the place: "in Mir Ali, Pakistan", "Pakistan's Khyber district"."""
        tree = self._tree
        around = tree.children(
            head, "appos", "nmod", "nmod:poss", "compound", "amod", "conj", "nmod:unmarked"
        )
        found = set()
        for index in around:
            for place in candidates(tree.words(self.tokens(index))):
                if place.kind in {"country", "adm1"}:
                    found.add(place.country or "")
        return found

    def _best(self, words: str, containers: set[str]) -> GazetteerPlace | None:
        """The candidate in a country spoken of; then the larger place."""
        found = [p for p in candidates(words) if self._is_likely(p, containers)]
        if not found:
            return None
        return max(found, key=lambda p: self._score(p, containers))

    def _is_likely(self, place: GazetteerPlace, containers: set[str]) -> bool:
        """A small place in a country that the report does not speak of is more likely another of that name."""
        country = place.country or ""
        if place.kind != "city" or country in containers or self._countries[country]:
            return True
        return (place.population or 0) >= _WELL_KNOWN

    def _score(self, place: GazetteerPlace, containers: set[str]) -> tuple[bool, bool, int, float]:
        country = place.country or ""
        return (
            country in containers,
            place.kind == "country",
            min(self._countries.get(country, 0), 3),
            float(place.population or 0),
        )


def _part_of(place: GazetteerPlace, words: str) -> Place:
    """ "Northern Mali": the country's coordinates, known to no more than a part of it."""
    return Place(
        name=words, id=place.id, country=place.country, lat=place.lat, lon=place.lon, precision=5, words=words
    )


def is_locative(tree: Tree, head: int) -> bool:
    """Say whether a phrase says where: "in Kerman", "at the Foreign Office"."""
    first = tree.first_conjunct(head)
    return is_relation(tree.tokens[first], "obl", "nmod", "appos", "nmod:unmarked") and (
        tree.preposition(first) in LOCATIVE
    )
