"""Reading: a Document becomes a Reading, the claims it makes with the words each rests on."""

from watchdesk.reading.reader import read_document

__all__ = ["read_document"]
