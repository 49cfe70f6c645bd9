"""Score the reader on ISAF's press releases: ``python -m benchmarks.isaf.run [--path FILE] [--errors FIELD]``.

    a release ──▶ claims ──▶ thirteen fields of one raid ──▶ accuracy of each, and their mean

A release tells of one raid or more, and the set asks for one. The fields are counted from the attacks and arrests
of the release by the rules below; they were written on the part of the set that is not its test.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Any

from watchdesk.domain.claim import Claim
from watchdesk.domain.reading import Reading
from watchdesk.intake import Stated, capture_bytes
from watchdesk.reading import read_document

DATA = Path("../shared/data/isaf-press-releases/dev.jsonl")
FIELDS = (
    "start_date", "event_type", "province", "target_group", "min_killed", "min_captured", "killq", "captureq",
    "killcaptureraid", "airstrike", "noshotsfired", "min_leaders_killed", "min_leaders_captured",
)  # fmt: skip
PROVINCES = {
    "Paktia": "paktya",
    "Paktiya": "paktya",
    "Konar": "kunar",
    "Nangahar": "nangarhar",
    "Oruzgan": "uruzgan",
    "Sar-e Pol": "sar_e_pol",
    "Daykundi": "day_kundi",
    "Jawzjan": "jowzjan",
}
GROUPS = {"Taliban": "taliban", "Haqqani": "haqqani", "Al-Qaida": "aq", "al-Qaeda": "aq", "Hezb": "hig",
          "Uzbekistan": "imu", "Lashkar": "let", "Tehrik": "ttp"}  # fmt: skip
LEADER = re.compile(r"leader|commander|facilitator|governor|chief", re.IGNORECASE)
_DAY = re.compile(
    r"\(?\b(Jan|Feb|March|Mar|April|Apr|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? (\d{1,2})(?:, (20\d\d))?\)"
)
_NUMBER = re.compile(r"\b(20(?:09|10|11|12|13))-\d\d-")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--path", type=Path, default=DATA)
    parser.add_argument("--errors", choices=FIELDS, help="print every release where this field is wrong")
    options = parser.parse_args(arguments)
    if not options.path.exists():
        parser.error(f"{options.path} is not there; give the file with --path")
    rows = [json.loads(line)["conversations"] for line in options.path.read_text("utf-8").splitlines()]
    right: Counter[str] = Counter()
    for row in rows:
        text, wanted = row[1]["value"].removeprefix("PRESS RELEASE TEXT: "), json.loads(row[2]["value"])
        given = answer(read_release(text))
        for field in FIELDS:
            is_right = agrees(field, given[field], wanted[field])
            right[field] += is_right
            if options.errors == field and not is_right:
                print(f"given {given[field]!r}, wanted {wanted[field]!r}: {text}\n")
    print(f"{len(rows)} releases")
    for field in FIELDS:
        print(f"{field:22} {100 * right[field] / len(rows):5.1f}")
    print(f"{'mean of the 13':22} {100 * mean(right[field] / len(rows) for field in FIELDS):5.1f}")
    return 0


def read_release(text: str) -> Reading:
    """Read a release on the day that its dateline gives."""
    day = release_day(text)
    stated = Stated(published=day.isoformat() if day else None, zone="Asia/Kabul", publisher="ISAF")
    document, _ = capture_bytes(re.sub(r"[\u2028\n]+", "\n\n", text).encode(), name="release", stated=stated)
    return read_document(document)


def release_day(text: str) -> date | None:
    """The day of the dateline: "(Feb. 8, 2011)"; the year may stand in the release's number alone."""
    match, number = _DAY.search(text), _NUMBER.search(text)
    year = match[3] if match and match[3] else number[1] if number else None
    if match is None or year is None:
        return None
    return date(int(year), _MONTHS.index(match[1][:3].lower()) + 1, int(match[2]))


def answer(reading: Reading) -> dict[str, Any]:
    """Give the thirteen fields."""
    claims = [c for c in reading.claims if not c.negated and c.modality == "asserted"]
    killed = _tolls(claims, "killed", {"attackers", "unknown"})
    captured = max([_tolls(claims, "captured", None), *(_arrested(c) for c in claims)], default=0)
    aerial = (
        any(c.event and c.event.mode == "aerial" for c in claims) or "air strike" in reading.document.text
    )
    arrests = [c for c in claims if c.event and (c.event.type, c.event.mode) == ("COERCE", "arrest")]
    hurt = _tolls(claims, "killed", {"civilians"}) > 0
    return {
        "start_date": _day(claims, reading),
        "event_type": _event_type(killed, captured or len(arrests), aerial, hurt),
        "province": _province(reading),
        "target_group": _group(reading),
        "min_killed": killed,
        "min_captured": captured,
        "killq": killed > 0 or aerial,
        "captureq": bool(arrests or captured),
        "killcaptureraid": bool(arrests or captured),
        "airstrike": aerial,
        "noshotsfired": "without firing" in reading.document.text
        or "no shots" in reading.document.text.lower(),
        "min_leaders_killed": _leaders([c for c in claims if c.kind == "attack"]),
        "min_leaders_captured": _leaders(arrests),
    }


def agrees(field: str, given: Any, wanted: Any) -> bool:
    """Say whether an answer is right: any value in common for lists, else the same."""
    if isinstance(wanted, list):
        values = {part for each in wanted for part in each.split(";")}
        return bool(values & set(given))
    return bool(given == wanted)


def _tolls(claims: Sequence[Claim], what: str, classes: set[str] | None) -> int:
    figures = [
        t.low or 0 for c in claims for t in c.tolls if t.what == what and (not classes or t.class_ in classes)
    ]
    return max(figures, default=0)


def _arrested(claim: Claim) -> int:
    """How many are arrested: the words for them, a plain plural being two and "several" three."""
    if claim.event is None or (claim.event.type, claim.event.mode) != ("COERCE", "arrest"):
        return 0
    words = " ".join(s.exact.lower() for s in claim.spans if s.field in {"recipients", "tolls"})
    numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    found = [numbers.index(w) + 1 for w in words.split() if w in numbers] + [
        int(n) for n in re.findall(r"\b\d+\b", words)
    ]
    if found:
        return sum(found)
    return (
        3
        if "several" in words
        else 2
        if "couple" in words or re.search(r"\w+s\b", words)
        else int(bool(words))
    )


def _event_type(killed: int, captured: int, aerial: bool, hurt: bool) -> list[str]:
    if killed and captured:
        return ["captureandkill"]
    if captured:
        return ["detention"]
    if killed:
        return ["airstrike", "insurgentskilled"] if aerial else ["insurgentskilled"]
    return ["airstrike"] if aerial else ["civiliancasualty"] if hurt else ["detention"]


def _day(claims: Sequence[Claim], reading: Reading) -> str | None:
    days = [
        c.when.earliest for c in claims if c.when and c.when.earliest and c.kind in {"attack", "act", "toll"}
    ]
    if days:
        return days[0].isoformat()
    return reading.document.published.date().isoformat() if reading.document.published else None


def _province(reading: Reading) -> list[str]:
    match = re.search(r"(\w[\w-]+) [Pp]rovince", reading.document.text)
    named = [c.where.name for c in reading.claims if c.where is not None]
    found = [match[1]] if match else named
    return [PROVINCES.get(name, name.lower().replace(" ", "_")) for name in found]


def _group(reading: Reading) -> list[str]:
    found = [
        (reading.document.text.find(name), code)
        for name, code in GROUPS.items()
        if name in reading.document.text
    ]
    return [min(found)[1]] if found else [""]


def _leaders(claims: Sequence[Claim]) -> int:
    return sum(
        1 for claim in claims if any(s.field == "recipients" and LEADER.search(s.exact) for s in claim.spans)
    )


if __name__ == "__main__":
    raise SystemExit(main())
