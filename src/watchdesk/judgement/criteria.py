"""Criteria from the file in which somebody wrote them.

Takes TOML, with one ``[[criterion]]`` table for each.  Gives Criteria, or every fault in a line of its own that
names the line of the file. One fault anywhere and none is given: nothing is judged by half of what was meant.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, cast, get_args

from watchdesk.domain.claim import ClaimKind, Status
from watchdesk.domain.criterion import (
    KINDS_MEASURED,
    Comparison,
    Criterion,
    Keeping,
    Measure,
    MeasureSort,
    Window,
)
from watchdesk.errors import InputError
from watchdesk.vocabulary.areas import PlaceUnclear, find_area
from watchdesk.vocabulary.plover import load_event_types

KEYS = frozenset(
    [
        "name",
        "observable",
        "measure",
        "kind",
        "type",
        "by",
        "against",
        "where",
        "from",
        "until",
        "last",
        "compare",
        "keeping",
        "refuted_by",
    ]
)
NEEDED = ("name", "observable", "measure", "kind", "keeping", "refuted_by")
TOP_KEYS = frozenset({"owner", "promise", "criterion"})
_WITH_STATUS = ("presence", "position", "promise")
"""Kinds whose sort is told by their status and no PLOVER type."""
_TABLE = re.compile(r"\s*\[\[\s*criterion\s*\]\]")
_KEY = re.compile(r"""\s*["']?([A-Za-z_-]+)["']?\s*=""")
_KEEPING = re.compile(r"(fewer|more|none|any)|(at most|at least) (\d+)")
_LAST = re.compile(r"(\d+) months?")
_AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)|\s*\(at end of document\)")

FindActor = Callable[[str], str | None]
"""Gives the key of an actor that the register or the desk knows by these words."""


class BrokenCriteria(InputError):
    """A file of criteria with faults: each in one line, with the number of the line that it is in."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(self.faults))


@dataclass(frozen=True, slots=True)
class Written:
    """One criterion as its file has it, before somebody sets it."""

    name: str
    observable: str
    measure: Measure
    window: Window
    compare: Comparison | int | None
    keeping: Keeping
    number: int | None
    refuted_by: str


@dataclass(frozen=True, slots=True)
class CriteriaFile:
    """What a file states."""

    owner: str
    promise: str | None
    criteria: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the file may speak of without saying it: who is known, and when the promise is due."""

    find_actor: FindActor
    deadline: date | None = None
    owner: str | None = None


class _Fault(Exception):
    """What is wrong with the value of one key."""


def parse_criteria(text: str, name: str, known: Known) -> CriteriaFile:
    """Parse the criteria that a file of this name holds. Raises BrokenCriteria with all its faults."""
    stated = _load(text, name)
    lines = _Lines.of(text)
    faults = [f"{name}:{line}: {words}" for line, words in _faults_at_top(stated, lines)]
    owner = known.owner or stated.get("owner")
    if not (isinstance(owner, str) and owner.strip()):
        faults.append(f'{name}:1: owner: nobody owns these criteria; give --owner or write owner = "…"')
    written = []
    for place, table in enumerate(_tables(stated)):
        parser = _Parser(table, known)
        one = parser.parse()
        called = table.get("name", f"criterion {place + 1}")
        faults += [f"{name}:{lines.of_key(place, key)}: {called}: {words}" for key, words in parser.faults]
        written += [one] if one else []
    faults += _faults_in_names(written, name, lines)
    if faults:
        raise BrokenCriteria(faults)
    return CriteriaFile(str(owner).strip(), stated.get("promise"), tuple(written))


def set_criteria(file: CriteriaFile, promise: str, text: str, at: datetime) -> tuple[Criterion, ...]:
    """Set the criteria of a file for a promise, as drafts: their ids and versions follow from what is kept."""
    return tuple(
        Criterion(
            id="crt-draft",
            promise=promise,
            name=one.name,
            version=1,
            owner=file.owner,
            at=at,
            observable=one.observable,
            measure=one.measure,
            window=one.window,
            compare=one.compare,
            keeping=one.keeping,
            number=one.number,
            refuted_by=one.refuted_by,
            text=text,
        )
        for one in file.criteria
    )


def _load(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = found[1] if found and found[1] else text.count("\n") + 1
        raise BrokenCriteria([f"{name}:{line}: is not TOML: {_AT_LINE.sub('', str(error))}"]) from None


def _tables(stated: Mapping[str, Any]) -> list[dict[str, Any]]:
    tables = stated.get("criterion")
    return [table for table in tables if isinstance(table, dict)] if isinstance(tables, list) else []


def _faults_at_top(stated: Mapping[str, Any], lines: _Lines) -> Iterable[tuple[int, str]]:
    for key in stated.keys() - TOP_KEYS:
        yield (
            lines.top.get(key, 1),
            f"{key}: there is no such key here; write [[criterion]] above a criterion",
        )
    if not _tables(stated):
        yield 1, "there is no [[criterion]] in it"


def _faults_in_names(written: Iterable[Written], name: str, lines: _Lines) -> list[str]:
    seen: set[str] = set()
    faults = []
    for place, one in enumerate(written):
        if one.name in seen:
            faults.append(f"{name}:{lines.of_key(place, 'name')}: {one.name}: name: two criteria have it")
        seen.add(one.name)
    return faults


@dataclass(frozen=True, slots=True)
class _Lines:
    """On which line each key stands."""

    top: dict[str, int]
    tables: list[dict[str, int]]

    @classmethod
    def of(cls, text: str) -> _Lines:
        lines = cls({}, [])
        for number, line in enumerate(text.splitlines(), start=1):
            if _TABLE.match(line):
                lines.tables.append({"": number})
            elif match := _KEY.match(line):
                (lines.tables[-1] if lines.tables else lines.top).setdefault(match[1], number)
        return lines

    def of_key(self, place: int, key: str) -> int:
        """The line of a key, or of its table's heading where the key is missing."""
        table = self.tables[place] if place < len(self.tables) else {"": 1}
        return table.get(key, table[""])


@dataclass
class _Parser:
    """Parses one table, and gathers what is wrong with it."""

    table: dict[str, Any]
    known: Known
    faults: list[tuple[str, str]] = field(default_factory=list)

    def parse(self) -> Written | None:
        for key in sorted(self.table.keys() - KEYS):
            self.faults.append((key, f"{key}: there is no such key; choose of {', '.join(sorted(KEYS))}"))
        for key in NEEDED:
            if key not in self.table:
                self.faults.append((key, f"{key}: is missing"))
        measure = self._measure()
        window = self._try("until", self._window)
        keeping = self._try("keeping", self._keeping)
        compare = self._try("compare", self._compare)
        words = [self._try(key, self._words, key) for key in ("name", "observable", "refuted_by")]
        if keeping and window:
            self._try("keeping", self._refutable, keeping, window, compare)
        if self.faults:
            return None
        name, observable, refuted_by = map(str, words)
        word, number = cast(tuple[Keeping, int | None], keeping)
        return Written(name, observable, measure, cast(Window, window), compare, word, number, refuted_by)

    def _try(self, key: str, parse: Callable[..., Any], *given: Any) -> Any:
        try:
            return parse(*given)
        except _Fault as fault:
            self.faults.append((key, f"{key}: {fault}"))
            return None

    def _measure(self) -> Measure:
        sort = self._try("measure", self._one_of, "measure", get_args(MeasureSort))
        kind = self._try("kind", self._one_of, "kind", KINDS_MEASURED)
        by = self._try("by", self._actors, "by") or ()
        if sort == "act" and not by and "by" not in self.table:
            self.faults.append(("by", "by: an act is of a named party; say whose"))
        return Measure(
            sort=cast(MeasureSort, sort or "count"),
            kind=cast(ClaimKind, kind or "attack"),
            types=self._try("type", self._types) or (),
            by=by,
            against=self._try("against", self._actors, "against") or (),
            where=self._try("where", self._where),
        )

    def _words(self, key: str) -> str:
        words = self.table.get(key, "")
        if key in self.table and not (isinstance(words, str) and words.strip()):
            never = "it can never be refuted; say what would show that the promise is not kept"
            raise _Fault(never if key == "refuted_by" else "say it in words")
        return str(words).strip()

    def _one_of(self, key: str, allowed: Sequence[str]) -> str:
        value = self.table.get(key)
        if key in self.table and value not in allowed:
            raise _Fault(f"{value!r} is not known; choose one of {', '.join(allowed)}")
        return str(value)

    def _several(self, key: str) -> list[str]:
        value = self.table.get(key, [])
        several = [value] if isinstance(value, str) else value
        if not (isinstance(several, list) and all(isinstance(each, str) for each in several)):
            raise _Fault(f"{value!r} is neither a name nor a list of names")
        return several

    def _actors(self, key: str) -> tuple[str, ...]:
        names = self._several(key)
        found = {name: self.known.find_actor(name) for name in names}
        unknown = [name for name, actor in found.items() if actor is None]
        if unknown:
            raise _Fault(
                f"{', '.join(map(repr, unknown))} is known neither to the register nor to this desk; "
                "write a name that `watchdesk list` shows"
            )
        return tuple(str(actor) for actor in found.values())

    def _types(self) -> tuple[str, ...]:
        if self.table.get("kind") in _WITH_STATUS:
            return tuple(self._status(each) for each in self._several("type"))
        for each in self._several("type"):
            name, _, mode = each.partition("/")
            known = load_event_types().get(name)
            if known is None or (mode and mode not in known.modes):
                raise _Fault(f"{each!r} is no PLOVER type; write it as ASSAULT or ASSAULT/explosives")
        return tuple(self._several("type"))

    def _status(self, words: str) -> str:
        if words not in get_args(Status):
            raise _Fault(f"{words!r} is no status; choose one of {', '.join(get_args(Status))}")
        return words

    def _where(self) -> str | None:
        if "where" not in self.table:
            return None
        try:
            return find_area(str(self.table["where"]))
        except PlaceUnclear as unclear:
            raise _Fault(str(unclear)) from None

    def _window(self) -> Window:
        if "last" in self.table:
            return self._last()
        first, last = self._day("from"), self._day("until")
        if first is None:
            raise _Fault('the window has no beginning; write from = 2024-01-01, or last = "6 months"')
        if last and first > last:
            raise _Fault(f"{last} is before {first}, from which it runs")
        return Window(first=first, last=last)

    def _last(self) -> Window:
        match = _LAST.fullmatch(str(self.table["last"]))
        if "from" in self.table or "until" in self.table:
            raise _Fault("give either last, or from and until")
        if not match or int(match[1]) < 1:
            raise _Fault(f'last = {self.table["last"]!r} is no window; write last = "6 months"')
        return Window(months=int(match[1]))

    def _day(self, key: str) -> date | None:
        value = self.table.get(key)
        if value is None:
            return None
        if value == "deadline" and key == "until":
            return self._deadline()
        if type(value) is not date:
            raise _Fault(f"{key} = {value!r} is not a day; write {key} = 2024-01-31, without quotes")
        return value

    def _deadline(self) -> date:
        if self.known.deadline is None:
            raise _Fault("no deadline of the promise is known; write the day")
        return self.known.deadline

    def _keeping(self) -> tuple[Keeping, int | None]:
        value = self.table.get("keeping", "none")
        match = _KEEPING.fullmatch(value) if isinstance(value, str) else None
        if not match:
            raise _Fault(
                f"{value!r} is not known; choose one of fewer, more, none, any, at most 3, at least 3"
            )
        return cast(Keeping, match[1] or match[2]), int(match[3]) if match[3] else None

    def _compare(self) -> Comparison | int | None:
        value = self.table.get("compare")
        if value is None:
            return None
        if type(value) is int and value >= 0:
            return value
        if value not in get_args(Comparison):
            raise _Fault(
                f"{value!r} is not known; choose one of {', '.join(get_args(Comparison))}, or a number"
            )
        return cast(Comparison, value)

    def _refutable(
        self, keeping: tuple[Keeping, int | None], window: Window, compare: Comparison | int | None
    ) -> None:
        word, number = keeping
        endless = not window.months and window.last is None
        if word in ("fewer", "more") and compare is None and "compare" not in self.table:
            raise _Fault(f"{word} than what? write compare")
        if word not in ("fewer", "more") and compare is not None:
            raise _Fault(f"{word} is held against nothing; leave compare out")
        if word == "at least" and not number:
            raise _Fault("it can never be refuted: there are always at least 0")
        if word in ("more", "any", "at least") and endless:
            raise _Fault("it can never be refuted: without until, it may still come")
        if word == "fewer" and compare == 0:
            raise _Fault("it can never be met: there are never fewer than 0")
        if endless and isinstance(compare, str):
            raise _Fault("a comparison of periods needs an end: write until, or last")
