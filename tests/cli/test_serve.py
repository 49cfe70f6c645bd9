"""watchdesk serve, account, mark and search."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from conftest import Command

Write = Callable[[str, str], str]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "desk.example.org"])
def test_an_address_that_others_reach_is_refused_without_accounts(
    watchdesk_command: Command, host: str
) -> None:
    outcome = watchdesk_command("serve", "--host", host)
    assert outcome.code == 2
    assert "has no accounts" in outcome.err


def test_accounts_are_made_listed_and_removed(
    watchdesk_command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("four plain words here\n"))
    watchdesk_command(
        "account", "add", "bea", "--role", "analyst", "--clearance", "amber", "--group", "north"
    )
    assert "bea" in watchdesk_command("account", "list").out
    assert watchdesk_command("account", "remove", "bea").code == 0
    assert "No accounts" in watchdesk_command("account", "list").out


def test_a_short_password_is_refused(watchdesk_command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    assert "at least 12" in watchdesk_command("account", "add", "bea").err


def test_reports_are_marked_and_found(watchdesk_command: Command, write: Write) -> None:
    watchdesk_command("read", write("a.txt", "Iran met Qatar on Monday."))
    assert "1 report." in watchdesk_command("mark", "green", "--unmarked").out
    assert "doc-" in watchdesk_command("search", "qatar", "--kind", "report").out
    assert watchdesk_command("mark", "pink", "--unmarked").code == 2
