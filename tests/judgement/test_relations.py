"""What two parties do to each other: each way and each class apart, and never a score."""

from __future__ import annotations

from datetime import date

from judgement.occurrences import occurrence, tie, view
from watchdesk.judgement.relations import Party, Relation, find_relation

PAKISTAN, KABUL = Party("act-pakistan", "Pakistan"), Party("act-kabul", "Kabul")

SEEN = view(
    occurrence(
        "2024-01-03",
        tie("army", "does", "act-pakistan"),
        id="inc-1",
        against=["act-kabul"],
        types=("ASSAULT",),
    ),
    occurrence(
        "2024-02-03",
        tie("act-kabul", "does"),
        id="clm-2",
        kind="act",
        against=["act-pakistan"],
        types=("ACCUSE",),
    ),
    occurrence(
        "2024-02-05",
        tie("act-kabul", "does"),
        tie("act-pakistan", "does"),
        id="con-3",
        kind="contact",
        against=["act-pakistan", "act-kabul"],
        types=("CONSULT", "CONSULT/meet"),
    ),
    occurrence(
        "2024-02-07",
        tie("act-kabul", "does"),
        id="clm-4",
        kind="act",
        against=["act-pakistan"],
        types=("AID",),
        standing="planned",
    ),
    occurrence("2024-02-08", tie("act-iran", "does"), id="clm-5", against=["act-pakistan"], types=("AID",)),
)


def _relation(since: date | None = None) -> Relation:
    return find_relation(SEEN, PAKISTAN, KABUL, since)


def test_deeds_are_counted_each_way_and_by_class() -> None:
    relation = _relation()
    assert relation.count("Pakistan", "material-conflict") == 1
    assert relation.count("Kabul", "verbal-conflict") == 1
    assert relation.count(None, "verbal-cooperation") == 1
    assert len(relation.deeds) == 3


def test_what_is_only_planned_is_left_out_and_said_to_be() -> None:
    assert dict(_relation().left_out) == {"planned": 1}


def test_a_day_narrows_it() -> None:
    assert [deed.occurrence.id for deed in _relation(date(2024, 2, 1)).deeds] == ["clm-2", "con-3"]


def test_months_are_those_with_a_deed() -> None:
    relation = _relation()
    assert relation.months == (date(2024, 1, 1), date(2024, 2, 1))
    assert relation.count("Kabul", "verbal-conflict", date(2024, 1, 1)) == 0


def test_a_relation_has_no_score() -> None:
    assert not [name for name in dir(Relation) if "score" in name or "balance" in name]
