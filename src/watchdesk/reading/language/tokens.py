"""Words of raw English text, cut as the Universal Dependencies treebanks cut them.

Takes a text.  Gives (start, end) offsets in code points: every character that is no space is in exactly
one token. Clitics stand alone ("do" + "n't", "Iran" + "'s"), hyphens part words ("cross" + "-" + "border"),
apostrophes inside a transliterated name do not ("Da'ish").
"""

from __future__ import annotations

import re

_TITLES = ["Mr", "Mrs", "Ms", "Dr", "Gen", "Lt", "Col", "Maj", "Capt", "Sgt", "Cpl", "Sen", "Rep", "Gov", "Prof", "St", "No", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Inc", "Ltd", "Co", "Corp", "vs", "etc", "Brig", "Adm", "Rev", "Hon", "Jr", "Sr", "Mt", "Ft", "Amb", "Pres", "Fig", "approx"]  # fmt: skip
_LETTER = r"[^\W\d_]"
_MARKS = "\u0300-\u036f\u064b-\u0652\u200c\u200d"
_CLITIC = r"(?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M)"

_TOKEN = re.compile(
    rf"""
    https?://[^\s<>"”]+[^\s<>"”.,;:!?)\]] | www\.[^\s<>"”]+[^\s<>"”.,;:!?)\]] | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
  | (?:[A-Za-z]\.){{2,}}
  | (?:{"|".join(_TITLES)})\.(?=\s+\S)
  | [ap]\.m\. | i\.e\. | e\.g\.
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?!{_LETTER})
  | \d+(?:[.,]\d+)*(?=(?:k|m|bn|mn|km|kg|am|pm)\b)
  | [Cc]an(?=not\b)
  | {_LETTER}[^\W_{_MARKS}]*?(?=n['’]t\b)
  | n['’]t\b
  | ['’]{_CLITIC}\b
  | (?:[^\W_]|[{_MARKS}])+(?:['’ʼʻʿ‘](?!{_CLITIC}\b)(?:[^\W_]|[{_MARKS}])+)*
  | \.{{2,}} | [!?]{{2,}} | --+ | \S
    """,
    re.VERBOSE,
)


def find_tokens(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Give the offsets of the tokens between `start` and `end`, in order."""
    return [match.span() for match in _TOKEN.finditer(text, start, len(text) if end is None else end)]


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """Give the offsets of the lines that hold any text; a sentence never crosses a newline."""
    return [
        match.span()
        for match in re.finditer(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+", text)
        if match.group().strip()
    ]
