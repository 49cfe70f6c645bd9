"""Claims as columns of numbers, so that many pairs are compared at once.

Takes Linkables.  Gives Columns, whose rows stand in the order of the claims' ids, in whichever order they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from itertools import chain, islice
from typing import Any, NamedTuple

import numpy as np

from watchdesk.domain.linking import Linkable
from watchdesk.record.linking.codes import NONE, Ints, code, party_codes
from watchdesk.vocabulary.gazetteer import fold_place
from watchdesk.vocabulary.linking import content_words, load_mode_families, rarity, stem

Floats = np.ndarray[Any, np.dtype[Any]]
KINDS = ("incident", "contact", "promise", "movement")
TOLLS = ("killed", "wounded", "captured", "displaced", "count")
_NUMBERS = (
    "kind", "document", "published", "first", "last", "dated", "place", "place_name", "country", "mode", "type",
    "families", "planned", "historical", "unheld",
)  # fmt: skip
_BAGS = {"place_words": 3, "initiators": 8, "recipients": 8, "parties": 16, "words": 20, "report": 24}
"""How many of a claim's words and parties are compared: the most telling ones."""
IMPLIED_DAYS = 6
"""How long before its report an undated happening may lie; news of older things says when they were."""
AHEAD_DAYS = 60
EVER = 100_000
_BATCH = 50_000
_RADII = {1: 8.0, 2: 25.0, 3: 45.0, 4: 150.0, 5: 150.0, 6: 700.0, 7: 300.0}
"""Kilometres around the coordinates that the words may mean, by UCDP's precision."""


class Bag(NamedTuple):
    """For each row some codes and what each weighs; rows are filled up with NONE."""

    codes: Ints
    weights: Floats


@dataclass(frozen=True, slots=True)
class Columns:
    """Claims by column."""

    claims: tuple[str, ...]
    kind: Ints
    document: Ints
    published: Ints
    """Days; EVER where it is not known."""
    first: Ints
    last: Ints
    """When it may have been, as said or as the report's date implies."""
    dated: Ints
    """1 where the report says when."""
    place: Ints
    place_name: Ints
    place_words: Bag
    lat: Floats
    lon: Floats
    radius: Floats
    country: Ints
    mode: Ints
    type: Ints
    families: Ints
    """Which families of modes, as bits."""
    low: Floats
    high: Floats
    """Tolls, a column for each of TOLLS; not a number where nothing is said."""
    initiators: Bag
    recipients: Bag
    parties: Bag
    words: Bag
    report: Bag
    planned: Ints
    historical: Ints
    unheld: Ints
    """1 where it is denied or was called off."""

    def __len__(self) -> int:
        return len(self.claims)

    def rows(self, chosen: Ints) -> Columns:
        """Give these rows."""
        return Columns(**{f.name: _take(getattr(self, f.name), chosen) for f in fields(self)})


def columns_of(claims: Iterable[Linkable]) -> Columns:
    """Give the columns of these claims."""
    parts = [_stack([_row(claim) for claim in batch]) for batch in batched(claims, _BATCH)]
    whole = _concatenate(parts) if parts else _stack(())
    order = sorted(range(len(whole)), key=whole.claims.__getitem__)
    ordered = whole.rows(np.array(order, dtype=np.int64))
    if len(set(ordered.claims)) != len(ordered):
        raise ValueError("a claim is given twice")
    return ordered


def batched(claims: Iterable[Linkable], size: int) -> Iterator[list[Linkable]]:
    """Give the claims in lists of this size; only one list at a time is held."""
    waiting = iter(claims)
    while batch := list(islice(waiting, size)):
        yield batch


def _row(claim: Linkable) -> tuple[Any, ...]:
    first, last = _period(claim)
    kind, _, mode = (claim.event or "").partition("/")
    numbers = (
        KINDS.index(claim.kind), code(claim.document), _day(claim.published, EVER), first, last,
        int(claim.earliest is not None or claim.latest is not None), code(claim.place), _name_code(claim.place_words),
        code(claim.country), code(mode), code(kind), _family_bits(mode), int(_is_planned(claim)),
        int(claim.modality == "historical"), int(claim.negated or claim.status == "cancelled"),
    )  # fmt: skip
    reals = (
        np.nan if claim.lat is None else claim.lat,
        np.nan if claim.lon is None else claim.lon,
        _RADII.get(claim.place_precision or 0, 25.0),
        *_tolls(claim),
    )
    bags = (
        _place_words(claim.place_words),
        _heaviest(_parties(claim.initiators), _BAGS["initiators"]),
        _heaviest(_parties(claim.recipients), _BAGS["recipients"]),
        _heaviest(_parties(claim.initiators | claim.recipients), _BAGS["parties"]),
        _told(claim.words, _BAGS["words"]),
        _told(claim.report_words, _BAGS["report"]),
    )
    return (claim.claim, np.array(numbers, dtype=np.int64), np.array(reals, dtype=np.float32), bags)


def _stack(rows: Sequence[tuple[Any, ...]]) -> Columns:
    numbers = np.array([row[1] for row in rows], dtype=np.int64).reshape(len(rows), len(_NUMBERS)).T
    reals = np.array([row[2] for row in rows], dtype=np.float32).reshape(len(rows), 3 + 2 * len(TOLLS))
    bags = {name: _bag([row[3][i] for row in rows], size) for i, (name, size) in enumerate(_BAGS.items())}
    return Columns(
        claims=tuple(row[0] for row in rows),
        lat=reals[:, 0].copy(),
        lon=reals[:, 1].copy(),
        radius=reals[:, 2].copy(),
        low=reals[:, 3 : 3 + len(TOLLS)].copy(),
        high=reals[:, 3 + len(TOLLS) :].copy(),
        **dict(zip(_NUMBERS, np.ascontiguousarray(numbers), strict=True)),
        place_words=bags["place_words"],
        initiators=bags["initiators"],
        recipients=bags["recipients"],
        parties=bags["parties"],
        words=bags["words"],
        report=bags["report"],
    )


def _concatenate(parts: Sequence[Columns]) -> Columns:
    return Columns(**{f.name: _joined([getattr(part, f.name) for part in parts]) for f in fields(Columns)})


def _joined(columns: Sequence[Any]) -> Any:
    if isinstance(columns[0], Bag):
        return Bag(*(np.concatenate(each) for each in zip(*columns, strict=True)))
    if isinstance(columns[0], tuple):
        return tuple(chain.from_iterable(columns))
    return np.concatenate(columns)


def _bag(rows: Sequence[Sequence[tuple[int, float]]], size: int) -> Bag:
    codes = np.zeros((len(rows), size), dtype=np.int32)
    weights = np.zeros((len(rows), size), dtype=np.float32)
    for i, row in enumerate(rows):
        for j, (each, weight) in enumerate(row):
            codes[i, j], weights[i, j] = each, weight
    return Bag(codes, weights)


def _take(column: Any, chosen: Ints) -> Any:
    if isinstance(column, Bag):
        return Bag(column.codes[chosen], column.weights[chosen])
    if isinstance(column, tuple):
        return tuple(column[i] for i in chosen)
    return column[chosen]


def _day(day: date | None, missing: int) -> int:
    return day.toordinal() if day else missing


def _period(claim: Linkable) -> tuple[int, int]:
    if claim.earliest or claim.latest:
        first = _day(claim.earliest or claim.latest, EVER)
        until = claim.latest or max(filter(None, (claim.published, claim.earliest)))
        return first, _day(until, EVER)
    if claim.published is None:
        return -EVER, EVER
    told = claim.published.toordinal()
    if _is_planned(claim):
        return told, told + AHEAD_DAYS
    return (-EVER, told) if claim.modality == "historical" else (told - IMPLIED_DAYS, told)


def _is_planned(claim: Linkable) -> bool:
    return claim.modality == "future" or claim.status == "planned"


@lru_cache(maxsize=1024)
def _family_bits(mode: str) -> int:
    every = sorted({f for families in load_mode_families().values() for f in families})
    return sum(1 << every.index(f) for f in load_mode_families().get(mode, ()))


def _name_code(words: str | None) -> int:
    return code(" ".join(sorted(_name_words(words)))) if words else NONE


@lru_cache(maxsize=1 << 17)
def _name_words(words: str) -> tuple[str, ...]:
    return tuple(sorted({*map(stem, content_words(fold_place(words)))}))


def _place_words(words: str | None) -> list[tuple[int, float]]:
    return [(code(w), rarity(w)) for w in _name_words(words)[: _BAGS["place_words"]]] if words else []


def _parties(names: Iterable[str]) -> list[tuple[int, float]]:
    return list({pair for name in names for pair in party_codes(name)})


@lru_cache(maxsize=4096)
def _told(words: frozenset[str], most: int) -> list[tuple[int, float]]:
    return _heaviest([(code(word), rarity(word)) for word in {*map(stem, words)}], most)


def _heaviest(pairs: Iterable[tuple[int, float]], most: int) -> list[tuple[int, float]]:
    return sorted((p for p in pairs if p[1] > 0), key=lambda p: (-p[1], p[0]))[:most]


def _tolls(claim: Linkable) -> tuple[float, ...]:
    """The lows, then the highs: for each sort the sum over the classes."""
    ends: dict[str, list[float]] = {}
    for what, _, low, high in claim.tolls:
        at = ends.setdefault(what, [0.0, 0.0])
        at[0] += low if low is not None else (high or 0)
        at[1] += high if high is not None else (low or 0)
    if claim.count:
        low, high = claim.count
        ends["count"] = [float(low or high or 0), float(high or low or 0)]
    return tuple(ends[what][end] if what in ends else np.nan for end in (0, 1) for what in TOLLS)
