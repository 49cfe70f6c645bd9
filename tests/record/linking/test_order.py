"""The order in which claims come and go changes nothing."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.linking.making import make_linkable

from watchdesk.domain.linking import Linkable, MergeDecision
from watchdesk.record.linking import LinkIndex, link

WORDS = [
    "market",
    "convoy",
    "bridge",
    "hospital",
    "mosque",
    "school",
    "depot",
    "river",
    "bazaar",
    "checkpoint",
]


@st.composite
def crowds(draw: st.DrawFn) -> list[Linkable]:
    """Draw up to sixty claims that stand close together, so that blocks are crowded and groups doubtful."""
    size = draw(st.integers(2, 60))
    pick = st.sampled_from
    return [
        make_linkable(
            f"clm-{i:02}",
            " ".join(draw(st.lists(pick(WORDS), max_size=4))),
            kind=draw(pick(["incident", "incident", "contact"])),
            day=draw(pick([None, 0, 0, 1, 2, 30])),
            told=draw(st.integers(1, 4)),
            place=draw(pick([None, "Tank", "Tank", "Miranshah", "Kabul"])),
            by=draw(pick(["", "act-ttp", "gunmen"])),
            killed=draw(pick([None, 3, 5, 20])),
            document=f"doc-{draw(st.integers(0, size))}",
        )
        for i in range(size)
    ]


@st.composite
def rulings(draw: st.DrawFn) -> list[MergeDecision]:
    """Draw what persons may have ruled, contradictions among it."""
    pairs = draw(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=6))
    return [
        MergeDecision(
            left=f"clm-{min(pair):02}",
            right=f"clm-{max(pair):02}",
            ruling=draw(st.sampled_from(["same", "different", "unsure"])),
            by="Mina",
            because="I know it",
            at=datetime(2024, 5, 1, 0, minute, tzinfo=UTC),
        )
        for minute, pair in enumerate(pairs)
        if pair[0] != pair[1]
    ]


@settings(max_examples=25, deadline=None)
@given(crowds(), rulings(), st.randoms())
def test_the_order_of_claims_and_rulings_changes_no_group_and_no_decision(claims, ruled, chance):
    first = link(claims, ruled)
    chance.shuffle(claims)
    chance.shuffle(ruled)
    again = link(claims, ruled)
    assert again.groups == first.groups
    assert list(again.decisions) == list(first.decisions)


@settings(max_examples=25, deadline=None)
@given(crowds(), rulings(), st.data())
def test_claims_that_come_and_go_leave_what_linking_all_gives(claims, ruled, data):
    index = LinkIndex(claims[: len(claims) // 3])
    index.change(add=claims[len(claims) // 3 :], rulings=ruled)
    gone = set(data.draw(st.lists(st.sampled_from([c.claim for c in claims]), unique=True)))
    index.change(remove=gone)
    left = [claim for claim in claims if claim.claim not in gone]
    assert index.linking().groups == link(left, ruled).groups
    assert list(index.linking().decisions) == list(link(left, ruled).decisions)
    returned = data.draw(st.permutations([claim for claim in claims if claim.claim in gone]))
    for claim in returned:
        index.change(add=[claim])
    assert index.linking().groups == link(claims, ruled).groups
