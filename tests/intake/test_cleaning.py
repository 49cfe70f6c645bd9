"""Which characters of a text are kept?"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchdesk.intake.cleaning import clean, clean_line


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        ("Pakistan\u00a0and\u2009Iran\tmet", "Pakistan and Iran met"),
        ("Afgha\u00adnistan", "Afghanistan"),
        ("\ufeffKabul\u200b", "Kabul"),
        ("Ka\x00bul\x07", "Kabul"),
        ("Erdog\u0306an", "Erdo\u011fan"),
        ("e\u00ad\u0301", "\u00e9"),
        ("\u202bKabul\u202c\u200e", "Kabul"),
        ("می\u200cگوید", "می\u200cگوید"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
        ("“Da’ish” — said…", "“Da’ish” — said…"),
        ("a\ud800b", "ab"),
    ],
)
def test_invisible_characters_go_and_meaningful_ones_stay(given_text: str, kept: str) -> None:
    assert clean(given_text) == kept


def test_a_line_has_single_spaces_and_no_newline() -> None:
    assert clean_line(" Talks \n in   Kabul ") == "Talks in Kabul"


@given(st.text())
def test_clean_text_is_nfc_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == cleaned
