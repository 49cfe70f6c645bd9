"""Reports that tell of one thing make one entry, in whichever order they come."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from telling import BANNU, HERAT, QUETTA, Report, incidents, keep, tell
from watchdesk.record import Desk, Linker, check_desk, link_desk, load_entry, open_desk

REPORTS = (
    tell("Dawn", "2024-01-04T09:00", killed=6),
    tell("Khyber Courier", "2024-01-05T09:00", killed=8, footing="named-official"),
    tell("Herat Post", "2024-01-04T10:00", place=HERAT, killed=2),
    tell("Tribune", "2024-01-04T08:00", killed=5, claimed_by="Border Brigade"),
    tell("Dawn", "2024-02-10T09:00", place=BANNU, day="2024-02-09", killed=6),
)
"""Of Quetta three, of Herat and Bannu one each."""


def _keep_in_order(reports: Sequence[Report], *, one_linker: bool) -> dict[str, list[str]]:
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder) / "a.db", create=True) as desk:
        linker = Linker()
        for report in reports:
            keep(desk, report, linker=linker if one_linker else Linker())
        assert check_desk(desk).holds
        return incidents(desk)


def test_three_reports_of_one_blast_are_one_incident(desk: Desk) -> None:
    keep(desk, *REPORTS)

    groups = sorted(len(claims) for claims in incidents(desk).values())

    assert groups == [1, 1, 4]  # three accounts and a claim of responsibility


def test_an_entry_is_named_after_the_claim_that_was_published_first(desk: Desk) -> None:
    keep(desk, *REPORTS)

    assert f"inc-{REPORTS[3].id[4:]}" in incidents(desk)


def test_an_id_that_was_printed_names_its_entry_when_an_earlier_report_comes_in(desk: Desk) -> None:
    keep(desk, REPORTS[0])
    (printed,) = incidents(desk)
    keep(desk, REPORTS[3])

    found = load_entry(desk, printed)

    assert (found.asked, found.entry.id) == (printed, f"inc-{REPORTS[3].id[4:]}")
    assert found.entry.also == (printed,)


def test_linking_all_anew_changes_nothing(desk: Desk) -> None:
    keep(desk, *REPORTS)
    before = incidents(desk)

    linked = link_desk(desk)

    assert (linked.joined, linked.left) == (0, 0)
    assert incidents(desk) == before


def test_a_second_process_that_wrote_meanwhile_is_seen(desk: Desk) -> None:
    first, second = Linker(), Linker()
    keep(desk, REPORTS[0], linker=first)
    keep(desk, REPORTS[1], linker=second)
    keep(desk, REPORTS[3], linker=first)

    assert sorted(map(len, incidents(desk).values())) == [4]


@settings(max_examples=8, deadline=None)
@given(st.permutations(REPORTS), st.booleans())
def test_the_order_of_arrival_never_changes_groups_or_ids(order: list[Report], one_linker: bool) -> None:
    assert _keep_in_order(order, one_linker=one_linker) == _in_their_order()


@cache
def _in_their_order() -> dict[str, list[str]]:
    return _keep_in_order(REPORTS, one_linker=True)


def test_a_headline_and_a_claim_of_responsibility_follow_their_reports_attack(desk: Desk) -> None:
    keep(desk, tell("Tribune", "2024-01-04T08:00", place=QUETTA, claimed_by="Border Brigade"))

    ((_, claims),) = incidents(desk).items()

    assert len(claims) == 2
