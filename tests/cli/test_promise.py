"""The commands of promises: each says in one line what is wrong, and prints what can be read by people and programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from benchmarks.findings.gold import load_cases

from conftest import Command
from watchdesk.record import keep_reading, link_desk, open_desk

CASE = load_cases()[0]


@pytest.fixture
def promise(watchdesk_command: Command, desk_path: Path, tmp_path: Path) -> str:
    """Give the id of a promise in a desk, with a file of criteria beside it."""
    with open_desk(desk_path, create=True) as desk:
        for report in CASE.reports:
            keep_reading(desk, *report.reading())
        link_desk(desk)
    (tmp_path / "c.toml").write_text(CASE.criteria, encoding="utf-8")
    listed = watchdesk_command("promise", "list", "--json")
    return str(json.loads(listed.out.splitlines()[0])["promise"]["id"])


def test_promises_are_listed_by_promisor_and_by_deadline(watchdesk_command: Command, promise: str) -> None:
    assert promise in watchdesk_command("promise", "list", "--by", "Afghan Taliban").out
    none = watchdesk_command("promise", "list", "--due-before", "2028-01-01")
    assert none.out.startswith("No promises due before 2028-01-01 found in")
    assert watchdesk_command("promise", "list", "--by", "Pakistan").out.startswith("No promises found")


def test_a_promise_is_judged_from_the_command_line(watchdesk_command: Command, promise: str) -> None:
    made = watchdesk_command("criteria", "new", promise, "--from", "c.toml", "--owner", "Desk")
    assert made.out.startswith("crt-")
    judged = watchdesk_command("judge", "--as-of", "2027-05-01", "--json")
    finding = json.loads(judged.out)["finding"]["id"]
    again = watchdesk_command("judge", "--as-of", "2027-05-01").out.splitlines()[0]
    assert again.endswith("[as before]")
    given = watchdesk_command(
        "verdict", promise, "broken", "--judge", "Desk", "--because", "one", "--cites", finding
    )
    assert given.out.startswith("ver-")
    shown = watchdesk_command("promise", "show", promise).out
    assert "Proposed by rule, signed by nobody" in shown
    rows = list(csv.DictReader(io.StringIO(watchdesk_command("promise", "export", "--scale", "pam").out)))
    assert [(row["judge"], row["verdict"], row["pam"]) for row in rows] == [("Desk", "broken", "0")]
    page = watchdesk_command("show", finding).out
    assert "SELECT count(*) FROM finding_entries" in page
    assert "Looked at and left out" in page
    assert json.loads(watchdesk_command("show", finding, "--json").out)["schema"] == "watchdesk/finding/1"


def test_several_findings_may_follow_cites(watchdesk_command: Command, promise: str) -> None:
    watchdesk_command("criteria", "new", promise, "--from", "c.toml", "--owner", "Desk")
    ids = [
        json.loads(watchdesk_command("judge", "--as-of", day, "--json").out)["finding"]["id"]
        for day in ("2027-03-31", "2027-05-01")
    ]
    given = watchdesk_command(
        "verdict", promise, "broken", "--judge", "Desk", "--because", "two", "--json", "--cites", *ids
    )
    assert json.loads(given.out)["cites"] == ids


def test_each_fault_of_a_file_is_a_line(watchdesk_command: Command, promise: str, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text(
        CASE.criteria.replace('"TTP"', '"Xyzzy"').replace('"none"', '"some"'), encoding="utf-8"
    )
    broken = watchdesk_command("criteria", "new", promise, "--from", "bad.toml", "--owner", "Desk")
    lines = broken.err.splitlines()
    assert broken.code == 2
    assert len(lines) == 2
    assert all(line.startswith("watchdesk: bad.toml:") for line in lines)
    assert watchdesk_command("criteria", "list").out.startswith("No criteria are set")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("promise", "show", "inc-1"), "is no id of a promise"),
        (("promise", "export", "--scale", "ten"), "there is no scale 'ten'"),
        (("criteria", "show", "crt-0"), "no criterion with the id crt-0"),
        (("verdict", "pro-", "ruined", "--judge", "D", "--because", "b"), "'ruined' is no verdict"),
        (("verdict", "pro-", "kept", "--because", "b"), "a verdict has a judge"),
        (("trend", "--kind", "mood"), "--kind: 'mood' cannot be counted"),
        (("trend", "--where", "Xyzzy"), "--where: no place called 'Xyzzy'"),
        (("trend", "--by", "Xyzzy"), "--by: 'Xyzzy' is known neither"),
        (("relations", "Pakistan", "PK"), "are one party"),
        (("relations", "Pakistan", "Xyzzy"), "'Xyzzy' is known neither"),
        (("trend", "--until", "2027-05-01", "--plot", "a.jpg"), "a.jpg is neither .svg nor .png"),
    ],
)
def test_a_mistake_is_one_line(
    watchdesk_command: Command, promise: str, arguments: tuple[str, ...], words: str
) -> None:
    outcome = watchdesk_command(*arguments)
    assert outcome.code == 2
    assert words in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_trend_and_a_relation_can_be_drawn(
    watchdesk_command: Command, promise: str, tmp_path: Path
) -> None:
    trend = watchdesk_command(
        "trend", "--by", "TTP", "--since", "2027-01-04", "--until", "2027-05-01", "--plot", "t.svg"
    )
    assert "attacks by TTP: " in trend.out
    assert (tmp_path / "t.svg").read_text(encoding="utf-8").startswith("<svg")
    told = watchdesk_command("relations", "TTP", "Pakistan", "--json")
    assert json.loads(told.out)["schema"] == "watchdesk/relation/1"
