"""How do these bytes read as characters? Never as mojibake."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchdesk.errors import InputError
from watchdesk.intake.decoding import decode

TYPED = "The minister’s “red line” — Da’ish, Türkiye, Erdoğan"
WESTERN = "The minister’s “red line” — Türkiye, café, Señor"
PERSIAN = "وزیر امور خارجه می‌گوید گفت‌وگوها ادامه دارد"
RUSSIAN = "Министр иностранных дел заявил в понедельник, что переговоры будут продолжены в столице."


@pytest.mark.parametrize("text", [TYPED, PERSIAN, RUSSIAN])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_utf_text_reads_as_written(text: str, charset: str) -> None:
    assert decode(text.encode(charset), "report.txt") == text


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_reads_where_the_letters_are_latin(charset: str) -> None:
    assert decode(TYPED.encode(charset), "report.txt") == TYPED


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "us-ascii", "gb2312", "nonsense"])
def test_utf8_that_declares_another_charset_is_still_utf8(declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><p>{TYPED}</p>'
    assert decode(page.encode(), "page.html") == page


@pytest.mark.parametrize(
    ("declared", "charset", "text"),
    [
        ("iso-8859-1", "cp1252", WESTERN),
        ("ISO-8859-9", "cp1254", "Türkiye’nin Dışişleri Bakanlığı açıkladı"),
        ("windows-1251", "cp1251", RUSSIAN),
        ("windows-1256", "cp1256", "قال الوزير إن المحادثات مستمرة"),
        ("gb2312", "gb18030", "外交部发言人说"),
        ("shift_jis", "cp932", "外務省は月曜日に発表した"),
        ("iso-2022-jp", "iso2022_jp", "外務省は月曜日に発表した"),
    ],
)
def test_a_declared_charset_is_followed_as_browsers_follow_it(declared: str, charset: str, text: str) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>{text}</p>'
    assert decode(page.encode(charset), "page.html") == page


def test_windows_punctuation_reads_without_a_declaration() -> None:
    sentence = f"{WESTERN} was what the spokesman of the ministry called it in a briefing on Monday."
    assert decode(sentence.encode("cp1252"), "report.txt") == sentence


def test_windows_quotation_marks_pasted_into_utf8_are_mended() -> None:
    raw = "Erdoğan said in Türkiye: ".encode() + "“no”".encode("cp1252")
    assert decode(raw, "report.txt") == "Erdoğan said in Türkiye: “no”"


def test_utf8_cut_in_the_middle_of_a_character_keeps_the_rest() -> None:
    assert decode((TYPED + "é").encode()[:-1], "report.txt").startswith(TYPED)


def test_cyrillic_without_a_declaration_is_guessed() -> None:
    assert decode((RUSSIAN * 5).encode("cp1251"), "report.txt") == RUSSIAN * 5


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_an_input_error(raw: bytes) -> None:
    try:
        text = decode(raw, "report.txt")
    except InputError as refusal:
        assert str(refusal).startswith("report.txt: ")
    else:
        text.encode("utf-8")  # no lone surrogates


@given(st.text())
def test_utf8_always_reads_as_written(text: str) -> None:
    if "\x1b" not in text:
        assert decode(text.encode(), "report.txt") == text.removeprefix("\ufeff")
