"""Relations of two parties in words and as JSON: each way, each class apart, with the reports behind every deed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from watchdesk.judgement.relations import QUADS, Deed, Relation
from watchdesk.outlets.findings import occurrence_in_words
from watchdesk.outlets.wording import clean, many

_CLASSES = " · ".join(quad.replace("-", " ") for quad in QUADS)


def relation_lines(relation: Relation) -> Iterator[str]:
    """Say how many deeds there are each way and of each class, in all and by month."""
    one, other = clean(relation.one.name), clean(relation.other.name)
    yield f"{one} and {other}: {many(len(relation.deeds), 'deed')} ({_CLASSES}; there is no score)"
    for by, words in ways_of(relation):
        yield f"    {words}: {_counts(relation, by)}"
    if relation.left_out:
        told = ", ".join(f"{number} {why}" for why, number in sorted(relation.left_out.items()))
        yield f"not counted: {told}"


def month_lines(relation: Relation) -> Iterator[str]:
    """Say how many there are of each class in each month that has any."""
    for month in relation.months:
        for by, words in ways_of(relation):
            if any(relation.count(by, quad, month) for quad in QUADS):
                yield f"{month:%Y-%m}  {words}: {_counts(relation, by, month)}"


def deed_lines(relation: Relation) -> Iterator[str]:
    """Say what each deed is, with the claims behind it."""
    for deed in relation.deeds:
        seen = deed.occurrence
        yield (
            f"{_way(relation, deed)}  {deed.quad}  {', '.join(seen.types)}  {occurrence_in_words(seen)}"
            f"  ({', '.join(seen.claims)})"
        )


def ways_of(relation: Relation) -> Iterable[tuple[str | None, str]]:
    """Give the three ways: one to the other, back, and both together."""
    one, other = clean(relation.one.name), clean(relation.other.name)
    return (
        (relation.one.name, f"{one} → {other}"),
        (relation.other.name, f"{other} → {one}"),
        (None, f"{one} with {other}"),
    )


def _way(relation: Relation, deed: Deed) -> str:
    return next(words for by, words in ways_of(relation) if by == deed.by)


def _counts(relation: Relation, by: str | None, month: object = None) -> str:
    counts = (relation.count(by, quad, month) for quad in QUADS)  # type: ignore[arg-type]
    return " · ".join(f"{count} {quad.replace('-', ' ')}" for count, quad in zip(counts, QUADS, strict=True))


def relation_json(relation: Relation) -> str:
    """Give one line of JSON for a relation."""
    told = {
        "schema": "watchdesk/relation/1",
        "parties": [{"key": each.key, "name": each.name} for each in (relation.one, relation.other)],
        "deeds": [
            {
                "by": deed.by,
                "type": deed.type,
                "class": deed.quad,
                "occurrence": deed.occurrence.model_dump(mode="json"),
            }
            for deed in relation.deeds
        ],
        "left_out": dict(relation.left_out),
    }
    return json.dumps(told, ensure_ascii=False)
