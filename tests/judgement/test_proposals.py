"""Which verdict findings amount to by rule, and that a machine's is never signed."""

from __future__ import annotations

import pytest

from judgement.occurrences import NOON, criterion, view
from watchdesk.domain.verdict import VERDICT_WORDS, Proposal
from watchdesk.judgement.findings import find
from watchdesk.judgement.proposals import RULES, propose


@pytest.mark.parametrize(
    ("bearings", "open", "word"),
    [
        (["for"], False, "kept"),
        (["for", "for"], False, "kept"),
        (["for so far"], True, "in-progress"),
        (["for", "none found"], True, "in-progress"),
        (["for", "none found"], False, "partly-kept"),
        (["for", "against"], False, "partly-kept"),
        (["for", "short"], False, "partly-kept"),
        (["for so far", "against"], True, "stalled"),
        (["against"], True, "broken"),
        (["against", "none found"], False, "broken"),
        (["none found"], False, "no-evidence"),
        (["none found"], True, "not-yet-due"),
        (["not yet"], True, "not-yet-due"),
        (["in doubt"], False, "cannot-judge"),
        (["for", "in doubt"], False, "cannot-judge"),
        (["too few to tell"], False, "cannot-judge"),
        (["not searched"], False, "cannot-judge"),
        (["not comparable", "for"], False, "cannot-judge"),
    ],
)
def test_findings_amount_to_a_word(bearings: list[str], open: bool, word: str) -> None:
    finding = find(criterion(), view(), NOON)
    findings = [
        finding.model_copy(update={"id": f"fnd-{place}", "bearing": bearing, "open": open})
        for place, bearing in enumerate(bearings)
    ]
    proposal = propose(findings)
    assert proposal == Proposal(word=word, because=RULES[word], cites=tuple(each.id for each in findings))  # type: ignore[arg-type, index]


def test_nothing_found_proposes_nothing() -> None:
    assert propose([]) is None


def test_every_word_has_its_rule() -> None:
    assert set(RULES) == set(VERDICT_WORDS)


def test_a_proposal_has_nobody_to_sign_it() -> None:
    assert "judge" not in Proposal.model_fields
