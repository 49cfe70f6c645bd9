"""Whenever something fails on the way, a report is kept whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from conftest import Command
from making import read_by_hand
from watchdesk import api, pipeline
from watchdesk.domain.document import Document
from watchdesk.domain.own_names import OwnNames
from watchdesk.domain.reading import Reading
from watchdesk.record import keeping

REPORT = "Iran met Pakistan on Monday, a fine day for it.\n"
TABLES = ("captures", "documents", "texts", "readings", "actors", "claims", "claim_events")

Write = Callable[[str, str], str]


def _rows(desk: Path) -> dict[str, int]:
    with closing(sqlite3.connect(desk)) as connection:
        return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}


def test_a_reading_that_fails_leaves_the_reports_before_it(
    read_plainly: None,
    write: Write,
    tmp_path: Path,
    desk_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail_on_india(document: Document, own: OwnNames) -> Reading:
        if "India" in document.text:
            raise RuntimeError("a defect of the reader")
        return read_by_hand(document, own)

    monkeypatch.setattr(pipeline, "_read", fail_on_india)
    paths = [tmp_path / write("a.txt", REPORT), tmp_path / write("b.txt", REPORT.replace("Iran", "India"))]

    with pytest.raises(RuntimeError):
        list(api.read(paths, desk=desk_path))

    assert _rows(desk_path)["documents"] == 1
    assert api.check(desk_path).holds


@pytest.mark.parametrize("step", ["_add_capture", "_add_reading", "_add_new_claims", "_add_claims"])
def test_a_failure_while_keeping_stores_nothing(
    read_plainly: None,
    write: Write,
    tmp_path: Path,
    desk_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    original = getattr(keeping, step)

    def fail_afterwards(*arguments: object) -> None:
        original(*arguments)
        raise KeyboardInterrupt

    monkeypatch.setattr(keeping, step, fail_afterwards)
    with pytest.raises(KeyboardInterrupt):
        list(api.read([tmp_path / write("a.txt", REPORT)], desk=desk_path))

    assert set(_rows(desk_path).values()) == {0}


def test_a_desk_is_not_made_for_files_that_cannot_be_used(
    watchdesk_command: Command, desk_path: Path
) -> None:
    assert watchdesk_command("read", "missing.txt").code == 2
    assert not desk_path.exists()


def test_a_desk_that_cannot_be_used_is_found_before_anything_is_read(
    watchdesk_command: Command, write: Write, desk_path: Path
) -> None:
    desk_path.write_text("not a desk", encoding="utf-8")
    run = watchdesk_command("read", write("a.txt", REPORT))
    assert (run.code, run.out) == (2, "")
    assert "region.db is not a Watchdesk desk" in run.err
