"""The linking set: reports with marks for what they tell, and one line a happening (GUIDELINE.md).

Takes a folder.  Gives Reports, whose text is the one that the reader is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from watchdesk.domain.linking import EntryKind

HERE = Path(__file__).parent
Split = Literal["dev", "test"]
_MARK = re.compile(r"\{([kx]\d+):([^{}]*)\}")
_TOLL = re.compile(r"(\d+)(?:\.\.(\d+))? \((.+)\)")
_KINDS: dict[str, EntryKind] = {"attack": "incident"}
_LISTED = {"killed", "wounded", "captured", "displaced"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that tell a happening."""

    happening: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Told:
    """A happening with its fields as one report tells them."""

    happening: str
    kind: EntryKind
    fields: dict[str, str]

    def days(self) -> tuple[date, date] | None:
        """When it was, by the report."""
        first, _, last = self.fields["when"].partition("..")
        return (date.fromisoformat(first), date.fromisoformat(last or first)) if first else None

    def named(self, field: str) -> tuple[str, ...]:
        """Give the names in a field."""
        return tuple(filter(None, self.fields.get(field, "").split("|")))

    def tolls(self) -> Iterator[tuple[str, str, int, int]]:
        """Give what, class, low and high of each toll."""
        for what in ("killed", "wounded", "captured", "displaced", "count"):
            for each in filter(None, self.fields.get(what, "").split(", ")):
                if match := _TOLL.fullmatch(each):
                    yield what, match[3], int(match[1]), int(match[2] or match[1])


@dataclass(frozen=True, slots=True)
class Report:
    """One report with what it tells."""

    name: str
    publisher: str
    published: datetime
    zone: str
    wire: str | None
    text: str
    """The headline and the body, a sentence a line."""
    marks: tuple[Mark, ...]
    told: tuple[Told, ...]

    def sentence_at(self, place: int) -> tuple[int, int]:
        """Give the line that holds this code point."""
        start = self.text.rfind("\n", 0, place) + 1
        end = self.text.find("\n", place)
        return start, end if end >= 0 else len(self.text)


def load_split(split: Split) -> list[Report]:
    """Give the reports of a split, by name."""
    return [parse_report(path.stem, path.read_text("utf-8")) for path in sorted((HERE / split).glob("*.txt"))]


def parse_report(name: str, content: str) -> Report:
    """Read one report."""
    head, headline, body, told = content.rstrip("\n").split("\n\n")
    stated = dict(line.split(": ", 1) for line in head.split("\n"))
    text, marks = _unmarked(f"{headline}\n{body}")
    return Report(
        name=name,
        publisher=stated["publisher"],
        published=datetime.fromisoformat(stated["published"]),
        zone=stated["zone"],
        wire=stated.get("wire"),
        text=text,
        marks=marks,
        told=tuple(_parse_told(line) for line in told.split("\n")),
    )


def _unmarked(marked: str) -> tuple[str, tuple[Mark, ...]]:
    text, marks, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        marks.append(Mark(match[1], len(text), len(text) + len(match[2])))
        text += match[2]
        at = match.end()
    return text + marked[at:], tuple(marks)


def _parse_told(line: str) -> Told:
    head, *fields = line.removeprefix("! ").split("; ")
    happening, kind = head.split(" ")
    parts = dict(field.split("=", 1) for field in fields)
    return Told(happening, _KINDS.get(kind, kind), parts)  # type: ignore[arg-type]
