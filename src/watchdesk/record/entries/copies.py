"""Which documents are copies of one text, and so speak with one voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from watchdesk.domain.document import Document
from watchdesk.record import rows, tables
from watchdesk.vocabulary.folding import fold


class Voices:
    """The voices of all documents of a desk."""

    def __init__(self, connection: sa.Connection | None = None) -> None:
        """Look at the current reading of each document."""
        self._documents: dict[str, Document] = {}
        if connection is not None:
            for row in connection.execute(sa.select(tables.current_readings)).all():
                self._documents[row.document_id] = rows.load_document(connection, row.reading_id)
        self._voices = voices_among(self._documents.values())

    def of(self, document: str) -> str:
        """Give the voice of a document."""
        return self._voices.get(document, document)

    def add(self, connection: sa.Connection, document: str) -> set[str]:
        """Look at the current reading of a document; give those whose voice is now another."""
        current = tables.current_readings
        query = sa.select(current.c.reading_id).where(current.c.document_id == document)
        reading = str(connection.execute(query).scalar())
        self._documents[document] = rows.load_document(connection, reading)
        before, self._voices = self._voices, voices_among(self._documents.values())
        return {each for each, voice in self._voices.items() if before.get(each) != voice}


def voices_among(documents: Iterable[Document]) -> Mapping[str, str]:
    """Give the voice of each document."""
    first: dict[str, str] = {}
    voices = {}
    for document in sorted(documents, key=lambda each: each.id):
        body = " ".join(document.text[b.start : b.end] for b in document.blocks if b.kind == "body")
        voices[document.id] = first.setdefault(fold(body), document.id)
    return voices
