"""Strict reading of the vocabulary's tables: a file with an unknown or a missing column does not load.

Takes a CSV under ``data/`` and the dataclass of its rows.  Gives the rows.

A table may open with comment lines (``# …``) that say what it is for. Its header names the row's fields in
their order, then ``note`` and ``origin``, which every table has and which a row keeps only if it has such a
field. A field of several values parts them by ``|``; an empty field is None, False, or no values; a date may
be a year or a month.
"""

from __future__ import annotations

import calendar
import csv
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

_FOR_PEOPLE = ("note", "origin")
Row = TypeVar("Row")


class TableError(ValueError):
    """A vocabulary file that does not hold what it must. Names the file, the line and the column."""


def data_file(name: str) -> Traversable:
    """Give the vocabulary's data file of this name, such as ``cues/hedges.csv``."""
    return files("watchdesk.vocabulary").joinpath("data", *filter(None, name.split("/")))


def load_table(name: str, row_type: type[Row]) -> tuple[Row, ...]:
    """Read the table ``data/<name>``."""
    return parse_table(name, data_file(name).read_text(encoding="utf-8").splitlines(), row_type)


def parse_table(name: str, lines: Iterable[str], row_type: type[Row]) -> tuple[Row, ...]:
    """Read rows from `lines`; `name` is what errors call the file."""
    rows = csv.reader(line for line in lines if not line.startswith("#"))
    header = next(rows, [])
    columns = _columns_of(row_type)
    expected = [*columns, *(c for c in _FOR_PEOPLE if c not in columns)]
    if header != expected:
        raise TableError(f"{name}: the columns are {','.join(header)}; expected {','.join(expected)}")
    return tuple(_parse_row(name, number, cells, columns, row_type) for number, cells in enumerate(rows, 1))


def _columns_of(row_type: type[Any]) -> dict[str, Any]:
    hints = get_type_hints(row_type)
    return {field.name: hints[field.name] for field in fields(row_type)}


def _parse_row(name: str, number: int, cells: list[str], columns: dict[str, Any], row_type: type[Row]) -> Row:
    if len(cells) != len(columns) + sum(c not in columns for c in _FOR_PEOPLE):
        raise TableError(f"{name}: row {number} ({cells[:1]}) has {len(cells)} cells")
    try:
        return row_type(
            *(
                _parse_cell(kind, cell, column)
                for (column, kind), cell in zip(columns.items(), cells, strict=False)
            )
        )
    except ValueError as error:
        raise TableError(f"{name}: row {number} ({cells[0]}): {error}") from error


def _parse_cell(kind: Any, cell: str, column: str) -> Any:
    if kind is str:
        return cell
    origin = get_origin(kind)
    if origin is tuple:
        inner = get_args(kind)[0]
        return tuple(_parse_cell(inner, part.strip(), column) for part in cell.split("|") if part.strip())
    if origin is Literal:
        return _one_of(get_args(kind), cell, column)
    if origin in (Union, UnionType):
        inner = next(arg for arg in get_args(kind) if arg is not type(None))
        return _parse_cell(inner, cell, column) if cell else None
    return _parse_plain(kind, cell, column)


def _parse_plain(kind: Any, cell: str, column: str) -> Any:
    if kind is bool:
        return _one_of(("", "yes"), cell, column) == "yes"
    if kind is date:
        return _parse_date(cell, last=column in {"until", "to"})
    if kind in (int, float):
        return kind(cell)
    raise TypeError(f"{column}: tables hold no {kind}")


def _one_of(values: tuple[str, ...], cell: str, column: str) -> str:
    if cell not in values:
        raise ValueError(f"{column} is {cell!r}; expected one of {', '.join(map(repr, values))}")
    return cell


def _parse_date(cell: str, *, last: bool) -> date:
    """A year or a month is its first day, or its last where the column says until when."""
    parts = [int(part) for part in cell.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    if len(parts) == 3:
        return date(year, month, parts[2])
    return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
