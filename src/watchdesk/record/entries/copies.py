"""Which documents are copies of one text, and so speak with one voice; what tells copies is kept by text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from watchdesk.domain.document import Document
from watchdesk.record import rows, tables
from watchdesk.record.voices import Signature, VoiceIndex, pack, sign, unpack, voices_of

METHOD = "runs of words 1"
"""Names how signatures are made; another way makes others beside them."""
_FEW = 500
"""Of more texts it is as quick to load all; SQLite takes a few thousand parameters at most."""

signatures, current, readings = tables.signatures, tables.current_readings, tables.readings


class Voices:
    """The voices of all documents of a desk."""

    def __init__(self, connection: sa.Connection | None = None) -> None:
        """Look at the current reading of each document; what is not signed yet is signed, and kept."""
        self._texts: dict[str, str] = {}
        self._signed: dict[str, Signature] = {}
        self._index = VoiceIndex()
        if connection is not None:
            self._texts = _texts_of(connection)
            self._signed = _load(connection, None)
            for document, text in sorted(self._texts.items()):
                self._index.add(document, self._sign(connection, document, text))

    def of(self, document: str) -> str:
        """Give the voice of a document."""
        return self._index.of(document)

    def add(self, connection: sa.Connection, document: str) -> set[str]:
        """Look at the current reading of a document; give those whose voice is now another."""
        text = _texts_of(connection, document)[document]
        before = self._texts.get(document)
        if before == text:
            return set()
        self._texts[document] = text
        if before is None:
            return self._index.add(document, self._sign(connection, document, text))
        voices = self._index.voices()
        self._sign(connection, document, text)
        self._index = VoiceIndex()
        for each, its_text in sorted(self._texts.items()):
            self._index.add(each, self._signed[its_text])
        return {each for each, voice in self._index.voices().items() if voices.get(each) != voice}

    def _sign(self, connection: sa.Connection, document: str, text: str) -> Signature:
        if text not in self._signed:
            query = sa.select(current.c.reading_id).where(current.c.document_id == document)
            reading = str(connection.execute(query).scalar())
            self._signed[text] = _sign_document(rows.load_document(connection, reading))
            row = {"text_sha256": text, "method": METHOD, "content": pack(self._signed[text])}
            connection.execute(sa.insert(signatures), [row])
        return self._signed[text]


class Copies:
    """Says which of some documents are copies, from what is known of their texts."""

    def __init__(self, connection: sa.Connection, documents: Iterable[Document]) -> None:
        """Load what is kept of their texts, and sign the others."""
        known = {document.text_sha256: document for document in documents}
        self._signed = _load(connection, sorted(known))
        for text in known.keys() - self._signed.keys():
            self._signed[text] = _sign_document(known[text])

    def voices_among(self, documents: Iterable[Document]) -> Mapping[str, str]:
        """Give the voice of each of these documents, among these alone."""
        return voices_of({document.id: self._signed[document.text_sha256] for document in documents})


def _sign_document(document: Document) -> Signature:
    told = (document.text[b.start : b.end] for b in document.blocks if b.kind in ("dateline", "body"))
    return sign("\n".join(told))


def _texts_of(connection: sa.Connection, document: str | None = None) -> dict[str, str]:
    query = sa.select(current.c.document_id, readings.c.text_sha256).join(
        readings, readings.c.id == current.c.reading_id
    )
    if document is not None:
        query = query.where(current.c.document_id == document)
    return {row.document_id: row.text_sha256 for row in connection.execute(query)}


def _load(connection: sa.Connection, texts: list[str] | None) -> dict[str, Signature]:
    query = sa.select(signatures).where(signatures.c.method == METHOD)
    if texts is not None and len(texts) <= _FEW:
        query = query.where(signatures.c.text_sha256.in_(texts))
    return {row.text_sha256: unpack(row.content) for row in connection.execute(query)}
