"""Criteria in words and as JSON."""

from __future__ import annotations

import json

from watchdesk.domain.criterion import Criterion, Measure
from watchdesk.outlets.wording import clean
from watchdesk.vocabulary.actors import register

CRITERION_COLUMNS = ("criterion", "name", "version", "owner", "set on", "what is observed")


def criterion_cells(criterion: Criterion) -> tuple[str, ...]:
    """Give a criterion's row."""
    return (
        criterion.id,
        clean(criterion.name),
        str(criterion.version),
        clean(criterion.owner),
        str(criterion.at.date()),
        clean(criterion.observable),
    )


def criterion_lines(criterion: Criterion) -> list[str]:
    """Say what a criterion observes, counts, compares and would be refuted by."""
    return [
        f"{criterion.id}  {clean(criterion.name)}, version {criterion.version}, set by {clean(criterion.owner)} "
        f"on {criterion.at.date()}",
        f"observed: {clean(criterion.observable)}",
        f"measured: {measure_in_words(criterion.measure)}, {window_in_words(criterion)}",
        f"kept by: {keeping_in_words(criterion)}",
        f"refuted by: {clean(criterion.refuted_by)}",
    ]


def measure_in_words(measure: Measure) -> str:
    """Say what is counted."""
    parts = (
        {"count": "how many", "presence": "whether any", "act": "whether there is any"}[measure.sort],
        f"{measure.kind} claims" if measure.kind == "responsibility" else f"{measure.kind}s",
        f"({' or '.join(measure.types)})" if measure.types else "",
        f"by {_names(measure.by)}" if measure.by else "",
        f"against {_names(measure.against)}" if measure.against else "",
        f"in {measure.where}" if measure.where else "",
    )
    return " ".join(filter(None, parts))


def _names(keys: tuple[str, ...]) -> str:
    known = register()
    return " or ".join(entry.name if (entry := known.get(key)) else clean(key) for key in keys)


def window_in_words(criterion: Criterion) -> str:
    """Say which days are looked at."""
    window = criterion.window
    if window.months:
        return f"in the last {window.months} months before the day of judging"
    return f"from {window.first} to {window.last}" if window.last else f"since {window.first}"


def keeping_in_words(criterion: Criterion) -> str:
    """Say which number keeps the promise."""
    if criterion.number is not None:
        return f"{criterion.keeping} {criterion.number}"
    if criterion.compare is None:
        return criterion.keeping
    compared = criterion.compare if isinstance(criterion.compare, int) else f"in the {criterion.compare}"
    return f"{criterion.keeping} than {compared}"


def criterion_json(criterion: Criterion) -> str:
    """Give one line of JSON for a criterion."""
    return json.dumps(
        {"schema": "watchdesk/criterion/1", **criterion.model_dump(mode="json")}, ensure_ascii=False
    )
