"""The cases: promises, what was reported afterwards, and what a careful reader finds of them.

Takes a case's TOML.  Gives its reports, their claims as a careful reader has them, the criteria, and what is right.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from watchdesk.domain.actor import Actor
from watchdesk.domain.claim import Claim, Event, Sourcing, claim_id
from watchdesk.domain.document import Document
from watchdesk.domain.identity import make_id
from watchdesk.domain.place import Place
from watchdesk.domain.reading import Reader, Reading
from watchdesk.domain.span import FieldSpan, Span
from watchdesk.domain.time import When
from watchdesk.intake import Stated, capture_bytes
from watchdesk.vocabulary.actors import register
from watchdesk.vocabulary.gazetteer import candidates

CASES = Path(__file__).parent / "cases"
BY_HAND = Reader(name="by hand", version="1", vocabulary="1")

_CLAIM_KEYS = frozenset(
    [
        "kind",
        "words",
        "by",
        "against",
        "where",
        "day",
        "first",
        "last",
        "type",
        "status",
        "negated",
        "modality",
        "footing",
        "mode",
        "speaker",
        "about",
        "deadline",
        "confidence",
    ]
)
_PRECISION = {"country": 6, "adm1": 4, "adm2": 3, "region": 5, "line": 5, "sea": 7}


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One report: who published it, when, its text, and its claims as tables."""

    publisher: str
    published: date
    text: str
    claims: tuple[Mapping[str, Any], ...]

    def document(self) -> tuple[Document, bytes]:
        """Capture it as if it had come as a file."""
        stated = Stated(publisher=self.publisher, published=self.published.isoformat())
        return capture_bytes(self.text.encode(), name=self.publisher, stated=stated)

    def reading(self) -> tuple[Reading, bytes]:
        """Read it as a careful person does."""
        document, content = self.document()
        cast: dict[str, Actor] = {}
        claims = tuple(_claim(document, row, cast) for row in self.claims)
        return Reading(document=document, reader=BY_HAND, actors=tuple(cast.values()), claims=claims), content


@dataclass(frozen=True, slots=True)
class Right:
    """What is right of one criterion."""

    bearing: str
    value: int
    before: int | None


@dataclass(frozen=True, slots=True)
class Case:
    """One promise, what was reported, by what it is judged and what is right."""

    name: str
    traps: tuple[str, ...]
    as_of: date
    promise: int
    """Which of the reports holds the promise."""
    reports: tuple[GoldReport, ...]
    criteria: str
    right: Mapping[str, Right]
    """By the name of the criterion."""


def load_cases(folder: Path = CASES) -> list[Case]:
    """Give every case, by its number."""
    return [load_case(path) for path in sorted(folder.glob("*.toml"))]


def load_case(path: Path) -> Case:
    """Give one case. Raises ValueError naming the file where it does not hold."""
    stated = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        reports = tuple(_report(row) for row in stated["report"])
        right = {
            name: Right(row["bearing"], row["value"], row.get("before"))
            for name, row in stated["right"].items()
        }
        promise = next(
            number
            for number, report in enumerate(reports)
            if any(claim["kind"] == "promise" for claim in report.claims)
        )
        return Case(
            path.stem, tuple(stated["traps"]), stated["as_of"], promise, reports, stated["criteria"], right
        )
    except (KeyError, StopIteration) as error:
        raise ValueError(f"{path}: {error!r} is missing") from error


def _report(row: Mapping[str, Any]) -> GoldReport:
    claims = tuple(row.get("claim", ()))
    for claim in claims:
        unknown = claim.keys() - _CLAIM_KEYS
        if unknown or claim["words"] not in row["text"]:
            raise ValueError(f"{claim}: unknown keys {sorted(unknown)}, or words that the text does not hold")
    return GoldReport(row["publisher"], row["published"], row["text"].strip() + "\n", claims)


def _claim(document: Document, row: Mapping[str, Any], cast: dict[str, Actor]) -> Claim:
    cited = {"event": row["words"]} | {key: row[key] for key in ("about",) if key in row}
    sides = {side: _actors(document, row.get(key, []), cast) for side, key in _SIDES.items()}
    cited |= {side: words for side, key in _SIDES.items() for words in _named(row.get(key, []))[:1]}
    type, _, mode = row.get("type", _TYPES.get(row["kind"], "")).partition("/")
    speaker = _actors(document, row.get("speaker", []), cast)
    if row.get("negated"):
        cited["negated"] = row["words"]
    draft = Claim(
        id="clm-draft",
        kind=row["kind"],
        event=Event(type=type, mode=mode or None) if type else None,
        initiators=sides["initiators"],
        recipients=sides["recipients"],
        about=row.get("about"),
        when=_when(row.get("day") or row.get("first"), row.get("day") or row.get("last")),
        where=_place(row["where"]) if "where" in row else None,
        deadline=_when(row["deadline"], row["deadline"]) if "deadline" in row else None,
        status=row.get("status"),
        sourcing=Sourcing(
            footing=row.get("footing", "reporter"),
            mode=row.get("mode", "stated"),
            speaker=speaker[0] if speaker else None,
        ),
        negated=row.get("negated", False),
        modality=row.get("modality", "asserted"),
        confidence=row.get("confidence", 0.9),
        spans=tuple(_cite(document, field, words) for field, words in cited.items()),
    )
    return draft.model_copy(update={"id": claim_id(document.id, draft)})


_SIDES = {"initiators": "by", "recipients": "against"}
_TYPES = {"attack": "ASSAULT", "contact": "CONSULT"}


def _named(names: str | list[str]) -> list[str]:
    return [names] if isinstance(names, str) else list(names)


def _actors(document: Document, names: str | list[str], cast: dict[str, Actor]) -> tuple[str, ...]:
    return tuple(_actor(document, name, cast).id for name in _named(names))


def _actor(document: Document, name: str, cast: dict[str, Actor]) -> Actor:
    if name in cast:
        return cast[name]
    known = register()
    entry = known.find(name, document.published.date() if document.published else None)
    entry = entry or known.find_demonym(name) or known.find_capital(name)
    start = document.text.index(name)
    actor = Actor(
        id=entry.id if entry else make_id("act", document.id, name),
        name=entry.name if entry else name,
        kind=entry.kind if entry else "unnamed",
        country=entry.country if entry else None,
        of=entry.of if entry else None,
        names=(Span.of(document.text, start, start + len(name)),),
    )
    cast[name] = actor
    return actor


def _when(first: date | None, last: date | None) -> When | None:
    if first is None and last is None:
        return None
    return When(earliest=first, latest=last, precision=1 if first == last else 4)


def _place(name: str) -> Place:
    found = candidates(name)[0]
    return Place(
        name=found.name,
        id=found.id,
        country=found.owner,
        lat=found.lat,
        lon=found.lon,
        precision=_PRECISION.get(found.kind, 1),
    )


def _cite(document: Document, field: str, words: str) -> FieldSpan:
    start = document.text.index(words)
    return FieldSpan.citing(field, document.text, start, start + len(words))


def instant(day: date) -> datetime:
    """Give noon of a day."""
    return datetime.combine(day, time(12), UTC)
