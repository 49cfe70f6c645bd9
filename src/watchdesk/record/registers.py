"""What other registers have coded, kept beside our own record: never counted with it, and never overwritten.

An entry that a newer file codes otherwise is added anew; the last one counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

import sqlalchemy as sa

from watchdesk.domain.register import RegisterEntry, RegisterName
from watchdesk.record import tables
from watchdesk.record.asking import Scope
from watchdesk.record.desk import Desk
from watchdesk.record.naming import Asked, parse_asked
from watchdesk.vocabulary.actors import fold_name, register

imports, kept = tables.imports, tables.register_events

_BATCH = 2000
MOST_COMPLAINTS = 100
"""Rows that do not hold of which each is named; of more, only the number is said."""


class RegisterFile(Protocol):
    """A register's file, with rows that hold and rows that do not."""

    @property
    def name(self) -> RegisterName:
        """Say which register it is of."""
        ...

    @property
    def file(self) -> str:
        """Give its name."""
        ...

    @property
    def sha256(self) -> str:
        """Give the hash of its bytes."""
        ...

    @property
    def rows(self) -> Iterator[object]:
        """Give RegisterEntries, and for rows that do not hold, what says so in words."""
        ...


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a register's file. Where a row does not hold, nothing of it is stored."""

    register: RegisterName
    file: str
    rows: int
    new: int
    changed: int
    complaints: tuple[str, ...] = ()
    complained: int = 0
    """How many rows do not hold; no more than the first hundred are named."""


class _Refused(Exception):
    pass


def keep_register(desk: Desk, file: RegisterFile, by: str, *, at: datetime | None = None) -> Imported:
    """Keep all rows of a register's file in one transaction, or none."""
    moment = (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
    tally = _Tally()
    try:
        with desk.adding() as connection:
            number = _add_import(connection, file, by, moment)
            known = _known(connection, file.name)
            for batch in _batches(file.rows, tally):
                _add(connection, number, batch, known, tally)
            if tally.complained:
                raise _Refused
    except _Refused:
        return Imported(file.name, file.file, tally.rows, 0, 0, tuple(tally.complaints), tally.complained)
    return Imported(file.name, file.file, tally.rows, tally.new, tally.changed)


@dataclass
class _Tally:
    rows: int = 0
    new: int = 0
    changed: int = 0
    complained: int = 0

    def __post_init__(self) -> None:
        self.complaints: list[str] = []

    def complain(self, words: str) -> None:
        self.complained += 1
        if len(self.complaints) < MOST_COMPLAINTS:
            self.complaints.append(words)


def _add_import(connection: sa.Connection, file: RegisterFile, by: str, at: str) -> int:
    row = {"register": file.name, "file": file.file, "sha256": file.sha256, "entries": 0, "by": by, "at": at}
    connection.execute(sa.insert(imports), [row])
    return int(connection.execute(sa.select(sa.func.max(imports.c.seq))).scalar() or 0)


def _known(connection: sa.Connection, name: str) -> dict[str, str]:
    query = sa.select(*kept.c["id", "body"]).where(kept.c.register == name).order_by(kept.c.seq)
    return {row.id: row.body for row in connection.execute(query)}


def _batches(rows: Iterator[object], tally: _Tally) -> Iterator[list[RegisterEntry]]:
    batch: list[RegisterEntry] = []
    for row in rows:
        tally.rows += 1
        if isinstance(row, RegisterEntry):
            batch.append(row)
        else:
            tally.complain(str(row))
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch


def _add(
    connection: sa.Connection, number: int, batch: list[RegisterEntry], known: dict[str, str], tally: _Tally
) -> None:
    new = []
    for entry in batch:
        body = entry.model_dump_json()
        before = known.get(entry.id)
        if before == body:
            continue
        tally.new += before is None
        tally.changed += before is not None
        known[entry.id] = body
        new.append(_row(entry, body, number))
    if new and not tally.complained:
        connection.execute(sa.insert(kept), new)


def _row(entry: RegisterEntry, body: str, number: int) -> dict[str, object]:
    return {
        "import_": number,
        "register": entry.register_name,
        "id": entry.id,
        "earliest": entry.earliest.isoformat(),
        "latest": entry.latest.isoformat(),
        "country": entry.country,
        "body": body,
    }


def find_register_entries(desk: Desk, name: RegisterName, scope: Scope) -> tuple[RegisterEntry, ...]:
    """Find what a register codes within the scope, by its first day, as it was last imported."""
    with desk.asking() as connection:
        last = sa.select(sa.func.max(kept.c.seq)).where(kept.c.register == name).group_by(kept.c.id)
        query = sa.select(kept.c.body).where(kept.c.seq.in_(last)).order_by(kept.c.earliest, kept.c.id)
        if scope.since:
            query = query.where(kept.c.latest >= scope.since.isoformat())
        if scope.until:
            query = query.where(kept.c.earliest <= scope.until.isoformat())
        bodies: Sequence[str] = connection.execute(query).scalars().all()
    entries = map(RegisterEntry.model_validate_json, bodies)
    if not scope.actor:
        return tuple(entries)
    asked = parse_asked(scope.actor)
    return tuple(entry for entry in entries if _names(entry, asked))


def _names(entry: RegisterEntry, asked: Asked) -> bool:
    for side in filter(None, (entry.side_a, entry.side_b)):
        folded, known = fold_name(side), register().find(side)
        if (
            folded in asked.terms
            or f" {asked.words} " in f" {folded} "
            or (known and known.id in asked.terms)
        ):
            return True
    return False
