"""Frames: which words announce which kind of claim, and which slots hold its parties.

Data: ``data/frames.csv``, one trigger a line. `initiators`, `recipients` and `about` list slots (see
``watchdesk.reading.arguments``) in order of preference, parted by ``|``. `needs` lists conditions, parted
by ``&``; `object` and `not_object` restrict the lemma of the trigger's patient (``@person``: whoever it names).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast, get_args

from watchdesk.domain.claim import ClaimKind, Event, Status

_COLUMNS = ["lemma", "pos", "object", "not_object", "kind", "type", "mode", "status",
            "initiators", "recipients", "about", "needs"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """One trigger and how to read the words around it."""

    lemma: str
    pos: str
    object: frozenset[str]
    not_object: frozenset[str]
    kind: ClaimKind
    event: Event | None
    status: Status | None
    initiators: tuple[str, ...]
    recipients: tuple[str, ...]
    about: tuple[str, ...]
    needs: frozenset[str]


@cache
def load_frames() -> Mapping[tuple[str, str], tuple[Frame, ...]]:
    """Give the frames by lemma and universal part of speech. A malformed line is a ValueError."""
    found: dict[tuple[str, str], list[Frame]] = {}
    text = files("watchdesk.vocabulary").joinpath("data/frames.csv").read_text("utf-8")
    reader = csv.DictReader(text.splitlines())
    if reader.fieldnames != _COLUMNS:
        raise ValueError(f"frames.csv: the columns must be {', '.join(_COLUMNS)}")
    for row in reader:
        frame = _parse_frame(row, line=reader.line_num)
        found.setdefault((frame.lemma, frame.pos), []).append(frame)
    return {key: tuple(frames) for key, frames in found.items()}


def _parse_frame(row: dict[str, str], *, line: int) -> Frame:
    if None in row or None in row.values():
        raise ValueError(f"frames.csv:{line}: {len(_COLUMNS)} columns are expected")
    if row["kind"] not in get_args(ClaimKind):
        raise ValueError(f"frames.csv:{line}: no claim is of kind {row['kind']!r}")
    if row["status"] and row["status"] not in get_args(Status):
        raise ValueError(f"frames.csv:{line}: no status is called {row['status']!r}")
    return Frame(
        lemma=row["lemma"],
        pos=row["pos"],
        object=frozenset(_parts(row["object"])),
        not_object=frozenset(_parts(row["not_object"])),
        kind=cast(ClaimKind, row["kind"]),
        event=Event(type=row["type"], mode=row["mode"] or None) if row["type"] else None,
        status=cast(Status, row["status"]) if row["status"] else None,
        initiators=_parts(row["initiators"]),
        recipients=_parts(row["recipients"]),
        about=_parts(row["about"]),
        needs=frozenset(_parts(row["needs"], "&")),
    )


def _parts(cell: str, mark: str = "|") -> tuple[str, ...]:
    return tuple(part for part in cell.split(mark) if part)
