"""What is each paragraph of a plain text?"""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.showing import blocks_of, capture, words_of

from watchdesk.domain.document import Document
from watchdesk.errors import InputError

LEAD = "The envoys of Tajikistan and Uzbekistan met in Dushanbe on Tuesday, a statement of the ministry said."
NEXT = "They spoke for two hours about the crossing and the camps."


def test_a_report_falls_into_title_byline_dateline_body_and_related() -> None:
    document = capture(
        "Envoys meet as border talks resume\n"
        "By Farid Rahmani\n"
        "Published: January 16, 2024\n"
        f"DUSHANBE, Jan 16 (Asia-Plus) - {LEAD}\n"
        "Read more: Guards report a second clash\n"
        f"{NEXT}\n"
        "(Editing by Jane Roe)"
    )
    assert blocks_of(document) == [
        ("title", "Envoys meet as border talks resume"),
        ("byline", "By Farid Rahmani"),
        ("dateline", "Published: January 16, 2024"),
        ("dateline", "DUSHANBE, Jan 16 (Asia-Plus) -"),
        ("body", LEAD),
        ("related", "Read more: Guards report a second clash"),
        ("body", NEXT),
        ("byline", "(Editing by Jane Roe)"),
    ]
    assert (document.title, document.byline) == ("Envoys meet as border talks resume", "Farid Rahmani")
    assert document.published == datetime(2024, 1, 16, tzinfo=UTC)
    assert document.zone is None


@pytest.mark.parametrize(
    ("first_line", "is_title"),
    [
        ("Envoys meet as border talks resume", True),
        ("Will the envoys meet?", True),
        ("Envoys of three states fly to the U.S.", True),
        ("‘We will not wait’: minister on talks", True),
        ("By land and sea, aid reaches the camps", True),
        ("The envoys met.", False),
        ("Pakistan", False),
        ("The envoys met. They spoke for hours", False),
        ("Ahmed Khan | Islamabad", False),
    ],
)
def test_the_first_line_is_the_title_where_it_looks_like_one(first_line: str, is_title: bool) -> None:
    document = capture(f"{first_line}\n{LEAD}\n{NEXT}")
    assert document.title == (first_line if is_title else None)


def test_one_line_alone_is_no_title() -> None:
    assert blocks_of(capture("Envoys meet as border talks resume")) == [
        ("body", "Envoys meet as border talks resume")
    ]


def test_the_title_may_stand_below_a_kicker_and_a_name_with_a_date() -> None:
    document = capture(f"PAKISTAN\nKamran Yousaf January 16, 2024\nEnvoys meet in Dushanbe\n{LEAD}")
    assert [kind for kind, _ in blocks_of(document)] == ["body", "byline", "title", "body"]
    assert (document.title, document.byline) == ("Envoys meet in Dushanbe", "Kamran Yousaf")


def test_an_imprint_gives_date_and_publisher() -> None:
    document = capture(f"{LEAD}\n{NEXT}\nPublished in Dawn, January 17th, 2024")
    assert document.publisher == "Dawn"
    assert document.published is not None
    assert document.published.isoformat() == "2024-01-17T00:00:00+05:00"


@pytest.mark.parametrize(
    "sentence",
    [
        "The treaty of January 16, 2024 was signed in Doha.",
        "On January 16, 2024 the talks began.",
        "Published reports of January 16, 2024 say that the talks failed.",
    ],
)
def test_a_date_in_running_text_is_not_the_reports_own(sentence: str) -> None:
    assert capture(f"Envoys meet in Dushanbe\n{sentence}\n{LEAD}").published is None


def test_a_report_without_a_date_has_none() -> None:
    document = capture(LEAD)
    assert document.published is None
    assert document.zone is None


def test_what_the_user_states_overrules_the_text() -> None:
    document = capture(
        f"Envoys meet in Dushanbe\nPublished: January 16, 2024\n{LEAD}\nPublished in Dawn, January 17, 2024",
        title="Another title",
        publisher="TOLO News",
        published="2024-01-20",
        url="https://example.org/a",
    )
    assert (document.title, document.publisher, document.url) == (
        "Another title",
        "TOLOnews",
        "https://example.org/a",
    )
    assert document.published is not None
    assert document.published.isoformat() == "2024-01-20T00:00:00+04:30"


LINES = st.sampled_from(
    [
        LEAD, NEXT, "", "  ", "READ MORE", "Related stories", "Read more: Islamabad sets terms", "KABUL —",
        "By Farid Rahmani", "Published: January 16, 2024", "Envoys meet in Dushanbe", f"KABUL: {LEAD}",
        f"{NEXT} Read further: Kabul answers", "Published in Dawn, January 17, 2024", "• an item", "Agencies",
        "KABUL:", "• an item of news",
    ]
)  # fmt: skip


def check_blocks(document: Document) -> None:
    covered = 0
    for block in document.blocks:
        assert covered <= block.start < block.end
        assert not document.text[covered : block.start].strip(), "no word between blocks"
        assert words_of(document, block) == words_of(document, block).strip()
        covered = block.end
    assert not document.text[covered:].strip()
    assert unicodedata.is_normalized("NFC", document.text)


@given(st.lists(LINES, min_size=1, max_size=12).map("\n".join).filter(str.strip))
@settings(max_examples=200)
def test_every_word_is_in_exactly_one_block(text: str) -> None:
    check_blocks(capture(text))


@given(st.text(max_size=300))
def test_any_text_is_captured_or_refused(text: str) -> None:
    try:
        document = capture(text)
    except InputError:
        return
    check_blocks(document)
