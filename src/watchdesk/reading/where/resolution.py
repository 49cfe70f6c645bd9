"""Which place each name of a text means, decided for all names together.

Takes the toponyms of one text with how often the text speaks of each country. Gives for each the candidates of
the gazetteer, best first, with scores. A name means what the names beside it, the other names of the text and
the countries it speaks of make likely; where these say nothing, the place that most people know.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from watchdesk.vocabulary.actors import fold_name, register
from watchdesk.vocabulary.gazetteer import GazetteerPlace, candidates, expand, fold_place, renown

EARTH_RADIUS = 6371.0
"""Kilometres."""
_ROUNDS = 3
_CELL = 1.0
"""Degrees: two places in one cell of the globe or in neighbouring ones are near each other."""
_RENOWN, _CONTAINED = 0.6, 8.0
_ACTORS, _SAME_COUNTRY, _SAME_ADM1, _CLOSE = 1.0, 1.2, 1.9, 1.2
_SHARPNESS = 1.0
_KIND = {"country": 3.6, "adm1": 3.0, "sea": 4.0, "region": 3.0, "line": 2.0, "adm2": 0.5, "crossing": 1.5,
         "pass": 1.0, "site": 1.0, "city": 0.0}  # fmt: skip
"""The weights were chosen on every second article of LGL and GeoVirus (benchmarks/places)."""
_WITHIN = re.compile(
    r"\s*,\s*|\s+\(|\s+in\s+(?:the\s+)?|\s+(?:area|district|town|city|village|suburb|region|part|outskirts|province)"
    r"\s+of\s+(?:the\s+)?|\s+of\s+|\s*,\s*in\s+(?:the\s+)?(?:\w+\s+){0,2}(?:province|state|district|region)\s+of\s+"
)
_OWNER = re.compile(r"['’]s?\s+(?:\w+\s+){0,3}(?:of\s+)?")
_SHORT = re.compile(r"\b(St|Mt|Ft)\.?(?= )", re.IGNORECASE)
_FULL = {"st": "Saint", "mt": "Mount", "ft": "Fort"}


OwnPlaces = Mapping[str, Sequence[GazetteerPlace]]
"""The desk's own places by folded name."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name at ``text[start:end]``."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean; scores compare only within one name."""

    place: GazetteerPlace
    score: float
    share: float
    """The score as a share of one among the name's candidates."""


def resolve_all(
    text: str,
    toponyms: Sequence[Toponym],
    countries: Mapping[str, float] | None = None,
    own: OwnPlaces | None = None,
) -> list[tuple[Candidate, ...]]:
    """Give each toponym's candidates, best first; none where neither the gazetteer nor `own` holds the name."""
    keys = [_key(toponym.words) for toponym in toponyms]
    found = {key: named(t.words, own) for key, t in zip(keys, toponyms, strict=True)}
    gains = _containments(text, toponyms, keys, found)
    alone = {key: [_prior(p, key) + gains[key, p.id] for p in each] for key, each in found.items()}
    scores = alone
    for _ in range(_ROUNDS):
        around = _Surroundings(found, scores, countries or {})
        scores = {
            key: [fixed + around.weight(key, p) for fixed, p in zip(alone[key], each, strict=True)]
            for key, each in found.items()
        }
    graded = {key: _graded(each, scores[key]) for key, each in found.items()}
    return [graded[key] for key in keys]


def named(words: str, own: OwnPlaces | None = None) -> tuple[GazetteerPlace, ...]:
    """Places of this name, those of the desk's own first; of a state's adjective its country ("Iranian soil")."""
    full = _written_out(words)
    found = dict.fromkeys(
        (*(own or {}).get(fold_name(full), ()), *candidates(expand(words)), *candidates(full))
    )
    if found or not words.isupper():
        state = register().find_demonym(words) if not found else None
        return tuple(found) if state is None else _country(state.name)
    return candidates(words.title())


def _graded(places: Sequence[GazetteerPlace], scores: Sequence[float]) -> tuple[Candidate, ...]:
    graded = map(Candidate, places, scores, _shares(scores))
    return tuple(sorted(graded, key=lambda candidate: -candidate.score))


def distance(one: GazetteerPlace, other: GazetteerPlace) -> float:
    """Kilometres along the great circle."""
    return kilometres(one.lat, one.lon, other.lat, other.lon)


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres along the great circle between two points in degrees."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(min(1.0, math.sqrt(half)))


def _key(words: str) -> str:
    """One name means one place in one text, in capitals or not."""
    return fold_name(_written_out(words))


def _written_out(words: str) -> str:
    return _SHORT.sub(lambda short: _FULL[short[1].lower()], expand(words))


def _country(name: str) -> tuple[GazetteerPlace, ...]:
    return tuple(p for p in candidates(name) if p.kind == "country")


def _prior(place: GazetteerPlace, key: str) -> float:
    """What a name most likely means where nothing else is known."""
    return _RENOWN * renown(place, key) + _KIND[place.kind]


class _Surroundings:
    """How likely the text's other names make a country, a division and a part of the globe."""

    def __init__(
        self,
        found: Mapping[str, Sequence[GazetteerPlace]],
        scores: Mapping[str, Sequence[float]],
        spoken_of: Mapping[str, float],
    ) -> None:
        self._spoken_of = spoken_of
        self._of: dict[str, dict[_Feature, float]] = {}
        self._all: defaultdict[_Feature, float] = defaultdict(float)
        for key, each in found.items():
            mass: defaultdict[_Feature, float] = defaultdict(float)
            for place, share in zip(each, _shares(scores[key]), strict=True):
                for feature in _features(place):
                    mass[feature] += share
                    self._all[feature] += share
            self._of[key] = mass

    def weight(self, key: str, place: GazetteerPlace) -> float:
        """How much the rest of the text speaks for a place."""
        country = _ACTORS * math.log2(1 + self._spoken_of.get(place.country or "", 0))
        country += _SAME_COUNTRY * self._support(key, (place.country,))
        if place.kind == "country":
            return country
        near = _CLOSE * self._support(key, *_cells(place)) if place.kind in _POINTS else 0.0
        return country + near + _SAME_ADM1 * self._support(key, *_division(place))

    def _support(self, key: str, *features: _Feature) -> float:
        own = self._of[key]
        return math.log2(1 + sum(max(0.0, self._all[f] - own[f]) for f in features if f[0] is not None))


_Feature = tuple[object, ...]
"""A country, a country and its division, or a cell."""
_POINTS = {"city", "adm2", "crossing", "pass", "site"}


def _shares(scores: Sequence[float]) -> list[float]:
    """The scores as shares of one."""
    most = max(scores, default=0.0)
    weights = [math.exp(_SHARPNESS * (score - most)) for score in scores]
    return [weight / sum(weights) for weight in weights]


def _features(place: GazetteerPlace) -> list[_Feature]:
    cell = [(round(place.lat / _CELL), round(place.lon / _CELL))] if place.kind in _POINTS else []
    return [(place.country,), *_division(place), *cell]


def _division(place: GazetteerPlace) -> list[_Feature]:
    name = place.name if place.kind == "adm1" else place.adm1
    return [(place.country, "adm1", fold_place(name))] if name else []


def _cells(place: GazetteerPlace) -> list[_Feature]:
    lat, lon = round(place.lat / _CELL), round(place.lon / _CELL)
    return [(lat + a, lon + b) for a in (-1, 0, 1) for b in (-1, 0, 1)]


def _containments(
    text: str,
    toponyms: Sequence[Toponym],
    keys: Sequence[str],
    found: Mapping[str, Sequence[GazetteerPlace]],
) -> Counter[tuple[str, str]]:
    """What each candidate gains because the text says where the place lies, or what lies in it."""
    gains: Counter[tuple[str, str]] = Counter()
    for inner, outer in {(keys[i], keys[o]) for i, o in _containers(text, toponyms)}:
        pairs = [(a, b) for a in found[inner] for b in found[outer] if contains(b, a)]
        gains.update(dict.fromkeys({(inner, a.id) for a, _ in pairs}, _CONTAINED))
        gains.update(dict.fromkeys({(outer, b.id) for _, b in pairs}, _CONTAINED / 2))
    return gains


def contains(outer: GazetteerPlace, inner: GazetteerPlace) -> bool:
    """Say whether a country or a division holds a place, as the gazetteer has it."""
    if outer.id == inner.id or not outer.country or outer.country != inner.country:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.kind == "adm1":
        return inner.adm1 is not None and fold_place(inner.adm1) == fold_place(outer.name)
    return outer.kind in {"adm2", "city", "region"} and distance(outer, inner) < 80


def _containers(text: str, toponyms: Sequence[Toponym]) -> Iterator[tuple[int, int]]:
    """Which name's place lies in which: "Mir Ali, North Waziristan", "Alexandria, La.", "Pakistan's Swat valley"."""
    for number, (first, second) in enumerate(pairwise(toponyms)):
        between = text[first.end : second.start]
        if _OWNER.fullmatch(between):
            yield number + 1, number
        elif _WITHIN.fullmatch(between):
            yield number, number + 1
