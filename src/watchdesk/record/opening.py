"""Open a desk, make a new one, or say in one line why not.

A file that is not a desk is never altered: whether it is one is told from its first bytes, and from
SQLite itself only where another process is at work on it.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Literal

import sqlalchemy as sa

from watchdesk.errors import DeskError
from watchdesk.record.desk import PATIENCE, Desk

SCHEMA_VERSION = "0005"
"""The newest step in `migrations/versions`; a test compares the two."""

APPLICATION_ID = 0x57444B31
"""Marks an SQLite file as a desk ("WDK1"); stored at byte 68 of its header."""

_MAGIC = b"SQLite format 3\x00"

_Nature = Literal["absent", "empty", "desk", "other database", "no database"]


def open_desk(path: Path, *, create: bool = False, patience: float = PATIENCE) -> Desk:
    """Open the desk at `path`, brought up to date; with `create`, make it where there is none.

    Raises DeskError in words. `patience` is how many seconds to wait for another process.
    """
    nature = _nature_of(path)
    if nature in ("absent", "empty") and not create:
        raise DeskError(f"there is no desk at {path}; `watchdesk read FILE --desk {path}` makes one")
    if nature in ("other database", "no database"):
        raise DeskError(f"{path} is not a Watchdesk desk ({nature}); name another file with --desk")
    desk = Desk(path, options=_options(path, nature), patience=patience)
    try:
        _bring_up_to_date(desk)
    except BaseException:
        desk.close()
        raise
    return desk


def check_place(path: Path) -> None:
    """Raise DeskError where `path` neither holds a desk nor could hold a new one."""
    folder = path.absolute().parent
    if _nature_of(path) == "absent" and not os.access(folder, os.W_OK):
        raise DeskError(f"{path} cannot be made: the folder {folder} may not be written; name another")


def _nature_of(path: Path) -> _Nature:
    if not path.exists():
        _refuse_missing_folder(path)
        return "absent"
    if not path.is_file():
        raise DeskError(f"{path} is a folder, not a desk; name a file with --desk")
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise DeskError(f"{path} cannot be read ({error.strerror}); make it readable") from error
    if any(_beside(path, ending).exists() for ending in ("-journal", "-wal")):
        return _nature_by_asking(path)
    if not header:
        return "empty"
    if not header.startswith(_MAGIC):
        return "no database"
    return "desk" if header[68:72] == APPLICATION_ID.to_bytes(4) else "other database"


def _refuse_missing_folder(path: Path) -> None:
    folder = path.absolute().parent
    if not folder.is_dir():
        raise DeskError(f"{path} cannot be opened: there is no folder {folder}; make it first")


def _nature_by_asking(path: Path) -> _Nature:
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)
        try:
            (mark,) = connection.execute("PRAGMA application_id").fetchone()
            (things,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        raise DeskError(f"{path} cannot be opened ({error}); try again, or name another file") from error
    except sqlite3.DatabaseError:
        return "no database"
    if mark == APPLICATION_ID:
        return "desk"
    return "other database" if things else "empty"


def _options(path: Path, nature: _Nature) -> str:
    if nature == "absent":
        return "mode=rwc"
    writable = os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
    if writable or _beside(path, "-wal").exists():
        return "mode=rw"
    return "mode=ro&immutable=1"  # otherwise SQLite would need to put a file beside it


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _bring_up_to_date(desk: Desk) -> None:
    with desk.asking() as connection:
        found = _schema_version(connection)
    if found == SCHEMA_VERSION:
        return
    with desk.adding() as connection:
        found = _schema_version(connection)  # another process may have been first
        if found != SCHEMA_VERSION:
            _migrate(desk, connection, found)
    _use_write_ahead_log(desk)


def _schema_version(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    return version


def _migrate(desk: Desk, connection: sa.Connection, found: str | None) -> None:
    from alembic import command  # needs a third of a second: only where there is a step to take
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "watchdesk.record:migrations")
    config.attributes["connection"] = connection
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise DeskError(
            f"{desk.path} was written by a newer Watchdesk (its tables are version {found}, "
            f"this one knows {SCHEMA_VERSION}); install that version or a later one"
        )
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    command.upgrade(config, "head")


def _use_write_ahead_log(desk: Desk) -> None:
    # Readers then never wait for a writer. If another process is at work this moment, it may be refused:
    # the desk works without, only with more waiting.
    connection = sqlite3.connect(desk.path, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError:
        pass
    finally:
        connection.close()
