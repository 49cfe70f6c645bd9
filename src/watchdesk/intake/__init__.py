"""Intake: bytes become Documents.

Takes a file or bytes and what the user states of them. Gives a `Document` and the bytes.
Each module answers one question; `capture` asks them in turn.

    media_types ─ decoding ─┬─ cleaning ─ paragraphs ─ plain_text ─┬─ layout ─ capture
                            └─ pages ─ metadata ───────────────────┘    │
                                        bylines, datelines, dates, related ┘
"""

from watchdesk.intake.capture import capture_bytes, capture_file
from watchdesk.intake.stated import Stated

__all__ = ["Stated", "capture_bytes", "capture_file"]
