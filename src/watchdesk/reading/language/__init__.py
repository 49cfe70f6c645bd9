"""Language: raw text becomes an Analysis, by our own model or by any spaCy pipeline.

Needs: a text.  Gives: tokens, sentences, parts of speech, lemmas, dependency trees and typed names.
"""

from __future__ import annotations

from functools import cache

from watchdesk.reading.language.spacy_adapter import SpacyLanguage
from watchdesk.reading.language.tagger import Tagger

__all__ = ["SpacyLanguage", "Tagger", "load_language"]


@cache
def load_language() -> Tagger:
    """Give the shipped model, loaded once a process."""
    return Tagger()
