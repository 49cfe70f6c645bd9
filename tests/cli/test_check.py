"""watchdesk check."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from conftest import Command


@pytest.fixture
def checking(watchdesk_command: Command, write: Callable[[str, str], str]) -> Command:
    """Give the command line on a desk that holds one report."""
    watchdesk_command("read", write("a.txt", "Iran met Pakistan on Monday, and that was all there was."))
    return watchdesk_command


def test_a_record_that_holds_is_counted(checking: Command) -> None:
    run = checking("check")
    assert run.code == 0
    assert "documents 1" in run.out
    assert run.out.endswith("everything holds.\n")


def test_an_orphan_is_named_and_the_command_fails(checking: Command, desk_path: Path) -> None:
    with closing(sqlite3.connect(desk_path, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER texts_UPDATE_never")
        connection.execute("UPDATE texts SET content = replace(content, 'met', 'hit')")

    run = checking("check")

    assert run.code == 1
    assert "event: expected “met”" in run.out
    assert json.loads(checking("check", "--json").out)["holds"] is False


def test_a_desk_that_is_not_there_is_not_made(watchdesk_command: Command, desk_path: Path) -> None:
    run = watchdesk_command("check")
    assert (run.code, run.out) == (2, "")
    assert "there is no desk at region.db" in run.err
    assert not desk_path.exists()
