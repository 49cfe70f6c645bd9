"""How do these bytes read as characters?

Takes bytes. Gives a string, or an InputError. A byte-order mark decides; then UTF-8 wherever the bytes
are UTF-8, whatever the page declares; then the declared charset; then a guess. So text that is really
UTF-8 never turns into mojibake because a template declares Latin-1.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from watchdesk.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Browsers read these labels as the wider charset beside them (WHATWG Encoding Standard).
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
}

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,30})""", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a charset declaration is looked for; HTML allows 1,024, real pages need more."""
_SAMPLE = 200_000
"""Bytes shown to the guesser: more changes no guess and costs seconds."""
_MARK = "\ufeff"


def decode(raw: bytes, name: str) -> str:
    """Give the characters of `raw`; an InputError that begins with `name` where there is no reading."""
    for text in (_by_mark(raw), _by_utf8(raw), _by_utf16(raw), _by_declaration(raw)):
        if text is not None:
            return text
    text = _by_mending(raw) or _by_western(raw) or _by_guess(raw)
    if text is None:
        raise InputError(f"{name}: its characters cannot be read; save it as UTF-8 text and try again")
    return text


def _by_mark(raw: bytes) -> str | None:
    for mark, charset in _BOMS:
        if raw.startswith(mark):
            text = _strictly(raw[len(mark) :], charset)
            return text if text is not None else raw[len(mark) :].decode(charset, "ignore")
    return None


def _by_utf8(raw: bytes) -> str | None:
    # ISO-2022 text is plain ASCII to UTF-8: its escapes give it away, and its declaration decides.
    return None if b"\x1b$" in raw or b"\x1b(" in raw else _strictly(raw, "utf-8")


def _by_utf16(raw: bytes) -> str | None:
    """UTF-16 without a mark: in text of Latin letters every second byte is nought."""
    if b"\0" not in raw[:_HEAD]:
        return None
    sample = raw[: min(len(raw), _HEAD)]
    for charset, noughts in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if noughts and noughts.count(0) > 0.7 * len(noughts):
            return _strictly(raw, charset)
    return None


def _by_declaration(raw: bytes) -> str | None:
    found = _DECLARED.search(raw[:_HEAD])
    if found is None:
        return None
    try:
        charset = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    charset = _WIDER.get(charset, charset)
    if charset.startswith(("utf-8", "utf-16", "utf-32")):
        return None  # already tried, or it could not have been read as far as the declaration
    return _strictly(raw, charset)


def _by_mending(raw: bytes) -> str | None:
    """UTF-8 with a few stray bytes, as where an editor pasted Windows quotation marks into it."""
    text = raw.decode("utf-8", "surrogateescape")
    strays = sum("\udc80" <= sign <= "\udcff" for sign in text)
    letters = sum(ord(sign) > 127 for sign in text) - strays
    if strays > letters or not letters:
        return None
    return re.sub("[\udc80-\udcff]", lambda stray: _windows(ord(stray[0]) - 0xDC00), text)


def _by_western(raw: bytes) -> str | None:
    """Windows Western: mostly ASCII with some of its punctuation. The guesser is unsure of such texts."""
    high = sum(byte > 127 for byte in raw)
    if high * 12 > len(raw):  # English and French with names and quotes stay well under one in twelve
        return None
    return "".join(_windows(byte) if byte > 127 else chr(byte) for byte in raw)


def _by_guess(raw: bytes) -> str | None:
    best = from_bytes(raw[:_SAMPLE]).best()
    return _strictly(raw, best.encoding) if best is not None else None


def _windows(byte: int) -> str:
    return bytes((byte,)).decode("cp1252", "ignore")


def _strictly(raw: bytes, charset: str) -> str | None:
    try:
        return raw.decode(charset).removeprefix(_MARK)
    except (UnicodeError, LookupError):
        return None
