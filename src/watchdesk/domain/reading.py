"""Readings: a document and what was found in it, with the reader that found it."""

from __future__ import annotations

from watchdesk.domain.actor import Actor
from watchdesk.domain.claim import Claim
from watchdesk.domain.document import Document
from watchdesk.domain.frozen import Frozen
from watchdesk.domain.identity import make_id

SCHEMA = "watchdesk/reading/1"


class Reader(Frozen):
    """What read: the reader's name and version with its language model's, and the vocabulary's version."""

    name: str
    version: str
    vocabulary: str


class Reading(Frozen):
    """One document, read once by one reader. A pure function of document, vocabulary and model."""

    document: Document
    reader: Reader
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[str, ...] = ()
    """What the user should know of this reading, such as that relative times stay unresolved."""

    def id(self) -> str:
        """The same document with the same metadata, read by the same reader, is the same reading."""
        stated = self.document.model_dump(mode="json", exclude={"text", "blocks"})
        return make_id("rdg", stated, self.reader.model_dump(mode="json"))
