"""Who wrote this, by the report's own header?

Takes one line. Gives the byline in it, without "By" and without a date, or None.
"""

from __future__ import annotations

import re

from watchdesk.vocabulary.publishers import load_publishers

_LONGEST = 14
"""Words: two names with their posts and cities."""
_BY = re.compile(r"(?:by|from)\s+(?=\S)", re.IGNORECASE)
_SMALL = frozenset(
    "and in of for with our the a an at to from by & de la le el al bin ibn van von der da dos und".split()  # noqa: SIM905
)
_POST = re.compile(
    r"(?:our|the|a|an)?\s*(?:newspaper[’']?s\s+)?"
    r"(?:(?:staff|special|senior|chief|diplomatic|political|defence|defense|foreign|bureau|news|web|city|crime|own)\s+)*"
    r"(?:correspondents?|reporters?|reports?|desk|bureau|writer|monitoring|newsroom|team|agencies)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:(?:web|news|monitoring|agencies|foreign|digital|online|city|world|national)\s+(?:desk|report|team|monitoring)"
    r"|agencies|inp|wires?|wire services?|news agencies)$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[|•·]\s*")
_AFTERWARD = re.compile(
    r"[(\[]?(?:(?:additional |further )?reporting|writing|editing|compiled|translated)\s+by\s", re.IGNORECASE
)


def find_byline(line: str) -> str | None:
    """Give the byline that `line` is, or None where it is anything else.

    >>> find_byline("By Our Correspondent")
    'Our Correspondent'
    >>> find_byline("By Monday the talks had failed.") is None
    True
    """
    words = line.strip(" |•·–—-")
    if not words or len(words.split()) > _LONGEST or re.search(r"[a-z]{3}[.!?;:]$", words):
        return None
    by = _BY.match(words)
    if by and _is_capitalised(words[by.end() :]):
        return words[by.end() :].strip()
    return words if _is_signature(words) else None


def is_name(line: str) -> bool:
    """Say whether `line` is two to four capitalised words and nothing else, as a writer's name is."""
    words = line.split()
    return 2 <= len(words) <= 4 and all(
        re.fullmatch(r"[^\W\d_][^\W\d_.’'-]*\.?", word) and word[0].isupper() for word in words
    )


def is_credit(line: str) -> bool:
    """Say whether `line` names who helped with the report, as wire reports do at their end."""
    return _AFTERWARD.match(line) is not None and len(line.split()) <= 40


def _is_signature(words: str) -> bool:
    if _BARE.match(words):
        return True
    parts = [part for part in _PARTS.split(words) if part]
    if len(parts) > 1:
        return len(parts) <= 4 and all(_is_signed(part) for part in parts)
    post = _POST.match(words)
    if post:
        return re.match(r"$|\s*[,(|–—-]|\s+in\s", words[post.end() :]) is not None and _is_capitalised(
            words[post.end() :]
        )
    publisher = load_publishers().named(words)
    return publisher is not None and publisher.kind == "agency"


def _is_signed(part: str) -> bool:
    return len(part.split()) <= 5 and _is_capitalised(part)


def _is_capitalised(words: str) -> bool:
    return all(
        word[:1].isupper() or word.lower() in _SMALL for word in re.findall(r"[^\W_][\w.’'-]*|&", words)
    )
