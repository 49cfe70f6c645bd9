"""Score attributions on PolNeAR: ``python -m benchmarks.polnear.run [--path FOLDER]``.

    an article ──▶ scene ──▶ voice of each word ──▶ attributions ──▶ compared part by part

A folder has `text/` and `attributions/`; an article with several annotators is compared with the first.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.polnear.attributions import PARTS, Attribution, Range, found_attributions, marked_attributions
from watchdesk.domain.document import Block
from watchdesk.intake import Stated, capture_bytes
from watchdesk.reading.language.tagger import Tagger
from watchdesk.reading.reader import see

DATA = Path("../shared/data/polnear/dev")
Counts = Counter[tuple[str, str]]
WHOLE = "whole"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print two tables: parts with the same ends, and parts that touch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--path", type=Path, default=DATA)
    parser.add_argument("--model", type=Path, help="folder of another model")
    options = parser.parse_args(arguments)
    if not (options.path / "text").is_dir():
        parser.error(f"{options.path} has no folder 'text'; give PolNeAR's part with --path")
    tagger = Tagger(options.model)
    exact, touching = Counts(), Counts()
    articles = 0
    for text, marked in articles_of(options.path):
        found = attributions_of(text, tagger)
        exact += count(found, marked, lambda one, other: one == other)
        touching += count(found, marked, lambda one, other: one[0] < other[1] and other[0] < one[1])
        articles += 1
    print(f"{articles} articles")
    print(table("same ends", exact))
    print(table("touching", touching))
    return 0


def articles_of(folder: Path) -> Iterator[tuple[str, list[Attribution]]]:
    """Give the text and the marked attributions of each article."""
    for path in sorted((folder / "text").glob("*.txt")):
        annotations = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if annotations:
            yield path.read_text("utf-8"), marked_attributions(annotations[0].read_text("utf-8"))


def attributions_of(text: str, tagger: Tagger) -> list[Attribution]:
    """Read an article as it stands, every offset kept."""
    stated = Stated(published="2016-10-01", zone="America/New_York", publisher="PolNeAR")
    document, _ = capture_bytes(text.encode(), name="polnear", stated=stated)
    document = document.model_copy(
        update={"text": text, "blocks": (Block(kind="body", start=0, end=len(text)),)}
    )
    return found_attributions(see(document, tagger.analyse(text)))


def count(
    found: Sequence[Attribution], marked: Sequence[Attribution], same: Callable[[Range, Range], bool]
) -> Counts:
    """Count parts that have the same part on the other side, and attributions of which every part has."""
    counts = Counts()
    for part in PARTS:
        given = list(dict.fromkeys(r for a in found if (r := a.part(part)) is not None))
        wanted = list(dict.fromkeys(r for a in marked if (r := a.part(part)) is not None))
        counts[part, "found"] += len(given)
        counts[part, "wanted"] += len(wanted)
        counts[part, "right"] += sum(any(same(one, other) for other in wanted) for one in given)
        counts[part, "covered"] += sum(any(same(one, other) for one in given) for other in wanted)
    counts[WHOLE, "found"] += len(found)
    counts[WHOLE, "wanted"] += len(marked)
    counts[WHOLE, "right"] += sum(any(_agree(one, other, same) for other in marked) for one in found)
    counts[WHOLE, "covered"] += sum(any(_agree(one, other, same) for one in found) for other in marked)
    return counts


def _agree(one: Attribution, other: Attribution, same: Callable[[Range, Range], bool]) -> bool:
    pairs = [(one.part(part), other.part(part)) for part in PARTS]
    return all(
        (a is None and b is None) or (a is not None and b is not None and same(a, b)) for a, b in pairs
    )


def table(title: str, counts: Counts) -> str:
    """Lay counts out with precision, recall and F1."""
    lines = [f"\n{title:12} {'found':>6} {'marked':>6} {'P':>6} {'R':>6} {'F1':>6}"]
    for name in (*PARTS, WHOLE):
        found, wanted = counts[name, "found"], counts[name, "wanted"]
        precision = counts[name, "right"] / found if found else 0.0
        recall = counts[name, "covered"] / wanted if wanted else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        figures = " ".join(f"{100 * value:6.1f}" for value in (precision, recall, f1))
        lines.append(f"{name:12} {found:6} {wanted:6} {figures}")
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
