"""A desk that says something of names has its reports read anew, and nothing of before is lost."""

from __future__ import annotations

import json
from collections.abc import Callable

from conftest import Command

Write = Callable[[str, str], str]
REPORT = "Iran met Pakistan on Monday, a fine day for it.\n"
PLACE = ("place", "--add", "Koh-e-Naw", "--lat", "34", "--lon", "69", "--country", "Afghanistan")


def _last_line(command: Command, *arguments: str) -> str:
    return command("read", *arguments).out.splitlines()[-1]


def test_a_report_read_again_after_a_place_was_added_is_a_new_reading(
    watchdesk_command: Command, write: Write
) -> None:
    report = write("a.txt", REPORT)
    watchdesk_command("read", report)
    assert watchdesk_command(*PLACE).code == 0
    assert _last_line(watchdesk_command, report).startswith("Re-read by watchdesk 1: 1 reaffirmed")
    assert _last_line(watchdesk_command, report).startswith("Already read")


def test_taking_it_back_brings_the_first_reading_back(watchdesk_command: Command, write: Write) -> None:
    report = write("a.txt", REPORT)
    watchdesk_command("read", report)
    watchdesk_command(*PLACE)
    watchdesk_command("read", report)
    assert watchdesk_command("place", "--remove", "Koh-e-Naw").code == 0
    assert _last_line(watchdesk_command, report).startswith("Re-read")
    assert watchdesk_command("check").code == 0


def test_what_the_desk_says_stands_beside_what_is_shipped(watchdesk_command: Command) -> None:
    watchdesk_command(*PLACE, "--alias", "Naw Hill", "--by", "Ann")
    line = json.loads(watchdesk_command("place", "Naw Hill", "--json").out)
    assert (line["name"], line["country"], line["part"]) == ("Koh-e-Naw", "AF", "desk")

    watchdesk_command("actor", "--add-name", "TTP", "Mountain Men", "--by", "Ann")
    found = json.loads(watchdesk_command("actor", "Mountain Men", "--json").out)["found"]
    assert [answer["id"] for answer in found] == ["act-ttp"]
