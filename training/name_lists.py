"""Names that are certain: the product's own registers, used to refine what the data sets call things.

Takes the CSV files under ``src/watchdesk/vocabulary/data/actors``.  Gives sets of lower-case names.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ACTORS = Path(__file__).parents[1] / "src" / "watchdesk" / "vocabulary" / "data" / "actors"

_BODY = re.compile(
    r"\b(ministry|department|army|navy|air force|armed forces|security forces|police|court|parliament"
    r"|senate|congress|government|command|centcom|embassy|cabinet|guards?|home office|foreign office"
    r"|intelligence|pentagon|white house|peshmerga|marines|royal air force|raf)\b",
    re.IGNORECASE,
)
_NO_BODY = re.compile(
    r"\b(united nations|un|european|eu|nato|coalition|bank|university|party)\b", re.IGNORECASE
)
_ARMED = re.compile(
    r"\b(da[’']?e?sh|dae[’']?sh|isil|isis|islamic state|al[- ]qa[ei]da|al[- ]nusra|nusra front|taliban"
    r"|hezbollah|hizballah|hamas|ypg|pkk|pyd|houthis?|boko haram)\b",
    re.IGNORECASE,
)


def is_state(name: str) -> bool:
    """Say whether a name is a country's, or its adjective."""
    return _key(name) in _states()


def is_armed_group(name: str) -> bool:
    """Say whether a name is surely an armed group's."""
    return bool(_ARMED.search(name)) or _key(name) in _column_names("armed_groups.csv")


def is_body(name: str) -> bool:
    """Say whether a name is surely a body of state."""
    known = bool(_BODY.search(name)) or _key(name) in _column_names("bodies.csv")
    return known and not _NO_BODY.search(name)


def office_length(words: list[str]) -> int:
    """Count the words at the start that are an office: 2 for "Prime Minister Nouri al-Maliki"."""
    for length in range(min(len(words), 8), 0, -1):
        if " ".join(words[:length]).lower() in _offices():
            return length
    return 0


def ends_in_office(words: list[str]) -> bool:
    """Say whether the last words are an office: "Foreign Office Minister"."""
    return any(" ".join(words[-length:]).lower() in _offices() for length in (1, 2, 3))


def _key(name: str) -> str:
    return name.lower().removeprefix("the ").strip()


@cache
def _states() -> frozenset[str]:
    names: set[str] = set()
    for row in _rows("states.csv"):
        for cell in (row["name"], row["aliases"], row["adjectives"]):
            names.update(part.lower() for part in cell.split("|") if part)
    # These mean other things more often than not where a data set writes them.
    return frozenset(names - {"georgian", "us", "america's", "jordan"}) | {"u.s.", "u.k.", "uk", "usa"}


@cache
def _column_names(table: str) -> frozenset[str]:
    cells = (cell for row in _rows(table) for cell in (row["name"], row["aliases"]))
    return frozenset(part.lower() for cell in cells for part in cell.split("|") if part)


@cache
def _offices() -> frozenset[str]:
    return frozenset(row["cue"].lower() for row in _rows("offices.csv")) - {"activist", "member"}


def _rows(table: str) -> Iterator[dict[str, str]]:
    with (ACTORS / table).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))
