"""Where was this filed, and when?"""

from __future__ import annotations

from datetime import date

import pytest

from watchdesk.intake.datelines import dateline_end, find_imprint, find_stated_date, is_dateline

BODY = "The envoys of the two countries met the minister on Monday, a statement said."


@pytest.mark.parametrize(
    "dateline",
    [
        "ISLAMABAD:",
        "KABUL, Jan 19 (Reuters) -",
        "KABUL, Jan 19 (Reuters) –",
        "KABUL (Pajhwok):",
        "PESHAWAR —",
        "PESHAWAR/QUETTA:",
        "PESHAWAR, QUETTA:",
        "NEW DELHI —",
        "TEHRAN, Jan. 16 (MNA) –",
        "BEIJING, Jan. 16, 2024 (Xinhua) --",
        "UNITED NATIONS, Jan 16 (APP):",
        "WASHINGTON, D.C. —",
        "D.I. KHAN:",
        "İSTANBUL:",
        "TEHRAN, IRNA –",
        "New Delhi [India], January 16 (ANI):",
        "New Delhi:",
        "Kabul, 16 January 2024 –",
        "Islamabad, Tuesday:",
        "Dar es Salaam (AFP) -",
        "Kabul —",
        "RIO DE JANEIRO (AP) —",
    ],
)
def test_a_dateline_covers_its_own_words_only(dateline: str) -> None:
    paragraph = f"{dateline} {BODY}"
    assert paragraph[: dateline_end(paragraph)] == dateline


@pytest.mark.parametrize(
    "paragraph",
    [
        BODY,
        "WATCH: The convoy crosses the pass",
        "EXCLUSIVE: The envoys of the two countries met the minister on Monday",
        "WHO: Cases of cholera in the camps have doubled since the floods began, officials said.",
        "Analysis: The envoys of the two countries met the minister on Monday, a statement said.",
        "Spokesperson: Thank you all for coming, and I will take your questions after the statement.",
        "Pakistan — which has long complained of the havens — said that it would wait for an answer.",
        "The minister said: We will not accept it, and neither will our neighbours in the region.",
        "Key Points: The envoys of the two countries met the minister on Monday, a statement said.",
        "Pakistan-Afghanistan talks resumed on Monday after a year, officials of both countries said.",
        "On Monday, Jan 16 - the day of the talks - nothing moved at the crossing.",
    ],
)
def test_running_text_has_no_dateline(paragraph: str) -> None:
    assert dateline_end(paragraph) == 0


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("KABUL, Afghanistan (Feb. 9, 2011)", True),
        ("ISLAMABAD:", True),
        ("SAN SALVADOR, 3 JAN 90 --", True),
        ("New Delhi, January 16", True),
        ("PAKISTAN", False),
        ("Envoys meet in Dushanbe", False),
        ("January 16, 2024", False),
        ("Envoys meet on Jan 16", False),
    ],
)
def test_a_dateline_may_stand_on_a_line_of_its_own(line: str, is_one: bool) -> None:
    assert is_dateline(line) == is_one


@pytest.mark.parametrize(
    ("line", "published", "rest"),
    [
        ("Published: January 16, 2024", date(2024, 1, 16), ""),
        ("Jan 16, 2024", date(2024, 1, 16), ""),
        ("Tuesday, 16 January 2024", date(2024, 1, 16), ""),
        ("Published January 16, 2024 | Updated January 18, 2024", date(2024, 1, 16), ""),
        ("Updated January 18, 2024", None, ""),
        ("Date: 2024-01-16", date(2024, 1, 16), ""),
        ("KAMRAN YOUSAF January 16, 2024", date(2024, 1, 16), "KAMRAN YOUSAF"),
        ("Ahmed Khan | Jan 16, 2024", date(2024, 1, 16), "Ahmed Khan"),
    ],
)
def test_a_header_line_states_the_date(line: str, published: date | None, rest: str) -> None:
    stated = find_stated_date(line)
    assert stated is not None
    assert (stated.published, stated.rest) == (published, rest)


def test_an_imprint_states_date_and_publisher() -> None:
    stated = find_imprint("Published in Dawn, January 17th, 2024")
    assert stated is not None
    assert (stated.published, stated.publisher) == (date(2024, 1, 17), "Dawn")


def test_a_sentence_about_a_publication_is_no_imprint() -> None:
    assert find_imprint("Published in Kabul, January 17, 2024 was the day it came to light.") is None
