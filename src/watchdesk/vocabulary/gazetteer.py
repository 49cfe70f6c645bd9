"""Places by name: countries, divisions, cities, crossings, passes, lines, seas and regions.

Data: ``data/gazetteer/places.sqlite``, built by ``tools/build_gazetteer.py``, and never edited. Each place
says which part it comes from; the parts keep their own licences (``data/ORIGINS.toml``).
"""

from __future__ import annotations

import atexit
import math
import re
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file
from threading import local
from urllib.parse import quote

from watchdesk.domain.place import PlaceKind
from watchdesk.vocabulary.actors import fold_name
from watchdesk.vocabulary.folding import fold_romanised
from watchdesk.vocabulary.tables import data_file, load_table

_FILE = "gazetteer/places.sqlite"
_COLUMNS = "p.id, p.name, p.kind, p.country, p.adm1, p.lat, p.lon, p.population, p.disputed, p.part"
_NAMED = f"""
    SELECT {_COLUMNS} FROM names n JOIN places p ON p.number = n.place WHERE n.key = ? ORDER BY p.number
"""
_LEVEL = re.compile(r"\b(?:province|state|district|county|parish|governorate|region|oblast|prefecture)$\s*")
_OTHER_NAME = -1.6
_ONE_SOUND = ("kgq", "kx", "fp", "vw", "jd")
_NEAR = 0.3
"""Degrees: a point no further than this from a known place is taken to lie in the same hands."""
_open = local()
_files = ExitStack()
atexit.register(_files.close)


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """One place."""

    id: str
    """``geonames:``, ``csc:``, ``afg:`` or ``watchdesk:`` and the part's own id."""
    name: str
    kind: PlaceKind
    country: str | None
    """ISO 3166-1 alpha-2; None where the land is disputed or nobody's."""
    adm1: str | None
    """The first-level division it lies in, by name."""
    lat: float
    lon: float
    population: int | None
    disputed: str | None = None
    """Who administers and who claims the land it lies in; None where nobody disputes it."""
    part: str = ""
    """Which part of the gazetteer it comes from, as in ``data/ORIGINS.toml``."""

    @property
    def owner(self) -> str | None:
        """The country, unless its code would take a side: that of one claimant of disputed land."""
        return self.country if self.disputed is None or self.country in _territories() else None


@dataclass(frozen=True, slots=True)
class _Disputed:
    area: str
    country: str
    adm1: str
    told: str


@cache
def _territories() -> frozenset[str]:
    """Country codes that name a disputed territory itself and none of its claimants."""
    rows = load_table("gazetteer/disputed.csv", _Disputed)
    return frozenset(row.country for row in rows if row.country and not row.adm1)


@dataclass(frozen=True, slots=True)
class _Abbreviation:
    short: str
    name: str


@cache
def _abbreviations() -> dict[str, str]:
    rows = load_table("gazetteer/abbreviations.csv", _Abbreviation)
    return {row.short: row.name for row in rows} | {_squeeze(r.short): r.name for r in rows if "." in r.short}


def expand(name: str) -> str:
    """Write out what agencies shorten: "La." is Louisiana, "Ont." Ontario; other names stay."""
    return _abbreviations().get(_squeeze(name) if "." in name else name, name)


def _squeeze(name: str) -> str:
    """ "W. Va." and "W.Va" as one."""
    return name.replace(" ", "").replace(".", "") + "."


def fold_place(name: str) -> str:
    """The key that places are found by: as for actors, without the words "province", "district" and the like."""
    key = fold_name(name)
    return _LEVEL.sub("", key) or key


@lru_cache(maxsize=16_384)
def candidates(name: str) -> tuple[GazetteerPlace, ...]:
    """Give every place of this name, the best known first; none for a word in lower case."""
    if not name or (name[:1].islower() and not any(c.isupper() for c in name)):
        return ()
    key = fold_name(name)
    places = [GazetteerPlace(*row) for row in _connection().execute(_NAMED, (key,))]
    return tuple(sorted(places, key=lambda place: -renown(place, key)))


def renown(place: GazetteerPlace, key: str) -> float:
    """How well known a place is by a folded name: the log of its people, less where the name is not its first."""
    known = math.log10((place.population or 0) + 100)
    return known if fold_place(place.name) in {key, fold_place(key)} else known + _OTHER_NAME


def alike(name: str) -> tuple[GazetteerPlace, ...]:
    """Give places whose names sound like this one, brought into Latin letters otherwise, the best known first."""
    key = fold_romanised(fold_name(name))
    keys = {k for first in _first_letters(key) for k in _keys_from(first) if fold_romanised(k) == key}
    rows = (row for each in keys for row in _connection().execute(_NAMED, (each,)))
    found = dict.fromkeys(GazetteerPlace(*row) for row in rows)
    return tuple(sorted(found, key=lambda place: -renown(place, key)))


def _first_letters(key: str) -> str:
    """The letters that a name of this sound may begin with."""
    return next((letters for letters in _ONE_SOUND if key[:1] in letters), key[:1])


def _keys_from(letter: str) -> Iterator[str]:
    query = "SELECT DISTINCT key FROM names WHERE key >= ? AND key < ?"
    return (row[0] for row in _connection().execute(query, (letter, chr(ord(letter) + 1))))


def dispute_at(lat: float, lon: float) -> str | None:
    """Give who administers and who claims the land of the nearest known place; None where nobody disputes it."""
    wide = _NEAR / max(0.1, math.cos(math.radians(lat)))
    box = (lat - _NEAR, lat + _NEAR, lon - wide, lon + wide)
    query = "SELECT lat, lon, disputed FROM places WHERE lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?"
    rows = _connection().execute(query, box).fetchall()
    nearest = min(rows, key=lambda row: (row[0] - lat) ** 2 + (row[1] - lon) ** 2, default=None)
    return nearest[2] if nearest is not None else None


def find_place(place_id: str) -> GazetteerPlace | None:
    """Give the place of this id."""
    row = _connection().execute(f"SELECT {_COLUMNS} FROM places p WHERE p.id = ?", (place_id,)).fetchone()
    return GazetteerPlace(*row) if row is not None else None


def _connection() -> sqlite3.Connection:
    """One connection a thread, on a file that nobody writes."""
    known: sqlite3.Connection | None = getattr(_open, "connection", None)
    if known is None:
        path = _files.enter_context(as_file(data_file(_FILE)))
        known = sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True)
        _open.connection = known
    return known
