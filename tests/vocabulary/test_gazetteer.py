"""Which places bear a name."""

from __future__ import annotations

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from watchdesk.vocabulary.gazetteer import _connection, candidates, expand, find_place
from watchdesk.vocabulary.tables import data_file


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Kerman", "city", "IR"),
        ("Islamabad", "city", "PK"),
        ("Kabul", "city", "AF"),
        ("Herat", "city", "AF"),
        ("Torkham", "crossing", "PK"),
        ("Mir Ali", "city", "PK"),
        ("Koh-e-Sabz", "city", "PK"),
        ("Spera", "adm2", "AF"),
        ("Paktika", "adm1", "AF"),
        ("Khyber Pakhtunkhwa", "adm1", "PK"),
        ("KP", "adm1", "PK"),
        ("Sistan-Baluchistan", "adm1", "IR"),
        ("Pakistan", "country", "PK"),
        ("US", "country", "US"),
        ("Georgia", "country", "GE"),
        ("Durand Line", "line", None),
        ("Strait of Hormuz", "sea", None),
        ("Bannu", "city", "PK"),
        ("Moscow", "adm1", "RU"),
        ("Kyiv", "city", "UA"),
        ("کابل", "city", "AF"),
    ],
)
def test_a_name_finds_its_place_first(name: str, kind: str, country: str | None) -> None:
    assert (candidates(name)[0].kind, candidates(name)[0].country) == (kind, country)


@pytest.mark.parametrize(
    "word", ["", "police", "Police", "of", "Minister", "Nowhereatall", "Monday", "reading"]
)
def test_a_word_that_names_no_place_finds_none(word: str) -> None:
    assert candidates(word) == ()


def test_all_places_of_a_name_are_given_with_the_best_known_first() -> None:
    found = candidates("Hyderabad")
    assert {"IN", "PK"} <= {place.country for place in found}
    assert [p.population or 0 for p in found] == sorted((p.population or 0 for p in found), reverse=True)


def test_a_place_is_better_known_by_its_own_name_than_a_larger_one_by_another_of_its_names() -> None:
    found = [(p.name, p.country) for p in candidates("Islamabad")]
    assert found.index(("Islamabad", "PK")) < found.index(("Chattogram", "BD"))


@pytest.mark.parametrize(
    ("name", "holds", "claims"),
    [
        ("Srinagar", "India", "Pakistan"),
        ("Muzaffarabad", "Pakistan", "India"),
        ("Gilgit", "Pakistan", "India"),
        ("Sevastopol", "Russia", "Ukraine"),
        ("Donetsk", "Russia", "Ukraine"),
        ("Tawang", "India", "China"),
        ("Jerusalem", "Israel", "Palestine"),
    ],
)
def test_disputed_land_has_no_one_owner(name: str, holds: str, claims: str) -> None:
    place = candidates(name)[0]
    assert place.owner is None
    assert place.disputed is not None
    assert holds in place.disputed and claims in place.disputed


@pytest.mark.parametrize(("name", "code"), [("Taipei", "TW"), ("Pristina", "XK"), ("Laayoune", "EH")])
def test_a_territory_with_a_code_of_its_own_keeps_it_beside_what_is_disputed(name: str, code: str) -> None:
    place = candidates(name)[0]
    assert place.owner == code
    assert place.disputed


@pytest.mark.parametrize("name", ["Peshawar", "Lahore", "Kerman", "Kyiv", "Delhi"])
def test_other_land_has_its_country_alone(name: str) -> None:
    place = candidates(name)[0]
    assert place.owner == place.country
    assert place.disputed is None


@pytest.mark.parametrize(
    ("short", "full"), [("La.", "Louisiana"), ("W. Va.", "West Virginia"), ("W.Va", "West Virginia"),
                        ("DI Khan", "Dera Ismail Khan"), ("Peshawar", "Peshawar")],
)  # fmt: skip
def test_what_agencies_shorten_is_written_out(short: str, full: str) -> None:
    assert expand(short) == full


def test_an_id_finds_its_place() -> None:
    kerman = find_place("geonames:128234")
    assert (
        kerman is not None and kerman.adm1 == "Kerman" and (round(kerman.lat), round(kerman.lon)) == (30, 57)
    )
    assert find_place("geonames:0") is None


def test_every_place_lies_on_earth_and_has_a_name() -> None:
    count = "SELECT count(*) FROM places WHERE abs(lat) > 90 OR abs(lon) > 180"
    assert _connection().execute(count).fetchone() == (0,)
    named = _connection().execute("SELECT count(DISTINCT place) FROM names").fetchone()[0]
    known = _connection().execute("SELECT count(*) FROM places").fetchone()[0]
    assert known - named < 300  # those whose only name means something else in news


def test_nobody_can_write_to_it() -> None:
    with pytest.raises(sqlite3.OperationalError):
        _connection().execute("DELETE FROM places")


def test_threads_look_up_side_by_side() -> None:
    candidates.cache_clear()
    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(candidates, ["Kabul", "Quetta", "Tehran", "Doha"] * 20))


def test_it_is_small_and_quick() -> None:
    assert len(data_file("gazetteer/places.sqlite").read_bytes()) < 25_000_000
    names = [row[0].title() for row in _connection().execute("SELECT key FROM names LIMIT 2000")]
    candidates.cache_clear()
    started = time.perf_counter()
    for name in names:
        candidates(name)
    assert (time.perf_counter() - started) / len(
        names
    ) < 0.0005  # ten times what is aimed at, for slow machines
