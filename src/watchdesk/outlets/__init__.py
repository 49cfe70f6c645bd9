"""Outlets: what people and programs receive, as JSON and in words.

Takes Readings and what the record holds. Gives text. Does not know how conclusions were reached.
"""

from watchdesk.outlets.reading_json import (
    Published,
    claim_json,
    document_json,
    published_schema,
    reading_json,
)

__all__ = ["Published", "claim_json", "document_json", "published_schema", "reading_json"]
