"""Registers of others, row by row: UCDP GED, ACLED and GDELT 2.0, told apart by their columns.

Takes a file.  Gives RegisterEntries, or for a row that does not hold, what is wrong in which line and column. Rows
stream: a file of millions is never held as a whole.
"""

from __future__ import annotations

import calendar
import csv
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from watchdesk.domain.register import RegisterEntry, RegisterName
from watchdesk.errors import InputError

_GED = ("id", "where_prec", "date_start", "date_end", "side_a", "side_b", "best", "high", "low")
_ACLED = ("event_id_cnty", "event_date", "event_type", "actor1", "geo_precision", "fatalities")
_GDELT_WIDTH = 61
_GDELT = {
    "GlobalEventID": 0, "Day": 1, "Actor1Name": 6, "Actor2Name": 16, "EventCode": 26, "NumArticles": 33,
    "ActionGeo_Type": 51, "ActionGeo_FullName": 52, "ActionGeo_CountryCode": 53, "ActionGeo_Lat": 56,
    "ActionGeo_Long": 57, "SOURCEURL": 60,
}  # fmt: skip
_ACLED_PLACES = {"1": 1, "2": 3, "3": 4}
_GDELT_PLACES = {"1": 6, "2": 4, "3": 1, "4": 1, "5": 4}
_ACLED_DAYS = ("%Y-%m-%d", "%d %B %Y", "%d-%b-%Y", "%d-%b-%y")
_LONGEST_CELL = 1 << 24

Row = Mapping[str, str]
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be used: where it stands, and what was found there."""

    file: str
    line: int
    column: str
    words: str

    def __str__(self) -> str:
        """Give it as one line."""
        return f"{self.file}:{self.line}: {self.column}: {self.words}"


@dataclass(frozen=True, slots=True)
class Register:
    """A register's file: which register it is, the hash of its bytes, and its rows as they come."""

    name: RegisterName
    file: str
    sha256: str
    rows: Iterator[RegisterEntry | BadRow]


class _Wrong(ValueError):
    def __init__(self, column: str, words: str) -> None:
        super().__init__(words)
        self.column = column


def parse_register(path: Path) -> Register:
    """Tell which register a file is of, and give its rows. Raises InputError where it is of none."""
    if not path.is_file():
        raise InputError(f"there is no file {path}")
    csv.field_size_limit(_LONGEST_CELL)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    first = _first_line(path)
    if first.count("\t") == _GDELT_WIDTH - 1:
        return Register("gdelt", path.name, sha256, _rows(path, _gdelt_rows, _gdelt_entry))
    delimiter = ";" if first.count(";") > first.count(",") else ","
    columns = next(csv.reader([first], delimiter=delimiter), [])
    if set(_GED) <= set(columns):
        return Register("ucdp-ged", path.name, sha256, _rows(path, _table_rows(delimiter), _ged_entry))
    if set(_ACLED) <= set(columns):
        return Register("acled", path.name, sha256, _rows(path, _table_rows(delimiter), _acled_entry))
    raise InputError(
        f"{path} is no register that is known: UCDP GED and ACLED are told by their column names "
        f"({', '.join(_GED[:4])}…; {', '.join(_ACLED[:3])}…), GDELT 2.0 by {_GDELT_WIDTH} columns parted by tabs"
    )


def _first_line(path: Path) -> str:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return file.readline(1 << 20).rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path} is not text in UTF-8 ({error.reason}); export it again as CSV in UTF-8"
        ) from None


def _rows(
    path: Path,
    read: Callable[[Iterator[str]], Iterator[tuple[int, Row | None]]],
    entry_of: Callable[[Row], RegisterEntry],
) -> Iterator[RegisterEntry | BadRow]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        for line, row in read(iter(file)):
            try:
                if row is None:
                    raise _Wrong("row", "has not as many cells as the first line has columns")
                yield entry_of(row)
            except _Wrong as wrong:
                yield BadRow(path.name, line, wrong.column, str(wrong))


def _table_rows(delimiter: str) -> Callable[[Iterator[str]], Iterator[tuple[int, Row | None]]]:
    def read(lines: Iterator[str]) -> Iterator[tuple[int, Row | None]]:
        reader = csv.reader(lines, delimiter=delimiter)
        columns = next(reader, [])
        for cells in reader:
            if cells and not _is_tags(cells):
                whole = len(cells) == len(columns)
                yield reader.line_num, dict(zip(columns, cells, strict=True)) if whole else None

    return read


def _is_tags(cells: Sequence[str]) -> bool:
    """Say whether it is the line of HXL tags that humanitarian exchanges put below the header."""
    return any(cells) and all(not cell or cell.startswith("#") for cell in cells)


def _gdelt_rows(lines: Iterator[str]) -> Iterator[tuple[int, Row | None]]:
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) == _GDELT_WIDTH:
            yield number, {name: cells[place] for name, place in _GDELT.items()}
        elif line.strip():
            yield number, None


def _ged_entry(row: Row) -> RegisterEntry:
    return _entry(
        row,
        register="ucdp-ged",
        id="id",
        days=(_day(row, "date_start"), _day(row, "date_end")),
        place=_words(row, "where_coordinates"),
        country=_words(row, "country"),
        point=("latitude", "longitude"),
        precision=_number(row, "where_prec"),
        sides=(_words(row, "side_a"), _words(row, "side_b")),
        event=_one_of(row, "type_of_violence", {"1": "state-based", "2": "non-state", "3": "one-sided"}),
        tolls=(_number(row, "low"), _number(row, "best"), _number(row, "high")),
        note=_words(row, "source_article"),
    )


def _acled_entry(row: Row) -> RegisterEntry:
    precision = _one_of(row, "geo_precision", _ACLED_PLACES)
    return _entry(
        row,
        register="acled",
        id="event_id_cnty",
        days=_acled_days(row),
        place=_words(row, "location"),
        country=_words(row, "country"),
        point=("latitude", "longitude"),
        precision=precision,
        sides=(_words(row, "actor1"), _words(row, "actor2")),
        event="/".join(filter(None, (_words(row, "event_type"), _words(row, "sub_event_type")))),
        tolls=(None, _number(row, "fatalities"), None),
        note=_words(row, "source"),
    )


def _gdelt_entry(row: Row) -> RegisterEntry:
    day = _day(row, "Day")
    return _entry(
        row,
        register="gdelt",
        id="GlobalEventID",
        days=(day, day),
        place=_words(row, "ActionGeo_FullName"),
        country=_words(row, "ActionGeo_CountryCode"),
        point=("ActionGeo_Lat", "ActionGeo_Long"),
        precision=_GDELT_PLACES.get(row["ActionGeo_Type"]),
        sides=(_words(row, "Actor1Name"), _words(row, "Actor2Name")),
        event=f"CAMEO {row['EventCode']}",
        tolls=(None, None, None),
        note=" ".join(filter(None, (f"{row['NumArticles']} articles", _words(row, "SOURCEURL")))),
    )


def _entry(
    row: Row,
    *,
    register: RegisterName,
    id: str,
    days: tuple[date, date],
    place: str | None,
    country: str | None,
    point: tuple[str, str],
    precision: int | None,
    sides: tuple[str | None, str | None],
    event: str | None,
    tolls: tuple[int | None, int | None, int | None],
    note: str | None,
) -> RegisterEntry:
    if not row[id].strip():
        raise _Wrong(id, "is empty; every row needs its id")
    if days[0] > days[1]:
        raise _Wrong("date_end", f"{days[1]} is before {days[0]}")
    if precision is not None and not 1 <= precision <= 7:
        raise _Wrong("where_prec", f"{precision} is none of 1 to 7")
    lat, lon = _degrees(row, point[0], 90.0), _degrees(row, point[1], 180.0)
    return RegisterEntry(
        register_name=register,
        id=row[id].strip(),
        earliest=days[0],
        latest=days[1],
        place=place,
        country=country,
        lat=lat,
        lon=lon,
        precision=precision,
        side_a=sides[0],
        side_b=sides[1],
        event=event,
        low=tolls[0],
        best=tolls[1],
        high=tolls[2],
        note=note,
    )


def _words(row: Row, column: str) -> str | None:
    return row.get(column, "").strip() or None


def _number(row: Row, column: str) -> int | None:
    cell = row.get(column, "").strip()
    if not cell:
        return None
    if not cell.isdecimal():
        raise _Wrong(column, f"{cell!r} is no whole number")
    return int(cell)


def _one_of(row: Row, column: str, values: Mapping[str, Value]) -> Value | None:
    cell = row.get(column, "").strip()
    if cell and cell not in values:
        raise _Wrong(column, f"{cell!r} is none of {', '.join(values)}")
    return values[cell] if cell else None


def _degrees(row: Row, column: str, most: float) -> float | None:
    cell = row.get(column, "").strip()
    if not cell:
        return None
    try:
        degrees = float(cell)
    except ValueError:
        degrees = most + 1
    if not -most <= degrees <= most:
        raise _Wrong(column, f"{cell!r} is no number of degrees from {-most:.0f} to {most:.0f}")
    return degrees


def _day(row: Row, column: str) -> date:
    cell = row.get(column, "").strip()
    try:
        return date.fromisoformat(cell.partition(" ")[0].partition("T")[0])
    except ValueError:
        raise _Wrong(column, f"{cell!r} is no day") from None


def _acled_days(row: Row) -> tuple[date, date]:
    """ACLED gives one day, and how exact it is: the day, its week, or its month."""
    day = _acled_day(row)
    precision = _one_of(row, "time_precision", {"1": 1, "2": 2, "3": 3}) or 1
    if precision == 2:
        return day - timedelta(days=6), day + timedelta(days=6)
    if precision == 3:
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day, day


def _acled_day(row: Row) -> date:
    cell = row["event_date"].strip()
    for form in _ACLED_DAYS:
        try:
            return datetime.strptime(cell, form).date()
        except ValueError:
            continue
    raise _Wrong("event_date", f"{cell!r} is no day")
