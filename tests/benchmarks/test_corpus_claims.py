"""When is a claim of a reading the one that the corpus marks?"""

from __future__ import annotations

from pathlib import Path

from benchmarks.corpus.claims import CORE, MarkedReport, align, compare, count_claims
from corpus.reports import parse_report

from making import make_actor, make_claim, make_document
from watchdesk.domain.claim import Claim

REPORT = MarkedReport(
    parse_report(
        Path("r.txt"),
        """publisher: P
published: 2025-03-05
zone: UTC
region: R
form: agency

# Talks

Iran's envoy met Omani officials.
@ iran state: Iran
@ envoy office of iran: Iran's envoy
@ oman state: Omani
@ officials unnamed of oman: Omani officials
! met: contact/meet; actor=envoy, officials
""",
    )
)


def contact(one: str, other: str | None = None) -> Claim:
    document = make_document(REPORT.text)
    others = [make_actor(other, document)] if other else []
    return make_claim(
        document, "contact", initiators=[make_actor(one, document)], recipients=others, event="met"
    )


def test_an_office_may_be_told_by_whom_it_acts_for() -> None:
    assert compare(REPORT, contact("Iran", "Omani officials"), REPORT.claims[0])["initiators"]


def test_a_party_too_few_is_wrong() -> None:
    assert not compare(REPORT, contact("Iran"), REPORT.claims[0])["initiators"]


def test_the_headline_is_left_out() -> None:
    assert [claim.marked.label for claim in REPORT.claims] == ["contact/meet"]


def test_one_marked_claim_answers_to_one_claim_only() -> None:
    claims = [contact("Iran", "Omani officials"), contact("Iran")]
    assert len(align(REPORT, claims)) == 1
    counts = count_claims(REPORT, claims, CORE)
    assert [counts["contact", what] for what in ("found", "wanted", "right")] == [2, 1, 1]
