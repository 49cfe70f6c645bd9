"""Score time expressions: ``python -m benchmarks.times.run --data ../shared/data``.

Reads TempEval-3's documents (TimeML, ``*.tml`` under ``tempeval3/``) and WikiWars' (``keyinline/*.xml`` under
``wikiwars/``), or the files of the folder given by ``--folder``. Scores as TempEval-3 does: strict and relaxed
F1 of the spans, and value F1, which is relaxed F1 times the share of the spans found whose value is right.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path

from benchmarks.times.values import same_value
from watchdesk.reading.language.tagger import Tagger
from watchdesk.reading.when.finding import find_timexes
from watchdesk.reading.when.tense import Tenses

_TAG = re.compile(r"<(/?)([A-Za-z0-9]+)([^>]*)>")
_ATTRIBUTE = re.compile(r"""(\w+)\s*=\s*["']([^"']*)["']""")
UNSEEN = 3
"""Every third document is kept unseen while rules are written; ``--part unseen`` scores those alone."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One document: its text, its day, and its time expressions as (start, end, type, value)."""

    name: str
    text: str
    day: date | None
    times: tuple[tuple[int, int, str, str], ...]


def read_timeml(path: Path) -> Gold:
    """Read TimeML or WikiWars' inline TIMEX2; only the text element counts."""
    raw = path.read_text("utf-8", errors="replace")
    day = re.search(
        r"<(?:DCT|DATETIME|DATE_TIME)>\s*<TIMEX[23][^>]*?va(?:l|lue)=\"(\d{4}-\d\d-\d\d)", raw, re.I
    )
    if day is None:
        compact = re.search(r"<DCT>.*?value=\"(\d{4})-?(\d\d)-?(\d\d)", raw, re.S)
        found = date(*map(int, compact.groups())) if compact else None
    else:
        found = date.fromisoformat(day[1])
    body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.S | re.I)
    text, times = _plain(body[1] if body else raw)
    return Gold(path.stem, text, found, tuple(times))


def _plain(marked: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    """Take the tags out; expressions inside others are left to the outer one."""
    text, at, times = "", 0, []
    opened: list[tuple[int, dict[str, str]]] = []
    for tag in _TAG.finditer(marked):
        text += unescape(marked[at : tag.start()])
        at = tag.end()
        if not tag[2].upper().startswith("TIMEX"):
            continue
        if not tag[1]:
            opened.append((len(text), dict(_ATTRIBUTE.findall(tag[3]))))
        elif opened:
            start, attributes = opened.pop()
            if not opened:
                value = attributes.get("value") or attributes.get("VAL") or attributes.get("val") or ""
                times.append((start, len(text), attributes.get("type", ""), value))
    return text + unescape(marked[at:]), times


def score(documents: Iterable[Gold], language: Tagger | None) -> Counter[str]:
    """Count spans and values over documents."""
    counts: Counter[str] = Counter()
    for gold in documents:
        tenses = Tenses(language.analyse(gold.text)) if language is not None else None
        found = find_timexes(gold.text, gold.day, tenses.at if tenses is not None else None)
        _count(counts, gold, found)
    return counts


def _count(counts: Counter[str], gold: Gold, found: list) -> None:  # type: ignore[type-arg]
    counts["gold"] += len(gold.times)
    counts["found"] += len(found)
    taken: set[int] = set()
    for start, end, _, value in gold.times:
        beside = [i for i, f in enumerate(found) if f[0] < end and f[1] > start and i not in taken]
        if not beside:
            continue
        best = max(beside, key=lambda i: min(found[i][1], end) - max(found[i][0], start))
        taken.add(best)
        counts["relaxed"] += 1
        counts["strict"] += _trimmed(gold.text, start, end) == _trimmed(
            gold.text, found[best][0], found[best][1]
        )
        counts["value"] += same_value(value, found[best][2].value)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Ends that differ by a mark or a space are the same."""
    while end > start and not text[end - 1].isalnum():
        end -= 1
    while start < end and not text[start].isalnum():
        start += 1
    return start, end


def figures(counts: Counter[str]) -> dict[str, float]:
    """Strict F1, relaxed P, R and F1, value accuracy and value F1, in percent."""

    def f1(right: int) -> float:
        return 200 * right / max(1, counts["gold"] + counts["found"])

    accuracy = counts["value"] / max(1, counts["relaxed"])
    return {
        "strict F1": f1(counts["strict"]),
        "relaxed P": 100 * counts["relaxed"] / max(1, counts["found"]),
        "relaxed R": 100 * counts["relaxed"] / max(1, counts["gold"]),
        "relaxed F1": f1(counts["relaxed"]),
        "value accuracy": 100 * accuracy,
        "value F1": f1(counts["relaxed"]) * accuracy,
    }


def _parts(paths: list[Path], part: str) -> Iterator[Path]:
    for number, path in enumerate(sorted(paths)):
        unseen = number % UNSEEN == 0
        if part == "all" or unseen == (part == "unseen"):
            yield path


def main() -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--folder", type=Path, help="a folder of .tml files to score instead")
    parser.add_argument("--part", choices=("seen", "unseen", "all"), default="seen")
    parser.add_argument("--model", type=Path, help="folder of another language model")
    parser.add_argument("--no-tense", action="store_true", help="without the language model")
    given = parser.parse_args()
    sets = {
        "TempEval-3 TimeBank + AQUAINT": sorted((given.data / "tempeval3").rglob("*.tml")),
        "WikiWars": sorted((given.data / "wikiwars").glob("*/keyinline/*.xml")),
    }
    if given.folder is not None:
        sets = {str(given.folder): sorted([*given.folder.rglob("*.tml"), *given.folder.rglob("*.xml")])}
    language = None if given.no_tense else Tagger(given.model)
    for name, paths in sets.items():
        part = "all" if given.folder is not None else given.part
        chosen = [read_timeml(path) for path in _parts(paths, part)]
        if not chosen:
            sys.exit(f"{name}: no documents found; give --data or --folder")
        print(f"{name}, {part}: {len(chosen)} documents, {sum(len(g.times) for g in chosen)} expressions")
        for figure, value in figures(score(chosen, language)).items():
            print(f"  {figure:<15} {value:5.1f}")


if __name__ == "__main__":
    main()
