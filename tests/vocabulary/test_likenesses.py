"""Actors that are mistaken for each other are kept apart, and names of several say so."""

from __future__ import annotations

from datetime import date

import pytest

from watchdesk.vocabulary.actors import fold_name, register
from watchdesk.vocabulary.likenesses import (
    LookAlike,
    all_meant_by,
    load_ambiguous_names,
    load_look_alikes,
    look_alikes_of,
)

DAY = date(2024, 1, 16)


def _pair(pair: LookAlike) -> str:
    return f"{pair.one} {pair.other}"


@pytest.mark.parametrize("pair", load_look_alikes(), ids=_pair)
def test_each_of_two_look_alikes_is_found_by_its_example_and_not_by_the_others(pair: LookAlike) -> None:
    found = [register().find(name, DAY) for name in (pair.example, pair.counterexample)]
    assert [entry.id if entry else None for entry in found] == [pair.one, pair.other]


@pytest.mark.parametrize("pair", load_look_alikes(), ids=_pair)
def test_what_misleads_stands_in_a_name_of_one_of_them(pair: LookAlike) -> None:
    entries = [register().entries[actor] for actor in (pair.one, pair.other)]
    names = " ".join(fold_name(name) for entry in entries for name in (entry.name, *entry.aliases))
    assert fold_name(pair.shared) in names


def test_no_pair_is_listed_twice() -> None:
    pairs = [frozenset((pair.one, pair.other)) for pair in load_look_alikes()]
    assert len(pairs) == len(set(pairs)) and all(len(pair) == 2 for pair in pairs)


@pytest.mark.parametrize(
    ("actor", "other"),
    [
        ("act-ttp", "act-afghan-taliban"),
        ("act-islamic-state", "act-iskp"),
        ("act-jaish-e-mohammed", "act-jaish-al-adl"),
        ("act-isgs", "act-jnim"),
        ("act-sdf", "act-pkk"),
        ("act-houthis", "act-ansar-al-sharia-libya"),
    ],
)
def test_a_look_alike_is_one_from_both_sides(actor: str, other: str) -> None:
    assert other in look_alikes_of(actor) and actor in look_alikes_of(other)


def test_an_actor_that_nobody_mistakes_has_no_look_alikes() -> None:
    assert look_alikes_of("act-andorra") == ()


@pytest.mark.parametrize("key", load_ambiguous_names())
def test_whom_an_ambiguous_name_may_mean_is_known(key: str) -> None:
    means = load_ambiguous_names()[key].means
    assert means and set(means) <= set(register().entries)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("SDF", ["act-sdf", "act-rada-libya"]),
        ("Islamic Jihad", ["act-palestinian-islamic-jihad", "act-iju", "act-egyptian-islamic-jihad"]),
        ("TTP", ["act-ttp"]),
        ("Nobody at All", []),
    ],
)
def test_all_that_a_name_may_mean_is_given_the_likeliest_first(name: str, meant: list[str]) -> None:
    assert [entry.id for entry in all_meant_by(name)] == meant


def test_the_one_the_reader_takes_is_among_all_that_a_name_may_mean() -> None:
    for ambiguous in load_ambiguous_names().values():
        taken = register().find(ambiguous.name, DAY)
        assert taken is None or taken.id in {entry.id for entry in all_meant_by(ambiguous.name)}
