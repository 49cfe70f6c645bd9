"""Tokens for tests of cues: words cut as Universal Dependencies cuts them, lemmas by rule of thumb."""

from __future__ import annotations

import re

from watchdesk.domain.text import Token

_WORD = re.compile(r"n't\b|'s\b|\w+?(?=n't\b)|\w+|[^\w\s]")
_IRREGULAR = {
    "said": "say",
    "told": "tell",
    "held": "hold",
    "led": "lead",
    "made": "make",
    "given": "give",
    "gave": "give",
    "was": "be",
    "were": "be",
    "is": "be",
    "are": "be",
    "am": "be",
    "been": "be",
    "had": "have",
    "has": "have",
    "took": "take",
    "knew": "know",
    "thought": "think",
    "felt": "feel",
    "found": "find",
    "saw": "see",
    "swore": "swear",
    "wrote": "write",
    "undertook": "undertake",
    "underwent": "undergo",
    "came": "come",
    "went": "go",
    "sought": "seek",
    "struck": "strike",
    "broke": "break",
    "put": "put",
    "learnt": "learn",
    "understood": "understand",
    "did": "do",
    "shed": "shed",
    "paid": "pay",
    "laid": "lay",
    "began": "begin",
    "sat": "sit",
    "brought": "bring",
    "fought": "fight",
    "cost": "cost",
}


def cut(text: str) -> list[Token]:
    """Give the tokens of `text`; heads and relations are blank."""
    found = list(_WORD.finditer(text))
    return [
        Token(i, m.start(), m.end(), m.group(), lemma_of(m.group()), "X", "X", i, "root")
        for i, m in enumerate(found)
    ]


def lemma_of(word: str) -> str:
    """Give a likely lemma; the word itself where no rule fits."""
    return _IRREGULAR.get(word.lower(), word.lower())


def lemmas_of(word: str) -> set[str]:
    """Give every lemma that a regular ending allows."""
    low = word.lower()
    found = {low, lemma_of(low)}
    for ending, *stems in (
        ("ies", "y"),
        ("es", "", "e"),
        ("s", ""),
        ("ied", "y"),
        ("ed", "", "e"),
        ("ing", "", "e"),
    ):
        if low.endswith(ending):
            stem = low[: -len(ending)]
            found |= {stem + s for s in stems}
            if ending in {"ed", "ing"} and len(stem) > 2 and stem[-1] == stem[-2]:
                found.add(stem[:-1])
    if low.endswith("men"):
        found.add(low[:-3] + "man")
    return found
