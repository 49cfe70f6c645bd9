"""Check reports of the corpus: ``python -m corpus.check [FILE …]``; all of them without a file.

Prints every report that does not follow the format, one line each, and how much there is. Exit code 1 where
one is wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from corpus.reports import HERE, AnnotatedReport, CorpusError, load_report


def main(arguments: Sequence[str]) -> int:
    """Check the files named, or all."""
    paths = [Path(each) for each in arguments] or sorted(HERE.glob("*/*.txt"))
    reports: list[AnnotatedReport] = []
    wrong = 0
    for path in paths:
        try:
            reports.append(load_report(path))
        except (CorpusError, OSError, UnicodeDecodeError) as error:
            print(error)
            wrong += 1
    labels = Counter(c.label.split("/")[0] for r in reports for s in r.sentences for c in s.claims)
    sentences = sum(len(r.sentences) for r in reports)
    mentions = sum(len(s.mentions) for r in reports for s in r.sentences)
    print(
        f"{len(reports)} reports, {sentences} sentences, {sum(r.words for r in reports)} words, "
        f"{mentions} mentions, {labels.total()} claims; {wrong} wrong"
    )
    print(", ".join(f"{kind} {number}" for kind, number in labels.most_common()))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
