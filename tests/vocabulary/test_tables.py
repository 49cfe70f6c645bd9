"""Tables load whole or not at all."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from typing import Literal

import pytest

from watchdesk.vocabulary.tables import TableError, data_file, parse_table


@dataclass(frozen=True)
class Row:
    cue: str
    kind: Literal["a", "b"]
    many: tuple[str, ...]
    flag: bool
    since: date | None
    until: date | None


HEADER = "cue,kind,many,flag,since,until,note,origin"


def test_a_row_takes_its_types() -> None:
    rows = parse_table("t.csv", ["# what it is for", HEADER, "x,a,p|q,yes,2021-08,2021-08,why,own"], Row)
    assert rows == (Row("x", "a", ("p", "q"), True, date(2021, 8, 1), date(2021, 8, 31)),)


def test_empty_fields_are_empty_values() -> None:
    assert parse_table("t.csv", [HEADER, "x,b,,,,,,"], Row) == (Row("x", "b", (), False, None, None),)


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        ([HEADER.replace("kind", "knd")], "knd"),
        ([HEADER.replace("many,", "")], "expected"),
        ([HEADER + ",more"], "more"),
        ([], "expected"),
        ([HEADER, "x,c,,,,,,"], "kind is 'c'"),
        ([HEADER, "x,a,,no,,,,"], "flag is 'no'"),
        ([HEADER, "x,a,,,soon,,,"], "row 1"),
        ([HEADER, "x,a,,"], "cells"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(lines: list[str], named: str) -> None:
    with pytest.raises(TableError, match=named) as refused:
        parse_table("t.csv", lines, Row)
    assert "t.csv" in str(refused.value)


def _tables(folder: Traversable, prefix: str = "") -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _tables(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".csv"):
            yield prefix + entry.name


OWN = sorted(
    n
    for n in _tables(data_file(""))
    if n.startswith(("actors/", "cues/", "gazetteer/")) and "related" not in n
)


@pytest.mark.parametrize("name", OWN)
def test_a_table_says_what_it_is_for_and_is_sorted(name: str) -> None:
    lines = data_file(name).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    header, *rows = csv.reader(line for line in lines if not line.startswith("#"))
    assert header[-2:] == ["note", "origin"]
    keys = [row[0].casefold() for row in rows]
    assert keys == sorted(keys)
    assert all(row[-1] for row in rows)
