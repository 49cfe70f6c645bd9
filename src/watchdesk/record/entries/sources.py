"""The Admiralty letters of sources: who graded whom, when and why. The last grade in force counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from watchdesk.domain.entry import Reliability
from watchdesk.record import tables
from watchdesk.record.entries.reviewed import undone_by
from watchdesk.vocabulary.actors import fold_name, register
from watchdesk.vocabulary.publishers import load_publishers

grades, decisions = tables.source_grades, tables.decisions


@dataclass(frozen=True, slots=True)
class SourceGrade:
    """One grade that one person gave to one source."""

    source: str
    """The key of the source: the register's id, or its folded name."""
    name: str
    letter: Reliability
    by: str
    at: str
    because: str | None


def source_key(name: str) -> tuple[str, str]:
    """Give the key and the name of a source: an actor of the register, a known publisher, or the words."""
    publisher = load_publishers().named(name)
    if publisher:
        return fold_name(publisher.name), publisher.name
    entry = register().find(name)
    return (entry.id, entry.name) if entry else (fold_name(name), name)


def load_letters(connection: sa.Connection, at: str | None = None) -> dict[str, Reliability]:
    """Load the letter of each source that has one, now or at the moment `at`."""
    return {row.source: row.letter for row in connection.execute(_in_force(at))}


def load_source_grades(connection: sa.Connection, source: str | None = None) -> tuple[SourceGrade, ...]:
    """Load the grades in force, of one source or of all, the latest last."""
    return tuple(
        SourceGrade(row.source, row.name, row.letter, row.by, row.at, row.because)
        for row in connection.execute(_in_force(None))
        if source is None or row.source == source
    )


def _in_force(at: str | None) -> sa.Select[Any]:
    query = (
        sa.select(grades, decisions.c.by, decisions.c.because)
        .join(decisions, decisions.c.seq == grades.c.decision)
        .where(grades.c.decision.not_in(undone_by(at)))
        .order_by(grades.c.seq)
    )
    return query.where(grades.c.at <= at) if at else query
