"""Who wrote this, by the report's own header?"""

from __future__ import annotations

import pytest

from watchdesk.intake.bylines import find_byline, is_credit


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Our Correspondent", "Our Correspondent"),
        ("By Ahmed Khan and Sara de la Cruz in Kabul", "Ahmed Khan and Sara de la Cruz in Kabul"),
        ("BY AHMED KHAN", "AHMED KHAN"),
        ("Our Correspondent", "Our Correspondent"),
        ("Staff Reporter", "Staff Reporter"),
        ("The Newspaper's Staff Reporter", "The Newspaper's Staff Reporter"),
        ("Our Diplomatic Correspondent, Islamabad", "Our Diplomatic Correspondent, Islamabad"),
        ("Web Desk", "Web Desk"),
        ("News Desk | Kabul", "News Desk | Kabul"),
        ("Agencies", "Agencies"),
        ("Reuters", "Reuters"),
        ("AFP", "AFP"),
        ("Ahmed Khan | Islamabad", "Ahmed Khan | Islamabad"),
    ],
)
def test_a_byline_is_found(line: str, byline: str) -> None:
    assert find_byline(line) == byline


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the talks had failed.",
        "By land and sea, aid reaches the camps",
        "Reporters were kept away from the talks",
        "Report says promises were not kept",
        "Team of envoys arrives in Kabul",
        "Agencies warn of famine",
        "Afghan terror safe havens worry Pakistan, Iran",
        "Dawn",
        "",
    ],
)
def test_a_headline_or_sentence_is_no_byline(line: str) -> None:
    assert find_byline(line) is None


def test_wire_credits_are_known() -> None:
    assert is_credit("(Reporting by Farid Rahmani in Kabul; Editing by Jane Roe)")
    assert is_credit("Additional reporting by Agencies")
    assert not is_credit("Reporting of the talks was banned.")
