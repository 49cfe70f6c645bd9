"""Criteria, findings and verdicts as the desk keeps them: for good, by version, and found again by their queries."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from benchmarks.findings.gold import Case, load_cases

from watchdesk.errors import InputError
from watchdesk.judging import (
    Signature,
    give_verdict,
    judge_desk,
    list_criteria,
    list_promises,
    new_criteria,
    show_finding,
    show_promise,
)
from watchdesk.record import Desk, Person, check_desk, keep_reading, link_desk, open_desk, reject_claims

CASES = {case.name: case for case in load_cases()}
NOON = datetime(2028, 1, 1, 12, tzinfo=UTC)


def _fill(desk: Desk, case: Case) -> str:
    for report in case.reports:
        keep_reading(desk, *report.reading())
    link_desk(desk)
    first = case.reports[case.promise].document()[0].id
    return next(
        each.promise.id
        for each in list_promises(desk)[0]
        if first in {account.document for account in each.promise.accounts}
    )


@pytest.fixture
def set_criteria(desk: Desk, tmp_path: Path) -> Callable[[str, str], str]:
    """Give a function that writes criteria into a file and sets them, and gives the id of the last."""

    def to_desk(promise: str, text: str) -> str:
        file = tmp_path / "criteria.toml"
        file.write_text(text, encoding="utf-8")
        return new_criteria(desk, promise, file, "Desk", NOON)[-1].id

    return to_desk


Set = Callable[[str, str], str]


@pytest.mark.parametrize("name", sorted(CASES))
def test_every_number_on_every_finding_is_given_again_by_its_printed_query(
    name: str, desk: Desk, set_criteria: Set
) -> None:
    case = CASES[name]
    set_criteria(_fill(desk, case), case.criteria)
    (judged,) = judge_desk(desk, case.as_of, at=NOON)
    _, _, numbers = show_finding(desk, judged.finding.id)
    assert len(numbers) >= 6
    with sqlite3.connect(f"file:{desk.path}?mode=ro", uri=True) as plain:
        for number in numbers:
            (found,) = plain.execute(number.query).fetchone()
            assert number.agrees(found), f"{number.name} is {number.value}, and not {found}"


def test_the_numbers_of_a_comparison_are_given_again_too(desk: Desk, set_criteria: Set) -> None:
    case = CASES["11-a-calmer-quarter"]
    set_criteria(_fill(desk, case), case.criteria)
    (judged,) = judge_desk(desk, case.as_of, at=NOON)
    _, _, numbers = show_finding(desk, judged.finding.id)
    names = {number.name for number in numbers}
    assert names >= {"counted before", "ratio", "ratio at least", "ratio at most", "dispersion"}


def test_a_number_stays_what_it_was_when_more_is_read(desk: Desk, set_criteria: Set) -> None:
    case = CASES["01-attacks-from-next-door"]
    first = case.reports[:1]
    for report in first:
        keep_reading(desk, *report.reading())
    link_desk(desk)
    promise = list_promises(desk)[0][0].promise.id
    set_criteria(promise, case.criteria)
    (before,) = judge_desk(desk, case.as_of, at=NOON)
    _fill(desk, case)
    (after,) = judge_desk(desk, case.as_of, at=NOON)
    assert (before.finding.bearing, after.finding.bearing) == ("not searched", "against")
    assert check_desk(desk).problems == ()


def test_judging_again_finds_nothing_new(desk: Desk, set_criteria: Set) -> None:
    case = CASES["01-attacks-from-next-door"]
    set_criteria(_fill(desk, case), case.criteria)
    (first,) = judge_desk(desk, case.as_of)
    (second,) = judge_desk(desk, case.as_of)
    assert (first.news, second.news) == (True, False)
    assert second.finding.id == first.finding.id


def test_as_of_an_earlier_day_only_what_was_published_by_then_is_seen(desk: Desk, set_criteria: Set) -> None:
    case = CASES["01-attacks-from-next-door"]
    set_criteria(_fill(desk, case), case.criteria)
    (early,) = judge_desk(desk, date(2027, 3, 2), at=NOON)
    assert (early.finding.window.value, early.finding.window.reports) == (0, 1)


def test_a_rejected_claim_changes_the_finding_and_the_finding_says_why(
    desk: Desk, set_criteria: Set
) -> None:
    case = CASES["01-attacks-from-next-door"]
    set_criteria(_fill(desk, case), case.criteria)
    (first,) = judge_desk(desk, case.as_of, at=NOON)
    counted = first.finding.counted[0].occurrence
    reject_claims(desk, counted.claims, Person("Desk", "misread"))
    (second,) = judge_desk(desk, case.as_of, at=NOON)
    assert second.finding.window.value == 0
    assert any("it does not come near now" in change for change in second.finding.changes)
    assert "rejected" in {each.rule for each in second.finding.excluded}


def test_a_changed_criterion_is_a_new_version_and_old_findings_stay(desk: Desk, set_criteria: Set) -> None:
    case = CASES["01-attacks-from-next-door"]
    promise = _fill(desk, case)
    first = set_criteria(promise, case.criteria)
    (old,) = judge_desk(desk, case.as_of, at=NOON)
    second = set_criteria(promise, case.criteria.replace('"none"', '"at most 1"'))
    (new,) = judge_desk(desk, case.as_of, at=NOON)
    assert [each.version for each in list_criteria(desk, promise)] == [1, 2]
    assert (old.finding.criterion, new.finding.criterion) == (first, second)
    assert (old.finding.bearing, new.finding.bearing) == ("against", "for")
    assert show_finding(desk, old.finding.id)[0] == old.finding


def test_the_same_criterion_set_again_is_the_version_that_it_was(desk: Desk, set_criteria: Set) -> None:
    case = CASES["01-attacks-from-next-door"]
    promise = _fill(desk, case)
    assert set_criteria(promise, case.criteria) == set_criteria(promise, case.criteria)


def test_with_one_broken_criterion_none_is_set(desk: Desk, set_criteria: Set) -> None:
    case = CASES["01-attacks-from-next-door"]
    promise = _fill(desk, case)
    broken = case.criteria.replace('"attacks"', '"other"').replace('"TTP"', '"Xyzzy"')
    with pytest.raises(InputError, match=r"criteria.toml:\d+: other: by: 'Xyzzy'"):
        set_criteria(promise, case.criteria + broken)
    assert list_criteria(desk, promise) == ()


def test_two_judges_may_disagree_and_each_keeps_a_history(desk: Desk, set_criteria: Set) -> None:
    case = CASES["01-attacks-from-next-door"]
    promise = _fill(desk, case)
    set_criteria(promise, case.criteria)
    (judged,) = judge_desk(desk, case.as_of, at=NOON)
    cites = (judged.finding.id[:12],)
    given = [
        give_verdict(desk, promise, word, Signature(judge, "so it is", cites))
        for judge, word in (("Desk", "partly-kept"), ("Kabul", "kept"), ("Desk", "broken"))
    ]
    assert show_promise(desk, promise).verdicts == tuple(given)
    ((listed,), _) = list_promises(desk)
    assert {(each.judge, each.word) for each in listed.verdicts} == {("Desk", "broken"), ("Kabul", "kept")}


@pytest.mark.parametrize(
    ("word", "signature", "fault"),
    [
        ("ruined", Signature("Desk", "why"), "is no verdict"),
        ("kept", Signature(" ", "why"), "has a judge"),
        ("kept", Signature("Desk", ""), "has a reason"),
        ("kept", Signature("Desk", "why"), "rests on findings"),
        ("kept", Signature("Desk", "why", ("fnd-0",)), "no finding with the id"),
    ],
)
def test_a_verdict_without_its_grounds_is_refused(
    desk: Desk, word: str, signature: Signature, fault: str
) -> None:
    promise = _fill(desk, CASES["01-attacks-from-next-door"])
    with pytest.raises(InputError, match=fault):
        give_verdict(desk, promise, word, signature)


def test_what_cannot_be_judged_needs_no_finding(desk: Desk) -> None:
    promise = _fill(desk, CASES["01-attacks-from-next-door"])
    assert give_verdict(desk, promise, "cannot-judge", Signature("Desk", "too little read")).cites == ()


def test_the_machine_signs_nothing(desk: Desk, set_criteria: Set) -> None:
    case = CASES["01-attacks-from-next-door"]
    promise = _fill(desk, case)
    set_criteria(promise, case.criteria)
    judge_desk(desk, case.as_of, at=NOON)
    shown = show_promise(desk, promise)
    assert shown.verdicts == ()
    assert [proposal.word for _, proposal in shown.proposals] == ["broken"]


@pytest.fixture
def judged_path(desk_path: Path, tmp_path: Path) -> Iterator[Path]:
    """Give the path of a desk, closed, in which a promise was judged and a verdict given."""
    case = CASES["11-a-calmer-quarter"]
    with open_desk(desk_path, create=True) as desk:
        promise = _fill(desk, case)
        file = tmp_path / "criteria.toml"
        file.write_text(case.criteria, encoding="utf-8")
        new_criteria(desk, promise, file, "Desk", NOON)
        (judged,) = judge_desk(desk, case.as_of, at=NOON)
        give_verdict(desk, promise, "kept", Signature("Desk", "calmer", (judged.finding.id,)))
    yield desk_path


@pytest.mark.parametrize(
    ("tampering", "field"),
    [
        ("UPDATE finding_entries SET first_day = '2020-01-01' WHERE period = 'window'", "counted"),
        ("UPDATE findings SET value = 7", "value"),
        ("UPDATE findings SET body = replace(body, 'too few to tell', 'for')", "id"),
        ("UPDATE criteria SET owner = 'Nobody'", "owner"),
        ("UPDATE verdicts SET word = 'broken'", "id"),
        ("UPDATE verdicts SET cites = '[\"fnd-0\"]'", "cites"),
    ],
)  # fmt: skip
def test_check_notices_what_was_altered(judged_path: Path, tampering: str, field: str) -> None:
    table = tampering.split()[1]
    with sqlite3.connect(judged_path) as plain:
        plain.execute(f"DROP TRIGGER {table}_UPDATE_never")
        plain.execute(tampering)
    with open_desk(judged_path) as desk:
        assert field in {problem.field for problem in check_desk(desk).problems}


@pytest.mark.parametrize("table", ["criteria", "findings", "finding_entries", "verdicts"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET rowid = rowid"])
def test_nothing_judged_is_ever_changed_or_deleted(judged_path: Path, table: str, change: str) -> None:
    with sqlite3.connect(judged_path) as plain, pytest.raises(sqlite3.IntegrityError, match="never changed"):
        plain.execute(change.format(table))
