"""What a person ruled always holds, whatever the machine thinks."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.linking.making import make_linkable

from watchdesk.domain.linking import MergeDecision
from watchdesk.record.linking import link

BLAST = {"event": "ASSAULT/explosives", "to": "policemen", "place": "Tank", "killed": 5}
WORDS = "A bomb tore through a police van near the bridge of Gul Imam"
LIKE = [make_linkable(f"clm-{n}", WORDS, **BLAST) for n in range(4)]
UNLIKE = [make_linkable(f"clm-{n}", WORDS, day=40 * n, told=40 * n + 1, **BLAST) for n in range(4)]


def rule(left: int, right: int, ruling: str, minute: int = 0) -> MergeDecision:
    return MergeDecision(
        left=f"clm-{min(left, right)}",
        right=f"clm-{max(left, right)}",
        ruling=ruling,  # type: ignore[arg-type]
        by="Mina",
        because="I was there",
        at=datetime(2024, 5, 1, 0, minute, tzinfo=UTC),
    )


def groups_of(claims, rulings):
    return {claim: number for number, group in enumerate(link(claims, rulings).groups) for claim in group}


def test_the_machine_takes_likes_for_one_and_unlikes_for_four():
    assert len(link(LIKE).groups) == 1
    assert len(link(UNLIKE).groups) == 4


def test_a_person_merges_what_the_machine_keeps_apart():
    groups = groups_of(UNLIKE, [rule(0, 2, "same")])
    assert groups["clm-0"] == groups["clm-2"] != groups["clm-1"]


def test_same_and_same_is_same():
    groups = groups_of(UNLIKE, [rule(0, 2, "same"), rule(2, 3, "same")])
    assert groups["clm-0"] == groups["clm-3"]


def test_a_person_parts_what_the_machine_takes_for_one():
    groups = groups_of(LIKE, [rule(0, 3, "different")])
    assert groups["clm-0"] != groups["clm-3"]


def test_different_reaches_what_a_person_called_the_same():
    groups = groups_of(LIKE, [rule(0, 1, "same"), rule(2, 3, "same"), rule(1, 2, "different")])
    assert groups["clm-0"] == groups["clm-1"] != groups["clm-2"] == groups["clm-3"]


def test_of_two_rulings_that_contradict_each_other_the_later_holds():
    assert len(link(LIKE[:2], [rule(0, 1, "same"), rule(0, 1, "different", 1)]).groups) == 2
    assert len(link(LIKE[:2], [rule(0, 1, "different"), rule(0, 1, "same", 1)]).groups) == 1


def test_a_machines_decision_is_no_ruling():
    kept = list(link(LIKE).decisions)
    assert link(UNLIKE, kept).groups == link(UNLIKE).groups


def test_a_ruling_on_a_claim_that_is_not_there_waits():
    assert link(LIKE[:2], [rule(0, 3, "different")]).groups == link(LIKE[:2]).groups


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 2), min_size=4, max_size=4),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=6),
    st.booleans(),
)
def test_rulings_without_contradiction_all_hold(parts, pairs, likes):
    ruled = [rule(a, b, "same" if parts[a] == parts[b] else "different") for a, b in pairs if a != b]
    groups = groups_of(LIKE if likes else UNLIKE, ruled)
    for each in ruled:
        assert (groups[each.left] == groups[each.right]) is (each.ruling == "same")
