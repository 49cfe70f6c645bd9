"""Who is meant by a name, on a day."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date

import pytest

from watchdesk.vocabulary.actors import find_office, is_office, load_offices, register
from watchdesk.vocabulary.folding import fold_romanised

BEFORE, AFTER = date(2021, 8, 14), date(2021, 8, 15)


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Taliban", "act-afghan-taliban"),
        ("Afghan Taliban", "act-afghan-taliban"),
        ("TTP", "act-ttp"),
        ("Pakistani Taliban", "act-ttp"),
        ("Tehreek-e-Taliban Pakistan", "act-ttp"),
        ("Tehrik-i-Taliban Pakistan", "act-ttp"),
        ("Da’ish", "act-islamic-state"),
        ("Da'esh", "act-islamic-state"),
        ("Daesh", "act-islamic-state"),
        ("DAESH", "act-islamic-state"),
        ("ISIS", "act-islamic-state"),
        ("Isis", "act-islamic-state"),
        ("IS", "act-islamic-state"),
        ("the so-called Islamic State", "act-islamic-state"),
        ("ISKP", "act-iskp"),
        ("IS-K", "act-iskp"),
        ("ISIS-K", "act-iskp"),
        ("Daesh Khorasan", "act-iskp"),
        ("al-Qa’ida", "act-al-qaeda"),
        ("Baluch Liberation Army", "act-bla"),
        ("BLF", "act-blf"),
        ("Jaish ul-Adl", "act-jaish-al-adl"),
        ("Lashkar-i-Jhangvi", "act-lashkar-e-jhangvi"),
        ("Hizbullah", "act-hezbollah"),
        ("Kataib Hezbollah", "act-kataib-hezbollah"),
        ("Ansar Allah", "act-houthis"),
        ("JeM", "act-jaish-e-mohammed"),
        ("JEM", "act-jem-sudan"),
        ("Pakistan’s", "act-pakistan"),
        ("Islamic Republic of Iran", "act-iran"),
        ("US", "act-united-states"),
        ("the United States", "act-united-states"),
        ("Congo", "act-democratic-republic-of-the-congo"),
        ("Republic of the Congo", "act-republic-of-the-congo"),
        ("Niger", "act-niger"),
        ("Nigeria", "act-nigeria"),
        ("IRGC", "act-iran-irgc"),
        ("ISPR", "act-pakistan-ispr"),
        ("Kremlin", "act-russia-presidency"),
        ("the UN", "act-un"),
        ("Nato", "act-nato"),
        ("UNAMA", "act-unama"),
    ],
)
def test_a_name_finds_its_actor(name: str, actor: str) -> None:
    found = register().find(name, date(2024, 1, 16))
    assert found is not None and found.id == actor


@pytest.mark.parametrize(
    "word", ["us", "who", "Who", "is", "fact", "militants", "the group", "Korea", "sources", ""]
)
def test_a_word_that_is_no_name_finds_nobody(word: str) -> None:
    assert register().find(word) is None


@pytest.mark.parametrize(
    ("name", "on", "actor"),
    [
        ("Afghan government", BEFORE, "act-afghanistan-republic"),
        ("Afghan government", AFTER, "act-afghanistan-islamic-emirate"),
        ("Afghan Taliban government", date(2024, 1, 16), "act-afghanistan-islamic-emirate"),
        ("Taliban government", date(1999, 5, 1), "act-afghanistan-first-emirate"),
        ("Taliban government", date(2010, 5, 1), "act-afghanistan-first-emirate"),
        ("Taliban government", None, "act-afghanistan-islamic-emirate"),
        ("Syrian government", date(2024, 12, 7), "act-syria-assad-government"),
        ("Syrian government", date(2024, 12, 8), "act-syria-transitional-government"),
    ],
)
def test_who_governs_is_a_matter_of_date(name: str, on: date | None, actor: str) -> None:
    found = register().find(name, on)
    assert found is not None and found.id == actor


def test_a_government_is_not_meant_before_it_began() -> None:
    assert register().find("interim Afghan government", date(1990, 1, 1)) is None


@pytest.mark.parametrize(
    ("seat", "on", "actor"),
    [
        ("Kabul", BEFORE, "act-afghanistan-republic"),
        ("Kabul", AFTER, "act-afghanistan-islamic-emirate"),
        ("Islamabad", AFTER, "act-pakistan"),
        ("Tehran", AFTER, "act-iran"),
        ("Rawalpindi", AFTER, "act-pakistan-army"),
        ("Damascus", date(2024, 12, 8), "act-syria-transitional-government"),
        ("White House", AFTER, "act-us-white-house"),
        ("Sana'a", AFTER, "act-yemen-houthi-government"),
        ("Washington", None, "act-united-states"),
    ],
)
def test_a_capital_acts_for_who_governs_there(seat: str, on: date | None, actor: str) -> None:
    found = register().seat_of_government(seat, on)
    assert found is not None and found.id == actor


def test_a_capital_is_its_state_whoever_governs() -> None:
    found = register().find_capital("Kabul")
    assert found is not None and found.id == "act-afghanistan"
    assert register().find_capital("Karachi") is None


def test_the_emirate_is_of_the_taliban_and_not_of_the_ttp() -> None:
    emirate = register().government_of("act-afghanistan", AFTER)
    assert emirate is not None and emirate.of == "act-afghan-taliban"


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Iranian", "act-iran"),
        ("Afghans", "act-afghanistan"),
        ("Tajik", "act-tajikistan"),
        ("British", "act-united-kingdom"),
        ("Nigerien", "act-niger"),
        ("Nigerian", "act-nigeria"),
        ("US", "act-united-states"),
        ("Dutch", "act-netherlands"),
    ],
)
def test_a_demonym_finds_its_state(word: str, state: str) -> None:
    found = register().find_demonym(word)
    assert found is not None and found.id == state


def test_an_adjective_is_not_a_people() -> None:
    assert register().find_people("British") is None
    assert register().find_people("Britons") is not None


def test_a_generic_body_is_the_states_own_where_it_has_one() -> None:
    office = register().find("Foreign Office")
    assert office is not None and office.generic
    assert register().in_state(office, "PK").id == "act-pakistan-foreign-ministry"
    composed = register().in_state(office, "FJ")
    assert (composed.id, composed.of, composed.generic) == ("act-fiji-foreign-ministry", "act-fiji", False)
    assert register().in_state(office, "ZZ") == office


def test_ids_are_slugs_and_name_one_actor() -> None:
    ids = Counter(register().entries.keys())
    assert all(i.startswith("act-") and i == i.lower() for i in ids)
    assert max(ids.values()) == 1


def test_every_actor_belongs_to_one_that_is_known() -> None:
    known = register().entries
    assert [e.id for e in known.values() if e.of and e.of not in known] == []


def test_only_governments_share_a_name() -> None:
    """Two actors of one name that no date tells apart would be found by chance."""
    shared = {}
    for key, named in register()._by_name.items():
        bearers = {entry.id for _, entry in named}
        if len(bearers) > 1 and any(entry.kind != "government" for _, entry in named):
            shared[key] = bearers
    assert shared == {"jem": {"act-jaish-e-mohammed", "act-jem-sudan"}}


def test_of_actors_whose_names_sound_alike_all_are_listed_here() -> None:
    """A question finds names by sound: those of two actors would be found for each other."""
    alike: dict[str, set[str]] = {}
    for key, named in register()._by_name.items():
        alike.setdefault(fold_romanised(key), set()).update(e.id for _, e in named if e.kind != "government")
    assert {key: bearers for key, bearers in alike.items() if len(bearers) > 1} == {
        "afc": {"act-afc-congo", "act-hurriyat"},
        "jem": {"act-jaish-e-mohammed", "act-jem-sudan"},
        "laf": {"act-lebanon-army", "act-libya-lna"},
        "rada": {"act-rada-libya", "act-ukraine-rada"},
        "voa": {"act-voa", "act-woah"},
    }


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Jaish ul Adhl", "act-jaish-al-adl"),
        ("Hezbolla", "act-hezbollah"),
        ("Talebaan", "act-afghan-taliban"),
        ("Houti", None),
    ],
)
def test_a_name_spelled_otherwise_is_found_by_its_sound(name: str, actor: str | None) -> None:
    found = {entry.id for entry in register().all_sounding_like(name)}
    assert found == ({actor} if actor else set())


def test_there_are_groups_worldwide() -> None:
    groups = [e for e in register().entries.values() if e.kind == "armed-group"]
    assert len(groups) >= 350 and len({g.country for g in groups}) >= 60


def test_no_actor_ends_before_it_begins() -> None:
    dated = [e for e in register().entries.values() if e.since and e.until]
    assert [e.id for e in dated if e.since > e.until] == []  # type: ignore[operator]


@pytest.mark.parametrize(
    ("name", "country", "actor"),
    [
        ("Ministry of Agriculture", "IN", "act-india-agriculture-ministry"),
        ("Water Resources Ministry", "PK", "act-pakistan-water-ministry"),
        ("Ministry for Youth and Sports", "AF", "act-afghanistan-youth-ministry"),
        ("Ministry of Foreign Affairs", "PK", "act-pakistan-foreign-ministry"),
    ],
)
def test_a_ministry_of_any_field_is_that_of_the_state_spoken_of(name: str, country: str, actor: str) -> None:
    found = register().find(name)
    assert found is not None and found.generic
    assert register().in_state(found, country).id == actor


def test_looking_up_a_name_is_quick() -> None:
    names = [name for entry in register().entries.values() for name in (entry.name, *entry.aliases)]
    started = time.perf_counter()
    for name in names:
        register().find(name)
    assert (time.perf_counter() - started) / len(names) < 0.0002  # some twenty times what it takes


@pytest.mark.parametrize("office", [o for o in load_offices().values() if o.example], ids=lambda o: o.cue)
def test_office_examples_hold_and_counterexamples_do_not(office: object) -> None:
    assert find_office(office.example) is not None  # type: ignore[attr-defined]
    assert find_office(office.counterexample) != office  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("phrase", "held"),
    [
        ("Caretaker Foreign Minister", True),
        ("special envoy on Afghanistan", True),
        ("Iranian special envoy", True),
        ("Pakistan's Special Representative on Afghanistan", True),
        ("deputy prime minister", True),
        ("convoy", False),
        ("ministry", False),
        ("border", False),
        ("", False),
    ],
)
def test_offices_are_told_from_other_phrases(phrase: str, held: bool) -> None:
    assert is_office(phrase) is held


def test_an_office_names_the_body_it_belongs_to() -> None:
    office = find_office("caretaker foreign minister")
    assert office is not None and office.body == "foreign-ministry"
