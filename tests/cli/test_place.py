"""watchdesk place."""

from __future__ import annotations

import json

import pytest

from conftest import Command

ADD = ("place", "--add", "Koh-e-Naw", "--lat", "34.5", "--lon", "69.25")


def test_candidates_are_rows_with_where_they_come_from(watchdesk_command: Command) -> None:
    head, row = watchdesk_command("place", "Mir Ali").out.splitlines()
    assert head.split() == [
        "place",
        "kind",
        "country",
        "division",
        "lat",
        "lon",
        "people",
        "share",
        "id",
        "from",
    ]
    assert "city" in row and "PK" in row and "watchdesk:mir-ali" in row


@pytest.mark.parametrize("asked", ["Srinagar", "srinagar"])
def test_a_place_in_disputed_land_says_who_administers_and_who_claims_it(
    watchdesk_command: Command, asked: str
) -> None:
    first = watchdesk_command("place", asked, "--near", "Jammu and Kashmir").out.splitlines()[1]
    assert "disputed: Jammu and Kashmir: administered by India; claimed by Pakistan" in first


def test_json_is_one_candidate_a_line(watchdesk_command: Command) -> None:
    out = watchdesk_command("place", "Hyderabad", "--country", "Pakistan", "--json").out
    lines = [json.loads(line) for line in out.splitlines()]
    assert {line["country"] for line in lines} == {"PK"}
    assert set(lines[0]) == {
        "name", "kind", "country", "disputed", "division", "lat", "lon", "people", "id", "part", "score"
    }  # fmt: skip


def test_a_name_that_nobody_knows_is_answered_with_those_spelled_alike(watchdesk_command: Command) -> None:
    out = watchdesk_command("place", "Pishavar").out
    assert out.startswith("No place called Pishavar is known.") and "Peshawar" in out


def test_a_desks_places_are_listed_with_who_added_them(watchdesk_command: Command) -> None:
    watchdesk_command(*ADD, "--kind", "pass", "--by", "Ann")
    out = watchdesk_command("place").out
    assert "Koh-e-Naw: pass; 34.500, 69.250" in out and "Ann" in out
    watchdesk_command("place", "--remove", "Koh-e-Naw", "--by", "Ann")
    assert "no places of its own" in watchdesk_command("place").out


def test_a_place_added_in_disputed_land_has_no_silent_owner(watchdesk_command: Command) -> None:
    watchdesk_command("place", "--add", "Koh Post", "--lat", "34.1", "--lon", "74.8", "--country", "IN")
    line = json.loads(watchdesk_command("place", "Koh Post", "--json").out)
    assert line["country"] is None and "claimed by Pakistan" in line["disputed"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--add", "X1", "--lat", "1"], "--lat and --lon"),
        (["--add", "--lat", "1", "--lon", "1"], "say which place"),
        (["--add", "X1", "--lat", "91", "--lon", "1"], "--lat: 91.0 is not between"),
        (["--add", "X1", "--lat", "nan", "--lon", "1"], "--lat: nan is not between"),
        (["--add", "X1", "--lat", "1", "--lon", "1", "--kind", "town"], "--kind: 'town' is none of"),
        (["--add", "X1", "--lat", "1", "--lon", "1", "--country", "Utopia"], "--country: 'Utopia'"),
        (["--add", "—", "--lat", "1", "--lon", "1"], "is no name"),
        (["--add", "--remove", "X1"], "contradict"),
        (["--add", "X1", "--lat", "1", "--lon", "1", "--by", " "], "--by is empty"),
        (["Mir Ali", "--near", "Nowhereatall"], "--near: no place called"),
        (["Mir Ali", "--country", "Utopia"], "--country: 'Utopia'"),
    ],
)
def test_a_mistake_is_one_line(watchdesk_command: Command, arguments: list[str], words: str) -> None:
    outcome = watchdesk_command("place", *arguments)
    assert outcome.code == 2 and words in outcome.err and outcome.err.count("\n") == 1
