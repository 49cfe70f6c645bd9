"""What a place name means to somebody who asks."""

from __future__ import annotations

import pytest

from watchdesk.domain.own_names import OwnNames, OwnPlace
from watchdesk.reading.where.lookup import look_up
from watchdesk.vocabulary.own_names import places_with

OWN = places_with(
    OwnNames(places=(OwnPlace(id="desk:1", name="Hyderabad", country="AF", lat=34.0, lon=69.0),))
)


@pytest.mark.parametrize(
    ("name", "near", "country", "found"),
    [
        ("Mir Ali", "North Waziristan", None, ("Mir Ali", "PK")),
        ("Hyderabad", "Sindh", None, ("Hyderabad", "PK")),
        ("Hyderabad", "Pakistan", None, ("Hyderabad", "PK")),
        ("Hyderabad", None, "IN", ("Hyderabad", "IN")),
        ("Paris", "Texas", None, ("Paris", "US")),
        ("Tripoli", "Lebanon", None, ("Tripoli", "LB")),
        ("Tripoli", None, None, ("Tripoli", "LY")),
        ("Srinagar", "Uttarakhand", None, ("Srinagar", "IN")),
    ],
)
def test_the_best_candidate_is_the_one_meant(
    name: str, near: str | None, country: str | None, found: tuple[str, str]
) -> None:
    best = look_up(name, near=near, country=country)[0].place
    assert (best.name, best.country) == found


def test_only_places_near_the_other_are_given() -> None:
    assert {c.place.country for c in look_up("Hyderabad", near="Karachi")} == {"PK"}
    assert {"IN", "PK"} <= {c.place.country for c in look_up("Hyderabad")}


def test_no_place_is_near_itself_or_near_what_is_not_known() -> None:
    assert look_up("Karachi", near="Nowhereatall") == ()
    assert "geonames:1174872" not in {c.place.id for c in look_up("Karachi", near="Karachi")}


def test_shares_are_of_what_is_left() -> None:
    found = look_up("Hyderabad", country="PK")
    assert sum(candidate.share for candidate in found) == pytest.approx(1)
    assert look_up("Nowhereatall") == ()


def test_a_place_of_the_desk_is_among_the_candidates() -> None:
    assert "desk:1" in {c.place.id for c in look_up("Hyderabad", own=OWN)}
    assert look_up("Hyderabad", country="AF", own=OWN)[0].place.part == "desk"
