"""The cases of benchmarks/findings: what a careful reader reads is judged right, each trap by its own rule."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from benchmarks.findings.gold import Case, load_case, load_cases
from benchmarks.findings.run import judge_case

CASES = load_cases()

LEFT_OUT = {
    "01-attacks-from-next-door": {"outside the window": 2, "another party": 1},
    "02-a-truce-of-one-month": {"denied": 1, "only threatened or planned": 2, "elsewhere": 1},
    "03-prisoners-go-home": {"outside the window": 1, "another party": 1},
    "04-leaders-handed-over": {"negated": 1, "only threatened or planned": 1, "another party": 1},
    "05-two-rounds-of-talks": {"only threatened or planned": 1},
    "06-troops-leave-the-ridge": {
        "another party": 1,
        "only threatened or planned": 1,
        "negated": 1,
        "outside the window": 1,
    },
    "07-at-most-two": {"elsewhere": 1},
    "08-no-shelter": {"negated": 1, "another party": 1},
    # Linking wrongly joins what Pakistan plans to what Iran did: the plan is not counted, and not listed by itself.
    "09-no-more-deportations": {"outside the window": 1, "another party": 1},
    "10-fewer-than-three-bombs": {"another type": 1, "hypothetical": 1},
    "11-a-calmer-quarter": {},
    "12-a-visit-that-did-not-come": {
        "only threatened or planned": 1,
        "another party": 1,
        "outside the window": 1,
    },
}


def test_there_are_twelve_promises_and_sixty_reports() -> None:
    assert (len(CASES), sum(len(case.reports) for case in CASES)) == (12, 60)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_findings_from_gold_claims_are_right_and_each_trap_is_left_out_by_its_rule(case: Case) -> None:
    for outcome in judge_case(case, gold=True):
        assert outcome.is_right, outcome.finding
        assert outcome.finding is not None
        assert Counter(each.rule for each in outcome.finding.excluded) == LEFT_OUT[case.name]


def test_a_claim_on_words_that_the_report_does_not_hold_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(
        'traps = []\nas_of = 2027-01-01\ncriteria = ""\n[right.x]\nbearing = "for"\nvalue = 0\n'
        '[[report]]\npublisher = "A"\npublished = 2027-01-01\ntext = "Nothing."\n'
        '[[report.claim]]\nkind = "promise"\nwords = "promised"\n',
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match="words that the text does not hold"):
        load_case(path)
