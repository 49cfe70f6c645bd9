"""By which rule an occurrence is counted or left out."""

from __future__ import annotations

from datetime import date

import pytest

from judgement.occurrences import criterion, occurrence, tie, view
from watchdesk.domain.criterion import Window
from watchdesk.domain.occurrence import Occurrence
from watchdesk.judgement.measuring import look_at, periods_of

TTP, OTHER = tie("ttp"), tie("bla")


@pytest.mark.parametrize(
    ("seen", "rule"),
    [
        (occurrence("2024-03-01", TTP), "counted"),
        (occurrence("2024-03-01", tie("branch", "claimed", "ttp")), "counted"),
        (occurrence("2024-03-01", TTP, tie("ttp", "claimed"), tie("ttp", "denied")), "counted"),
        (occurrence("2024-03-01", OTHER), "another party"),
        (occurrence("2024-03-01"), "nobody is named"),
        (occurrence("2024-03-01", TTP, tie("ttp", "denied")), "denied"),
        (occurrence("2024-03-01", TTP, areas=("AF",)), "elsewhere"),
        (occurrence("2023-03-01", TTP), "outside the window"),
        (occurrence("2024-06-29/2024-07-02", TTP), "across the edge of the window"),
        (occurrence(None, TTP), "no day known"),
        (occurrence("2024-03-01", TTP, standing="planned"), "only threatened or planned"),
        (occurrence("2024-03-01", TTP, standing="hypothetical"), "hypothetical"),
        (occurrence("2024-03-01", TTP, standing="negated"), "negated"),
        (occurrence(None, TTP, standing="historical"), "historical"),
        (occurrence("2024-03-01", TTP, standing="trend"), "a trend, not an event"),
        (occurrence("2024-03-01", TTP, standing="for-review"), "for review"),
        (occurrence("2024-03-01", TTP, standing="rejected"), "rejected"),
        (occurrence("2024-03-01", TTP, standing="register"), "register row"),
    ],
)
def test_the_first_rule_that_leaves_it_out_is_named(seen: Occurrence, rule: str) -> None:
    judged_by = criterion()
    (looked,) = look_at(judged_by, view(seen), periods_of(judged_by, date(2024, 7, 1)))
    assert looked.rule == rule


@pytest.mark.parametrize(
    ("types", "rule"),
    [
        (("ASSAULT", "ASSAULT/firearms"), "another type"),
        (("ASSAULT",), "type not told"),
        (("PROTEST",), "another type"),
        (("ASSAULT", "ASSAULT/explosives"), "counted"),
    ],
)
def test_a_type_that_is_not_told_is_no_other_type(types: tuple[str, ...], rule: str) -> None:
    judged_by = criterion(measure={"types": ("ASSAULT/explosives",)})
    seen = occurrence("2024-03-01", TTP, types=types)
    (looked,) = look_at(judged_by, view(seen), periods_of(judged_by, date(2024, 7, 1)))
    assert looked.rule == rule


@pytest.mark.parametrize(
    "seen",
    [
        occurrence("2024-03-01", OTHER, areas=("AF",)),
        occurrence("2023-03-01", OTHER),
        occurrence("2023-03-01", TTP, standing="register"),
        occurrence("2024-03-01", TTP, kind="contact"),
    ],
)
def test_what_is_something_else_in_two_ways_does_not_come_near(seen: Occurrence) -> None:
    judged_by = criterion()
    assert look_at(judged_by, view(seen), periods_of(judged_by, date(2024, 7, 1))) == ()


def test_a_target_is_one_of_those_named() -> None:
    judged_by = criterion(measure={"against": ("police",)})
    hit, missed = occurrence("2024-03-01", TTP, against=["police"]), occurrence("2024-03-01", TTP, id="inc-2")
    looked = look_at(judged_by, view(hit, missed), periods_of(judged_by, date(2024, 7, 1)))
    assert [each.rule for each in looked] == ["counted", "another target"]


@pytest.mark.parametrize(
    ("window", "compare", "as_of", "expected", "before"),
    [
        (
            Window(first=date(2024, 1, 1), last=date(2024, 6, 30)),
            "previous period",
            date(2024, 12, 1),
            (date(2024, 1, 1), date(2024, 6, 30)),
            (date(2023, 7, 3), date(2023, 12, 31)),
        ),
        (
            Window(first=date(2024, 1, 1), last=date(2024, 6, 30)),
            "same months of the year before",
            date(2024, 2, 29),
            (date(2024, 1, 1), date(2024, 2, 29)),
            (date(2023, 1, 1), date(2023, 2, 28)),
        ),
        (
            Window(months=6),
            None,
            date(2024, 3, 31),
            (date(2023, 10, 1), date(2024, 3, 31)),
            None,
        ),
    ],
)
def test_periods_run_to_the_day_of_judging_and_are_compared_with_as_many(
    window: Window, compare: str | None, as_of: date, expected: object, before: object
) -> None:
    periods = periods_of(criterion("fewer", window=window, compare=compare), as_of)
    assert (periods.window, periods.before) == (expected, before)
