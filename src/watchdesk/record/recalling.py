"""What was stated of these bytes before stays known, so that reading them again needs no restating."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from watchdesk.domain.document import Document
from watchdesk.record import rows, tables
from watchdesk.record.desk import Desk


def recall_statements(desk: Desk, document: Document) -> Document:
    """Give the document with what its current reading knows of its publication and it does not itself."""
    current = tables.current_readings
    with desk.asking() as connection:
        query = sa.select(current.c.reading_id).where(current.c.document_id == document.id)
        reading = connection.execute(query).scalar()
        known = rows.load_document(connection, reading) if reading else document
    recalled: dict[str, Any] = {
        name: getattr(document, name) or getattr(known, name)
        for name in ("title", "byline", "publisher", "url")
    }
    if document.published is None:
        recalled |= {"published": known.published, "zone": document.zone or known.zone}
    return document.model_copy(update=recalled)
