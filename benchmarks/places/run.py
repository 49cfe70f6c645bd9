"""Score place names: ``python -m benchmarks.places.run --data ../shared/data``.

Reads ``lgl.xml`` and ``GeoVirus.xml`` (articles with gold toponyms and coordinates) under ``geoparsing/Corpora``,
or the files given: TR-News' XML, which is like LGL's, and folders of brat files (``*.txt`` with ``*.ann``), which is
how GeoWebNews is published. Prints the F1 of recognition, and for the gold toponyms accuracy within 161 km (one that is
not answered is wrong), mean and median error in kilometres and the area under the curve of the log of the error.
"""

from __future__ import annotations

import argparse
import math
import re
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from watchdesk.domain.text import Analysis
from watchdesk.reading.language.tagger import Tagger
from watchdesk.reading.where.recognition import find_toponyms
from watchdesk.reading.where.resolution import Candidate, Toponym, kilometres, resolve_all

NO_PLACES = frozenset({"Demonym", "Language", "Homonym", "Non_Toponym", "Non_Lit_Modifier"})
"""GeoWebNews' labels for words that look like a place and are none."""
_POINT = re.compile(r"(-?\d+\.\d+)\s*,\s*(-?\d+\.\d+)")
LIMIT = 161.0
HALVES = {"first": 0, "second": 1}
FARTHEST = 20039.0
"""Kilometres: half the way round the earth, the error of a toponym that is not answered."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A toponym and where it lies; None where the corpus gives no coordinates."""

    words: str
    start: int
    end: int
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Article:
    """A text and its toponyms."""

    text: str
    toponyms: tuple[Gold, ...]


def read_articles(path: Path) -> Iterator[Article]:
    """Read the XML of LGL, TR-News and GeoVirus, or a folder of brat files."""
    if path.is_dir():
        yield from map(_read_brat, sorted(path.glob("*.ann")))
        return
    for node in etree.parse(str(path)).getroot().iter("article"):
        text = node.findtext("text") or ""
        yield Article(text, tuple(_toponyms(node, text)))


def _toponyms(node: etree._Element, text: str) -> Iterator[Gold]:
    for each in node.iter("toponym", "location"):
        start, end = int(each.findtext("start") or 0), int(each.findtext("end") or 0)
        words = each.findtext("phrase") or each.findtext("name") or text[start:end]
        # GeoVirus counts its characters from one.
        start, end = (start - 1, end - 1) if text[start - 1 : end - 1] == words else (start, end)
        tagged = each.find("gaztag")
        holder = each if tagged is None else tagged
        lat, lon = holder.findtext("lat"), holder.findtext("lon")
        point = (float(lat), float(lon)) if lat and lon else None
        yield Gold(words, start, end, point)


def _read_brat(path: Path) -> Article:
    """Read a text and its ``.ann``: a toponym is a ``T`` line, and a note on it has its coordinates."""
    text = path.with_suffix(".txt").read_text("utf-8")
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    notes = {line[1].split()[-1]: line[2] for line in lines if line[0].startswith("#") and len(line) > 2}
    toponyms = []
    for name, place, words in (line for line in lines if line[0].startswith("T") and len(line) > 2):
        kind, start, *_, end = place.replace(";", " ").split()
        if kind not in NO_PLACES:
            toponyms.append(Gold(words, int(start), int(end), _point_of(notes.get(name, ""))))
    return Article(text, tuple(toponyms))


def _point_of(note: str) -> tuple[float, float] | None:
    found = _POINT.search(note)
    return (float(found[1]), float(found[2])) if found else None


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path, help="folder of another language model")
    parser.add_argument(
        "--half", choices=("first", "second", "both"), help="every second article, from the 1st or 2nd"
    )
    parser.add_argument("--errors", action="store_true", help="print what was wrong")
    given = parser.parse_args()
    folder = given.data / "geoparsing" / "Corpora"
    language = Tagger(given.model, threads=1)
    for path in given.files or [folder / "lgl.xml", folder / "GeoVirus.xml"]:
        articles = list(read_articles(path))
        analyses = [language.analyse(article.text) for article in articles]
        for half in ("first", "second") if given.half == "both" else (given.half,):
            of_half = slice(HALVES[half], None, 2) if half else slice(None)
            print(f"{path.name}{f', {half} half' if half else ''}")
            _recognition(articles[of_half], analyses[of_half])
            _resolution(articles[of_half], analyses[of_half], errors=given.errors)


def _recognition(articles: Sequence[Article], analyses: Sequence[Analysis]) -> None:
    right = found = wanted = 0
    for article, analysis in zip(articles, analyses, strict=True):
        gold = {(g.start, g.end) for g in article.toponyms}
        ours = {(t.start, t.end) for t in find_toponyms(analysis)}
        right, found, wanted = right + len(gold & ours), found + len(ours), wanted + len(gold)
    p, r = right / max(1, found), right / max(1, wanted)
    print(
        f"  recognition: P {100 * p:.1f} R {100 * r:.1f} F1 {200 * p * r / max(1e-9, p + r):.1f} of {wanted}"
    )


def _resolution(articles: Sequence[Article], analyses: Sequence[Analysis], *, errors: bool) -> None:
    misses: list[float] = []
    answered = 0
    seconds = 0.0
    for article, analysis in zip(articles, analyses, strict=True):
        gold = sorted((g for g in article.toponyms if g.point), key=lambda g: g.start)
        began = time.perf_counter()
        names = _with_gold(find_toponyms(analysis), gold)
        resolved = dict(zip(names, resolve_all(article.text, names), strict=True))
        seconds += time.perf_counter() - began
        for each in gold:
            best = resolved[Toponym(each.words, each.start, each.end)][:1]
            answered += bool(best)
            miss = _error(each, best)
            misses.append(miss)
            if errors and miss > LIMIT:
                place = best[0].place if best else None
                print(f"    {each.words} {each.point}: {place and (place.name, place.country, place.adm1)}")
    if not misses:
        print("  resolution: no toponym has coordinates")
        return
    near = sum(miss <= LIMIT for miss in misses)
    area = sum(math.log(1 + m) for m in misses) / (len(misses) * math.log(1 + FARTHEST))
    print(
        f"  resolution of {len(misses)} gold toponyms: accuracy@161 {100 * near / len(misses):.1f}, answered "
        f"{100 * answered / len(misses):.1f} %, mean {statistics.mean(misses):.0f} km, "
        f"median {statistics.median(misses):.1f} km, AUC {area:.3f}, {len(misses) / seconds:.0f} a second"
    )


def _with_gold(found: Sequence[Toponym], gold: Sequence[Gold]) -> list[Toponym]:
    """The gold names, and ours where they do not overlap: the text's other names are context."""
    names = [Toponym(g.words, g.start, g.end) for g in gold]
    names += [t for t in found if all(t.end <= g.start or t.start >= g.end for g in gold)]
    return sorted(set(names), key=lambda t: t.start)


def _error(gold: Gold, best: Sequence[Candidate]) -> float:
    if not best or gold.point is None:
        return FARTHEST
    return kilometres(*gold.point, best[0].place.lat, best[0].place.lon)


if __name__ == "__main__":
    main()
