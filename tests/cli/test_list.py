"""watchdesk list."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from conftest import Command

REPORT = "Iran met Pakistan on Monday, a fine day for it.\nPakistan said that Kabul hosts TTP.\n"


@pytest.fixture
def listing(watchdesk_command: Command, write: Callable[[str, str], str]) -> Command:
    """Give the command line on a desk that holds one contact and one alleged haven."""
    watchdesk_command("read", write("a.txt", REPORT), "--published", "2024-01-16", "--publisher", "Tribune")
    return watchdesk_command


def test_a_list_is_aligned_lines_when_piped(listing: Command) -> None:
    head, row = listing("list", "contacts", "--claims").out.splitlines()

    assert head.split() == ["claim", "when", "what", "it", "says", "where", "report"]
    assert row[head.index("when") :].startswith("2024-01-15")
    assert row[head.index("what") :].startswith("Iran with Pakistan · CONSULT")
    assert row.endswith("Tribune, 2024-01-16")


def test_entries_say_how_many_tell_of_them_and_how_they_are_graded(listing: Command) -> None:
    head, row = listing("list", "contacts").out.splitlines()

    assert head.split() == ["entry", "when", "what", "where", "how", "many", "reports", "grade"]
    assert row.startswith("con-")
    assert row[head.index("what") :].startswith("Iran with Pakistan · CONSULT")
    assert row[head.index("reports") :].split() == ["1", "(1", "independent)", "F3"]


def test_a_list_never_shows_an_allegation_as_a_fact(listing: Command) -> None:
    assert "alleged by Pakistan: Kabul → TTP" in listing("list", "havens").out


@pytest.mark.parametrize(
    ("arguments", "number"),
    [
        (["claims"], 2),
        (["claims", "--kind", "presence"], 1),
        (["contacts", "--claims"], 1),
        (["contacts"], 1),
        (["havens"], 1),
        (["incidents"], 0),
        (["positions"], 0),
        (["promises"], 0),
        (["movements"], 0),
        (["acts"], 0),
        (["documents"], 1),
        (["claims", "--actor", "pakistan"], 2),
        (["claims", "--actor", "Iran"], 1),
        (["documents", "--actor", "India"], 0),
        (["contacts", "--since", "2024-01-15"], 1),
        (["contacts", "--since", "2024-01-16"], 0),
        (["contacts", "--until", "2024-01-14"], 0),
    ],
)
def test_lists_hold_what_was_asked_for(listing: Command, arguments: list[str], number: int) -> None:
    run = listing("list", *arguments, "--json")
    assert run.code == 0
    assert len([json.loads(line) for line in run.out.splitlines()]) == number


def test_an_empty_list_says_what_was_searched(listing: Command) -> None:
    run = listing("list", "contacts", "--actor", "India", "--since", "2024-01-01")

    assert run.code == 0
    assert run.out == (
        "No contacts found in region.db with actor India since 2024-01-01 (1 document, 2 claims searched).\n"
    )


def test_claims_without_any_date_are_counted(
    watchdesk_command: Command, write: Callable[[str, str], str]
) -> None:
    watchdesk_command("read", write("a.txt", REPORT))
    run = watchdesk_command("list", "claims", "--since", "2024-01-01")
    assert "2 claims without any known date left out" in run.err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["rumours"], "'rumours' cannot be listed; choose one of contacts, incidents"),
        (["claims", "--kind", "rumour"], "--kind rumour: write `list claims --kind` and one of act"),
        (["contacts", "--register", "gdelt"], "--register gdelt: write `list incidents --register`"),
        (["contacts", "--since", "2024-13-01"], "--since: '2024-13-01' is not a day; write it as 2024-01-31"),
        (["contacts", "--until", "soon"], "--until: 'soon' is not a day"),
        (["contacts", "--since", "2024-02-01", "--until", "2024-01-01"], "is after --until"),
        (["contacts", "--desk", "none.db"], "there is no desk at none.db"),
    ],
)
def test_a_mistake_is_one_line(listing: Command, arguments: list[str], complaint: str) -> None:
    run = listing("list", *arguments)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert complaint in run.err
