"""What speaks for and against two claims telling of the same thing, for many pairs at once.

Takes Columns and two columns of rows.  Gives a column of numbers for each feature of ``linking/weights.csv``; a
feature that does not apply is 0, so that what a report leaves out speaks neither way.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import numpy as np

from watchdesk.record.linking.codes import NONE, Ints
from watchdesk.record.linking.columns import EVER, TOLLS, Bag, Columns, Floats

EARTH = 6371.0
_EXACT = 1
"""Days by which a period may be longer than one day and still be an exact time: "overnight"."""
_KIN_ONLY = 0.45
_SAID = 0.3
_CONTACT, _PROMISE, _MOVEMENT = 1, 2, 3


class Pairs:
    """Two claims in each row; what several features need is worked out once."""

    def __init__(self, columns: Columns, left: Ints, right: Ints) -> None:
        self.columns, self.left, self.right = columns, left, right
        of = columns
        starts = np.maximum(of.first[left], of.first[right])
        self.gap = np.maximum(0, starts - np.minimum(of.last[left], of.last[right]))
        self.dated = self.both(of.dated)
        self.longest = np.maximum((of.last - of.first)[left], (of.last - of.first)[right])
        self.kilometres = _kilometres(of, left, right)
        self.slack = of.radius[left] + of.radius[right]
        self.same_spot = self.agree(of.place) | self.agree(of.place_name)
        self.near = ~self.same_spot & (self.kilometres <= self.slack)
        self._shared: dict[str, Floats] = {}

    def common(self, name: str) -> Floats:
        """Give the weight of what both have of a bag."""
        if name not in self._shared:
            self._shared[name] = _common(getattr(self.columns, name), self.left, self.right)
        return self._shared[name]

    def alike(self, name: str) -> Floats:
        """Give the share of what both could have in common of a bag."""
        total = getattr(self.columns, name).weights.sum(axis=1)
        return self.common(name) / np.maximum(np.sqrt(total[self.left] * total[self.right]), 1)

    def both(self, column: Ints) -> Ints:
        """Say of which pairs both have it."""
        return (column[self.left] != NONE) & (column[self.right] != NONE)

    def agree(self, column: Ints) -> Ints:
        """Say of which pairs both have the same."""
        return self.both(column) & (column[self.left] == column[self.right])

    def differ(self, column: Ints) -> Ints:
        """Say of which pairs both have it, and not the same."""
        return self.both(column) & (column[self.left] != column[self.right])

    def one(self, column: Ints) -> Ints:
        """Say of which pairs just one has it."""
        return (column[self.left] != NONE) != (column[self.right] != NONE)


def find_features(
    columns: Columns, left: Ints, right: Ints, wanted: Collection[str] | None = None
) -> Mapping[str, Floats]:
    """Give each feature, or those wanted, of the pairs of rows `left` and `right`."""
    pairs = Pairs(columns, left, right)
    names = FEATURES if wanted is None else [name for name in FEATURES if name in wanted]
    return {name: np.asarray(FEATURES[name](pairs), dtype=np.float32) for name in names}


def _kilometres(columns: Columns, left: Ints, right: Ints) -> Floats:
    """Not a number where one has no coordinates."""
    lat, lon = np.radians(columns.lat), np.radians(columns.lon)
    north, east = lat[left] - lat[right], lon[left] - lon[right]
    square = np.sin(north / 2) ** 2 + np.cos(lat[left]) * np.cos(lat[right]) * np.sin(east / 2) ** 2
    return 2 * EARTH * np.arcsin(np.sqrt(np.minimum(1, square)))


def _common(bag: Bag, left: Ints, right: Ints) -> Floats:
    """The weight of the codes that both have."""
    one, other, weights = bag.codes[left], bag.codes[right], bag.weights[left]
    common = np.zeros(len(left), dtype=np.float32)
    for j in range(one.shape[1]):
        code = one[:, j : j + 1]
        common += weights[:, j] * ((other == code) & (code != NONE)).any(axis=1)
    return common


def _same_party(p: Pairs, name: str) -> Floats:
    return np.minimum(1, p.common(name))


def _other_party(p: Pairs, name: str) -> Floats:
    """Both name somebody, and nobody in common; kin alone is neither."""
    weights = getattr(p.columns, name).weights
    said = np.where(weights > _KIN_ONLY, weights, 0).sum(axis=1)
    named = np.minimum(1, np.minimum(said[p.left], said[p.right]))
    return named * (p.common(name) < _SAID)


def _two_sided(pairs: Pairs) -> Ints:
    return pairs.columns.kind[pairs.left] == _CONTACT


def _same_doer(p: Pairs) -> Floats:
    return np.where(_two_sided(p), 0, _same_party(p, "initiators"))


def _other_doer(p: Pairs) -> Floats:
    return np.where(_two_sided(p), 0, _other_party(p, "initiators"))


def _same_target(p: Pairs) -> Floats:
    return np.where(_two_sided(p), 0, _same_party(p, "recipients"))


def _other_target(p: Pairs) -> Floats:
    return np.where(_two_sided(p), 0, _other_party(p, "recipients"))


def _same_sides(p: Pairs) -> Floats:
    """How much of the parties of a contact is the same: all of them is 1."""
    return np.where(_two_sided(p), p.alike("parties"), 0) if _two_sided(p).any() else np.zeros(len(p.left))


def _other_sides(p: Pairs) -> Floats:
    return (
        np.where(_two_sided(p), _other_party(p, "parties"), 0)
        if _two_sided(p).any()
        else np.zeros(len(p.left))
    )


def _far(p: Pairs) -> Floats:
    over = np.nan_to_num(p.kilometres - p.slack, nan=0)
    return np.where(p.same_spot, 0, np.minimum(1, np.log2(1 + np.maximum(0, over) / 10) / 6))


def _elsewhere(p: Pairs) -> Ints:
    """Both name a place, one of them unknown to the gazetteer, and not with one word in common."""
    unknown = np.isnan(p.kilometres) & p.differ(p.columns.place_name)
    return unknown & (p.common("place_words") == 0) & ~_told_place(p)


def _told_place(p: Pairs) -> Ints:
    """The place that one names stands among the other's words."""
    return ~p.same_spot & (_names_in(p, p.left, p.right) | _names_in(p, p.right, p.left))


def _names_in(p: Pairs, one: Ints, other: Ints) -> Ints:
    names, words = p.columns.place_words.codes[one], p.columns.words.codes[other]
    found = np.zeros(len(one), dtype=bool)
    for j in range(names.shape[1]):
        name = names[:, j : j + 1]
        found |= ((words == name) & (name != NONE)).any(axis=1)
    return found


def _tolls(p: Pairs) -> tuple[Floats, Floats]:
    """Lowest and highest of the ratio of the figures, as logs of 2; a column for each sort of toll."""
    low, high = np.log2(1 + p.columns.low), np.log2(1 + p.columns.high)
    over = np.maximum(low[p.left] - high[p.right], low[p.right] - high[p.left])
    return np.maximum(0, over), np.minimum(high[p.left], high[p.right])


def _same_toll(p: Pairs) -> Floats:
    """Large figures that agree tell more than small ones."""
    over, size = _tolls(p)
    agree = np.where(over == 0, np.minimum(1, size / 4), 0)
    return np.nan_to_num(agree[:, : TOLLS.index("count")]).max(axis=1)


def _other_toll(p: Pairs) -> Floats:
    """One figure many times the other."""
    over, _ = _tolls(p)
    return np.minimum(1, np.nan_to_num(over[:, : TOLLS.index("count")]).max(axis=1) / 3)


def _same_count(p: Pairs) -> Floats:
    over, _ = _tolls(p)
    return over[:, TOLLS.index("count")] <= 0.2


def _other_count(p: Pairs) -> Floats:
    over, _ = _tolls(p)
    return np.minimum(1, np.nan_to_num(over[:, TOLLS.index("count")]) / 2)


def _other_mode(p: Pairs) -> Ints:
    families = p.columns.families
    clash = p.both(families) & ((families[p.left] & families[p.right]) == 0)
    return clash | (p.differ(p.columns.mode) & ~p.both(families))


def _published_apart(p: Pairs) -> Floats:
    published = p.columns.published
    apart = np.abs(published[p.left] - published[p.right])
    known = (published[p.left] != EVER) & (published[p.right] != EVER)
    return np.where(known, np.minimum(1, np.log2(1 + apart) / 8), 0)


def _same_day(p: Pairs) -> Ints:
    return p.dated & (p.gap == 0) & (p.longest <= _EXACT)


def _other_report(p: Pairs) -> Ints:
    return p.differ(p.columns.document)


def _gap_size(p: Pairs) -> Floats:
    return np.minimum(1, np.log2(np.maximum(1, p.gap)) / 5)


FEATURES: Mapping[str, Callable[[Pairs], Floats | Ints]] = {
    "any": lambda p: np.ones(len(p.left)),
    "is-contact": lambda p: p.columns.kind[p.left] == _CONTACT,
    "is-promise": lambda p: p.columns.kind[p.left] == _PROMISE,
    "is-movement": lambda p: p.columns.kind[p.left] == _MOVEMENT,
    "same-day": _same_day,
    "days-meet": lambda p: p.dated * (p.gap == 0) * (p.longest > _EXACT) / (1 + np.log2(np.maximum(1, p.longest)) / 3),
    "next-day": lambda p: p.dated & (p.gap == 1),
    "days-apart": lambda p: p.dated * (p.gap > 1) * _gap_size(p),
    "days-apart-at-all": lambda p: p.dated & (p.gap > 1),
    "too-early": lambda p: ~p.dated * (p.gap > 1) * _gap_size(p),
    "same-place": lambda p: p.same_spot,
    "near-place": lambda p: p.near / (1 + np.maximum(0, np.log2(p.slack / 16)) / 2),
    "place-told": _told_place,
    "place-word": lambda p: np.where(p.same_spot, 0, np.minimum(1, p.common("place_words"))),
    "same-country": lambda p: p.agree(p.columns.country),
    "far-place": _far,
    "other-place": _elsewhere,
    "other-country": lambda p: p.differ(p.columns.country) & ~p.same_spot & ~p.near,
    "same-doer": _same_doer,
    "other-doer": _other_doer,
    "same-target": _same_target,
    "other-target": _other_target,
    "same-sides": _same_sides,
    "other-sides": _other_sides,
    "same-mode": lambda p: p.agree(p.columns.mode),
    "other-mode": _other_mode,
    "same-toll": _same_toll,
    "other-toll": _other_toll,
    "same-count": _same_count,
    "other-count": _other_count,
    "shared-words": lambda p: np.minimum(1, p.alike("words") / 0.4),
    "many-shared-words": lambda p: np.clip((p.alike("words") - 0.4) / 0.6, 0, 1),
    "rare-shared-words": lambda p: np.minimum(1, p.common("words") / 3),
    "report-words": lambda p: _other_report(p) * np.minimum(1, p.alike("report") / 0.4),
    "many-report-words": lambda p: _other_report(p) * np.clip((p.alike("report") - 0.4) / 0.6, 0, 1),
    "no-report-words": lambda p: _other_report(p) * p.both(p.columns.report.codes[:, 0]) * (p.alike("report") < 0.03),
    "same-document": lambda p: p.agree(p.columns.document),
    "published-apart": _published_apart,
    "one-planned": lambda p: p.one(p.columns.planned),
    "one-historical": lambda p: p.one(p.columns.historical),
    "one-unheld": lambda p: p.one(p.columns.unheld),
    "same-day-and-place": lambda p: _same_day(p) & (p.same_spot | (p.near & (p.slack < 100))),
    "same-day-and-words": lambda p: _same_day(p) * np.minimum(1, p.alike("words") / 0.4),
    "same-day-and-sides": lambda p: _same_day(p) * np.maximum(_same_sides(p), _same_doer(p)),
    "same-place-and-doer": lambda p: p.same_spot * _same_doer(p),
    "two-places-in-one-report": lambda p: p.agree(p.columns.document) * _elsewhere(p),
    "two-tolls-in-one-report": lambda p: p.agree(p.columns.document) * (_other_toll(p) > 0),
    "days-meet-in-country": lambda p: p.dated * (p.gap == 0) * p.agree(p.columns.country),
    "planned-and-held": lambda p: p.one(p.columns.planned) * _same_sides(p),
}  # fmt: skip
