"""Whom a name means, and how a desk's reports name them."""

from __future__ import annotations

import pytest

from making import content_of, make_actor, make_claim, make_document, make_reading
from watchdesk.record import (
    Desk,
    NamedAs,
    Scope,
    add_actor_name,
    decide_actors,
    find_actor_id,
    find_actors,
    find_claims,
    keep_reading,
)

TEXT = "The TTP attacked. Pakistani Taliban denied it. Afghan Taliban met Hossein Kazemi. TTP fled."


@pytest.fixture
def told(desk: Desk) -> Desk:
    """Give a desk in which one report names the TTP three times, the Afghan Taliban and a person once."""
    document = make_document(TEXT)
    ttp = make_actor("TTP", document, kind="armed-group", aliases=["Pakistani Taliban"]).model_copy(
        update={"id": "act-ttp", "name": "Tehrik-e-Taliban Pakistan"}
    )
    taliban = make_actor("Afghan Taliban", document, kind="armed-group").model_copy(
        update={"id": "act-afghan-taliban"}
    )
    kazemi = make_actor("Hossein Kazemi", document, kind="person")
    attack = make_claim(document, "attack", event="attacked", initiators=[ttp], cites={"initiators": "TTP"})
    meeting = make_claim(document, "contact", event="met", initiators=[taliban], recipients=[kazemi])
    keep_reading(
        desk, make_reading(document, [ttp, taliban, kazemi], [attack, meeting]), content_of(document)
    )
    return desk


def _kinds(desk: Desk, actor: str) -> set[str]:
    return {entry.claim.kind for entry in find_claims(desk, (), Scope(actor=actor))[0]}


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("TTP", ["act-ttp"]),
        ("act-ttp", ["act-ttp"]),
        ("SDF", ["act-sdf", "act-rada-libya"]),
        ("PK", ["act-pakistan"]),
        ("Kabul", ["act-afghanistan"]),
        ("Iranian", ["act-iran"]),
        ("the group", []),
        ("Nobody at All", []),
    ],
)
def test_a_name_means_these(asked: str, ids: list[str]) -> None:
    assert [answer.entry.id for answer in find_actors(asked).found] == ids


def test_words_for_any_group_say_that_they_name_nobody() -> None:
    assert "names nobody by itself" in find_actors("the group").note


def test_an_answer_says_what_it_is_part_of_what_parted_from_it_and_what_it_is_not() -> None:
    (answer,) = find_actors("TTP").found
    assert ("act-jamaat-ul-ahrar", "split-from") in {(tie.group, tie.tie) for tie in answer.ties_here}
    assert "act-afghan-taliban" in {entry.id for entry in answer.look_alikes}
    assert {name.origin for name in answer.names} == {"own"}
    assert answer.reports is None


def test_a_desk_says_under_which_words_its_reports_name_an_actor(told: Desk) -> None:
    (answer,) = find_actors("TTP", told).found
    assert (answer.reports, answer.claims) == (1, 1)
    assert answer.named_as == (NamedAs("Pakistani Taliban", 1, 1), NamedAs("TTP", 1, 1))


def test_a_desk_also_gives_those_it_has_met_and_the_register_does_not_know(told: Desk) -> None:
    assert [met.name for met in find_actors("Kazmi", told).met] == ["Hossein Kazemi"]


def test_a_name_of_the_desk_says_who_added_it(told: Desk) -> None:
    add_actor_name(told, "act-ttp", "Mountain Men", by="Ann")
    (answer,) = find_actors("Mountain Men", told).found
    assert answer.entry.id == "act-ttp"
    assert [name.name for name in answer.names if name.origin.startswith("desk: Ann")] == ["Mountain Men"]


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ("TTP", {"attack"}),
        ("Pakistani Taliban", {"attack"}),
        ("Taliban", {"contact"}),
        ("Afghan Taliban", {"contact"}),
        ("Husain Kazmi", {"contact"}),
        ("Hussein", {"contact"}),
        ("Hassan", set()),
        ("Kazimi", {"contact"}),
    ],
)
def test_a_list_finds_an_actor_in_any_spelling_and_no_look_alike(
    told: Desk, asked: str, kinds: set[str]
) -> None:
    assert _kinds(told, asked) == kinds


def test_two_that_are_the_same_are_listed_for_each_other_until_that_is_undone(told: Desk) -> None:
    assert _kinds(told, "BLA") == set()
    decide_actors(told, "act-bla", "act-ttp", "same", by="Ann")
    assert _kinds(told, "BLA") == {"attack"}
    (answer,) = find_actors("act-bla", told).found
    assert (answer.same, answer.reports) == (("act-ttp",), 1)
    decide_actors(told, "act-bla", "act-ttp", "different", by="Ben")
    assert _kinds(told, "BLA") == set()


def test_a_desks_own_name_lists_its_actor(told: Desk) -> None:
    assert _kinds(told, "Mountain Men") == set()
    add_actor_name(told, "act-ttp", "Mountain Men", by="Ann")
    assert _kinds(told, "Mountain Men") == {"attack"}


@pytest.mark.parametrize(("name", "id"), [("TTP", "act-ttp"), ("SDF", None), ("Nobody", None)])
def test_a_name_stands_for_an_id_only_where_it_means_one(name: str, id: str | None) -> None:
    assert find_actor_id(name) == id
