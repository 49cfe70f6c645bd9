"""What tests of intake ask of a document."""

from __future__ import annotations

from watchdesk.domain.document import Block, Document
from watchdesk.intake import Stated, capture_bytes


def capture(content: str | bytes, *, name: str = "report.txt", **stated: str) -> Document:
    """The document of `content`, with what the user states as keywords."""
    raw = content.encode() if isinstance(content, str) else content
    return capture_bytes(raw, name=name, stated=Stated(**stated))[0]


def blocks_of(document: Document) -> list[tuple[str, str]]:
    """Each block's kind and words, in order."""
    return [(block.kind, words_of(document, block)) for block in document.blocks]


def words_of(document: Document, block: Block) -> str:
    return document.text[block.start : block.end]
