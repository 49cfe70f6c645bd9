"""watchdesk link, merge, split, undo, history, review, accept, correct, reject, grade and import."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from conftest import Command

FIRST = "Iran met Pakistan on Monday, a fine day for it.\nIt was said to be a good talk by all who were there.\n"
SECOND = "Uzbekistan met Kabul on Monday.\nThe delegations spoke of water, grain and the new railway line.\n"


@pytest.fixture
def desk(watchdesk_command: Command, write: Callable[[str, str], str]) -> Command:
    """Give the command line on a desk that holds two contacts, each told by one report."""
    for name, publisher, text in (("a.txt", "Tribune", FIRST), ("b.txt", "Courier", SECOND)):
        watchdesk_command("read", write(name, text), "--published", "2024-01-16", "--publisher", publisher)
    return watchdesk_command


def _entries(command: Command) -> list[str]:
    lines = command("list", "contacts", "--json").out.splitlines()
    return [json.loads(line)["entry"]["id"] for line in lines]


def test_linking_says_what_it_found(desk: Command) -> None:
    assert desk("link").out == "region.db: 2 claims in 2 entries (0 joined, 0 left)\n"


def test_a_merge_is_shown_and_undone(desk: Command) -> None:
    before = _entries(desk)

    run = desk("merge", *before, "--by", "Asha", "--because", "one round of talks")
    (merged,) = _entries(desk)
    shown = desk("show", next(id for id in before if id != merged)).out

    assert run.out.startswith("decision 1: merge ")
    assert run.out.endswith(f"by Asha because one round of talks; now {merged}\n")
    assert f"is now part of {merged}" in shown
    assert desk("undo", "--by", "Asha").code == 0
    assert _entries(desk) == before


def test_a_merged_entry_is_split_again(desk: Command) -> None:
    before = _entries(desk)
    desk("merge", *before, "--by", "Asha")
    claim = "clm-" + before[1][4:]

    assert desk("split", _entries(desk)[0], claim, "--by", "Asha").code == 0
    assert _entries(desk) == before


def test_the_history_says_what_changed_when_by_whom_and_why(desk: Command) -> None:
    desk("merge", *_entries(desk), "--by", "Asha", "--because", "one round of talks")
    out = desk("history", _entries(desk)[0]).out

    assert "What changed" in out
    assert "by Asha: merged con-" in out
    assert "one round of talks" in out


def test_the_history_without_an_id_lists_all_decisions(desk: Command) -> None:
    assert desk("history").out == "No person has decided anything yet.\n"
    desk("reject", "clm-" + _entries(desk)[0][4:], "--by", "Asha")
    desk("undo", "--by", "Bilal")

    first, second = desk("history").out.splitlines()

    assert "reject clm-" in first and first.endswith("by Asha  (undone)")
    assert "undo of 1" in second and second.endswith("by Bilal")


def test_a_rejected_claim_is_listed_no_more_and_says_so(desk: Command) -> None:
    id = _entries(desk)[0]
    desk("reject", "clm-" + id[4:], "--by", "Asha", "--because", "it was a match")

    assert id not in _entries(desk)
    assert "REJECTED by Asha" in desk("show", "clm-" + id[4:]).out
    assert len(desk("list", "claims", "--json").out.splitlines()) == 1


def test_a_correction_stands_beside_what_was_read(desk: Command) -> None:
    id = _entries(desk)[0]
    desk("correct", "clm-" + id[4:], "when=2024-01-14", "--by", "Asha", "--because", "she was there")

    shown = json.loads(desk("show", "clm-" + id[4:], "--json").out)
    (review,) = shown["reviews"]

    assert (review["field"], review["value"], review["read"]) == ("when", "2024-01-14", "2024-01-15")
    assert shown["when"]["earliest"] == "2024-01-15"
    assert "when=2024-01-14 by Asha" in desk("show", id).out


def test_a_grade_needs_a_reason_and_shows_on_accounts(desk: Command) -> None:
    assert "--because: a grade needs its reason" in desk("grade", "Tribune", "b").err
    desk("grade", "Tribune", "b", "--because", "has been right for years", "--by", "Asha")

    assert desk("grade").out.startswith("B  Tribune  since ")
    assert "B3" in desk("list", "contacts").out


def test_who_decides_is_the_named_one_or_the_name_set(desk: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHDESK_NAME", "Chandra")
    assert " by Chandra" in desk("accept", "clm-" + _entries(desk)[0][4:]).out


def test_nothing_to_review_says_so(desk: Command) -> None:
    assert desk("review").out == "Nothing is to be reviewed.\n"


def test_an_entry_is_shown_as_json_with_its_history(desk: Command) -> None:
    shown = json.loads(desk("show", _entries(desk)[0], "--json").out)

    assert (shown["schema"], shown["entry"]["kind"]) == ("watchdesk/entry/1", "contact")
    assert [event["what"] for event in shown["history"]] == ["joined"]


def test_an_import_names_each_bad_row_and_stores_nothing(desk: Command, write: Callable[[str, str], str]) -> None:
    row = ["1", "20240103", *[""] * 59]
    bad = ["2", "yesterday", *[""] * 59]
    run = desk("import", write("gdelt.tsv", "\t".join(row) + "\n" + "\t".join(bad) + "\n"))

    assert (run.code, run.err) == (2, "watchdesk: gdelt.tsv:2: Day: 'yesterday' is no day\n")
    assert "nothing was stored" in run.out
    assert desk("list", "incidents", "--register", "gdelt", "--json").out == ""


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["show", "inc-0000"], "holds nothing with the id inc-0000; `watchdesk list incidents` shows"),
        (["history", "con-", "--as-of", "soon"], "--as-of: 'soon' is not a day"),
        (["history", "--as-of", "2024-01-01"], "are of one entry; name it by its id"),
        (["grade", "Tribune", "Z", "--because", "x"], "'Z' is no grade of a source"),
        (["undo"], "holds no decision of a person"),
        (["import", "none.csv"], "there is no file none.csv"),
        (["accept", "clm-0000"], "holds no claim with the id clm-0000"),
        (["merge", "con-", "con-", "--by", " "], "--by: a decision needs a name"),
    ],
)
def test_a_mistake_is_one_line(desk: Command, arguments: list[str], complaint: str) -> None:
    run = desk(*arguments)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert complaint in run.err
