"""Score the reader on the corpus: ``python -m benchmarks.corpus.run [--split dev] [--reader graph] [--errors]``.

    corpus report ──▶ text ──▶ read ──▶ align with what is marked ──▶ counts ──▶ tables

``--path FOLDER`` reads reports from another folder instead of a split. ``--reader`` is `shipped` (what the record
holds), `with review` (what is kept for review as well), or one of its two halves alone: `syntax` (frames over
trees) or `graph` (the language model's graph).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.reports import AnnotatedReport, load_report, load_split

from benchmarks.corpus.claims import CORE, WHOLE, MarkedReport, align, compare, count_claims
from benchmarks.corpus.graph import count_graphs
from watchdesk.domain.claim import Claim
from watchdesk.domain.document import Document
from watchdesk.intake import Stated, capture_bytes
from watchdesk.reading.claims.assembly import find_claims, syntax_claims
from watchdesk.reading.claims.joining import graph_claims
from watchdesk.reading.language.tagger import Tagger
from watchdesk.reading.reader import readable_text, see
from watchdesk.reading.scene import Scene

READERS: dict[str, Callable[[Scene], Sequence[Claim]]] = {
    "shipped": lambda scene: [claim for claim in find_claims(scene) if not claim.for_review],
    "with review": find_claims,
    "syntax": syntax_claims,
    "graph": lambda scene: [found.claim for found in graph_claims(scene)],
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    options = _parse(arguments)
    reports = [MarkedReport(r) for r in _load(options)]
    tagger = Tagger(options.model)
    find = READERS[options.reader]
    read = [(report, body_claims(report, tagger, find)) for report in reports]
    if options.errors:
        for report, claims in read:
            show_errors(report, claims)
    print(f"{len(reports)} reports, {sum(len(r.claims) for r in reports)} claims below the headline")
    print(table("graph", count_graphs(reports, tagger)))
    for name, fields in (("core", CORE), ("whole", WHOLE)):
        counts: Counter[tuple[str, str]] = Counter()
        for report, claims in read:
            counts += count_claims(report, claims, fields)
        print(table(f"claims, {name} ({options.reader})", with_total(counts)))
    return 0


def body_claims(
    report: MarkedReport, tagger: Tagger, find: Callable[[Scene], Sequence[Claim]]
) -> list[Claim]:
    """Read one report; without the claims of its headline, which repeat the body."""
    document = document_of(report)
    scene = see(document, tagger.analyse(readable_text(document)))
    return [claim for claim in find(scene) if not (claim.headline or claim.related_link)]


def document_of(report: MarkedReport) -> Document:
    """Capture a report of the corpus as a document."""
    marked = report.report
    stated = Stated(publisher=marked.publisher, published=marked.published.isoformat(), zone=marked.zone)
    pages = report.text.replace("\n", "\n\n").encode()
    document, _ = capture_bytes(pages, name=marked.path.name, stated=stated)
    if document.text != report.text:
        raise ValueError(f"{marked.path}: the text as captured is not the text as marked")
    return document


def with_total(counts: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """Add the sums over all kinds."""
    total = Counter(counts)
    for (_, what), number in counts.items():
        total["in all", what] += number
    return total


def table(title: str, counts: Counter[tuple[str, str]]) -> str:
    """Lay counts out with precision, recall and F1."""
    lines = [f"\n{title:28} {'found':>6} {'wanted':>6} {'P':>6} {'R':>6} {'F1':>6}"]
    for name in dict.fromkeys(name for name, _ in counts):
        found, wanted, right = (counts[name, what] for what in ("found", "wanted", "right"))
        precision, recall, f1 = (
            _share(right, found),
            _share(right, wanted),
            _share(2 * right, found + wanted),
        )
        lines.append(f"{name:28} {found:6} {wanted:6} {precision:>6} {recall:>6} {f1:>6}")
    return "\n".join(lines)


def show_errors(report: MarkedReport, claims: Sequence[Claim]) -> None:
    """Print every claim that is wrong in a field, false or missed."""
    pairs = align(report, claims)
    for claim, gold in pairs:
        wrong = [field for field in WHOLE if not compare(report, claim, gold).get(field, True)]
        if wrong:
            print(f"{report.report.path.stem}: {', '.join(wrong)}: {_said(report, claim)}")
    taken = [claim.id for claim, _ in pairs]
    for claim in claims:
        if claim.id not in taken:
            print(f"{report.report.path.stem}: false: {_said(report, claim)}")
    for gold in report.claims:
        if all(gold is not each for _, each in pairs):
            words = report.text[slice(*gold.triggers()[0])]
            print(
                f"{report.report.path.stem}: missed: {gold.marked.label} {words!r}: {report.text[gold.at : gold.end]}"
            )


def _said(report: MarkedReport, claim: Claim) -> str:
    cited = [f"{s.field}={s.exact!r}" for s in claim.spans]
    stated = f"{claim.modality} {claim.status} {claim.sourcing.footing}"
    return f"{claim.kind} {claim.confidence} {', '.join(cited)} {stated}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def _load(options: argparse.Namespace) -> list[AnnotatedReport]:
    if options.path is None:
        return load_split(options.split)
    return [load_report(path) for path in sorted(options.path.glob("*.txt"))]


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=["train", "dev", "test"], default="dev")
    parser.add_argument("--path", type=Path, help="folder of annotated reports, instead of a split")
    parser.add_argument("--reader", choices=list(READERS), default="shipped")
    parser.add_argument("--model", type=Path, help="folder of another model")
    parser.add_argument("--errors", action="store_true", help="print every error")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
