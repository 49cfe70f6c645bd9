"""Measure speed and memory: ``python -m benchmarks.speed.run [--cores 1]``. Needs spaCy (``pip install spacy``).

    the dev reports of benchmarks/reading ──▶ each contender, in a process of its own on the given cores ──▶ table

Timings are of one run on one machine, and only their ratios tell anything. spaCy's contender is its default CNN
pipeline (tok2vec of width 96 and depth 4, tagger, parser, named entities) with the settings of its small English
model, trained for a moment on trees of these reports: its speed does not depend on how well it is trained.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from benchmarks.reading.gold import load_split
from watchdesk.domain.document import Document
from watchdesk.intake import Stated, capture_file
from watchdesk.reading import read_document
from watchdesk.reading.language.tagger import Tagger
from watchdesk.reading.reader import readable_text

CONTENDERS = ("reading", "language", "spacy")
NAMES = {
    "reading": "a complete reading",
    "language": "its language pass alone",
    "spacy": "spaCy tagger + parser + NER",
}
REPORT = 300
"""Words of a report, for reports a second."""
_ROUNDS = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, or measure one contender."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cores", type=int, default=1, help="how many cores each contender may use")
    parser.add_argument("--only", choices=CONTENDERS, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.only:
        os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[: options.cores]))
        words, megabytes = _measure(options.only, options.cores)
        print(f"{words} {megabytes}")
        return 0
    print(f"{'':30} {'words/s':>9} {'reports/s':>10} {'memory':>9}   ({options.cores} core(s))")
    for contender in CONTENDERS:
        command = [
            sys.executable,
            "-m",
            "benchmarks.speed.run",
            "--cores",
            str(options.cores),
            "--only",
            contender,
        ]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        if run.returncode:
            print(f"{NAMES[contender]:30} could not be measured: {run.stderr.strip().splitlines()[-1]}")
            continue
        words, megabytes = map(float, run.stdout.split()[-2:])
        print(f"{NAMES[contender]:30} {words:9,.0f} {words / REPORT:10.1f} {megabytes:6,.0f} MB")
    return 0


def _measure(contender: str, cores: int) -> tuple[float, float]:
    """Give words a second, the best of some rounds, and the peak of memory in megabytes."""
    documents = _documents()
    words = sum(len(document.text.split()) for document in documents)
    work = {"reading": _reading, "language": _language, "spacy": _spacy}[contender](documents, cores)
    work()
    best = min(_seconds(work) for _ in range(_ROUNDS))
    return words / best, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _seconds(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _documents() -> list[Document]:
    documents = []
    for gold in load_split("dev"):
        stated = Stated(publisher=gold.publisher, published=gold.published.isoformat(), zone=gold.zone)
        documents.append(capture_file(gold.path, stated=stated)[0])
    return documents


def _reading(documents: Sequence[Document], cores: int) -> Callable[[], None]:
    tagger = Tagger(threads=cores)

    def work() -> None:
        for document in documents:
            read_document(document, language=tagger)

    return work


def _language(documents: Sequence[Document], cores: int) -> Callable[[], None]:
    tagger = Tagger(threads=cores)
    texts = [readable_text(document) for document in documents]

    def work() -> None:
        for text in texts:
            tagger.analyse(text)

    return work


def _spacy(documents: Sequence[Document], cores: int) -> Callable[[], None]:
    from benchmarks.speed.spacy_pipeline import make_pipeline

    texts = [document.text for document in documents]
    pipeline = make_pipeline([Tagger(threads=cores).analyse(text) for text in texts])

    def work() -> None:
        for _ in pipeline.pipe(texts):
            pass

    return work


if __name__ == "__main__":
    raise SystemExit(main())
