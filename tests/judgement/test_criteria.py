"""A criterion is read from a file that a diplomat can write; a broken one is named with its line, and none is set."""

from __future__ import annotations

from datetime import date

import pytest

from watchdesk.judgement.criteria import BrokenCriteria, CriteriaFile, Known, parse_criteria

GOOD = """\
owner = "Foreign Office"

[[criterion]]
name = "attacks"
observable = "Attacks in Pakistan by the TTP"
measure = "count"
kind = "attack"
by = "TTP"
where = "Pakistan"
from = 2024-01-01
until = 2024-06-30
keeping = "none"
refuted_by = "One attack"
"""


def _find(words: str) -> str | None:
    return {"TTP": "act-ttp", "Pakistan": "act-pakistan"}.get(words)


def _parse(text: str, **known: object) -> CriteriaFile:
    return parse_criteria(text, "c.toml", Known(_find, **known))  # type: ignore[arg-type]


def _faults(text: str) -> tuple[str, ...]:
    with pytest.raises(BrokenCriteria) as broken:
        _parse(text)
    return broken.value.faults


def test_a_good_file_gives_its_owner_and_its_criteria() -> None:
    stated = _parse(GOOD)
    assert stated.owner == "Foreign Office"
    (written,) = stated.criteria
    assert (written.name, written.keeping, written.measure.by) == ("attacks", "none", ("act-ttp",))
    assert written.measure.where == "PK"
    assert written.window.on(date(2024, 3, 1)) == (date(2024, 1, 1), date(2024, 6, 30))


def test_the_one_who_sets_them_may_be_named_outside_the_file() -> None:
    assert _parse(GOOD, owner="Somebody else").owner == "Somebody else"


def test_a_window_may_end_at_the_deadline() -> None:
    text = GOOD.replace("until = 2024-06-30", 'until = "deadline"')
    assert _parse(text, deadline=date(2024, 5, 31)).criteria[0].window.last == date(2024, 5, 31)


def test_a_window_may_be_the_last_months() -> None:
    text = GOOD.replace("from = 2024-01-01\nuntil = 2024-06-30", 'last = "6 months"')
    assert _parse(text).criteria[0].window.months == 6


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ('owner = "Foreign Office"', "", "c.toml:1: owner: nobody owns"),
        ('by = "TTP"', 'by = "Nobody"', "c.toml:8: attacks: by: 'Nobody' is known neither"),
        ('by = "TTP"', "by = 7", "c.toml:8: attacks: by: 7 is neither a name"),
        ('where = "Pakistan"', 'where = "Xyzzy"', "c.toml:9: attacks: where: no place called 'Xyzzy'"),
        ('where = "Pakistan"', 'where = "Punjab"', "c.toml:9: attacks: where: 'Punjab' may be"),
        ('measure = "count"', 'measure = "mood"', "c.toml:6: attacks: measure: 'mood' is not known"),
        ('kind = "attack"', 'kind = "war"', "c.toml:7: attacks: kind: 'war' is not known"),
        ('kind = "attack"', 'kind = "attack"\ntype = "BANG"', "c.toml:8: attacks: type: 'BANG' is no PLOVER type"),
        ("from = 2024-01-01\n", "", "c.toml:10: attacks: until: the window has no beginning"),
        ("until = 2024-06-30", "until = 2023-06-30", "c.toml:11: attacks: until: 2023-06-30 is before"),
        ("until = 2024-06-30", 'until = "deadline"', "c.toml:11: attacks: until: no deadline of the promise"),
        ("until = 2024-06-30", 'until = "soon"', "c.toml:11: attacks: until: until = 'soon' is not a day"),
        ("until = 2024-06-30", 'last = "6 moons"', "c.toml:3: attacks: until: give either last"),
        ('keeping = "none"', 'keeping = "some"', "c.toml:12: attacks: keeping: 'some' is not known"),
        ('keeping = "none"', 'keeping = "fewer"', "c.toml:12: attacks: keeping: fewer than what?"),
        ('keeping = "none"', 'keeping = "none"\ncompare = 3', "c.toml:12: attacks: keeping: none is held against"),
        ('keeping = "none"', 'keeping = "fewer"\ncompare = 0', "c.toml:12: attacks: keeping: it can never be met"),
        ('keeping = "none"', 'keeping = "at least 0"', "c.toml:12: attacks: keeping: it can never be refuted"),
        ('refuted_by = "One attack"', 'refuted_by = " "', "c.toml:13: attacks: refuted_by: it can never be refuted"),
        ('refuted_by = "One attack"', "", "c.toml:3: attacks: refuted_by: is missing"),
        ('name = "attacks"', 'name = "attacks"\nmood = "sad"', "c.toml:5: attacks: mood: there is no such key"),
        ('owner = "Foreign Office"', 'onwer = "Foreign Office"', "c.toml:1: onwer: there is no such key"),
        ("[[criterion]]", "[[criterion]", "c.toml:3: is not TOML"),
    ],
)  # fmt: skip
def test_a_broken_criterion_is_one_line_with_its_number(was: str, becomes: str, fault: str) -> None:
    assert was in GOOD
    faults = _faults(GOOD.replace(was, becomes))
    assert any(each.startswith(fault) for each in faults), faults


def test_what_may_still_come_for_ever_can_never_be_refuted() -> None:
    (fault,) = _faults(GOOD.replace("until = 2024-06-30\n", "").replace('"none"', '"any"'))
    assert "it may still come" in fault


def test_every_fault_is_named_at_once() -> None:
    assert len(_faults(GOOD.replace('"TTP"', '"Nobody"').replace('"none"', '"some"'))) == 2


def test_two_criteria_of_one_name_are_a_fault() -> None:
    table = GOOD.partition("\n\n")[2]
    (fault,) = _faults(GOOD + table)
    assert fault == "c.toml:15: attacks: name: two criteria have it"


def test_an_act_is_of_somebody() -> None:
    text = GOOD.replace('"count"', '"act"').replace('by = "TTP"\n', "")
    assert "c.toml:3: attacks: by: an act is of a named party; say whose" in _faults(text)
