"""What kind of file is this? The content decides, not the suffix."""

from __future__ import annotations

import pytest
from tests.intake.showing import capture

from watchdesk.errors import InputError
from watchdesk.intake import media_types
from watchdesk.intake.media_types import check_bytes, find_media_type

SENTENCE = "The envoys met the minister in the capital on Monday and spoke for two hours."


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (SENTENCE, "report.txt", "text/plain"),
        (SENTENCE, "report.html", "text/plain"),
        (f"<!DOCTYPE html><html><body><p>{SENTENCE}</p></body></html>", "report.txt", "text/html"),
        (f"\n <!-- saved --> <HTML><body><p>{SENTENCE}</p></body></HTML>", "-", "text/html"),
        (f"<?xml version='1.0'?><!DOCTYPE html><html><p>{SENTENCE}</p></html>", "a.xhtml", "text/html"),
        (f"<article><p>{SENTENCE}</p></article>", "-", "text/html"),
        (f"Talks <br> {SENTENCE}", "report.html", "text/html"),
        (f"Use <p> for a paragraph. {SENTENCE}", "report.txt", "text/plain"),
        (f"<Inaudible> {SENTENCE}", "report.txt", "text/plain"),
    ],
)
def test_content_decides_the_media_type(content: str, name: str, media_type: str) -> None:
    assert find_media_type(content, name) == media_type


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "office"),
        (b"{\\rtf1\\ansi Talks}", "rich-text"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
        (bytes(range(256)) * 8, "binary"),
        (b"talks\0\0\0\0\0\0\0\0" * 9, "binary"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'/>", "feed"),
        (b"<?xml version='1.0'?><note><to>Kabul</to></note>", "XML"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line_with_a_remedy(raw: bytes, said: str) -> None:
    with pytest.raises(InputError) as refusal:
        capture(raw, name="folder/input")
    message = str(refusal.value)
    assert message.startswith("folder/input: ")
    assert said in message
    assert "\n" not in message
    assert ";" in message, "what is wrong; what to do"


def test_an_input_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media_types, "LARGEST", 1024)
    with pytest.raises(InputError, match="larger than"):
        check_bytes(b"a" * 1025, "report.txt")


def test_text_in_utf16_is_not_taken_for_binary() -> None:
    check_bytes(SENTENCE.encode("utf-16"), "report.txt")
    check_bytes(SENTENCE.encode("utf-16-le"), "report.txt")
