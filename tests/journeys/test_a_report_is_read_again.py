"""The same report again: nothing new, or what changed is said and what was is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from conftest import Command
from making import newer_reader, read_by_hand
from watchdesk import pipeline

REPORT = "Iran met Pakistan on Monday, a fine day for it.\n"

Write = Callable[[str, str], str]


def _last_line(command: Command, *arguments: str) -> str:
    return command("read", *arguments).out.splitlines()[-1]


def test_the_same_report_twice_is_already_read(watchdesk_command: Command, write: Write) -> None:
    report = write("a.txt", REPORT)
    watchdesk_command("read", report)
    assert _last_line(watchdesk_command, report) == "Already read by watchdesk 1: region.db is unchanged."


def test_the_same_bytes_under_another_name_are_the_same_document(
    watchdesk_command: Command, write: Write
) -> None:
    watchdesk_command("read", write("a.txt", REPORT))
    assert _last_line(watchdesk_command, write("b.txt", REPORT)).startswith("Already read")


def test_a_newer_reader_says_what_it_changed(
    watchdesk_command: Command, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = write("a.txt", REPORT)
    watchdesk_command("read", report)
    monkeypatch.setattr(pipeline, "_read", partial(read_by_hand, reader=newer_reader()))

    assert _last_line(watchdesk_command, report) == (
        "Re-read by watchdesk 2: 1 reaffirmed, 0 superseded, 0 new in region.db."
    )


def test_a_date_that_becomes_known_supersedes_the_undated_claim(
    watchdesk_command: Command, write: Write
) -> None:
    report = write("a.txt", REPORT)
    watchdesk_command("read", report)
    undated = watchdesk_command("list", "claims").out.splitlines()[1].split()[0]

    last = _last_line(watchdesk_command, report, "--published", "2024-01-16")

    assert last == "Re-read by watchdesk 1: 0 reaffirmed, 1 superseded, 1 new in region.db."
    assert "2024-01-15" in watchdesk_command("list", "contacts").out
    assert watchdesk_command("show", undated).out.startswith("SUPERSEDED")


def test_what_was_stated_once_need_not_be_stated_again(watchdesk_command: Command, write: Write) -> None:
    report = write("a.txt", REPORT)
    watchdesk_command("read", report, "--published", "2024-01-16", "--publisher", "Tribune")
    assert _last_line(watchdesk_command, report).startswith("Already read")
