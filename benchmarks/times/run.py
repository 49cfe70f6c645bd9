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
from watchdesk.reading.when.values import Timex

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


Found = tuple[int, int, Timex]
Pair = tuple[tuple[int, int, str, str] | None, Found | None]


def find(gold: Gold, language: Tagger | None) -> list[Found]:
    """Find the time expressions of a document."""
    tenses = Tenses(language.analyse(gold.text)) if language is not None else None
    return find_timexes(gold.text, gold.day, tenses.at if tenses is not None else None)


def pair(gold: Gold, found: list[Found]) -> Iterator[Pair]:
    """Put each expression of the gold beside the one of ours that covers it most; what is left over stands alone."""
    taken: set[int] = set()
    for time in gold.times:
        beside = [i for i, f in enumerate(found) if f[0] < time[1] and f[1] > time[0] and i not in taken]
        best = max(beside, key=lambda i: min(found[i][1], time[1]) - max(found[i][0], time[0]), default=None)
        if best is not None:
            taken.add(best)
        yield time, None if best is None else found[best]
    yield from ((None, f) for i, f in enumerate(found) if i not in taken)


def count(gold: Gold, pairs: Iterable[Pair]) -> Counter[str]:
    """Count the spans and values of a document."""
    counts: Counter[str] = Counter()
    for wanted, ours in pairs:
        counts["gold"] += wanted is not None
        counts["found"] += ours is not None
        if wanted is not None and ours is not None:
            counts["relaxed"] += 1
            counts["strict"] += _trimmed(gold.text, *wanted[:2]) == _trimmed(gold.text, *ours[:2])
            counts["value"] += same_value(wanted[3], ours[2].value)
    return counts


def errors(gold: Gold, pairs: Iterable[Pair]) -> Iterator[str]:
    """Say what was spurious, missed, of the wrong length or of the wrong value, each with the words around it."""
    for wanted, ours in pairs:
        start, end = (wanted or ours or (0, 0))[:2]
        words = gold.text[start:end]
        around = f"{gold.text[max(0, start - 60) : start]}[{words}]{gold.text[end : end + 40]}"
        told = f"{gold.name} {gold.day}  {' '.join(around.split())}"
        if ours is None:
            yield f"missed {wanted[3] if wanted else ''}  {told}"
        elif wanted is None:
            yield f"spurious {ours[2].value}  {told}"
        elif not same_value(wanted[3], ours[2].value):
            yield f"value {wanted[3]} ours {ours[2].value}  {told}"
        elif _trimmed(gold.text, start, end) != _trimmed(gold.text, *ours[:2]):
            yield f"ends [{gold.text[ours[0] : ours[1]]}]  {told}"


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
    parser.add_argument("--folder", type=Path, help="a folder of .tml files or inline .xml files to score instead")
    parser.add_argument("--part", choices=("seen", "unseen", "all"), default="seen")
    parser.add_argument("--model", type=Path, help="folder of another language model")
    parser.add_argument("--errors", action="store_true", help="list what was wrong, seen documents only")
    parser.add_argument("--no-tense", action="store_true", help="without the language model")
    given = parser.parse_args()
    if given.errors and given.folder is None and given.part != "seen":
        sys.exit("--errors lists what was wrong in documents that rules may be written on: use --part seen or --folder")
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
        counts: Counter[str] = Counter()
        for gold in chosen:
            pairs = list(pair(gold, find(gold, language)))
            counts += count(gold, pairs)
            if given.errors:
                print("\n".join(errors(gold, pairs)))
        for figure, value in figures(counts).items():
            print(f"  {figure:<15} {value:5.1f}")


if __name__ == "__main__":
    main()
