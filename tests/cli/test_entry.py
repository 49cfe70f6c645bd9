"""How the program ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Command
from watchdesk import api
from watchdesk.cli.screen import Screen


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["nonsense"],
        ["read"],
        ["read", "a.txt", "--nonsense"],
        ["show"],
        ["read", "."],
        ["read", "missing.txt", "--published", "yesterday"],
        ["list", "contacts", "--desk", "."],
        ["read", "missing.txt", "--desk", "nowhere/region.db"],
    ],
)
def test_every_mistake_is_one_line_and_exit_code_two(
    watchdesk_command: Command, arguments: list[str]
) -> None:
    run = watchdesk_command(*arguments)

    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("watchdesk: ")
    assert run.err.count("\n") == 1


def test_an_interrupt_is_one_line(watchdesk_command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "check", interrupted)
    run = watchdesk_command("check")
    assert (run.code, run.out) == (130, "")
    assert run.err.startswith("watchdesk: interrupted")


def test_a_reader_that_goes_away_is_no_failure_to_speak_of() -> None:
    program = "from watchdesk.cli import app; app()"
    process = subprocess.Popen(
        [sys.executable, "-c", program, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    process.stdout.close()
    assert process.wait(timeout=60) == 1
    assert process.stderr
    assert process.stderr.read() == b""


def test_what_a_terminal_cannot_show_is_escaped() -> None:
    program = "from watchdesk.cli import app; app()"
    run = subprocess.run(
        [sys.executable, "-c", program, "show", "Da’ish"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
    )
    assert run.stderr.startswith("watchdesk: Da\\u2019ish is no id")
    assert run.returncode == 2


def test_the_version_is_printed(watchdesk_command: Command) -> None:
    assert watchdesk_command("--version").out.startswith("watchdesk ")


def test_a_terminal_gets_tables_and_colours_but_no_markup_of_a_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    screen = Screen()
    screen.say(("[red]not markup[/red]", "bold"), indent=2)
    screen.table(("claim", "said"), [("clm-1", "[b]x[/b] :smile:")])
    out = capsys.readouterr().out

    assert "\x1b[1m" in out
    assert "[red]not markup[/red]" in out
    assert "[b]x[/b] :smile:" in out
