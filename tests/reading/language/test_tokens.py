from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchdesk.reading.language.tokens import find_paragraphs, find_tokens

CASES = [
    ("Iran's envoy didn't go.", ["Iran", "'s", "envoy", "did", "n't", "go", "."]),
    ("Iran’s envoy won’t go", ["Iran", "’s", "envoy", "wo", "n’t", "go"]),
    ("Da'ish and Da’ish in Sana'a's north", ["Da'ish", "and", "Da’ish", "in", "Sana'a", "'s", "north"]),
    ("Qur’an, Shi‘a, ʿAli", ["Qur’an", ",", "Shi‘a", ",", "ʿAli"]),
    ("cross-border", ["cross", "-", "border"]),
    ("Tehreek-e-Taliban", ["Tehreek", "-", "e", "-", "Taliban"]),
    ("$40m, 1,200 and 3.5%", ["$", "40", "m", ",", "1,200", "and", "3.5", "%"]),
    ("the 3rd of the 1990s", ["the", "3rd", "of", "the", "1990s"]),
    ("The U.S. said on Jan. 3", ["The", "U.S.", "said", "on", "Jan.", "3"]),
    ("at 10:30 a.m. or 7pm", ["at", "10:30", "a.m.", "or", "7", "pm"]),
    ("Gen. Khan vs. Mr. Dar", ["Gen.", "Khan", "vs.", "Mr.", "Dar"]),
    ("cannot", ["can", "not"]),
    ("wait... what?!", ["wait", "...", "what", "?!"]),
    ("see https://example.org/a?b=c.", ["see", "https://example.org/a?b=c", "."]),
    ("mail press@mofa.example now", ["mail", "press@mofa.example", "now"]),
    ("“No,” he said", ["“", "No", ",", "”", "he", "said"]),
    ("‘No,’ he said", ["‘", "No", ",", "’", "he", "said"]),
    ("کابل‌ها ۱۲", ["کابل‌ها", "۱۲"]),
    ("cafe\u0301 👍🏽!", ["cafe\u0301", "👍🏽", "!"]),
    ("", []),
    ("  \t ", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_text_is_cut_as_the_treebank_cuts_it(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find_tokens(text)] == expected


CHARACTERS = st.sampled_from("aZéß٣7 .,'’-$%()“”\n\t\u200c\u0301\u200d\ufe0f👩كn't@/:#_=") | st.characters()
NEWS = st.text(CHARACTERS)


@given(NEWS)
def test_every_character_but_space_is_in_exactly_one_token(text: str) -> None:
    covered = [place for start, end in find_tokens(text) for place in range(start, end)]
    assert covered == sorted(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)


@given(NEWS)
def test_a_token_holds_no_space(text: str) -> None:
    assert not any(c.isspace() for start, end in find_tokens(text) for c in text[start:end])


@given(NEWS)
def test_no_token_crosses_a_paragraph(text: str) -> None:
    paragraphs = list(find_paragraphs(text))
    inside = [token for start, end in paragraphs for token in find_tokens(text, start, end)]
    assert all(any(a <= start and end <= b for a, b in paragraphs) for start, end in inside)
    assert sum(end - start for start, end in inside) == sum(not c.isspace() for c in text)
