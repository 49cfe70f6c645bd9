"""What a desk says of names, taken together."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchdesk.domain.own_names import ActorDecision, OwnActorName, OwnNames, OwnPlace, own_place_id

IDS = ["a", "b", "c", "d", "e"]
decisions = st.lists(
    st.builds(
        ActorDecision,
        one=st.sampled_from(IDS),
        other=st.sampled_from(IDS),
        ruling=st.sampled_from(["same", "different"]),
    ).filter(lambda decision: decision.one != decision.other),
    max_size=8,
)


def _decided(*rulings: tuple[str, str, str]) -> OwnNames:
    return OwnNames(decisions=tuple(ActorDecision(one=a, ruling=r, other=b) for a, r, b in rulings))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rulings", "same"),
    [
        ([], {}),
        ([("a", "same", "b")], {"b": "a"}),
        ([("a", "same", "b"), ("b", "same", "c")], {"b": "a", "c": "a"}),
        ([("b", "same", "c"), ("a", "same", "b")], {"b": "a", "c": "a"}),
        ([("a", "same", "b"), ("b", "same", "a")], {"a": "b"}),
        ([("a", "same", "b"), ("a", "different", "b")], {}),
        ([("a", "different", "b"), ("b", "same", "a")], {"a": "b"}),
    ],
)
def test_the_last_word_on_a_pair_holds_and_same_is_passed_on(
    rulings: list[tuple[str, str, str]], same: dict[str, str]
) -> None:
    assert _decided(*rulings).same_as() == same


def test_different_is_so_from_both_sides() -> None:
    own = _decided(("a", "different", "b"), ("c", "different", "a"))
    assert (own.apart_from("a"), own.apart_from("b")) == ({"b", "c"}, {"a"})


@given(decisions)
def test_every_id_leads_to_one_that_leads_no_further(made: list[ActorDecision]) -> None:
    same = OwnNames(decisions=tuple(made)).same_as()
    assert all(lead not in same and lead != each for each, lead in same.items())


@given(st.permutations([("act-a", "A"), ("act-a", "B"), ("act-b", "C")]))
def test_the_version_does_not_ask_in_which_order_names_were_added(names: Any) -> None:
    own = OwnNames(names=tuple(OwnActorName(actor=actor, name=name) for actor, name in names))
    first = OwnNames(names=tuple(sorted(own.names, key=lambda each: each.name)))
    assert own.version() == first.version()


def test_nothing_has_no_version_and_each_thing_said_another() -> None:
    place = OwnPlace(id="desk:1", name="Koh", lat=30, lon=66)
    told = [
        OwnNames(),
        OwnNames(places=(place,)),
        OwnNames(places=(place.model_copy(update={"lat": 31.0}),)),
        OwnNames(names=(OwnActorName(actor="act-a", name="A"),)),
        _decided(("a", "same", "b")),
        _decided(("a", "different", "b")),
    ]
    assert told[0].version() == ""
    assert len({own.version() for own in told}) == len(told)


def test_a_places_id_is_decided_by_what_and_where_it_is() -> None:
    assert own_place_id("Koh", "city", 30.0, 66.0) == own_place_id("Koh", "city", 30.0, 66.0)
    assert own_place_id("Koh", "city", 30.0, 66.0) != own_place_id("Koh", "pass", 30.0, 66.0)
    assert own_place_id("Koh", "city", 30.0, 66.0).startswith("desk:")
