"""Measure confidence: ``python -m benchmarks.confidence.run [--split dev] [--fit] [--diagram FILE]``.

    annotated reports ──▶ claims with their confidence ──▶ right or wrong ──▶ bins

A claim is right if the report's annotation has it with its kind, its parties and their direction, and its negation
(what benchmarks/corpus and benchmarks/reading call core). Claims come from the corpus and from the reports of
benchmarks/reading. ``--fit`` prints the curves of ``vocabulary/data/confidence.csv`` as fitted here; they are fitted
on dev.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp
from pathlib import Path
from typing import Literal, get_args

from corpus.reports import load_split

from benchmarks.corpus.claims import CORE, MarkedReport, align, compare
from benchmarks.corpus.run import document_of
from benchmarks.reading.agreement import CORE as READING_CORE
from benchmarks.reading.agreement import Context, is_right
from benchmarks.reading.alignment import align as align_gold
from benchmarks.reading.gold import load_split as load_gold
from watchdesk.domain.claim import SURE
from watchdesk.intake import Stated, capture_file
from watchdesk.reading.claims.assembly import syntax_claims
from watchdesk.reading.claims.joining import Found, join_claims
from watchdesk.reading.language.tagger import Tagger
from watchdesk.reading.reader import readable_text, see
from watchdesk.vocabulary.confidence import FoundBy, load_confidence, log_odds

BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
_STEPS = 50
_RIDGE = 1.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim that was found, and whether it is right."""

    found: Found
    right: bool

    @property
    def confidence(self) -> float:
        """The chance that the shipped curves give it."""
        return load_confidence()[self.found.by].chance(self.found.score)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the reliability table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=["dev", "test"], default="dev")
    parser.add_argument("--model", type=Path, help="folder of another model")
    parser.add_argument("--fit", action="store_true", help="print the curves fitted on these claims")
    parser.add_argument("--diagram", type=Path, help="write the reliability diagram here, as SVG")
    options = parser.parse_args(arguments)
    tagger = Tagger(options.model)
    judged = [*judge_corpus(options.split, tagger), *judge_reading(options.split, tagger)]
    if options.fit:
        for found_by in get_args(FoundBy):
            print(fitted(found_by, [j for j in judged if j.found.by == found_by or found_by == "alone"]))
    rows = reliability(judged)
    print(f"{'confidence':12} {'claims':>7} {'stated':>7} {'right':>7}")
    for low, high, number, stated, right in rows:
        print(f"{low:.2f}–{min(high, 1):.2f}    {number:7} {stated:7.3f} {right:7.3f}")
    for name, some in (("record", [j for j in judged if j.confidence >= SURE]), ("all", judged)):
        print(f"{name}: {len(some)} claims, {sum(j.right for j in some) / max(1, len(some)):.3f} right")
    if options.diagram:
        options.diagram.write_text(diagram(rows), "utf-8")
    return 0


def judge_corpus(split: Literal["dev", "test"], tagger: Tagger) -> Iterator[Judged]:
    """Judge the claims read from the corpus; those of headlines are left out, as they repeat the body."""
    for report in map(MarkedReport, load_split(split)):
        document = document_of(report)
        scene = see(document, tagger.analyse(readable_text(document)))
        found = [f for f in join_claims(scene, syntax_claims(scene)) if not f.claim.headline]
        right = {
            id(claim)
            for claim, gold in align(report, [f.claim for f in found])
            if all(compare(report, claim, gold).get(field, True) for field in CORE)
        }
        yield from (Judged(f, id(f.claim) in right) for f in found)


def judge_reading(split: Literal["dev", "test"], tagger: Tagger) -> Iterator[Judged]:
    """Judge the claims read from the reports of benchmarks/reading."""
    for gold in load_gold(split, None):
        stated = Stated(publisher=gold.publisher, published=gold.published.isoformat(), zone=gold.zone)
        document, _ = capture_file(gold.path, stated=stated)
        scene = see(document, tagger.analyse(readable_text(document)))
        joined = join_claims(scene, syntax_claims(scene))
        found = [f for f in joined if not (f.claim.headline or f.claim.related_link)]
        context = Context({actor.id: actor for actor in scene.cast.actors()}, gold.published)
        alignment = align_gold([f.claim for f in found], gold.claims, document.text, context)
        right = {pair.claim.id for pair in alignment.pairs if is_right(pair.verdicts, READING_CORE)}
        repeats = {claim.id for claim in alignment.repeats}
        yield from (Judged(f, f.claim.id in right) for f in found if f.claim.id not in repeats)


def reliability(judged: Iterable[Judged]) -> list[tuple[float, float, int, float, float]]:
    """Give (low, high, claims, mean confidence, share right) for each bin that has claims."""
    rows = []
    claims = list(judged)
    for low, high in pairwise(BINS):
        some = [j for j in claims if low <= j.confidence < high]
        if some:
            stated = sum(j.confidence for j in some) / len(some)
            rows.append((low, high, len(some), stated, sum(j.right for j in some) / len(some)))
    return rows


def fitted(found_by: str, judged: Sequence[Judged]) -> str:
    """Fit a logistic curve by Newton's method, and give it as a line of the table."""
    flat = found_by in {"alone"}
    offset = slope = 0.0
    points = [(0.0 if flat else log_odds(j.found.score), float(j.right)) for j in judged]
    if flat:
        points = [(0.0, right) for j, (_, right) in zip(judged, points, strict=True) if j.found.by != "graph"]
    for _ in range(_STEPS):
        gradient, curve = [0.0, -_RIDGE * slope], [[1e-6, 0.0], [0.0, _RIDGE]]
        for x, y in points:
            chance = 1 / (1 + exp(-(offset + slope * x)))
            weight = chance * (1 - chance)
            gradient = [gradient[0] + y - chance, gradient[1] + x * (y - chance)]
            curve[0][0] += weight
            curve[0][1] += weight * x
            curve[1][1] += weight * x * x
        curve[1][0] = curve[0][1]
        size = curve[0][0] * curve[1][1] - curve[0][1] ** 2
        offset += (curve[1][1] * gradient[0] - curve[0][1] * gradient[1]) / size
        slope += (curve[0][0] * gradient[1] - curve[1][0] * gradient[0]) / size
    return f"{found_by},{offset:.2f},{slope:.2f},{len(points)},,own"


def diagram(rows: Iterable[tuple[float, float, int, float, float]]) -> str:
    """Draw stated confidence against the share that was right, with the diagonal that would be perfect."""
    size, edge = 320, 40
    marks = []
    for _, _, number, stated, right in rows:
        x, y = edge + size * stated, edge + size * (1 - right)
        marks.append(
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{3 + number**0.5 / 2:.1f}" fill="#1f6f8b" fill-opacity="0.7">'
            f"<title>{number} claims, stated {stated:.2f}, right {right:.2f}</title></circle>"
        )
    ticks = "".join(
        f'<text x="{edge + size * t / 10:.0f}" y="{edge + size + 18}" text-anchor="middle">{t / 10}</text>'
        f'<text x="{edge - 8}" y="{edge + size * (1 - t / 10) + 4:.0f}" text-anchor="end">{t / 10}</text>'
        for t in range(0, 11, 2)
    )
    full = size + 2 * edge
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {full} {full + 10}" font-family="sans-serif" '
        f'font-size="12" role="img" aria-label="Stated confidence against the share of claims that were right">'
        f'<rect width="{full}" height="{full + 10}" fill="white"/>'
        f'<rect x="{edge}" y="{edge}" width="{size}" height="{size}" fill="none" stroke="#444"/>'
        f'<line x1="{edge}" y1="{edge + size}" x2="{edge + size}" y2="{edge}" stroke="#999" stroke-dasharray="4"/>'
        f"{ticks}{''.join(marks)}"
        f'<text x="{full / 2}" y="{full + 2}" text-anchor="middle">stated confidence</text>'
        f'<text x="12" y="{full / 2}" text-anchor="middle" transform="rotate(-90 12 {full / 2})">share right</text>'
        "</svg>\n"
    )


if __name__ == "__main__":
    raise SystemExit(main())
