"""Measuring: which occurrences a criterion counts, and by which rule each other that comes near is left out.

Takes a Criterion and a View.  Gives what was Looked at, in the window and in the period it is compared with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from watchdesk.domain.criterion import Criterion, Measure, year_before
from watchdesk.domain.finding import Looked, Period, Rule
from watchdesk.domain.occurrence import Occurrence, Standing, View

Days = tuple[date, date]

_BY_STANDING: dict[Standing, Rule] = {
    "register": "register row",
    "rejected": "rejected",
    "for-review": "for review",
    "negated": "negated",
    "planned": "only threatened or planned",
    "hypothetical": "hypothetical",
    "trend": "a trend, not an event",
    "historical": "historical",
}
SELECTING: frozenset[Rule] = frozenset(
    {"another type", "type not told", "elsewhere", "nobody is named", "another party", "another target"}
)
"""Rules that say that it is something else; what two of them leave out does not come near."""


@dataclass(frozen=True, slots=True)
class Periods:
    """The days that are looked at, up to the day as of which somebody asks."""

    window: Days
    before: Days | None
    open: bool
    begun: bool


def periods_of(criterion: Criterion, as_of: date) -> Periods:
    """Give the window as far as it has run, and as many days to compare it with."""
    first, last = criterion.window.on(as_of)
    end = min(last or as_of, as_of)
    begun = first <= as_of
    window = (first, max(first, end))
    return Periods(window, _before(criterion, window), last is None or as_of < last, begun)


def _before(criterion: Criterion, window: Days) -> Days | None:
    first, last = window
    if criterion.compare == "previous period":
        return first - (last - first) - timedelta(days=1), first - timedelta(days=1)
    if criterion.compare == "same months of the year before":
        return year_before(first), year_before(last)
    return None


def look_at(criterion: Criterion, view: View, periods: Periods) -> tuple[Looked, ...]:
    """Look at everything of the measured kind, and give what is counted or comes near."""
    measure = criterion.measure
    return tuple(
        looked
        for occurrence in view.occurrences
        if occurrence.kind == measure.kind
        for looked in _look(occurrence, measure, periods)
    )


def _look(occurrence: Occurrence, measure: Measure, periods: Periods) -> Iterator[Looked]:
    rules = list(rules_against(occurrence, measure))
    period, edge = _period_of(occurrence, periods)
    astray = sum(rule in SELECTING for rule in rules)
    if astray > 1 or (period == "outside" and (astray or occurrence.standing == "register")):
        return
    if edge:
        rules.append(edge)
    yield Looked(occurrence=occurrence, period=period, rule=rules[0] if rules else "counted")


def rules_against(occurrence: Occurrence, measure: Measure) -> Iterator[Rule]:
    """Give every rule but those of its days that leaves an occurrence out, in their order."""
    if occurrence.standing in _BY_STANDING:
        yield _BY_STANDING[occurrence.standing]
    yield from selecting_rules(occurrence, measure)
    if measure.by and is_denied(occurrence, frozenset(measure.by)):
        yield "denied"


def selecting_rules(occurrence: Occurrence, measure: Measure) -> Iterator[Rule]:
    """Give every rule by which it is something else than what is measured."""
    if measure.types and not set(measure.types) & set(occurrence.types):
        told = any("/" in type for type in occurrence.types)
        yield "another type" if told or not _may_be_of(measure.types, occurrence) else "type not told"
    if measure.where and measure.where not in occurrence.areas:
        yield "elsewhere"
    if measure.by and not occurrence.stances_of(frozenset(measure.by)):
        yield "another party" if occurrence.by else "nobody is named"
    if measure.against and not _is_against(occurrence, measure.against):
        yield "another target"


def _may_be_of(types: Sequence[str], occurrence: Occurrence) -> bool:
    return bool({type.partition("/")[0] for type in types} & set(occurrence.types))


def _is_against(occurrence: Occurrence, against: Sequence[str]) -> bool:
    return any(set(against) & {target.actor, *target.owners} for target in occurrence.targets)


def is_denied(occurrence: Occurrence, actors: frozenset[str]) -> bool:
    """Say whether it is denied for these actors, and they do not claim it."""
    stances = occurrence.stances_of(actors)
    return "denied" in stances and "claimed" not in stances


def _period_of(occurrence: Occurrence, periods: Periods) -> tuple[Period, Rule | None]:
    first, last = occurrence.first, occurrence.last
    if first is None or last is None:
        return "outside", "no day known"
    for period, days in _named(periods):
        if days[0] <= first and last <= days[1]:
            return period, None
    for period, days in _named(periods):
        if first <= days[1] and days[0] <= last:
            return period, "across the edge of the window"
    return "outside", "outside the window"


def _named(periods: Periods) -> Iterator[tuple[Period, Days]]:
    yield "window", periods.window
    if periods.before:
        yield "before", periods.before


def is_firm(occurrence: Occurrence, measure: Measure) -> bool:
    """Say whether the party itself claims it, or two independent voices tell of it, and none contradicts."""
    claimed = "claimed" in occurrence.stances_of(frozenset(measure.by))
    return not occurrence.contested and (claimed or occurrence.voices >= 2)


def may_count(occurrence: Occurrence, measure: Measure, days: Days) -> bool:
    """Say whether it would be counted if a denial were false, a review went its way, or its day or type were known."""
    if occurrence.standing not in ("held", "for-review"):
        return False
    if set(selecting_rules(occurrence, measure)) - {"type not told"}:
        return False
    first, last = occurrence.first, occurrence.last
    return first is not None and last is not None and first <= days[1] and days[0] <= last
