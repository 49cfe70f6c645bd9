"""watchdesk actor."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from conftest import Command


def test_an_actor_is_shown_with_its_names_ties_and_whom_it_is_mistaken_for(
    watchdesk_command: Command,
) -> None:
    out = watchdesk_command("actor", "TTP").out
    assert "Tehrik-e-Taliban Pakistan  act-ttp" in out
    assert "when: since 2007-12\n" in out
    assert "split from it: Jamaat-ul-Ahrar (act-jamaat-ul-ahrar), since 2014-08" in out
    assert "not the same as: Afghan Taliban (act-afghan-taliban)" in out


def test_an_ambiguous_name_lists_all_it_may_mean(watchdesk_command: Command) -> None:
    out = watchdesk_command("actor", "SDF").out
    assert out.startswith("SDF may mean 2 actors:")
    assert "act-sdf" in out and "act-rada-libya" in out


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("the group", "names nobody by itself"),
        ("Hezbolla", "Spelled alike: Hezbollah (act-hezbollah)"),
        ("Nobody at All", "Nobody known goes by Nobody at All."),
    ],
)
def test_words_that_name_nobody_say_so(watchdesk_command: Command, asked: str, words: str) -> None:
    assert words in watchdesk_command("actor", asked).out


def test_words_without_quotation_marks_are_one_name(watchdesk_command: Command) -> None:
    assert "act-ttp" in watchdesk_command("actor", "Pakistani", "Taliban").out


def test_with_a_desk_it_says_how_reports_name_an_actor(
    watchdesk_command: Command, write: Callable[[str, str], str]
) -> None:
    watchdesk_command("read", write("a.txt", "Iran met Kazmi on Monday.\n"))
    found = json.loads(watchdesk_command("actor", "Kazemi", "--json").out)
    assert [(met["name"], met["reports"]) for met in found["met"]] == [("Kazmi", 1)]


def test_names_and_decisions_are_kept_listed_and_undone(watchdesk_command: Command) -> None:
    watchdesk_command("actor", "--add-name", "act-ttp", "Mountain Men", "--by", "Ann")
    watchdesk_command("actor", "--same", "act-bla", "BLF", "--by", "Ann")
    lines = [json.loads(line) for line in watchdesk_command("actor", "--json").out.splitlines()]
    assert [(line["kind"], line["by"]) for line in lines] == [
        ("actor-name", "Ann"),
        ("actor-decision", "Ann"),
    ]
    assert "same, by the desk: Balochistan Liberation Front" in watchdesk_command("actor", "BLA").out

    for line in lines:
        assert watchdesk_command("actor", "--undo", line["id"], "--by", "Ben").code == 0
    assert watchdesk_command("actor", "--json").out == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--add-name", "act-ttp"], "give two"),
        (["--add-name", "act-nobody", "Nobodies"], "act-nobody is no actor"),
        (["--add-name", "act-bla", "TTP"], "already a name of act-ttp"),
        (["--same", "SDF", "act-ttp"], "'SDF' does not mean one known actor"),
        (["--same", "act-ttp", "TTP"], "cannot be compared with itself"),
        (["--same", "--different", "act-ttp", "act-bla"], "give one of them"),
        (["--undo"], "--undo takes one id"),
        (["--undo", "dec-1"], "no name or decision"),
        ([" "], "say whom"),
    ],
)
def test_a_mistake_is_one_line(watchdesk_command: Command, arguments: list[str], words: str) -> None:
    watchdesk_command("place", "--add", "Koh", "--lat", "1", "--lon", "1")
    outcome = watchdesk_command("actor", *arguments)
    assert outcome.code == 2 and words in outcome.err and outcome.err.count("\n") == 1
