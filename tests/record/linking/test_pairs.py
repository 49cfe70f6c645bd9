"""What the machine rules on two claims, near-misses above all."""

from __future__ import annotations

import pytest
from tests.record.linking.making import make_linkable

from watchdesk.domain.linking import Linkable
from watchdesk.record.linking import link
from watchdesk.record.linking.columns import columns_of
from watchdesk.record.linking.judging import decide

BOMB = "A bomb tore through a police van near the bridge of Gul Imam, officials said"
BLAST = {"event": "ASSAULT/explosives", "to": "policemen", "place": "Tank"}
TALKS = {"kind": "contact", "event": "CONSULT/meet", "place": "Kabul"}

ONE = {
    "the same blast with a higher toll the next morning": (
        make_linkable("clm-a", BOMB, killed=3, told=0, **BLAST),
        make_linkable("clm-b", "Two constables died in hospital after the bomb at Gul Imam", killed=5, told=1, **BLAST),
    ),
    "the same blast without a day, told the next day": (
        make_linkable("clm-a", BOMB, killed=5, told=0, **BLAST),
        make_linkable("clm-b", "The bomb hit a police van at Gul Imam bridge", day=None, killed=5, told=1, **BLAST),
    ),
    "the same blast by a group and by its parent": (
        make_linkable("clm-a", BOMB, by="act-jamaat-ul-ahrar", killed=5, **BLAST),
        make_linkable("clm-b", BOMB, by="act-ttp", killed=5, **BLAST),
    ),
    "the same blast by militants and by a named group": (
        make_linkable("clm-a", BOMB, by="militants", killed=5, **BLAST),
        make_linkable("clm-b", BOMB, by="act-ttp", killed=5, **BLAST),
    ),
    "a visit that was planned and the visit held": (
        make_linkable("clm-a", "The envoy Lutfi will travel to Kabul", by="lutfi", told=-2, modality="future", **TALKS),
        make_linkable("clm-b", "The envoy Lutfi met ministers in Kabul", by="lutfi", told=1, **TALKS),
    ),
    "an old attack, told again at its anniversary": (
        make_linkable("clm-a", BOMB, killed=5, **BLAST),
        make_linkable("clm-b", "The bomb on a police van at Gul Imam bridge", killed=5, told=366,
                      modality="historical", **BLAST),
    ),
}  # fmt: skip

TWO = {
    "the same town the next day": (
        make_linkable("clm-a", BOMB, killed=5, **BLAST),
        make_linkable("clm-b", "A second bomb struck rescuers at the hospital", day=1, killed=2, told=2, **BLAST),
    ),
    "the same group in another town on the same day": (
        make_linkable("clm-a", BOMB, by="act-ttp", killed=5, **BLAST),
        make_linkable("clm-b", BOMB, by="act-ttp", killed=5, **{**BLAST, "place": "Quetta"}),
    ),
    "the same road a month later": (
        make_linkable("clm-a", BOMB, killed=5, **BLAST),
        make_linkable("clm-b", BOMB, day=30, told=31, killed=5, **BLAST),
    ),
    "the ceremony at an anniversary": (
        make_linkable("clm-a", BOMB, killed=5, **BLAST),
        make_linkable("clm-b", "Gunmen fired at mourners at Gul Imam", day=365, told=366, killed=1,
                      **{**BLAST, "event": "ASSAULT/firearms"}),
    ),
    "talks of the same parties a week apart": (
        make_linkable("clm-a", "The envoy Lutfi met ministers in Kabul", by="lutfi", **TALKS),
        make_linkable("clm-b", "The envoy Lutfi met ministers in Kabul", by="lutfi", day=7, told=8, **TALKS),
    ),
    "deportations of two weeks": (
        make_linkable("clm-a", "Afghans were sent back", kind="movement", event="COERCE/deport", to="afghans",
                      day=0, count=(48000, 48000)),
        make_linkable("clm-b", "Afghans were sent back", kind="movement", event="COERCE/deport", to="afghans",
                      day=7, told=8, count=(21000, 21000)),
    ),
    "the same day in another country": (
        make_linkable("clm-a", BOMB, killed=5, **BLAST),
        make_linkable("clm-b", BOMB, killed=5, **{**BLAST, "place": "Kabul"}),
    ),
    "a shooting and a bombing of one day": (
        make_linkable("clm-a", "A bomb killed traders in a market", killed=20, told=0, **BLAST),
        make_linkable("clm-b", "Gunmen shot a teacher on his way home", killed=1, told=0, place="Tank",
                      event="ASSAULT/firearms", to="teacher"),
    ),
}  # fmt: skip


def ruling(one: Linkable, other: Linkable) -> str:
    return decide(columns_of([one, other]), 0, 1).ruling


@pytest.mark.parametrize("pair", ONE.values(), ids=ONE)
def test_what_is_one_is_never_ruled_two_and_is_grouped(pair):
    assert ruling(*pair) == "same"
    assert len(link(pair).groups) == 1


@pytest.mark.parametrize("pair", TWO.values(), ids=TWO)
def test_a_near_miss_is_never_ruled_one(pair):
    assert ruling(*pair) != "same"
    assert len(link(pair).groups) == 2


def test_too_little_said_is_left_to_a_person():
    one = make_linkable("clm-a", BOMB, killed=5, **BLAST)
    other = make_linkable("clm-b", "Five officers died", day=None, killed=5, told=2)
    decision = decide(columns_of([one, other]), 0, 1)
    assert decision.ruling == "unsure"
    assert decision.because.startswith("unsure: ")


def test_a_decision_says_what_speaks_for_and_against_in_words():
    one, other = TWO["the same town the next day"]
    decision = decide(columns_of([one, other]), 0, 1)
    assert decision.because.startswith("two things: against: one day apart")
    assert "for: " in decision.because
    assert decision.by == "machine:linker 1"
    assert decision.score is not None and decision.score < 0.5


def test_claims_of_two_kinds_are_never_one():
    attack = make_linkable("clm-a", BOMB, place="Tank")
    contact = make_linkable("clm-b", BOMB, place="Tank", kind="contact")
    assert link([attack, contact]).groups == (("clm-a",), ("clm-b",))


def test_a_claim_given_twice_is_refused():
    claim = make_linkable("clm-a", BOMB, place="Tank")
    with pytest.raises(ValueError, match="given twice"):
        link([claim, claim])


def test_nothing_gives_nothing():
    assert link([]).groups == ()
