"""What kind of file is this?

Takes bytes, decoded characters and a name. Gives a media type that we can read, or an InputError that says
what the file seems to be and what to do. The content decides; the suffix only breaks a tie.
"""

from __future__ import annotations

import re
from typing import Literal

from watchdesk.errors import InputError

MediaType = Literal["text/html", "text/plain"]

LARGEST = 50 * 1024 * 1024
"""Bytes beyond which an input is no single report."""

_BINARY = (
    (b"%PDF-", "a PDF file; save its text as .txt"),
    (b"PK\x03\x04", "a zip archive, Word or other office file; save its text as .txt or .html"),
    (b"\xd0\xcf\x11\xe0", "an old Word or other office file; save its text as .txt or .html"),
    (b"{\\rtf", "a rich-text file; save its text as .txt"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"BZh", "compressed with bzip2; unpack it first"),
    (b"\xfd7zXZ", "compressed with xz; unpack it first"),
    (b"(\xb5/\xfd", "compressed with zstd; unpack it first"),
    (b"\x89PNG", "an image; a report's text is needed"),
    (b"\xff\xd8\xff", "an image; a report's text is needed"),
    (b"GIF8", "an image; a report's text is needed"),
    (b"RIFF", "an image, sound or film; a report's text is needed"),
    (b"SQLite format 3\0", "a database; give it as --desk, and give a report to read"),
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_SAMPLE = 8192

_PROLOGUE = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_PAGE = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|article|main|div|section|meta|title|p|h1|h2)\b)", re.IGNORECASE
)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:p|div|body|br|h1|article|span)\b[^<>]*>", re.IGNORECASE)
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")


def check_bytes(raw: bytes, name: str) -> None:
    """Refuse what cannot be a report: nothing at all, too much, or a binary file."""
    if len(raw) > LARGEST:
        raise InputError(f"{name}: larger than {LARGEST // 1024**2} MB; give one report a file")
    if not raw.strip():
        raise InputError(f"{name}: empty; give a file with a report's text")
    for start, what in _BINARY:
        if raw.startswith(start):
            raise InputError(f"{name}: {what}")
    if _is_binary(raw):
        raise InputError(f"{name}: a binary file; give a report as text or HTML")


def find_media_type(text: str, name: str) -> MediaType:
    """Say whether `text` is a web page or plain text; refuse feeds and other XML."""
    start = _PROLOGUE.match(text.removeprefix("\ufeff"))
    opening = text.removeprefix("\ufeff")[start.end() if start else 0 :][:200]
    if _FEED.match(opening):
        raise InputError(f"{name}: a feed or site map, not a report; give the pages it lists")
    if _PAGE.match(opening):
        return "text/html"
    if text.lstrip().startswith("<?xml"):
        raise InputError(f"{name}: XML that is not a web page; save the report as text or HTML")
    looks_marked = name.lower().endswith(_PAGE_SUFFIXES) and _MARKUP.search(text)
    return "text/html" if looks_marked else "text/plain"


def _is_binary(raw: bytes) -> bool:
    if raw.startswith(_WIDE_MARKS):
        return False
    sample = raw[:_SAMPLE]
    noughts = sample.count(0)
    if noughts:
        # UTF-16 without a mark has a nought in every second place and nowhere else.
        return max(sample[0::2].count(0), sample[1::2].count(0)) < 0.35 * len(sample) or _both_halves(sample)
    controls = sum(byte < 32 and byte not in (7, 8, 9, 10, 11, 12, 13, 26, 27) for byte in sample)
    return controls > 0.05 * len(sample)


def _both_halves(sample: bytes) -> bool:
    return min(sample[0::2].count(0), sample[1::2].count(0)) > 0.1 * len(sample)
