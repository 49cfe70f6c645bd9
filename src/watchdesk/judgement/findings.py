"""Findings: what the record shows of a criterion as of a day.

Takes a Criterion and a View.  Gives a Finding: how many, within which bounds, what was left out by which rule, how
much was read, and how that bears on the promise. What it bears is no verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from watchdesk.domain.criterion import Criterion
from watchdesk.domain.finding import (
    Bearing,
    Finding,
    Looked,
    Period,
    PeriodFound,
    Ratio,
    content_of,
    finding_id,
)
from watchdesk.domain.occurrence import View
from watchdesk.judgement.comparing import DOUBLE, change_between, compare, weeks_in, weeks_read
from watchdesk.judgement.measuring import Days, Periods, is_firm, look_at, may_count, periods_of


class Shown(NamedTuple):
    """How a finding bears, and why."""

    bearing: Bearing
    because: str


def find(criterion: Criterion, view: View, at: datetime, before: Finding | None = None) -> Finding:
    """Find what the record shows of a criterion; `before` is the last finding on it."""
    periods = periods_of(criterion, view.as_of)
    looked = look_at(criterion, view, periods)
    window = _period(criterion, view, looked, "window", periods.window)
    earlier = _period(criterion, view, looked, "before", periods.before) if periods.before else None
    ratio = _ratio(looked, window, earlier)
    shown = _bearing(_Case(criterion, view, periods, window, earlier, ratio))
    draft = Finding(
        id="fnd-draft",
        criterion=criterion.id,
        promise=criterion.promise,
        as_of=view.as_of,
        event=view.event,
        bearing=shown.bearing,
        because=shown.because,
        window=window,
        open=periods.open,
        before=earlier,
        ratio=ratio,
        looked=looked,
        at=at,
        after=before.id if before else None,
        changes=tuple(changes_between(before, looked, window, shown.bearing)) if before else (),
    )
    return draft.model_copy(update={"id": finding_id(draft)})


def is_same(one: Finding, other: Finding) -> bool:
    """Say whether two findings say the same."""
    return content_of(one) == content_of(other)


def _period(
    criterion: Criterion, view: View, looked: Sequence[Looked], period: Period, days: Days
) -> PeriodFound:
    measure = criterion.measure
    counted = [each.occurrence for each in looked if each.rule == "counted" and each.period == period]
    weeks = weeks_read(view, *days)
    reports = view.reports_between(*days)
    return PeriodFound(
        first=days[0],
        last=days[1],
        value=len(counted),
        low=sum(is_firm(each, measure) for each in counted),
        high=sum(may_count(each.occurrence, measure, days) for each in looked),
        reports=len(reports),
        publishers=len({report.publisher for report in reports}),
        unread_weeks=sum(not week.coverage for week in weeks),
        weeks=weeks_in(*days),
        coverage=weeks,
    )


def _ratio(looked: Sequence[Looked], window: PeriodFound, before: PeriodFound | None) -> Ratio | None:
    if before is None or not window.reports or not before.reports:
        return None
    return compare(window, before, _days_counted(looked, "window"), _days_counted(looked, "before"))


def _days_counted(looked: Sequence[Looked], period: Period) -> list[date]:
    return [
        each.occurrence.first
        for each in looked
        if each.rule == "counted" and each.period == period and each.occurrence.first
    ]


class _Case(NamedTuple):
    criterion: Criterion
    view: View
    periods: Periods
    window: PeriodFound
    before: PeriodFound | None
    ratio: Ratio | None


def _bearing(case: _Case) -> Shown:
    if not case.periods.begun:
        return Shown("not yet", f"the window begins on {case.window.first}")
    if not case.window.reports:
        return Shown("not searched", f"no report from {_days(case.window)} was read")
    return _BY_KEEPING[case.criterion.keeping](case)


def _none(case: _Case) -> Shown:
    return _at_most(case._replace(criterion=case.criterion.model_copy(update={"number": 0})))


def _at_most(case: _Case) -> Shown:
    number, value = case.criterion.number or 0, case.window.value
    allowed = f"at most {number} may be" if number else "none may be"
    if value > number:
        return Shown("against", f"{value} found, and {allowed}")
    if case.window.high > number:
        return Shown("in doubt", f"{_in_doubt(case.window)}, and {allowed}")
    found = f"{value} found" if value else f"no evidence found in {_searched(case.window)}"
    return Shown("for so far" if case.periods.open else "for", f"{found}, and {allowed}")


def _any(case: _Case) -> Shown:
    return _at_least(case._replace(criterion=case.criterion.model_copy(update={"number": 1})))


def _at_least(case: _Case) -> Shown:
    number, value = case.criterion.number or 1, case.window.value
    if value >= number:
        return Shown("for", f"{value} found, and {number} {'is' if number == 1 else 'are'} enough")
    if case.window.high >= number:
        return Shown(
            "in doubt", f"{_in_doubt(case.window)}, and {number} {'is' if number == 1 else 'are'} enough"
        )
    if not value:
        return Shown("none found", f"no evidence found in {_searched(case.window)}")
    if case.periods.open:
        return Shown("for so far", f"{value} of {number} found until {case.window.last}")
    return Shown("short", f"{value} of {number} found when the window ended")


def _fewer(case: _Case) -> Shown:
    return _than_number(case) if isinstance(case.criterion.compare, int) else _than_before(case)


def _than_number(case: _Case) -> Shown:
    number, value = int(case.criterion.compare or 0), case.window.value
    fewer = case.criterion.keeping == "fewer"
    so_far = f" until {case.window.last}" if case.periods.open else ""
    words = f"{_found(value)}{so_far}, and {'fewer' if fewer else 'more'} than {number} are to be"
    if fewer and value >= number:
        return Shown("against", words)
    if (case.window.high >= number) if fewer else (value <= number < case.window.high):
        return Shown(
            "in doubt",
            f"{_in_doubt(case.window)}, and {'fewer' if fewer else 'more'} than {number} are to be",
        )
    if fewer or value > number:
        return Shown("for so far" if fewer and case.periods.open else "for", words)
    if not value:
        return Shown("none found", f"no evidence found in {_searched(case.window)}")
    return Shown("for so far" if case.periods.open else "short", words)


def _than_before(case: _Case) -> Shown:
    window, before, ratio = case.window, case.before, case.ratio
    if before is None or ratio is None:
        return Shown("not searched", f"no report from {_days(before or window)} was read to compare with")
    change = change_between(case.view, before, window)
    if change:
        return Shown("not comparable", change)
    words = (
        f"{window.value} found, and {before.value} in {_days(before)}: {ratio.ratio:.2g} times the rate per report "
        f"read, {ratio.low:.2g} to {ratio.high:.2g}"
    )
    return Shown(_of_ratio(ratio, case.criterion.keeping == "fewer"), words)


def _of_ratio(ratio: Ratio, fewer: bool) -> Bearing:
    if ratio.high < 1:
        return "for" if fewer else "against"
    if ratio.low > 1:
        return "against" if fewer else "for"
    return "too few to tell" if ratio.low < 1 / DOUBLE and ratio.high > DOUBLE else "no clear change"


_BY_KEEPING: dict[str, Callable[[_Case], Shown]] = {
    "none": _none,
    "at most": _at_most,
    "any": _any,
    "at least": _at_least,
    "fewer": _fewer,
    "more": _fewer,
}


def _found(value: int) -> str:
    return f"{value} found" if value else "none found"


def _in_doubt(period: PeriodFound) -> str:
    return f"{period.value} counted and {period.high} possible"


def _days(period: PeriodFound) -> str:
    return f"{period.first} to {period.last}"


def _searched(period: PeriodFound) -> str:
    reports = f"{period.reports} report{'' if period.reports == 1 else 's'}"
    publishers = f"{period.publishers} publisher{'' if period.publishers == 1 else 's'}"
    return f"{reports} by {publishers}, published from {period.first} to {period.last}"


def changes_between(
    before: Finding, looked: Sequence[Looked], window: PeriodFound, bearing: Bearing
) -> Iterator[str]:
    """Say what became different since the finding before, and why."""
    if (before.window.first, before.window.last) != (window.first, window.last):
        yield f"the window is {_days(window)}, and was {_days(before.window)}"
    was = {each.occurrence.id: each for each in before.looked}
    now = {each.occurrence.id: each for each in looked}
    for id in sorted(was.keys() | now.keys()):
        words = _change_of(was.get(id), now.get(id))
        if words:
            yield f"{id} {words}"
    if before.window.reports != window.reports:
        yield f"{window.reports} reports were read of it, and {before.window.reports} then"
    if before.bearing != bearing:
        yield f"it is “{bearing}”, and was “{before.bearing}”"


def _change_of(was: Looked | None, now: Looked | None) -> str | None:
    if now is None:
        return "is counted no more: it does not come near now" if was and was.rule == "counted" else None
    place = "" if now.period == "window" else f" ({now.period} the window)"
    if was is None:
        return f"is counted now: it is new{place}" if now.rule == "counted" else None
    if was.rule == now.rule:
        return None
    if now.rule == "counted":
        return f"is counted now{place}: before, {was.rule}"
    return f"is counted no more: {now.rule}" if was.rule == "counted" else None
