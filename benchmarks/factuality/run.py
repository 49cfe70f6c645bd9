"""Score modality and negation: ``python -m benchmarks.factuality.run [--path FOLDER]``.

    events of a sentence ──▶ their standing in its tree ──▶ a value from -3 (certainly not) to +3 (certainly)

Unified Factuality grades every event. The reader tells standings apart, not grades: each standing has the mean
grade that it has in the train part of the same set. Gives mean absolute error and Pearson's r on dev, beside the
guess that everything is certain; and how often asserted (above 1), negated (below -1) and uncertain are told
apart.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import correlation, mean

from watchdesk.domain.text import Analysis, Sentence
from watchdesk.reading.knowledge import Knowledge
from watchdesk.reading.language.tagger import Tagger
from watchdesk.reading.modality import Modalities
from watchdesk.reading.syntax import Tree

DATA = Path("../shared/data/factuality")
SETS = ("uw", "meantime")
TOLD_AS = {"negated": "negated", "asserted": "asserted", "historical": "asserted"}
CLASSES = ("asserted", "uncertain", "negated")


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its grade in the set, and its standing as the reader sees it."""

    grade: float
    standing: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--path", type=Path, default=DATA)
    parser.add_argument("--split", default="dev")
    options = parser.parse_args(arguments)
    if not options.path.exists():
        parser.error(f"{options.path} is not there; give the folder with --path")
    tagger = Tagger()
    for name in SETS:
        folder = options.path / name
        grades = mean_grades(read_events(folder / "train.conll", tagger))
        show(name, list(read_events(folder / f"{options.split}.conll", tagger)), grades)
    return 0


def read_events(path: Path, tagger: Tagger) -> Iterator[Event]:
    """Give the events of a file with the standing of each."""
    knowledge = Knowledge(on=date(2000, 1, 1), publisher=None)
    for rows in _sentences(path):
        tokens = tagger.parse_sentences([[form for form, _ in rows]])[0]
        text = " ".join(form for form, _ in rows)
        tree = Tree(Analysis(text, tuple(tokens), (Sentence(0, len(tokens)),), ()))
        modalities = Modalities(tree, knowledge)
        for index, (_, grade) in enumerate(rows):
            if grade is not None:
                standing = modalities.standing(index)
                yield Event(grade, "negated" if standing.negated else standing.modality)


def mean_grades(events: Iterable[Event]) -> dict[str, float]:
    """Give the mean grade of each standing."""
    grades: dict[str, list[float]] = defaultdict(list)
    for event in events:
        grades[event.standing].append(event.grade)
    return {standing: mean(values) for standing, values in grades.items()}


def show(name: str, events: Sequence[Event], grades: dict[str, float]) -> None:
    """Print the figures of one set."""
    given = [grades.get(event.standing, 3.0) for event in events]
    wanted = [event.grade for event in events]
    error = mean(abs(a - b) for a, b in zip(given, wanted, strict=True))
    plain = mean(abs(3.0 - b) for b in wanted)
    print(
        f"{name}: {len(events)} events, MAE {error:.3f} (all certain: {plain:.3f}), r {correlation(given, wanted):.3f}"
    )
    counts: Counter[tuple[str, str]] = Counter()
    for event in events:
        counts["wanted", _class(event.grade)] += 1
        told = TOLD_AS.get(event.standing, "uncertain")
        counts["found", told] += 1
        counts["right", told] += told == _class(event.grade)
    for each in CLASSES:
        found, right, of = counts["found", each], counts["right", each], counts["wanted", each]
        print(
            f"  {each:10} P {_share(right, found)} R {_share(right, of)} F1 {_share(2 * right, found + of)} of {of}"
        )


def _class(grade: float) -> str:
    return "asserted" if grade > 1 else "negated" if grade < -1 else "uncertain"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:5.1f}" if whole else "    -"


def _sentences(path: Path) -> Iterator[list[tuple[str, float | None]]]:
    rows: list[tuple[str, float | None]] = []
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            _, form, grade, *_ = line.split("\t")
            rows.append((form, None if grade == "_" else float(grade)))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


if __name__ == "__main__":
    raise SystemExit(main())
