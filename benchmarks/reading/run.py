"""Score the reader: ``python -m benchmarks.reading.run [--split dev|test] [--report 07] [--errors]``.

    gold reports ──▶ capture ──▶ read ──▶ align ──▶ scores ──▶ tables
    gold.py          intake      reader   alignment  scores     tables.py

Claims on a report's title repeat its body, and claims on related links are no part of it: both are left out,
and counted.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.reading.agreement import Context
from benchmarks.reading.alignment import Alignment, align
from benchmarks.reading.floor import read_floor
from benchmarks.reading.gold import GoldReport, load_split
from benchmarks.reading.tables import show_coverage, show_errors, show_fields, show_levels
from watchdesk.domain.document import Document
from watchdesk.domain.reading import Reading
from watchdesk.intake import Stated, capture_file

Read = Callable[[Document], Reading]


@dataclass(frozen=True, slots=True)
class Result:
    """One report, as one reader read it."""

    gold: GoldReport
    reading: Reading
    alignment: Alignment
    left_out: int
    """Claims on the title or on related links."""


def score_reports(golds: Iterable[GoldReport], read: Read) -> list[Result]:
    """Read each report and align its claims with the gold."""
    return [_score(gold, read) for gold in golds]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables that were asked for."""
    options = _parse(arguments)
    golds = load_split(options.split, options.report)
    if not golds:
        print(f"no report {options.report} in {options.split}", file=sys.stderr)
        return 2
    results = score_reports(golds, _reader())
    if options.errors:
        for result in results:
            print(show_errors(result.gold, result.reading, result.alignment))
    ours = [result.alignment for result in results]
    floor = [result.alignment for result in score_reports(golds, read_floor)]
    print(show_coverage(golds, ours, floor, left_out=sum(result.left_out for result in results)))
    print(show_levels(ours, floor))
    print(show_fields(ours))
    return 0


def _reader() -> Read:
    from watchdesk.reading import read_document  # brings the language model: not needed by tests

    return read_document


def _score(gold: GoldReport, read: Read) -> Result:
    stated = Stated(publisher=gold.publisher, published=gold.published.isoformat(), zone=gold.zone)
    document, _ = capture_file(gold.path, stated=stated)
    reading = read(document)
    claims = [claim for claim in reading.claims if not (claim.related_link or claim.headline)]
    context = Context({actor.id: actor for actor in reading.actors}, gold.published)
    alignment = align(claims, gold.claims, document.text, context)
    return Result(gold, reading, alignment, left_out=len(reading.claims) - len(claims))


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.reading.run", description="Score the reader on the gold reports."
    )
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--report", metavar="NN", help="one report only, by its number")
    parser.add_argument("--errors", action="store_true", help="list every miss and every false claim")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
