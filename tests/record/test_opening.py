"""A desk opens, or one line says why not; what is not a desk is never altered."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from making import content_of, make_document, make_reading
from watchdesk.errors import DeskError
from watchdesk.record import Scope, find_documents, keep_reading, open_desk
from watchdesk.record.opening import APPLICATION_ID, SCHEMA_VERSION

_NOBODY = 65534


def _execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def _ask(path: Path, statement: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchone()[0]


def test_a_new_desk_is_marked_strict_and_logs_ahead(desk_path: Path) -> None:
    open_desk(desk_path, create=True).close()

    assert _ask(desk_path, "PRAGMA application_id") == APPLICATION_ID
    assert _ask(desk_path, "PRAGMA journal_mode") == "wal"
    assert _ask(desk_path, "SELECT version_num FROM alembic_version") == SCHEMA_VERSION
    tables = "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    assert _ask(desk_path, f"{tables} AND name <> 'alembic_version' AND NOT strict") == 0


def test_a_desk_is_not_made_unasked(desk_path: Path) -> None:
    with pytest.raises(DeskError, match=r"there is no desk at .*watchdesk read FILE"):
        open_desk(desk_path)
    assert not desk_path.exists()


def test_an_empty_file_becomes_a_desk(desk_path: Path) -> None:
    desk_path.touch()
    with open_desk(desk_path, create=True) as desk:
        assert find_documents(desk, Scope())[0] == ()


def test_a_name_with_odd_characters_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a?b #c%20.db"
    open_desk(path, create=True).close()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_text_file_is_refused_and_left_as_it_was(desk_path: Path) -> None:
    desk_path.write_text("notes", encoding="utf-8")
    with pytest.raises(DeskError, match="is not a Watchdesk desk"):
        open_desk(desk_path, create=True)
    assert desk_path.read_text(encoding="utf-8") == "notes"


def test_another_programs_database_is_refused_and_left_as_it_was(desk_path: Path) -> None:
    _execute(desk_path, "CREATE TABLE theirs (x)")
    before = desk_path.read_bytes()

    with pytest.raises(DeskError, match="not a Watchdesk desk"):
        open_desk(desk_path, create=True)

    assert desk_path.read_bytes() == before
    assert [each.name for each in desk_path.parent.iterdir()] == [desk_path.name]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="is a folder"):
        open_desk(tmp_path, create=True)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"there is no folder .*nowhere; make it first"):
        open_desk(tmp_path / "nowhere" / "region.db", create=True)


def test_a_newer_schema_is_refused_in_words(desk_path: Path) -> None:
    open_desk(desk_path, create=True).close()
    _execute(desk_path, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DeskError, match=r"newer Watchdesk .*9999.*install that version"):
        open_desk(desk_path)


def test_a_damaged_desk_is_named(desk_path: Path) -> None:
    open_desk(desk_path, create=True).close()
    content = desk_path.read_bytes()
    desk_path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))
    with pytest.raises(DeskError, match="is damaged"):
        open_desk(desk_path)


def test_a_desk_that_another_process_writes_is_in_use(desk_path: Path) -> None:
    document = make_document("Iran met Pakistan.")
    with open_desk(desk_path, create=True, patience=0.05) as desk:
        other = sqlite3.connect(desk_path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with closing(other), pytest.raises(DeskError, match="is in use by another process"):
            keep_reading(desk, make_reading(document), content_of(document))
        keep_reading(desk, make_reading(document), content_of(document))


def test_a_desk_that_another_process_writes_can_still_be_asked(desk_path: Path) -> None:
    open_desk(desk_path, create=True).close()
    with closing(sqlite3.connect(desk_path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with open_desk(desk_path, patience=0.05) as desk:
            assert find_documents(desk, Scope())[0] == ()


@pytest.fixture
def without_rights() -> Iterator[Path]:
    """Give a folder of its own to this process, which for the test has the rights of nobody in particular."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        if os.geteuid() != 0:
            yield Path(folder)
            return
        os.chown(folder, _NOBODY, _NOBODY)
        os.setresuid(_NOBODY, _NOBODY, 0)
        try:
            yield Path(folder)
        finally:
            os.setresuid(0, 0, 0)


def test_a_read_only_desk_can_be_asked_but_not_added_to(without_rights: Path) -> None:
    path = without_rights / "region.db"
    open_desk(path, create=True).close()
    path.chmod(0o444)
    without_rights.chmod(0o555)
    document = make_document("Iran met Pakistan.")
    try:
        with open_desk(path) as desk:
            assert find_documents(desk, Scope())[0] == ()
            with pytest.raises(DeskError, match=r"region\.db may not be written; make the file"):
                keep_reading(desk, make_reading(document), content_of(document))
    finally:
        without_rights.chmod(0o777)


def test_no_desk_can_be_made_in_a_read_only_folder(without_rights: Path) -> None:
    without_rights.chmod(0o555)
    try:
        with pytest.raises(DeskError, match=r"region\.db cannot be opened; make the file and its folder"):
            open_desk(without_rights / "region.db", create=True)
    finally:
        without_rights.chmod(0o777)
