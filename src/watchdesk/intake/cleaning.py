"""Which characters of a text are kept?

Takes decoded characters. Gives text in NFC with one kind of newline and one kind of space, without
control characters, marks of byte order, soft hyphens or marks of direction. The zero-width joiner and
non-joiner stay: Persian and Urdu words are misspelt without them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_NEWLINES = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_SPACES = re.compile(" {2,}")


def clean(text: str) -> str:
    """Give `text` in NFC with plain newlines and spaces and without invisible characters.

    >>> clean("Da\\u2019ish\\u00a0in\\r\\nKer\\u00adman")
    'Da’ish in\\nKerman'
    """
    kept = _INVISIBLE.sub("", _NEWLINES.sub("\n", text))
    # Dropped before composing: a letter and its accent must not stay apart because of what stood between.
    return unicodedata.normalize("NFC", "".join(map(_plain, kept)))


def clean_line(text: str) -> str:
    """Give `text` cleaned, on one line, with single spaces."""
    return _SPACES.sub(" ", clean(text).replace("\n", " ")).strip()


@cache  # a text has few different characters
def _plain(sign: str) -> str:
    if sign == "\n":
        return sign
    category = unicodedata.category(sign)
    if category == "Zs" or sign == "\t":
        return " "
    return "" if category in ("Cc", "Cs") else sign
