"""Related lines: the words with which a report points to another report, such as "Read more: …".

Data: ``data/cues/related_lines.csv``, one cue a line, sorted. `alone` says whether the cue may stand on a
line of its own with the headline below it. `examples` and `counter_examples` hold lines parted by ``;``,
which a test runs: the first must be kept apart from the body, the second must stay in it.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_COLUMNS = ["cue", "alone", "examples", "counter_examples", "note"]


@dataclass(frozen=True, slots=True)
class RelatedCue:
    """Words that announce another report's headline."""

    cue: str
    """In lower case."""
    alone: bool
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def load_related_cues() -> tuple[RelatedCue, ...]:
    """Give the shipped cues. A malformed or doubled line is a ValueError."""
    data = files("watchdesk.vocabulary").joinpath("data/cues/related_lines.csv")
    return parse_related_cues(data.read_text("utf-8"))


def parse_related_cues(text: str) -> tuple[RelatedCue, ...]:
    """Give the cues of a CSV `text`; a ValueError names the line that does not hold."""
    reader = csv.DictReader(text.splitlines())
    if reader.fieldnames != _COLUMNS:
        raise ValueError(f"related_lines.csv: the columns must be {', '.join(_COLUMNS)}")
    cues: dict[str, RelatedCue] = {}
    for row in reader:
        where = f"related_lines.csv:{reader.line_num}"
        cue = _parse_cue(row, where)
        if cue.cue in cues:
            raise ValueError(f"{where}: {cue.cue!r} is there already")
        cues[cue.cue] = cue
    return tuple(cues.values())


def _parse_cue(row: dict[str, str], where: str) -> RelatedCue:
    if None in row or None in row.values():
        raise ValueError(f"{where}: {len(_COLUMNS)} columns are expected")
    if row["alone"] not in ("yes", "no"):
        raise ValueError(f"{where}: alone is yes or no, not {row['alone']!r}")
    if row["cue"] != row["cue"].lower() or not row["cue"]:
        raise ValueError(f"{where}: a cue is given in lower case")
    examples, counter_examples = (tuple(row[kind].split(";")) for kind in ("examples", "counter_examples"))
    if not all((*examples, *counter_examples)):
        raise ValueError(f"{where}: a cue needs examples and counter-examples")
    return RelatedCue(row["cue"], row["alone"] == "yes", examples, counter_examples)
