"""How a finding bears, and what it says of its doubts, its coverage and what changed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judgement.occurrences import NOON, criterion, occurrence, tie, view
from watchdesk.domain.occurrence import Occurrence
from watchdesk.judgement.findings import find, is_same

TTP = tie("ttp", "claimed")
READ = ("2024-02-01", "2024-05-01")


def _attacks(number: int, month: int = 3, year: int = 2024) -> list[Occurrence]:
    return [
        occurrence(f"{year}-{month:02}-{day:02}", TTP, id=f"inc-{year}{month}{day}")
        for day in range(1, number + 1)
    ]


@pytest.mark.parametrize(
    ("keeping", "stated", "number", "as_of", "bearing"),
    [
        ("none", {}, 0, "2024-07-01", "for"),
        ("none", {}, 0, "2024-05-01", "for so far"),
        ("none", {}, 1, "2024-05-01", "against"),
        ("none", {}, 0, "2023-05-01", "not yet"),
        ("at most", {"number": 2}, 2, "2024-07-01", "for"),
        ("at most", {"number": 2}, 3, "2024-07-01", "against"),
        ("any", {}, 1, "2024-05-01", "for"),
        ("any", {}, 0, "2024-07-01", "none found"),
        ("at least", {"number": 3}, 2, "2024-05-01", "for so far"),
        ("at least", {"number": 3}, 2, "2024-07-01", "short"),
        ("at least", {"number": 3}, 3, "2024-07-01", "for"),
        ("fewer", {"compare": 3}, 2, "2024-07-01", "for"),
        ("fewer", {"compare": 3}, 2, "2024-05-01", "for so far"),
        ("fewer", {"compare": 3}, 3, "2024-05-01", "against"),
        ("more", {"compare": 3}, 4, "2024-07-01", "for"),
        ("more", {"compare": 3}, 3, "2024-07-01", "short"),
        ("more", {"compare": 3}, 0, "2024-07-01", "none found"),
    ],
)
def test_a_count_bears_on_the_promise_as_the_criterion_says(
    keeping: str, stated: dict[str, int], number: int, as_of: str, bearing: str
) -> None:
    seen = view(*_attacks(number), as_of=as_of, reports=READ)
    assert find(criterion(keeping, **stated), seen, NOON).bearing == bearing


def test_nothing_read_is_nothing_searched_and_never_a_promise_kept() -> None:
    assert find(criterion("none"), view(), NOON).bearing == "not searched"


def test_no_evidence_states_what_was_searched_and_until_when() -> None:
    found = find(criterion("any"), view(reports=READ), NOON)
    assert found.because == (
        "no evidence found in 2 reports by 1 publisher, published from 2024-01-01 to 2024-06-30"
    )


@pytest.mark.parametrize(
    "doubtful",
    [
        occurrence("2024-03-01", tie("ttp"), tie("ttp", "denied")),
        occurrence("2024-03-01", TTP, standing="for-review"),
        occurrence("2023-12-30/2024-01-02", TTP),
    ],
)
@pytest.mark.parametrize("keeping", ["none", "any"])
def test_what_turns_on_a_doubt_is_in_doubt(keeping: str, doubtful: Occurrence) -> None:
    found = find(criterion(keeping), view(doubtful, reports=READ), NOON)
    assert (found.bearing, found.window.value, found.window.high) == ("in doubt", 0, 1)


def test_the_lower_bound_is_what_the_group_claims_or_two_voices_tell() -> None:
    seen = view(
        occurrence("2024-03-01", TTP, id="inc-1"),
        occurrence("2024-03-02", tie("ttp"), id="inc-2"),
        occurrence("2024-03-03", tie("ttp"), id="inc-3", voices=2),
        occurrence("2024-03-04", TTP, id="inc-4", contested=True),
        reports=READ,
    )
    window = find(criterion("none"), seen, NOON).window
    assert (window.low, window.value, window.high) == (2, 4, 4)


def _each_week(since: str, weeks: int) -> list[str]:
    first = date.fromisoformat(since)
    return [str(first + timedelta(weeks=week)) for week in range(weeks)]


@pytest.mark.parametrize(
    ("before", "within", "bearing"),
    [
        (20, 2, "for"),
        (2, 20, "against"),
        (3, 1, "too few to tell"),
        (25, 20, "no clear change"),
    ],
)
def test_a_comparison_tells_a_change_from_chance(before: int, within: int, bearing: str) -> None:
    days = [*_spread("2023-01-02", before), *_spread("2024-01-02", within)]
    seen = view(
        *(occurrence(day, TTP, id=f"inc-{day}") for day in days), reports=_each_week("2023-01-02", 78)
    )
    judged_by = criterion("fewer", compare="same months of the year before")
    found = find(judged_by, seen, NOON)
    assert (found.window.value, found.before and found.before.value) == (within, before)
    assert found.bearing == bearing


def _spread(since: str, number: int) -> list[str]:
    first = date.fromisoformat(since)
    return [str(first + timedelta(days=6 * place)) for place in range(number)]


def test_periods_read_from_other_sources_are_not_compared() -> None:
    seen = view(*_attacks(9), reports=_each_week("2023-01-02", 78))
    moved = seen.model_copy(
        update={
            "reports": tuple(
                report.model_copy(update={"publisher": "Ledger"}) if report.published.year == 2024 else report
                for report in seen.reports
            )
        }
    )
    found = find(criterion("fewer", compare="same months of the year before"), moved, NOON)
    assert found.bearing == "not comparable"
    assert "Ledger came" in found.because


def test_the_same_record_gives_the_same_finding() -> None:
    seen = view(*_attacks(2), reports=READ)
    assert find(criterion("none"), seen, NOON) == find(criterion("none"), seen, NOON)


def test_a_finding_says_what_changed_since_the_last_and_why() -> None:
    first = find(criterion("none"), view(*_attacks(1), reports=READ), NOON)
    rejected = occurrence("2024-03-01", TTP, id="inc-202431", standing="rejected")
    new = occurrence("2024-04-01", TTP, id="inc-9")
    second = find(criterion("none"), view(rejected, new, reports=READ), NOON, first)
    assert not is_same(first, second)
    assert second.after == first.id
    assert second.changes == (
        "inc-202431 is counted no more: rejected",
        "inc-9 is counted now: it is new",
    )


@given(st.lists(st.sampled_from(["2024-02-01", "2024-03-10", "2023-12-31", "2024-07-02"]), max_size=8))
def test_bounds_hold_the_count_between_them(days: list[str]) -> None:
    occurrences = (occurrence(day, TTP, id=f"inc-{place}") for place, day in enumerate(days))
    window = find(criterion("none"), view(*occurrences, reports=READ), NOON).window
    assert window.low <= window.value <= window.high
