"""Which names of an actor or place count as right?"""

from __future__ import annotations

from datetime import date

import pytest
from benchmarks.reading.names import is_covered, is_named, is_placed

from watchdesk.domain.actor import Actor, ActorKind
from watchdesk.domain.place import Place

TODAY = date(2025, 3, 18)


def actor(name: str, kind: ActorKind, id: str = "act-0") -> Actor:
    return Actor(id=id, name=name, kind=kind)


@pytest.mark.parametrize(
    ("name", "kind", "accepted"),
    [
        ("Iran", "state", "Iran"),
        ("the Baluch Liberation Army", "armed-group", "Baloch Liberation Army"),
        ("Caretaker Foreign Minister Jalil Anwari", "person", "Jalil Anwari"),
        ("three unidentified gunmen", "unnamed", "gunmen"),
        ("Police of Kosovo", "body", "Kosovo police"),
        ("Foreign Ministry of Uzbekistan", "body", "Uzbek Foreign Ministry"),
    ],
)
def test_an_accepted_name_is_right(name: str, kind: ActorKind, accepted: str) -> None:
    assert is_named(actor(name, kind), [accepted], TODAY)


@pytest.mark.parametrize(
    ("name", "kind", "accepted"),
    [
        ("Iraq", "state", "Iran"),
        ("South Sudan", "state", "Sudan"),
        ("Islamic State in Somalia", "armed-group", "Islamic State"),
        ("Jalil Anwari", "person", "Jalil Anwari Khan"),
        ("Ali Khan", "person", "Ali Khanna"),
        ("gunmen's families", "people", "gunmen"),
        ("Police of Serbia", "body", "Kosovo police"),
        ("Iran", "state", ""),
    ],
)
def test_another_name_is_wrong(name: str, kind: ActorKind, accepted: str) -> None:
    assert not is_named(actor(name, kind), [accepted], TODAY)


def test_the_same_register_id_is_right_under_any_name() -> None:
    assert is_named(actor("Iran", "state", "act-iran"), ["Islamic Republic of Iran"], TODAY)


def test_a_capital_names_who_governed_from_it_on_the_day() -> None:
    emirate = actor("Islamic Emirate of Afghanistan", "government", "act-afghanistan-islamic-emirate")
    assert is_named(emirate, ["Kabul"], TODAY)
    assert not is_named(emirate, ["Kabul"], date(2020, 1, 1))


def test_generic_police_are_the_police_of_any_state_and_no_army() -> None:
    assert is_named(actor("Police of Pakistan", "body", "act-pakistan-police"), ["police"], TODAY)
    assert not is_named(actor("Pakistan Army", "body", "act-pakistan-army"), ["police"], TODAY)


def test_every_party_must_be_found() -> None:
    iran = actor("Iran", "state", "act-iran")
    assert not is_covered([iran], [["Iran"], ["Pakistan"]], TODAY)


def test_a_party_that_is_none_of_them_is_wrong() -> None:
    iran, iraq = actor("Iran", "state", "act-iran"), actor("Iraq", "state", "act-iraq")
    assert not is_covered([iran, iraq], [["Iran"]], TODAY)


def test_a_party_may_be_left_out_only_where_the_gold_says_so() -> None:
    assert is_covered([], [["gunmen", ""]], TODAY)
    assert not is_covered([], [["gunmen"]], TODAY)


def test_a_minister_beside_his_state_is_one_party() -> None:
    both = [actor("Jalil Anwari", "person"), actor("Pakistan", "state", "act-pakistan")]
    assert is_covered(both, [["Jalil Anwari", "Pakistan"]], TODAY)


@pytest.mark.parametrize(
    ("name", "words", "accepted", "right"),
    [
        ("Kerman", None, "Kerman", True),
        ("Lakki Marwat District", None, "Lakki Marwat", True),
        ("Zāhedān", "in Zahedan", "Zahedan", True),
        ("Kerman", "in Kerman", "Kermanshah", False),
        ("Diyala", None, "Diyala Bridge", False),
    ],
)
def test_a_place_is_right_by_its_name_or_its_words(
    name: str, words: str | None, accepted: str, right: bool
) -> None:
    assert is_placed(Place(name=name, words=words), [accepted]) is right


def test_no_place_is_right_only_where_none_is_given() -> None:
    assert is_placed(None, [])
    assert not is_placed(None, ["Kerman"])
    assert not is_placed(Place(name="Kerman"), [])
