"""Where do a plain text's paragraphs begin and end?"""

from __future__ import annotations

import textwrap

import pytest

from watchdesk.intake.paragraphs import find_paragraphs

PARAGRAPHS = [
    "The special envoys of Tajikistan and Uzbekistan met in Dushanbe on Tuesday to discuss the border, "
    "a statement from the Tajik foreign ministry said.",
    "The statement said that both sides had agreed to set up a commission on cross-border trade, which is to "
    "meet for the first time in May in Tashkent, and to open a second crossing for traders in the summer.",
    "Sources said that the ministers would sign a document within the year.",
]


def test_one_paragraph_a_line_is_left_as_it_is() -> None:
    assert find_paragraphs("\n".join(PARAGRAPHS)) == PARAGRAPHS


def test_short_sentences_one_a_line_are_left_as_they_are() -> None:
    lines = ["Talks were held.", "Both sides agreed.", "The next round is in May.", "Nothing more was said."]
    assert find_paragraphs("\n".join(lines)) == lines


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_lines_broken_at_a_width_are_joined(width: int) -> None:
    broken = "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in PARAGRAPHS)
    assert find_paragraphs(broken) == PARAGRAPHS


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_without_blank_lines_no_sentence_is_torn(width: int) -> None:
    """A last line as long as the others looks like any other: then two paragraphs become one."""
    broken = "\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in PARAGRAPHS)
    found = find_paragraphs(broken)
    assert " ".join(found) == " ".join(PARAGRAPHS)
    assert all(paragraph.endswith(".") for paragraph in found)


def test_indented_first_lines_begin_paragraphs() -> None:
    broken = "\n".join(textwrap.fill(paragraph, 72, initial_indent="   ") for paragraph in PARAGRAPHS)
    assert find_paragraphs(broken) == PARAGRAPHS


def test_a_word_broken_at_its_hyphen_is_joined_without_a_space() -> None:
    text = "The two sides agreed in the talks on Tuesday to set up a cross-\nborder commission."
    assert find_paragraphs(text) == [
        "The two sides agreed in the talks on Tuesday to set up a cross-border commission."
    ]


def test_header_lines_above_broken_lines_stay_apart() -> None:
    header = ["Envoys meet in Dushanbe", "By Farid Rahmani", "Published: January 16, 2024"]
    assert find_paragraphs("\n".join(header) + "\n" + textwrap.fill(PARAGRAPHS[1], 72)) == [
        *header,
        PARAGRAPHS[1],
    ]


def test_a_headline_broken_over_two_lines_is_joined() -> None:
    text = "Envoys meet in Dushanbe as border\ntalks resume\n\n" + textwrap.fill(PARAGRAPHS[1], 60)
    assert find_paragraphs(text) == ["Envoys meet in Dushanbe as border talks resume", PARAGRAPHS[1]]


def test_a_link_line_among_broken_lines_stays_apart() -> None:
    text = (
        f"{textwrap.fill(PARAGRAPHS[0], 72)}\nRead more: Border reopens\n{textwrap.fill(PARAGRAPHS[1], 72)}"
    )
    assert find_paragraphs(text) == [PARAGRAPHS[0], "Read more: Border reopens", PARAGRAPHS[1]]


def test_list_items_stay_apart() -> None:
    items = [
        "• a commission on cross-border trade, to meet in the spring of",
        "• a second crossing for traders",
    ]
    text = (
        "The two sides agreed in the talks on Tuesday to set up all of\nthese without delay:\n"
        + "\n".join(items)
    )
    assert find_paragraphs(text)[-2:] == items


def test_a_title_and_a_short_body_are_not_joined() -> None:
    lines = ["Envoys meet in Dushanbe as border talks resume after a year", "The envoys met on Tuesday."]
    assert find_paragraphs("\n".join(lines)) == lines
