"""A person's decisions hold, are undone exactly, survive re-reading, and leave the past as it was."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telling import BANNU, HERAT, Report, incidents, instant, keep, tell
from watchdesk.errors import InputError
from watchdesk.outlets.entries import entry_history_json
from watchdesk.record import (
    AsOf,
    Desk,
    Person,
    accept_claims,
    check_desk,
    correct_fields,
    link_desk,
    load_decisions,
    load_entry,
    merge_entries,
    open_desk,
    reject_claims,
    split_entry,
    undo_last,
)

FIRST = tell("Dawn", "2024-01-04T09:00", killed=6)
SECOND = tell("Khyber Courier", "2024-01-05T09:00", killed=8, footing="named-official")
THIRD = tell("Tribune", "2024-01-05T12:00", killed=7, claimed_by="Border Brigade")
ELSEWHERE = tell("Herat Post", "2024-01-04T10:00", place=HERAT, killed=2)
REPORTS = (FIRST, SECOND, THIRD, ELSEWHERE)
ASHA = Person("Asha")


def _id(report: Report) -> str:
    return f"inc-{report.id[4:]}"


@pytest.fixture
def kept(desk: Desk) -> Desk:
    """Give a desk with three reports of one blast and one of another."""
    keep(desk, *REPORTS)
    return desk


def test_what_is_split_stays_apart_when_all_is_linked_anew(kept: Desk) -> None:
    split_entry(kept, _id(FIRST), [SECOND.id], ASHA)
    link_desk(kept)

    assert incidents(kept)[_id(SECOND)] == [SECOND.id]


def test_what_follows_a_claim_is_split_with_it(kept: Desk) -> None:
    split_entry(kept, _id(FIRST), [THIRD.id], ASHA)
    assert len(incidents(kept)[_id(THIRD)]) == 2


def test_what_is_merged_is_one_and_both_ids_name_it(kept: Desk) -> None:
    decided = merge_entries(kept, [_id(FIRST), _id(ELSEWHERE)], ASHA)

    assert decided.entries == (_id(FIRST),)
    assert load_entry(kept, _id(ELSEWHERE)).entry.id == _id(FIRST)


def test_a_split_after_a_merge_overrules_it_and_undoing_brings_the_merge_back(kept: Desk) -> None:
    merge_entries(kept, [_id(FIRST), _id(ELSEWHERE)], ASHA)
    merged = incidents(kept)
    split_entry(kept, _id(FIRST), [ELSEWHERE.id, SECOND.id], ASHA)
    assert incidents(kept)[_id(ELSEWHERE)] == sorted([ELSEWHERE.id, SECOND.id])

    undo_last(kept, ASHA)

    assert incidents(kept) == merged


def test_a_decision_survives_a_newer_reading(kept: Desk) -> None:
    split_entry(kept, _id(FIRST), [SECOND.id], ASHA)
    again = tell(
        "Khyber Courier", "2024-01-05T09:00", killed=8, footing="named-official", newer=True, headline=False,
        status=None, modality="historical",
    )  # fmt: skip
    keep(kept, again)

    assert again.id != SECOND.id
    assert incidents(kept)[_id(again)] == [again.id]
    assert load_entry(kept, _id(SECOND)).entry.id == _id(again)


@pytest.mark.parametrize(
    ("decide", "complaint"),
    [
        (lambda desk: merge_entries(desk, [_id(FIRST), _id(FIRST)], ASHA), "are one entry already"),
        (
            lambda desk: merge_entries(desk, [_id(FIRST), "inc-0000"], ASHA),
            "holds nothing with the id inc-0000",
        ),
        (lambda desk: split_entry(desk, _id(ELSEWHERE), [ELSEWHERE.id], ASHA), "nothing to split it from"),
        (lambda desk: split_entry(desk, _id(FIRST), [ELSEWHERE.id], ASHA), "is no claim of"),
        (lambda desk: undo_last(desk, ASHA), "holds no decision of a person"),
        (lambda desk: reject_claims(desk, ["clm-0000"], ASHA), "holds no claim with the id clm-0000"),
        (
            lambda desk: correct_fields(desk, FIRST.id, ["when=soon"], ASHA),
            "when=soon: write when=2024-01-31",
        ),
        (lambda desk: correct_fields(desk, FIRST.id, ["colour=red"], ASHA), "'colour' cannot be corrected"),
        (lambda desk: correct_fields(desk, FIRST.id, ["killed"], ASHA), "write FIELD=VALUE"),
        (lambda desk: merge_entries(desk, [_id(FIRST), _id(ELSEWHERE)], Person(" ")), "say who decides"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_and_nothing_is_kept(
    kept: Desk, decide: Callable[[Desk], object], complaint: str
) -> None:
    with pytest.raises(InputError, match=complaint):
        decide(kept)
    assert load_decisions(kept) == ()


Act = Callable[[Desk, Person], object]


def _merge_all(desk: Desk, person: Person) -> object:
    ids = list(incidents(desk))
    return merge_entries(desk, ids, person) if len(ids) > 1 else None


def _split_last(desk: Desk, person: Person) -> object:
    largest = max(incidents(desk).items(), key=lambda each: (len(each[1]), each[0]))
    return split_entry(desk, largest[0], [largest[1][-1]], person) if len(largest[1]) > 2 else None


def _move(desk: Desk, person: Person) -> object:
    return correct_fields(desk, FIRST.id, ["place=Bannu", "when=2024-02-01", "killed=9"], person)


def _reject(desk: Desk, person: Person) -> object:
    try:
        return reject_claims(desk, [SECOND.id], person)
    except InputError:
        return accept_claims(desk, [SECOND.id], person)


acts = st.lists(st.sampled_from([_merge_all, _split_last, _move, _reject]), min_size=1, max_size=5)


@settings(max_examples=8, deadline=None)
@given(acts)
def test_undoing_all_restores_exactly(order: list[Act]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder) / "a.db", create=True) as desk:
        keep(desk, *REPORTS)
        states = [_all_told(desk)]
        for act in order:
            if act(desk, ASHA):
                states.append(_all_told(desk))
        for state in reversed(states[:-1]):
            undo_last(desk, ASHA)
            assert _all_told(desk) == state
        assert check_desk(desk).holds


def _all_told(desk: Desk) -> dict[str, object]:
    """Everything that entries say, but for the ids that they had in between."""
    entries = (load_entry(desk, id).entry for id in incidents(desk))
    return {entry.id: entry.model_dump(exclude={"also"}) for entry in entries}


@settings(max_examples=6, deadline=None)
@given(st.permutations(REPORTS), acts)
def test_what_was_held_at_a_moment_stays_what_was_held_then(order: list[Report], later: list[Act]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder) / "a.db", create=True) as desk:
        told: dict[tuple[str, str], str] = {}
        for hour, report in enumerate(order):
            at = f"2024-03-01T{hour:02}:00:00"
            keep(desk, report, at=at)
            told |= {(id, at): _as_of(desk, id, at) for id in incidents(desk)}
        for hour, act in enumerate(later):
            at = f"2024-03-02T{hour:02}:00:00"
            if act(desk, Person("Asha", at=instant(at))):
                told |= {(id, at): _as_of(desk, id, at) for id in incidents(desk)}
                _undo_every_second(desk, hour)
        keep(desk, tell("Post", "2024-01-02T09:00", killed=1), tell("Post", "2024-01-05T09:00", place=BANNU))
        assert {key: _as_of(desk, *key) for key in told} == told


def _undo_every_second(desk: Desk, hour: int) -> None:
    if hour % 2:
        undo_last(desk, Person("Asha", at=instant(f"2024-03-02T{hour:02}:30:00")))


def _as_of(desk: Desk, id: str, at: str) -> str:
    return entry_history_json(load_entry(desk, id, AsOf(recorded=f"{at}+00:00")))
