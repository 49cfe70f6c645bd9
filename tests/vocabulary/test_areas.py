"""One key for a country, a division and a place, whichever part of the gazetteer knows it."""

from __future__ import annotations

import pytest

from watchdesk.vocabulary.areas import PlaceUnclear, areas_of, find_area
from watchdesk.vocabulary.gazetteer import candidates


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("Pakistan", "PK"),
        ("PK", "PK"),
        ("Khyber Pakhtunkhwa", "PK:khyber pakhtunkhwa"),
        ("Punjab, Pakistan", "PK:punjab"),
        ("Punjab, IN", "IN:punjab"),
        ("Bannu", "PK:khyber pakhtunkhwa:bannu"),
        ("Kunar", "AF:kunar"),
    ],
)
def test_words_name_an_area(words: str, area: str) -> None:
    assert find_area(words) == area


@pytest.mark.parametrize("words", ["Punjab", "Xyzzy", "Bannu, Xyzzy", ""])
def test_words_that_name_none_or_two_are_refused(words: str) -> None:
    with pytest.raises(PlaceUnclear):
        find_area(words)


def test_a_place_lies_in_its_division_and_its_country() -> None:
    bannu = candidates("Bannu")[0]
    assert areas_of(bannu.id) == ("PK", "PK:khyber pakhtunkhwa", "PK:khyber pakhtunkhwa:bannu")


def test_an_unknown_place_is_an_area_of_its_own() -> None:
    assert areas_of("nowhere:1") == ("nowhere:1",)
