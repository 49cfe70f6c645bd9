"""watchdesk read."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Command

Write = Callable[[str, str], str]
REPORT = (
    "Iran met Pakistan on Monday, according to no one in particular.\nPakistan said that Kabul hosts TTP.\n"
)


def test_a_report_is_printed_in_sections_and_kept(watchdesk_command: Command, write: Write) -> None:
    run = watchdesk_command(
        "read", write("a.txt", REPORT), "--published", "2024-01-16", "--publisher", "Tribune"
    )

    assert (run.code, run.err) == (0, "")
    lines = run.out.splitlines()
    assert lines.index("Contacts") < lines.index("Groups and havens")
    assert "Tribune · 2024-01-16" in run.out
    assert "when “on Monday” = 2024-01-15" in run.out
    assert lines[-1] == "Kept in region.db: 2 new claims."


def test_an_allegation_is_never_printed_as_a_fact(watchdesk_command: Command, write: Write) -> None:
    run = watchdesk_command("read", write("a.txt", REPORT))
    assert "alleged by Pakistan: Kabul → TTP" in run.out


def test_a_report_without_a_date_is_read_and_says_so(watchdesk_command: Command, write: Write) -> None:
    run = watchdesk_command("read", write("a.txt", REPORT))

    assert run.code == 0
    assert "when “on Monday” = day not known" in run.out
    assert "relative times stay unresolved; give --published" in run.out


def test_json_is_one_line_for_each_report(watchdesk_command: Command, write: Write, desk_path: Path) -> None:
    files = [write("a.txt", REPORT), write("b.txt", "India met China on Monday.")]

    run = watchdesk_command("read", *files, "--json")

    readings = [json.loads(line) for line in run.out.splitlines()]
    assert [len(reading["claims"]) for reading in readings] == [2, 1]
    assert run.err.count("kept in region.db") == 2
    assert desk_path.exists()


def test_a_dry_run_keeps_nothing(watchdesk_command: Command, write: Write, desk_path: Path) -> None:
    run = watchdesk_command("read", write("a.txt", REPORT), "--dry-run")

    assert run.out.splitlines()[-1] == "Dry run: nothing was kept."
    assert not desk_path.exists()


def test_standard_input_is_a_file_too(watchdesk_command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    assert "Kept in region.db: 2 new claims." in watchdesk_command("read", "-").out


def test_one_bad_file_does_not_hold_up_the_good_ones(watchdesk_command: Command, write: Write) -> None:
    run = watchdesk_command("read", "missing.txt", write("a.txt", REPORT), write("empty.txt", ""))

    assert run.code == 2
    assert run.out.splitlines()[-1] == "Kept in region.db: 2 new claims."
    bad = run.err.splitlines()
    assert [line.split()[0:2] for line in bad] == [
        ["watchdesk:", "missing.txt:"],
        ["watchdesk:", "empty.txt:"],
    ]


def test_a_title_is_of_one_report(watchdesk_command: Command, write: Write) -> None:
    files = [write("a.txt", REPORT), write("b.txt", REPORT)]
    run = watchdesk_command("read", *files, "--title", "A")
    assert (run.code, run.out) == (2, "")
    assert "--title and --url are of one report" in run.err


def test_a_report_that_says_nothing_for_the_record_says_so(watchdesk_command: Command, write: Write) -> None:
    run = watchdesk_command("read", write("a.txt", "The weather was fine in the whole of the country today."))
    assert run.code == 0
    assert "Nothing was found in this report" in run.out
