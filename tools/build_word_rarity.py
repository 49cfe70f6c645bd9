"""Count in how many reports a word stands: ``python tools/build_word_rarity.py``.

Takes the corpus' train split and the linking set's dev split, both our own writing. Gives
``vocabulary/data/linking/words.csv``, by which linking weighs the words that two reports share.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from watchdesk.vocabulary.linking import content_words, stem

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src/watchdesk/vocabulary/data/linking/words.csv"
_MARK = re.compile(r"\{[kx]\d+:([^{}]*)\}")
_LEAST = 3
"""Words of fewer reports are rare, and are left out."""


def main() -> None:
    """Write the table."""
    reports = list(_reports())
    counts = Counter(word for report in reports for word in {*map(stem, content_words(report))})
    with OUT.open("w", encoding="utf-8", newline="") as file:
        file.write(
            f"# In how many of {len(reports)} reports of our own writing a word stands, as linking folds it; those in\n"
        )
        file.write("# fewer than three are not listed. Built by tools/build_word_rarity.py; do not edit.\n")
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["word", "reports", "note", "origin"])
        rows.writerow(["", len(reports), "all reports", "built"])
        rows.writerows([w, n, "", "built"] for w, n in sorted(counts.items()) if n >= _LEAST)
    print(f"{len(reports)} reports, {sum(n >= _LEAST for n in counts.values())} words")


def _reports() -> Iterator[str]:
    for path in sorted((ROOT / "corpus/train").glob("*.txt")):
        lines = path.read_text(encoding="utf-8").split("\n\n", 1)[1].split("\n")
        yield "\n".join(line.lstrip("# ") for line in lines if not line.startswith(("@", "!")))
    for path in sorted((ROOT / "benchmarks/linking/dev").glob("*.txt")):
        body = path.read_text(encoding="utf-8").split("\n\n", 1)[1].split("\n! ")[0]
        yield _MARK.sub(r"\1", body)


if __name__ == "__main__":
    main()
