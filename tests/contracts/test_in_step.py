"""The verbs of the api, the commands and their reference page say the same."""

from __future__ import annotations

import typer.main
from docs.generate_reference import PAGE, render_commands

from watchdesk import api
from watchdesk.cli.entry import commands

VERBS = [name for name in api.__all__ if name.islower()]
COMMANDS = set(typer.main.get_command(commands).commands)  # type: ignore[attr-defined]


def test_every_command_has_its_verb_and_every_verb_its_command() -> None:
    """`serve` shows all verbs in the browser. A verb's first word is its command: `list` stands for all that list."""
    assert {verb.split("_")[0] for verb in VERBS} | {"serve"} == COMMANDS


def test_every_verb_is_documented() -> None:
    for verb in VERBS:
        assert getattr(api, verb).__doc__, verb
        assert f"    {verb} " in (api.__doc__ or "")


def test_the_reference_page_is_as_it_would_be_written() -> None:
    """Run `python docs/generate_reference.py` where this fails."""
    assert PAGE.read_text(encoding="utf-8") == render_commands()


def test_every_command_and_option_has_its_words_in_the_reference() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"## watchdesk {name}\n" in page
    assert "|  |  |" not in page
