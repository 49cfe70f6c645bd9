"""watchdesk show."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from conftest import Command

REPORT = "It was cold. Pakistan said that Kabul hosts TTP. Then Iran met Pakistan on Monday.\n"


@pytest.fixture
def showing(watchdesk_command: Command, write: Callable[[str, str], str]) -> Command:
    """Give the command line on a desk that holds one report."""
    watchdesk_command("read", write("a.txt", REPORT), "--published", "2024-01-16", "--publisher", "Tribune")
    return watchdesk_command


def _id(command: Command, what: str) -> str:
    claims = () if what == "documents" else ("--claims",)
    return str(json.loads(command("list", what, *claims, "--json").out)["id"])


def test_a_claim_is_shown_with_its_words_marked(showing: Command) -> None:
    lines = showing("show", _id(showing, "havens")).out.splitlines()

    assert "alleged by Pakistan: Kabul → TTP" in lines[0]
    marked = "[[Pakistan said|sourcing]] that [[Kabul|initiators]] [[hosts|event]] [[TTP|recipients]]."
    assert f"  {marked}" in lines


def test_a_claim_is_shown_with_its_chain_history_and_report(showing: Command) -> None:
    out = showing("show", _id(showing, "havens")).out

    assert "Tribune ▸ Pakistan; alleged by Pakistan, on the footing of an official statement" in out
    assert "kept by watchdesk 1 (rdg-" in out
    assert "Tribune · 2024-01-16T00:00:00+05:00" in out or "Tribune · 2024-01-16T00:00:00" in out


def test_the_beginning_of_an_id_is_enough(showing: Command) -> None:
    whole = _id(showing, "contacts")
    assert showing("show", whole[:12]).out == showing("show", whole).out


def test_a_document_is_shown_with_its_claims(showing: Command) -> None:
    out = showing("show", _id(showing, "documents")).out
    assert "Contacts" in out
    assert "made by watchdesk 1" in out


def test_json_holds_the_claim_with_its_history(showing: Command) -> None:
    shown = json.loads(showing("show", _id(showing, "contacts"), "--json").out)
    assert [event["what"] for event in shown["history"]] == ["kept"]


@pytest.mark.parametrize(
    ("id", "complaint"),
    [
        ("clm-0000", "region.db holds nothing with the id clm-0000"),
        ("doc-0000", "region.db holds nothing with the id doc-0000"),
        ("clm-", "begins more than one id"),
        ("contact", "contact is no id of an entry, claim or document"),
    ],
)
def test_an_id_that_names_nothing_is_one_line(showing: Command, id: str, complaint: str) -> None:
    run = showing("show", id)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert complaint in run.err
