"""Criteria: set those of a file, list them, show one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from watchdesk.domain.criterion import Criterion
from watchdesk.domain.entry import PromiseEntry
from watchdesk.domain.finding import Finding
from watchdesk.errors import InputError
from watchdesk.judgement.criteria import Known, parse_criteria, set_criteria
from watchdesk.judging.moments import moment_of
from watchdesk.judging.promises import deadline_of, promise_id, show_promise
from watchdesk.record import Desk, load_entry
from watchdesk.record.entries.finding import entry_at, full_id
from watchdesk.record.judged.criteria import keep_criteria, load_criteria, load_criterion
from watchdesk.record.judged.findings import load_findings
from watchdesk.record.judged.parties import find_actor


def new_criteria(
    desk: Desk, promise: str, file: Path, owner: str | None = None, at: datetime | None = None
) -> tuple[Criterion, ...]:
    """Set the criteria in a file for a promise. Raises BrokenCriteria, and keeps none, where one is broken."""
    text = _text_of(file)
    history = load_entry(desk, promise_id(promise))
    assert isinstance(history.entry, PromiseEntry)
    with desk.adding() as connection:
        known = Known(lambda words: find_actor(connection, words), deadline_of(history.entry), owner)
        stated = parse_criteria(text, file.name, known)
        _refuse_other_promise(connection, desk, stated.promise, history.entry.id, file.name)
        return keep_criteria(connection, set_criteria(stated, history.entry.id, text, moment_of(at)))


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not text in UTF-8; save it as such") from error


def _refuse_other_promise(
    connection: sa.Connection, desk: Desk, stated: str | None, promise: str, name: str
) -> None:
    if stated and entry_at(connection, full_id(connection, desk, promise_id(stated))) != promise:
        raise InputError(f"{name} is written for {stated}, and not for {promise}")


def list_criteria(desk: Desk, promise: str | None = None) -> tuple[Criterion, ...]:
    """List every version of every criterion, of a promise or of all."""
    if promise is None:
        with desk.asking() as connection:
            return load_criteria(connection)
    return show_promise(desk, promise).criteria


def show_criterion(desk: Desk, id: str) -> tuple[Criterion, tuple[Finding, ...]]:
    """Show one version of a criterion, with everything found by it."""
    with desk.asking() as connection:
        criterion = load_criterion(connection, id)
        found = load_findings(connection, criterion.promise)
        return criterion, tuple(each for each in found if each.criterion == criterion.id)
