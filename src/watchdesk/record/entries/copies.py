"""Which documents are copies of one text, and so speak with one voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from watchdesk.domain.document import Document
from watchdesk.vocabulary.folding import fold


def voices_among(documents: Iterable[Document]) -> Mapping[str, str]:
    """Give the voice of each document."""
    first: dict[str, str] = {}
    voices = {}
    for document in sorted(documents, key=lambda each: each.id):
        body = " ".join(document.text[b.start : b.end] for b in document.blocks if b.kind == "body")
        voices[document.id] = first.setdefault(fold(body), document.id)
    return voices
