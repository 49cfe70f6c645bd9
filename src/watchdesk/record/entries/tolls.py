"""Tolls of an incident: every figure with its claim, and the lowest, the best and the highest.

The best figure is the latest of those on the best footing: officials and documents come before the reporter,
witnesses and other outlets, these before unnamed speakers, and an armed group's own figure comes last. At one
moment the report's body comes before its headline. Nothing is averaged. Where the figure is a range, the fewest
that its words allow is taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from watchdesk.domain.claim import Footing, Toll
from watchdesk.domain.entry import TollFigure, TollRange
from watchdesk.record.entries.grading import OFFICIAL
from watchdesk.record.entries.held import HeldClaim

_FOOTINGS: dict[Footing, int] = {
    "official-statement": 0,
    "named-official": 0,
    "document": 0,
    "reporter": 1,
    "witness": 1,
    "other-outlet": 1,
    "unnamed-source": 2,
    "armed-group": 3,
}

_Given = tuple[HeldClaim, Toll]


def gather_tolls(held: Sequence[HeldClaim]) -> tuple[TollRange, ...]:
    """Give the tolls by what became of whom."""
    sorts: dict[tuple[str, str], list[_Given]] = defaultdict(list)
    for each in _counted(held):
        for toll in each.claim.tolls:
            sorts[toll.what, toll.class_].append((each, toll))
    return tuple(_range(*sort, given) for sort, given in sorted(sorts.items()))


def gather_totals(held: Sequence[HeldClaim]) -> tuple[TollRange, ...]:
    """Give the tolls over all classes: in each report the largest of the totals that its claims give."""
    sorts: dict[str, list[_Given]] = defaultdict(list)
    for _, report in groupby(_counted(held), key=lambda each: each.document.id):
        claims = list(report)
        for what in sorted({toll.what for each in claims for toll in each.claim.tolls}):
            totals = [(each, total) for each in claims if (total := _total(each, what))]
            sorts[what].append(max(totals, key=_largest))
    return tuple(_range(what, "all", given) for what, given in sorted(sorts.items()))


def _counted(held: Iterable[HeldClaim]) -> list[HeldClaim]:
    return [
        each for each in held if not each.claim.negated and each.claim.modality in ("asserted", "historical")
    ]


def _total(held: HeldClaim, what: str) -> Toll | None:
    """Add up the classes that one claim tells apart, unless it also gives the whole, which is then larger."""
    tolls = [toll for toll in held.claim.tolls if toll.what == what]
    whole = max((toll for toll in tolls if toll.class_ == "unknown"), key=_fewest, default=None)
    parts = [toll for toll in tolls if toll.class_ != "unknown"]
    if whole and (not parts or _fewest(whole) >= sum(map(_fewest, parts))):
        return whole
    if not parts:
        return None
    high = None if any(toll.high is None for toll in parts) else sum(toll.high or 0 for toll in parts)
    words = " + ".join(toll.words for toll in parts)
    return parts[0].model_copy(update={"low": sum(map(_fewest, parts)), "high": high, "words": words})


def _fewest(toll: Toll) -> int:
    return toll.low if toll.low is not None else toll.high or 0


def _largest(given: _Given) -> tuple[int, bool]:
    held, toll = given
    return _fewest(toll), not held.claim.headline


def _range(what: str, class_: str, given: Sequence[_Given]) -> TollRange:
    lows = [toll.low if toll.low is not None else toll.high for _, toll in given]
    highs = [toll.high if toll.high is not None else toll.low for _, toll in given]
    return TollRange.model_validate(
        {
            "what": what,
            "class": class_,
            "low": min((low for low in lows if low is not None), default=None),
            "best": best_figure(given),
            "high": max((high for high in highs if high is not None), default=None),
            "figures": _figures(given),
        }
    )


def best_figure(given: Sequence[_Given]) -> int | None:
    """Give the latest figure on the best footing."""
    told = [(each, toll) for each, toll in given if toll.low is not None or toll.high is not None]
    if not told:
        return None
    best = min(_FOOTINGS[each.claim.sourcing.footing] for each, _ in told)
    of_best = [(each, toll) for each, toll in told if _FOOTINGS[each.claim.sourcing.footing] == best]
    return _fewest(max(of_best, key=lambda one: _lateness(*one))[1])


def _lateness(held: HeldClaim, toll: Toll) -> tuple[float, bool, int, str, str]:
    published = held.document.published
    return (
        published.timestamp() if published else 0.0,
        not held.claim.headline,
        _fewest(toll),
        held.document.id,
        held.claim.id,
    )


def _figures(given: Sequence[_Given]) -> tuple[TollFigure, ...]:
    figures: list[TollFigure] = []
    for held, toll in sorted(given, key=lambda one: one[0].order):
        changes = any((figure.low, figure.high) != (toll.low, toll.high) for figure in figures)
        official = held.claim.sourcing.footing in OFFICIAL
        figures.append(
            TollFigure(
                low=toll.low,
                high=toll.high,
                words=toll.words,
                claim=held.claim.id,
                correction=official and changes and _is_later(held, given),
            )
        )
    return tuple(figures)


def _is_later(held: HeldClaim, given: Sequence[_Given]) -> bool:
    published = held.document.published
    earlier = (each.document.published for each, _ in given if each.document.id != held.document.id)
    return published is not None and any(one is not None and one < published for one in earlier)
