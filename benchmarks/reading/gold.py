"""Which claims should a report yield?

Takes a report's ``NN-slug.toml``. Gives its `GoldReport`; an unknown key, or words that the report does not
hold, is a ValueError that names the file. GUIDELINE.md says how each field was decided.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from watchdesk.domain.claim import ClaimKind, Footing, Modality, Status

HERE = Path(__file__).parent
Split = Literal["dev", "test"]
Names = tuple[str, ...]
"""One party under each name that is accepted; the empty name says that it may be left out."""
Period = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class GoldToll:
    """One figure of a toll; several classes are accepted where the report leaves it open."""

    what: str
    classes: tuple[str, ...]
    low: int | None
    high: int | None
    is_bounded: bool = True
    """Whether `high` is stated; the short form ``"killed 3 civilians"`` states the lower figure only."""


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One claim that a careful reader records, or, where `optional`, may record."""

    kinds: tuple[str, ...]
    """The kind, then others that are accepted."""
    words: tuple[str, ...]
    """The words that announce it; others for the same event follow, such as the killing in a raid."""
    nth: tuple[int, ...]
    """For each of the words, which of its occurrences in the text is meant."""
    types: tuple[str, ...]
    modes: tuple[str, ...]
    initiators: tuple[Names, ...]
    recipients: tuple[Names, ...]
    mutual: bool
    statuses: tuple[str, ...]
    """Accepted statuses; the empty word stands for none."""
    periods: tuple[Period, ...]
    """Accepted dates; empty where the text gives none."""
    places: Names
    footings: tuple[str, ...]
    speakers: Names
    negated: bool | None
    """None where either is accepted."""
    modalities: tuple[str, ...]
    tolls: tuple[GoldToll, ...]
    count: tuple[int | None, int | None] | None
    deadline: Period | None
    optional: bool
    open: frozenset[str]
    """Fields that only the context gives: `when` or `place`, right also where they are left out."""
    note: str

    @property
    def kind(self) -> str:
        """The first kind: the one that tables count it under."""
        return self.kinds[0]


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One report of the set: its text, what is known of its publication, and its claims."""

    path: Path
    publisher: str
    published: date
    zone: str | None
    claims: tuple[GoldClaim, ...]

    @property
    def number(self) -> str:
        """What its name begins with: 07, a07 or t07."""
        return self.path.name.split("-")[0]


_KEYS = frozenset(
    """
    kind or_kinds words or_words nth type mode initiators recipients mutual status earliest latest or_dates
    place footing speaker negated modality tolls count deadline optional open note
    """.split()  # noqa: SIM905
)
_ALLOWED: Mapping[str, frozenset[str]] = {
    "kinds": frozenset(get_args(ClaimKind)),
    "footings": frozenset(get_args(Footing)),
    "modalities": frozenset(get_args(Modality)),
    "statuses": frozenset({*get_args(Status), ""}),
    "open": frozenset({"when", "place"}),
}


def load_split(split: Split, number: str | None = None) -> list[GoldReport]:
    """Give the reports of a split in order, or the one of this number."""
    paths = sorted((HERE / split).glob("*.toml"))
    reports = [load_report(path) for path in paths]
    return [report for report in reports if number is None or report.number == number]


def load_report(path: Path) -> GoldReport:
    """Give one report from its TOML file and the text beside it."""
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    try:
        stated = tomllib.loads(path.read_text(encoding="utf-8"))
        claims = tuple(parse_claim(row) for row in stated["claims"])
        for claim in claims:
            locate(claim, text)
        return GoldReport(
            path=path.with_suffix(".txt"),
            publisher=stated["publisher"],
            published=_date(stated["published"]),
            zone=stated.get("zone"),
            claims=claims,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path}: {error}") from error


def parse_claim(row: Mapping[str, Any]) -> GoldClaim:
    """Give the claim that one ``[[claims]]`` table states; what it leaves out has its plain value."""
    unknown = set(row) - _KEYS
    if unknown:
        raise ValueError(f"unknown keys {sorted(unknown)} in the claim on {row.get('words')!r}")
    negated = row.get("negated", False)
    others = [_counted(words) for words in row.get("or_words", ())]
    claim = GoldClaim(
        kinds=(row["kind"], *row.get("or_kinds", ())),
        words=(row["words"], *(word for word, _ in others)),
        nth=(row.get("nth", 1), *(nth for _, nth in others)),
        types=_several(row.get("type", ())),
        modes=_several(row.get("mode", ())),
        initiators=tuple(_several(names) for names in row.get("initiators", ())),
        recipients=tuple(_several(names) for names in row.get("recipients", ())),
        mutual=row["kind"] == "contact" or row.get("mutual", False),
        statuses=_several(row.get("status", "")),
        periods=_periods(row),
        places=_several(row.get("place", ())),
        footings=_several(row.get("footing", "reporter")),
        speakers=_several(row.get("speaker", ())),
        negated=None if negated == "either" else negated,
        modalities=_several(row.get("modality", "asserted")),
        tolls=tuple(_toll(toll) for toll in row.get("tolls", ())),
        count=(row["count"]["low"], row["count"].get("high")) if "count" in row else None,
        deadline=_period(row["deadline"]) if "deadline" in row else None,
        optional=row.get("optional", False),
        open=frozenset(row.get("open", ())),
        note=row.get("note", ""),
    )
    _check_words(claim)
    return claim


def locate(claim: GoldClaim, text: str) -> list[tuple[int, int]]:
    """Give where each of the claim's words stand in `text`: the first time, or the `nth`."""
    return [_locate(words, nth, text) for words, nth in zip(claim.words, claim.nth, strict=True)]


def _locate(words: str, nth: int, text: str) -> tuple[int, int]:
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    if not 1 <= nth <= len(found):
        raise ValueError(f"the words {words!r} stand {len(found)} times in the text, so not nth = {nth}")
    return found[nth - 1].span()


def _counted(words: str) -> tuple[str, int]:
    """Part "killed#2" into the words and which occurrence is meant."""
    bare, _, nth = words.partition("#")
    return bare, int(nth or 1)


def _check_words(claim: GoldClaim) -> None:
    for name, allowed in _ALLOWED.items():
        wrong = set(getattr(claim, name)) - allowed
        if wrong:
            raise ValueError(f"no such {name}: {sorted(wrong)} in the claim on {claim.words[0]!r}")


def _several(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _periods(row: Mapping[str, Any]) -> tuple[Period, ...]:
    first = _period((row.get("earliest"), row.get("latest")))
    stated = () if first == (None, None) else (first,)
    return (*stated, *map(_period, row.get("or_dates", ())))


def _period(ends: Iterable[str | date | None]) -> Period:
    earliest, latest = (_date(end) if end else None for end in ends)
    return earliest, latest


def _date(value: str | date) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _toll(row: str | Mapping[str, Any]) -> GoldToll:
    if isinstance(row, str):
        what, figure, of_class = row.split()
        return GoldToll(what, (of_class,), int(figure), None, is_bounded=False)
    unknown = set(row) - {field.name for field in fields(GoldToll)} - {"class"}
    if unknown:
        raise ValueError(f"unknown keys {sorted(unknown)} in a toll")
    return GoldToll(row["what"], _several(row["class"]), row.get("low"), row.get("high"))
