"""A desk: the one file that holds a record, and the transactions in which it is asked or added to."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool

from watchdesk.errors import DeskError

PATIENCE = 5.0
"""Seconds to wait for another process that is writing: longer than any one report takes to keep."""

Prepare = Callable[[sqlite3.Connection], None]

_REMEDIES = {
    "SQLITE_BUSY": "is in use by another process; try again when that is done",
    "SQLITE_LOCKED": "is in use by another process; try again when that is done",
    "SQLITE_READONLY": "may not be written; make the file and its folder writable, or name another",
    "SQLITE_CANTOPEN": "cannot be opened; make the file and its folder writable, or name another",
    "SQLITE_PERM": "may not be written; make the file and its folder writable, or name another",
    "SQLITE_FULL": "has no room left on its disk; make room and read again (nothing was stored by halves)",
    "SQLITE_IOERR": "cannot be read or written (its disk fails); restore a copy on another disk",
    "SQLITE_CORRUPT": "is damaged; restore a copy, or read the reports again into another desk",
    "SQLITE_NOTADB": "is not a Watchdesk desk; name another file with --desk",
}


class Desk:
    """An open desk. Close it, or use it in a `with` statement."""

    def __init__(
        self, path: Path, *, options: str, patience: float = PATIENCE, prepare: Prepare | None = None
    ) -> None:
        """Open the SQLite file at `path` with the URI `options`; `open_desk` is the checked way in.

        `prepare` is called on each connection before anything is asked by it.
        """
        self.path = path

        def connect() -> sqlite3.Connection:
            connection = _connect(path, options, patience)
            if prepare:
                prepare(connection)
            return connection

        self._engine = sa.create_engine("sqlite://", creator=connect, poolclass=QueuePool)
        sa.event.listen(self._engine, "begin", _begin)

    @contextmanager
    def asking(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one moment of the record throughout."""
        with self._transaction(writes=False) as connection:
            yield connection

    @contextmanager
    def adding(self) -> Iterator[sa.Connection]:
        """Give a connection whose additions are all stored at the end, or, on any failure, none of them."""
        with self._transaction(writes=True) as connection:
            yield connection

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[sa.Connection]:
        try:
            with (
                self._engine.connect().execution_options(desk_writes=writes) as connection,
                connection.begin(),
            ):
                yield connection
        except sa.exc.DBAPIError as error:
            raise _in_words(self.path, error.orig) or error from error
        except sqlite3.Error as error:
            raise _in_words(self.path, error) or error from error


def _connect(path: Path, options: str, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{options}",
        uri=True,
        timeout=patience,
        isolation_level=None,  # transactions are begun by _begin alone
        check_same_thread=False,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _begin(connection: sa.Connection) -> None:
    # A writer takes its lock at once: taken later, a second writer could fail half-way without waiting.
    writes = connection.get_execution_options().get("desk_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _in_words(path: Path, error: BaseException | None) -> DeskError | None:
    name = str(getattr(error, "sqlite_errorname", ""))
    remedies = (words for code, words in _REMEDIES.items() if name.startswith(code))
    words = next(remedies, None)
    return DeskError(f"{path} {words}") if words else None
