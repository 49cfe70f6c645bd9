"""Findings: find anew what the record shows of each criterion, and show one."""

from __future__ import annotations

from datetime import date, datetime

from watchdesk.domain.criterion import Criterion
from watchdesk.domain.finding import Finding
from watchdesk.judgement.findings import find, is_same
from watchdesk.judging.moments import moment_of
from watchdesk.judging.promises import promise_id
from watchdesk.record import Desk
from watchdesk.record.entries.finding import entry_at, full_id
from watchdesk.record.judged.criteria import load_criteria, load_criterion, newest_of
from watchdesk.record.judged.findings import keep_finding, last_finding, load_finding
from watchdesk.record.judged.queries import Number, numbers_of
from watchdesk.record.judged.shown import Judged
from watchdesk.record.judged.viewing import view_record


def judge_desk(
    desk: Desk, as_of: date, promise: str | None = None, at: datetime | None = None
) -> tuple[Judged, ...]:
    """Find anew what the record shows of the newest version of each criterion, and keep what is news."""
    with desk.adding() as connection:
        of = entry_at(connection, full_id(connection, desk, promise_id(promise))) if promise else None
        criteria = newest_of(load_criteria(connection, of))
        view = view_record(connection, as_of, {each.measure.kind for each in criteria})
        judged = []
        for criterion in criteria:
            last = last_finding(connection, criterion.id)
            finding = find(criterion, view, moment_of(at), last)
            news = last is None or not is_same(last, finding)
            if news:
                keep_finding(connection, finding)
            judged.append(Judged(criterion, finding if news or last is None else last, news))
        return tuple(judged)


def show_finding(desk: Desk, id: str) -> tuple[Finding, Criterion, tuple[Number, ...]]:
    """Show one finding with its criterion, and each of its numbers with the query that gives it."""
    with desk.asking() as connection:
        finding = load_finding(connection, id)
        criterion = load_criterion(connection, finding.criterion)
        return finding, criterion, numbers_of(finding, criterion)
