"""Which pairs of claims are worth comparing: those that share a block.

    time × place      a window of days and a cell of half a degree, whose borders overlap
    time × party      for claims without a place
    time × word       for claims without either: the rarest words of their sentences
    place × toll, place × party, place × word       for claims without a day, and for looking back
    party × season    a visit planned, put off and held
    document          what one report says twice

Takes Columns.  Gives the keys of the blocks that each row is in, and from them pairs of rows. In a crowded block
each claim meets its nearest neighbours only, in two orders that depend on what the claims say, so that the number of
pairs grows with the number of claims.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from watchdesk.record.linking.codes import NONE, Ints, mix
from watchdesk.record.linking.columns import Bag, Columns

CROWDED = 32
"""Up to so many claims of a block are all compared with each other."""
NEIGHBOURS = 6
_DAYS, _LONGEST = 3, 14
"""Days in a window; a period longer than this is in no window."""
_CELL, _BORDER = 0.5, 0.12
"""Degrees. Claims within the border of a cell are in its neighbour too."""
_FINE = 60.0
"""Kilometres: a place that may be anywhere within more is in no cell."""
_SEASON = 45
_TELLING_PARTIES, _TELLING_WORDS = 4, 4
_LEAST = 0.3
"""A party or word tells enough to make a block from this weight on."""
(
    _BY_CELL,
    _BY_PARTY,
    _BY_WORD,
    _AT_TOLL,
    _AT_PARTY,
    _AT_WORD,
    _AT_PLACE,
    _IN_SEASON,
    _IN_DOCUMENT,
    _IN_COUNTRY,
) = range(1, 11)


@dataclass(frozen=True, slots=True)
class Keys:
    """Which row is in which block, as two columns of one length."""

    keys: Ints
    rows: Ints


def find_keys(columns: Columns) -> Iterator[Keys]:
    """Give the blocks of every row, a family of blocks at a time."""
    windows = _windows(columns)
    cells = _cells(columns)
    parties = _telling(columns.parties, _TELLING_PARTIES)
    words = _telling(columns.words, _TELLING_WORDS)
    spots = _spots(columns)
    yield _family(columns, _BY_CELL, windows, cells)
    yield _family(columns, _IN_COUNTRY, windows, _present(columns.country))
    yield _family(columns, _BY_PARTY, windows, parties)
    yield _family(columns, _BY_WORD, windows, words)
    yield _family(columns, _AT_TOLL, spots, _killed(columns))
    yield _family(columns, _AT_PARTY, spots, parties)
    yield _family(columns, _AT_WORD, spots, words)
    yield _family(columns, _AT_PLACE, spots, spots)
    yield _family(columns, _IN_SEASON, _seasons(columns), parties)
    yield _family(columns, _IN_DOCUMENT, _present(columns.document), _present(columns.document))


def find_pairs(columns: Columns, keys: Keys) -> Ints:
    """Give the pairs that share one of these blocks, each once, as ``left * len(columns) + right``."""
    found = [
        _neighbours(keys.keys[order], keys.rows[order], len(columns))
        for order in (np.lexsort((keys.rows, by[keys.rows], keys.keys)) for by in find_orders(columns))
    ]
    return np.unique(np.concatenate(found))


def _neighbours(keys: Ints, rows: Ints, base: int) -> Ints:
    """Pairs of rows near each other within a run of one key."""
    shared = np.zeros(len(keys), dtype=bool)
    if len(keys):
        shared[:-1] = keys[:-1] == keys[1:]
        shared[1:] |= shared[:-1]
    keys, rows = keys[shared], rows[shared]
    crowded = _run_lengths(keys) > CROWDED
    pairs = [np.zeros(0, dtype=np.int64)]
    for apart in range(1, CROWDED):
        met = keys[:-apart] == keys[apart:]
        if apart > NEIGHBOURS:
            met &= ~crowded[:-apart]
        if not met.any():
            break
        one, other = rows[:-apart][met], rows[apart:][met]
        pairs.append(np.unique(np.minimum(one, other) * base + np.maximum(one, other)))
    return np.concatenate(pairs)


def _run_lengths(keys: Ints) -> Ints:
    starts = (
        np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.zeros(0, int)
    )
    lengths = np.diff(np.append(starts, len(keys)))
    return np.repeat(lengths, lengths)


def find_orders(columns: Columns) -> tuple[Ints, Ints]:
    """Give two orders in which reports of one happening stand near each other."""
    killed = np.nan_to_num(columns.low[:, 0], nan=0).astype(np.int64)
    doer, place = _first(columns.parties), np.where(columns.place != NONE, columns.place, columns.place_name)
    return mix(columns.first, place, columns.type) // 2**20 * 2**20 + doer % 2**20, mix(
        killed, _first(columns.words)
    )


def _first(bag: Bag) -> Ints:
    return bag.codes[:, 0].astype(np.int64)


def _family(columns: Columns, family: int, first: Keys, second: Keys) -> Keys:
    """Every first part with every second part of the same row; both are in the order of rows."""
    counts = np.bincount(second.rows, minlength=len(columns))
    starts = np.concatenate(([0], np.cumsum(counts)))[:-1]
    times = counts[first.rows]
    at = np.repeat(starts[first.rows], times) + _within(times)
    rows = np.repeat(first.rows, times)
    keys = mix(np.full(len(rows), family), columns.kind[rows], np.repeat(first.keys, times), second.keys[at])
    return _each_once(keys, rows)


def _each_once(keys: Ints, rows: Ints) -> Keys:
    order = np.lexsort((rows, keys))
    keys, rows = keys[order], rows[order]
    new = np.ones(len(keys), dtype=bool)
    new[1:] = (keys[1:] != keys[:-1]) | (rows[1:] != rows[:-1])
    return Keys(keys[new], rows[new])


def _within(times: Ints) -> Ints:
    """0, 1, … for each repeat: (2, 3) gives 0, 1, 0, 1, 2."""
    ends = np.cumsum(times)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - times, times)


def _spread(lowest: Ints, highest: Ints, held: Ints) -> Keys:
    """The whole numbers from lowest to highest, for the rows that are held."""
    rows = np.flatnonzero(held)
    times = (highest - lowest + 1)[rows]
    return Keys(np.repeat(lowest[rows], times) + _within(times), np.repeat(rows, times))


def _windows(columns: Columns) -> Keys:
    short = columns.last - columns.first <= _LONGEST
    return _spread((columns.first - 1) // _DAYS, (columns.last + 1) // _DAYS, short)


def _seasons(columns: Columns) -> Keys:
    held = (columns.last - columns.first <= 3 * _SEASON) & (columns.kind != 0)
    return _spread((columns.first - _SEASON // 3) // _SEASON, (columns.last + _SEASON // 3) // _SEASON, held)


def _cells(columns: Columns) -> Keys:
    fine = ~np.isnan(columns.lat) & (columns.radius <= _FINE)
    lat, lon = np.nan_to_num(columns.lat), np.nan_to_num(columns.lon)
    north = _spread(_cell(lat - _BORDER), _cell(lat + _BORDER), fine)
    west, east = _cell(lon[north.rows] - _BORDER), _cell(lon[north.rows] + _BORDER)
    both = _spread(west, east, np.ones(len(north.rows), dtype=bool))
    return Keys(north.keys[both.rows] * 10_000 + both.keys, north.rows[both.rows])


def _cell(degrees: Ints) -> Ints:
    return np.floor(degrees / _CELL).astype(np.int64)


def _spots(columns: Columns) -> Keys:
    """The gazetteer's place and the words for it: one claim may have the one, another the other."""
    ids, names = _present(columns.place), _present(columns.place_name)
    order = np.argsort(np.concatenate((ids.rows, names.rows)), kind="stable")
    return Keys(np.concatenate((ids.keys, names.keys))[order], np.concatenate((ids.rows, names.rows))[order])


def _present(column: Ints) -> Keys:
    rows = np.flatnonzero(column != NONE)
    return Keys(column[rows], rows)


def _killed(columns: Columns) -> Keys:
    said = np.where(np.isnan(columns.low), -1, columns.low).astype(np.int64)
    rows = np.flatnonzero((said > 0).any(axis=1))
    return Keys(mix(*(said[rows].max(axis=1),)), rows)


def _telling(bag: Bag, most: int) -> Keys:
    rows, places = np.nonzero(bag.weights[:, :most] >= _LEAST)
    return Keys(bag.codes[rows, places].astype(np.int64), rows)
