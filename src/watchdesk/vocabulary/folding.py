"""The one folding of words for matching: case, diacritics, apostrophes, hyphens and letters of one sound.

Takes text as it stands.  Gives a key; two spellings of one word give the same key.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = "'’‘`´ʼʻʾʿ′"
_LETTERS = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES + ".", ""),
        "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "ٱ": "ا",
        "\u200b": "", "\u200c": "", "\u200d": "", "\u200e": "", "\u200f": "", "\u00ad": "", "ـ": "",
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
    }
)  # fmt: skip
_NOT_WORD = re.compile(r"[^\w%$€£]+|_")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Give the key of `text`: lower case, bare letters, words parted by one space.

    >>> fold("Da’ish"), fold("Lashkar-e-Jhangvi"), fold("U.S."), fold("Türkiye")
    ('daish', 'lashkar e jhangvi', 'us', 'turkiye')
    """
    if text.isascii() and text.isalpha():
        return text.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", bare.translate(_LETTERS)).strip()
