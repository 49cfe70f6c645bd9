"""Fixtures that tests of several stages share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from making import read_by_hand
from watchdesk import pipeline
from watchdesk.cli.entry import run
from watchdesk.record import Desk, open_desk


@dataclass(frozen=True)
class Run:
    """What one command left behind."""

    code: int
    out: str
    err: str


Command = Callable[..., Run]


@pytest.fixture
def desk_path(tmp_path: Path) -> Path:
    """Give a place for a desk that is not there yet."""
    return tmp_path / "region.db"


@pytest.fixture
def desk(desk_path: Path) -> Iterator[Desk]:
    """Give a new, empty desk."""
    with open_desk(desk_path, create=True) as opened:
        yield opened


@pytest.fixture
def read_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let reports be read by `making.read_by_hand`, so that no language model is needed."""
    monkeypatch.setattr(pipeline, "_read", read_by_hand)


@pytest.fixture
def watchdesk_command(
    read_plainly: None,
    tmp_path: Path,
    desk_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Command:
    """Give the command line, run in an empty folder on the desk `region.db` there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WATCHDESK_DESK", desk_path.name)

    def command(*arguments: str) -> Run:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        return Run(code, *capsys.readouterr())

    return command


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], str]:
    """Give a function that writes a file into the folder of the test and gives its name."""

    def to_file(name: str, text: str) -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return to_file
