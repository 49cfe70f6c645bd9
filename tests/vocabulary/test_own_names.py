"""The vocabulary together with what a desk says of names."""

from __future__ import annotations

from watchdesk.domain.own_names import NO_NAMES, ActorDecision, OwnActorName, OwnNames, OwnPlace
from watchdesk.vocabulary.actors import register
from watchdesk.vocabulary.own_names import places_with, register_with

OWN = OwnNames(
    places=(OwnPlace(id="desk:1", name="Koh-e-Naw", country="AF", lat=34, lon=69, aliases=("Naw Hill",)),),
    names=(OwnActorName(actor="act-ttp", name="the Mountain Men"),),
    decisions=(ActorDecision(one="act-bla", other="act-blf", ruling="same"),),
)


def test_a_name_of_the_desk_finds_its_actor_beside_the_names_it_had() -> None:
    known = register_with(OWN)
    assert [known.find(name).id for name in ("Mountain Men", "TTP")] == ["act-ttp", "act-ttp"]  # type: ignore[union-attr]
    assert register().find("Mountain Men") is None


def test_of_two_that_are_the_same_both_names_find_the_first() -> None:
    found = register_with(OWN).find("Balochistan Liberation Front")
    assert found is not None and found.id == "act-bla"
    apart = register().find("Balochistan Liberation Front")
    assert apart is not None and apart.id == "act-blf"


def test_without_names_of_its_own_a_desk_has_the_register_as_it_is_shipped() -> None:
    assert register_with(NO_NAMES) is register()
    assert places_with(NO_NAMES) == {}


def test_a_place_of_the_desk_is_found_by_each_of_its_names() -> None:
    places = places_with(OWN)
    assert {key: [place.id for place in each] for key, each in places.items()} == {
        "koh e naw": ["desk:1"],
        "naw hill": ["desk:1"],
    }
