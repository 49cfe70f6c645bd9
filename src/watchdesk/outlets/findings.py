"""Findings in words and as JSON: each number beside the query that gives it again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from watchdesk.domain.criterion import Criterion
from watchdesk.domain.finding import Finding, Looked, PeriodFound, WeekRead
from watchdesk.domain.occurrence import Occurrence
from watchdesk.outlets.criteria import criterion_lines
from watchdesk.outlets.wording import clean, many
from watchdesk.record.judged.queries import Number
from watchdesk.record.judged.shown import Judged

_COUNTING_AGAINST = frozenset({"fewer", "none", "at most"})
_STANCES = {"does": "by", "claimed": "claimed by", "attributed": "attributed to", "denied": "denied by"}


def finding_line(finding: Finding, criterion: Criterion) -> str:
    """Say in one line what a finding found, and how it bears."""
    window = finding.window
    bounds = f" ({window.low} to {window.high})" if window.low != window.high else ""
    return (
        f"{finding.id}  {clean(criterion.name)} (version {criterion.version}), as of {finding.as_of}: "
        f"{window.value}{bounds}; {finding.bearing}: {clean(finding.because)}"
    )


def judged_lines(judged: Judged) -> list[str]:
    """Say what judging found by one criterion, and what is different."""
    line = finding_line(judged.finding, judged.criterion)
    if not judged.news:
        return [f"{line} [as before]"]
    return [line, *(f"    {clean(change)}" for change in judged.finding.changes)]


def finding_heading(finding: Finding) -> list[str]:
    """Give what stands above a finding."""
    return [
        f"{finding.id}  as of {finding.as_of}: {finding.bearing}",
        clean(finding.because),
        f"on {finding.promise}; a finding is evidence, and no verdict",
    ]


def finding_sections(
    finding: Finding, criterion: Criterion, numbers: Sequence[Number]
) -> Iterator[tuple[str, list[str]]]:
    """Give titled sections of a finding, those that have something to show."""
    counted = [each for each in finding.looked if each.rule == "counted"]
    against = criterion.keeping in _COUNTING_AGAINST
    window = [each for each in counted if each.period == "window"]
    sections: list[tuple[str, Iterable[str]]] = [
        ("Criterion", criterion_lines(criterion)),
        ("Numbers, each with the query that gives it", _numbers(numbers)),
        ("Evidence against" if against else "Evidence for", map(_occurrence, window)),
        ("Counted in the period before", (_occurrence(each) for each in counted if each not in window)),
        ("Looked at and left out", (f"{each.rule}: {_occurrence(each)}" for each in finding.excluded)),
        ("What was read", _coverage(finding)),
        ("What changed", map(clean, finding.changes)),
    ]
    yield from ((title, told) for title, lines in sections if (told := list(lines)))


def _numbers(numbers: Iterable[Number]) -> Iterator[str]:
    for number in numbers:
        shown = f"{number.value:.3g}" if isinstance(number.value, float) else f"{number.value:,}"
        yield f"{number.name}: {shown}"
        yield f"    {number.query}"


def _occurrence(looked: Looked) -> str:
    seen = looked.occurrence
    return f"{occurrence_in_words(seen)}  ({', '.join(seen.claims) or 'no claim of ours'})"


def occurrence_in_words(seen: Occurrence) -> str:
    """Say what an occurrence is, when, where and by whom, with how many reports tell of it."""
    days = str(seen.first or "day not known") if seen.first == seen.last else f"{seen.first} to {seen.last}"
    ties = (f"{_STANCES[tie.stance]} {clean(tie.name)}" for tie in seen.ties)
    targets = ", ".join(clean(target.name) for target in seen.targets)
    told = (
        seen.id,
        f"{days}{' (day of the report)' if seen.dated_by_report else ''}",
        seen.kind,
        f"in {clean(seen.where)}" if seen.where else "",
        "; ".join(dict.fromkeys(ties)),
        f"→ {targets}" if targets and seen.kind != "contact" else "",
        f"· {many(seen.reports, 'report')}, {seen.voices} independent",
        "· contested" if seen.contested else "",
    )
    return " ".join(filter(None, told))


def _coverage(finding: Finding) -> Iterator[str]:
    for period, name in ((finding.before, "before"), (finding.window, "window")):
        if period:
            yield _period(period, name)
            yield from (f"    seven days from {week.first}: {told}" for week, told in _weeks(period))


def _period(period: PeriodFound, name: str) -> str:
    return (
        f"{name}: {many(period.reports, 'report')} by {many(period.publishers, 'publisher')}, "
        f"{period.first} to {period.last}; nothing was read of {period.unread_weeks} of its "
        f"{many(period.weeks, 'span')} of seven days"
    )


def _weeks(period: PeriodFound) -> Iterator[tuple[WeekRead, str]]:
    for week in period.coverage:
        if week.coverage:
            yield week, ", ".join(f"{clean(each.publisher)} {each.reports}" for each in week.coverage)


def finding_json(finding: Finding, criterion: Criterion, numbers: Iterable[Number]) -> str:
    """Give one line of JSON for a finding with its criterion and its numbers."""
    told = {
        "schema": "watchdesk/finding/1",
        "finding": finding.model_dump(mode="json"),
        "criterion": criterion.model_dump(mode="json"),
        "numbers": [{"name": each.name, "value": each.value, "query": each.query} for each in numbers],
    }
    return json.dumps(told, ensure_ascii=False)


def judged_json(judged: Judged) -> str:
    """Give one line of JSON for what judging found by one criterion."""
    told = {
        "schema": "watchdesk/judged/1",
        "news": judged.news,
        "criterion": judged.criterion.id,
        "finding": judged.finding.model_dump(mode="json", exclude={"looked"}),
    }
    return json.dumps(told, ensure_ascii=False)
