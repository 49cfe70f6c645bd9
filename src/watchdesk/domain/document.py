"""Documents: one captured report or statement, as it came and as text."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal, Self

from pydantic import AwareDatetime, Field, model_validator

from watchdesk.domain.frozen import Frozen
from watchdesk.domain.identity import make_id, sha256_of

BlockKind = Literal["title", "byline", "dateline", "body", "related"]


class Block(Frozen):
    """A run of the stored text and what it is. A `related` block is another report's headline."""

    kind: BlockKind
    start: int = Field(ge=0)
    end: int


class Extractor(Frozen):
    """What turned the bytes into text."""

    name: str
    version: str


class Document(Frozen):
    """One captured report: its bytes' hash, its text and blocks, and what is known of its publication."""

    id: str
    """``doc-…``, decided by the bytes: the same bytes are the same document."""
    bytes_sha256: str
    media_type: str
    text: str
    """Extracted text in NFC, paragraphs parted by newlines. Offsets everywhere count its code points."""
    text_sha256: str
    blocks: tuple[Block, ...]
    """In order and not overlapping; every word of `text` is in exactly one."""
    extractor: Extractor
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: AwareDatetime | None = None
    """The report's own instant in its publisher's zone; midnight where only a date is known."""
    zone: str | None = None
    """IANA zone of `published`, such as ``Asia/Karachi``; None where it is not known (UTC is used)."""
    language: str = "en"

    @model_validator(mode="after")
    def _hash_agrees(self) -> Self:
        if sha256_of(self.text) != self.text_sha256:
            raise ValueError(f"{self.id}: the text does not have the hash {self.text_sha256}")
        return self

    def anchor(self) -> datetime | None:
        """The instant from which "Monday" is counted, or None: then relative times stay unresolved."""
        return self.published


def document_id(bytes_sha256: str) -> str:
    """The id of the document with these bytes."""
    return make_id("doc", bytes_sha256)


_CUE_WORD = (
    r"(?:also|read|see|watch|listen|more|further|next|here|reading|must|don['’]t|miss|you|may|might|like|on|this|"
    r"story|stories|related|coverage|news|articles|recommended)"
)
_CUE = re.compile(
    rf"[\s(\[{{*•●▶►»>“\"-]*(?:{_CUE_WORD}(?:\s+{_CUE_WORD})*(?:\s*(?:[:|»>–—…]|-{{1,2}}\s)\s*|\s*\n\s*|\s*$))"
    r"(?:[•●▪*·‣–—-]\s+)?",
    re.IGNORECASE,
)
_CAPITAL_CUE = re.compile(
    r"[\s(\[]*(?:READ|SEE|WATCH|ALSO|MUST|MORE)(?:\s+(?:READ|SEE|WATCH|ALSO|MORE|FURTHER|HERE|NEXT|ON|THIS))+\s+"
)
_BULLET = re.compile(r"[•●▪*·‣–—-]\s+")
_CLOSING = " \n)]}*"


def headline_of(block: Block, text: str) -> tuple[int, int]:
    """Give where the headline of a `related` block stands in `text`: the block without "Read more:".

    A block that holds a cue only, with no headline below it, gives an empty range at its end.

    >>> text = "Read more: Islamabad sets terms"
    >>> headline_of(Block(kind="related", start=0, end=len(text)), text)
    (11, 31)
    """
    words = text[block.start : block.end]
    cue = _CUE.match(words) or _CAPITAL_CUE.match(words) or _BULLET.match(words)
    start = block.start + (cue.end() if cue else 0)
    return start, max(start, block.start + len(words.rstrip(_CLOSING)))
