"""Check what is judged: every id, what each finding looked at, and every number by its query."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError

from watchdesk.domain.criterion import Criterion
from watchdesk.domain.finding import Finding, finding_id
from watchdesk.domain.verdict import verdict_id
from watchdesk.record import tables
from watchdesk.record.judged.criteria import criterion_id
from watchdesk.record.judged.criteria import row_of as criterion_row
from watchdesk.record.judged.findings import entry_row, load_finding
from watchdesk.record.judged.findings import row_of as finding_row
from watchdesk.record.judged.queries import numbers_of
from watchdesk.record.judged.verdicts import row_of as verdict_row
from watchdesk.record.judged.verdicts import verdict_from
from watchdesk.record.problems import Problem, Tally

Fault = tuple[str, str, str]
"""Of what, in which field, and what is wrong."""


def check_judged(tally: Tally) -> Iterator[Problem]:
    """Check every criterion, finding and verdict."""
    parts: dict[str, Callable[[sa.Connection], Iterator[Fault | None]]] = {
        "criteria": check_criteria,
        "numbers on findings": check_findings,
        "verdicts": check_verdicts,
    }
    for what, check in parts.items():
        for fault in check(tally.connection):
            if fault:
                yield Problem(*fault)
            else:
                tally.count(what)


def check_criteria(connection: sa.Connection) -> Iterator[Fault | None]:
    """Check each criterion; None is one that holds."""
    for row in connection.execute(sa.select(tables.criteria).order_by(tables.criteria.c.seq)).all():
        yield from _or_holds(_faults_of_criterion(row))


def _faults_of_criterion(row: sa.Row[Any]) -> Iterator[Fault]:
    try:
        criterion = Criterion.model_validate_json(row.body)
    except ValidationError as error:
        yield row.id, "criterion", _in_one_line(error)
        return
    if criterion_id(criterion) != row.id:
        yield row.id, "id", "is not the id of what the criterion now says: it was altered"
    yield from _differing(row, criterion_row(criterion))


def check_findings(connection: sa.Connection) -> Iterator[Fault | None]:
    """Check each finding, what it looked at, and each of its numbers; None is a number that holds."""
    for row in connection.execute(sa.select(tables.findings).order_by(tables.findings.c.seq)).all():
        try:
            finding = load_finding(connection, row.id)
            criterion = _criterion_of(connection, finding)
        except ValueError as error:
            yield row.id, "finding", _in_one_line(error)
            continue
        if finding_id(finding) != row.id:
            yield row.id, "id", "is not the id of what the finding now says: it was altered"
        yield from _differing(row, finding_row(finding))
        yield from _check_looked(connection, finding)
        yield from _check_numbers(connection, finding, criterion)


def _criterion_of(connection: sa.Connection, finding: Finding) -> Criterion:
    body = sa.select(tables.criteria.c.body).where(tables.criteria.c.id == finding.criterion)
    return Criterion.model_validate_json(str(connection.execute(body).scalar()))


def _check_looked(connection: sa.Connection, finding: Finding) -> Iterator[Fault]:
    entries = tables.finding_entries
    query = sa.select(entries).where(entries.c.finding_id == finding.id).order_by(entries.c.position)
    for row, looked in zip(connection.execute(query).all(), finding.looked, strict=True):
        for _, field, words in _differing(row, entry_row(finding.id, row.position, looked), "entry_id"):
            yield finding.id, f"{looked.occurrence.id} {field}", words
        for claim in looked.occurrence.claims:
            known = sa.select(tables.claims.c.id).where(tables.claims.c.id == claim)
            if connection.execute(known).first() is None:
                yield finding.id, looked.occurrence.id, f"there is no claim {claim}"


def _check_numbers(
    connection: sa.Connection, finding: Finding, criterion: Criterion
) -> Iterator[Fault | None]:
    for number in numbers_of(finding, criterion):
        found = connection.exec_driver_sql(number.query).scalar()
        if number.agrees(found):
            yield None
        else:
            yield finding.id, number.name, f"is {number.value}, and its query gives {found}"


def check_verdicts(connection: sa.Connection) -> Iterator[Fault | None]:
    """Check each verdict; None is one that holds."""
    findings = {row.id: row.promise_id for row in connection.execute(sa.select(tables.findings)).all()}
    for row in connection.execute(sa.select(tables.verdicts).order_by(tables.verdicts.c.seq)).all():
        yield from _or_holds(_faults_of_verdict(row, findings))


def _faults_of_verdict(row: sa.Row[Any], findings: dict[str, str]) -> Iterator[Fault]:
    verdict = verdict_from(row)
    if verdict_id(verdict) != row.id:
        yield row.id, "id", "is not the id of what the verdict now says: it was altered"
    yield from _differing(row, verdict_row(verdict))
    for cited in json.loads(row.cites):
        if cited not in findings:
            yield row.id, "cites", f"there is no finding {cited}"


def _differing(row: sa.Row[Any], said: dict[str, object], key: str = "id") -> Iterator[Fault]:
    for column, value in said.items():
        found = getattr(row, column)
        if column != "body" and found != value:
            yield str(getattr(row, key)), column, f"the list column has {found!r}, the whole {value!r}"


def _or_holds(faults: Iterator[Fault]) -> Iterator[Fault | None]:
    found = list(faults)
    yield from found
    if not found:
        yield None


def _in_one_line(error: Exception) -> str:
    return json.dumps(" ".join(str(error).split())[:200], ensure_ascii=False)
