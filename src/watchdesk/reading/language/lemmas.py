"""Lemmas: a form's known lemma (``model/lemmas.json``), or else the edit that the tagger chose for the word.

An edit is learnt from the treebanks (see ``training/``): "k" keeps the word, "l:2:y" lower-cases it, drops
two letters and adds "y"; "c:…" keeps the case, "w:be" is the whole lemma.
"""

from __future__ import annotations

from collections.abc import Mapping

LemmaTable = Mapping[str, Mapping[str, str]]
"""Part of speech, then form in lower case, then lemma."""


def find_lemma(word: str, upos: str, edit: str, table: LemmaTable) -> str:
    """Give the lemma of a word: from the table where it is there, else by the edit."""
    return table.get(upos, {}).get(word.lower()) or apply_edit(word, edit)


def apply_edit(word: str, edit: str) -> str:
    """Give the lemma of `word` by an edit; the word itself where the edit does not fit.

    >>> apply_edit("promises", "l:1:"), apply_edit("was", "w:be"), apply_edit("Kabul", "k")
    ('promise', 'be', 'Kabul')
    """
    if edit == "k":
        return word
    kind, _, rest = edit.partition(":")
    if kind == "w":
        return rest
    dropped, _, added = rest.partition(":")
    stem = word.lower() if kind == "l" else word
    length = len(stem) - int(dropped)
    return stem[:length] + added if length > 0 else word


def find_edit(word: str, lemma: str) -> str:
    """Give the edit that makes `lemma` of `word`; what training learns."""
    if word == lemma:
        return "k"
    lowered, target = word.lower(), lemma.lower()
    shared = 0
    while shared < min(len(lowered), len(target)) and lowered[shared] == target[shared]:
        shared += 1
    if shared == 0:
        return f"w:{lemma}" if len(lemma) < 6 else "k"
    kind = "l" if lemma == target else "c"
    return f"{kind}:{len(lowered) - shared}:{target[shared:]}"
