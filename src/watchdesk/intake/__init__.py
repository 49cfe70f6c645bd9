"""Intake: bytes become Documents, and the rows of other registers become RegisterEntries.

Takes a file or bytes and what the user states of them. Gives a `Document` and the bytes, or a `Register`.
Each module answers one question; `capture` asks them in turn.

    media_types ─ decoding ─┬─ cleaning ─ paragraphs ─ plain_text ─┬─ layout ─ capture
                            └─ pages ─ metadata ───────────────────┘    │
                                        bylines, datelines, dates, related ┘
"""

from watchdesk.intake.capture import capture_bytes, capture_file
from watchdesk.intake.registers import BadRow, Register, parse_register
from watchdesk.intake.stated import Stated

__all__ = ["BadRow", "Register", "Stated", "capture_bytes", "capture_file", "parse_register"]
