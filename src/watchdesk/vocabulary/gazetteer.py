"""Places by name: countries, divisions, cities, crossings, passes, lines, seas and regions.

Data: ``data/gazetteer/places.sqlite``, built by ``tools/build_gazetteer.py``, and never edited. Each place
says which part it comes from; the parts keep their own licences (``data/ORIGINS.toml``).
"""

from __future__ import annotations

import atexit
import sqlite3
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file
from threading import local
from typing import Literal
from urllib.parse import quote

from watchdesk.vocabulary.actors import fold_name
from watchdesk.vocabulary.tables import data_file

PlaceKind = Literal["country", "adm1", "adm2", "city", "crossing", "pass", "region", "sea", "line", "site"]

_FILE = "gazetteer/places.sqlite"
_COLUMNS = "p.id, p.name, p.kind, p.country, p.adm1, p.lat, p.lon, p.population"
_NAMED = f"""
    SELECT {_COLUMNS} FROM names n JOIN places p ON p.number = n.place WHERE n.key = ? ORDER BY p.number
"""
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


@lru_cache(maxsize=16_384)
def candidates(name: str) -> tuple[GazetteerPlace, ...]:
    """Give every place of this name, the most populous first; none for a word in lower case."""
    if not name or (name[:1].islower() and not any(c.isupper() for c in name)):
        return ()
    rows = _connection().execute(_NAMED, (fold_name(name),))
    return tuple(GazetteerPlace(*row) for row in rows)


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
