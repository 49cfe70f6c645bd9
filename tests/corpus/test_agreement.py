"""How agreement between two annotators is counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus.agreement import agree, kappa
from corpus.reports import AnnotatedReport, parse_report

HEADER = """publisher: Studio Tamaa
published: 2025-03-05
zone: Africa/Niamey
region: Sahel
form: agency

# Army says six soldiers died

Gunmen killed six soldiers near Banibangou, and the army said they had fled.
@ gunmen armed-group: Gunmen | they
@ army body: army
@ dead people: six soldiers
"""
KILLED = "! killed: attack/firearms; actor=gunmen; recipient=dead; place=Banibangou\n"


def report(*claims: str) -> AnnotatedReport:
    return parse_report(Path("r.txt"), HEADER + "".join(claims))


@pytest.mark.parametrize(
    ("other", "triggers", "label", "core", "whole"),
    [
        (KILLED, 1, 1, 1, 1),
        (KILLED.replace("; place=Banibangou", ""), 1, 1, 1, 0),
        (KILLED.replace("actor=gunmen", "actor=army"), 1, 1, 0, 0),
        (KILLED.replace("attack/firearms", "attack"), 1, 0, 1, 1),
        (KILLED.replace("attack/firearms", "toll"), 1, 0, 0, 0),
        (KILLED.replace("! killed", "! said"), 0, 0, 0, 0),
    ],
)
def test_a_claim_is_shared_as_far_as_both_say_the_same(
    other: str, triggers: float, label: float, core: float, whole: float
) -> None:
    found = agree([(report(KILLED), report(other))])
    layers = ("triggers", "triggers, label", "claims, core", "claims, whole")
    assert [found.f1(layer) for layer in layers] == [triggers, label, core, whole]


def test_actors_are_one_by_their_mentions_and_not_by_their_ids() -> None:
    renamed = parse_report(Path("r.txt"), (HEADER + KILLED).replace("gunmen", "raiders"))
    assert agree([(report(KILLED), renamed)]).f1("role actor") == 1


def test_what_one_alone_marked_lowers_f1() -> None:
    found = agree([(report(KILLED, "! fled: movement/flight; actor=gunmen\n"), report(KILLED))])
    assert found.f1("triggers") == pytest.approx(2 / 3)


def test_kappa_is_agreement_beyond_chance() -> None:
    assert kappa([("a", "a"), ("b", "b")]) == 1
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0
    assert kappa([("a", "a"), ("a", "a")]) == 1
