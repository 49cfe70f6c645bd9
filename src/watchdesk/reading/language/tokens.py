"""Tokens of raw English, cut as Universal Dependencies cuts it.

Needs: a text.  Gives: (start, end) code-point offsets, in order; every character that is no space is in one
token. Clitics stand alone ("do" + "n't", "Iran" + "'s"), hyphens part words ("cross" + "-" + "border"),
apostrophes inside a transliterated name do not ("Da'ish"), nor do dots in a web address or a file's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TITLES = (
    "Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Sen|Rep|Gov|Prof|St|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov"
    "|Dec|Inc|Ltd|Co|Corp|vs|etc|Brig|Adm|Rev|Hon|Jr|Sr|Mt|Ft|Amb|Pres|Fig|approx"
)
_DOMAINS = "com|org|net|gov|mil|edu|info|co|io|uk|pk|af|ir|in|eu"
_FILES = "pdf|docx?|xlsx?|pptx?|txt|html?|jpe?g|png|gif|zip|csv"
_AUXILIARIES = "ai|are|ca|could|did|does|do|had|has|have|is|might|must|need|should|was|were|wo|would"
_LETTER = r"[^\W\d_]"
# Combining marks, Arabic vowel signs, and joiners stay with the letters they belong to.
_MARKS = "\u0300-\u036f\u064b-\u0652\u0670\u200c\u200d"
_CLITIC = r"(?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M)"
_APOSTROPHE = "'’ʼʻʿʾ‘`"

_TOKEN = re.compile(
    rf"""
    (?: https?:// | www\. ) [^\s<>"“”]* [^\s<>"“”.,;:!?)\]'’]   # web addresses, without the stop after them
  | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
  | [\w-]+(?:\.[\w-]+)*\.(?:{_DOMAINS}|{_FILES})\b(?:/[\w./%-]*[\w/])?(?![\w.]*@)
  | [@#]\w+
  | (?:[A-Za-z]\.){{2,}}                                        # U.S., a.m.
  | [ap]\.m\. | i\.e\. | e\.g\.
  | (?:{_TITLES})\.(?=\s+\S)
  | [A-Z]\.(?=\s+[A-Z])                                         # initials
  | \d{{1,4}}/\d{{1,2}}/\d{{2,4}}
  | \d++(?:[.,:]\d++)*+(?:st|nd|rd|th|s)?(?!{_LETTER})
  | \d++(?:[.,:]\d++)*+(?=(?:k|m|bn|mn|km|kg|am|pm|p\.m|a\.m)\b)
  | [Cc]an(?=not\b)
  | (?i:{_AUXILIARIES})(?=[Nn]['’][Tt]\b)
  | [Nn]['’][Tt]\b
  | ['’]{_CLITIC}\b
  | (?:[^\W_]|[{_MARKS}])+(?:[{_APOSTROPHE}](?!{_CLITIC}\b)(?:[^\W_]|[{_MARKS}])+)*
  | [:;]-?[)(DP](?!\w)
  | [^\w\s](?:[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|\u200d[^\w\s])+  # joined emoji
  | \.{{2,}} | [!?]{{2,}} | --+ | ([=*_~$<>+\#])\1+
  | \S
    """,
    re.VERBOSE,
)
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")


def find_tokens(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Give the offsets of the tokens between `start` and `end`, in order.

    >>> text = "Da'ish didn't claim Iran's $40m."
    >>> [text[a:b] for a, b in find_tokens(text)]
    ["Da'ish", 'did', "n't", 'claim', 'Iran', "'s", '$', '40', 'm', '.']
    """
    return [match.span() for match in _TOKEN.finditer(text, start, len(text) if end is None else end)]


def find_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Give the offsets of the lines that hold any text; a sentence never crosses a newline."""
    for match in _LINE.finditer(text):
        if not match.group().isspace():
            yield match.span()
