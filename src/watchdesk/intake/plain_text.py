"""What does a plain text say?

Takes decoded characters. Gives a `Captured`: the layout of the cleaned text.
"""

from __future__ import annotations

from watchdesk.domain.document import Extractor
from watchdesk.errors import InputError
from watchdesk.intake.captured import Captured
from watchdesk.intake.cleaning import clean
from watchdesk.intake.layout import Paragraph, lay_out
from watchdesk.intake.paragraphs import find_paragraphs

_VERSION = "1"
"""Raised whenever the same bytes would give another text or other blocks."""


def capture_text(text: str, name: str) -> Captured:
    """Give what a plain `text` says; an InputError that begins with `name` where it says nothing."""
    paragraphs = [Paragraph(words) for words in find_paragraphs(clean(text))]
    if not paragraphs:
        raise InputError(f"{name}: empty; give a file with a report's text")
    layout = lay_out(paragraphs)
    return Captured(
        layout=layout,
        extractor=Extractor(name="watchdesk-text", version=_VERSION),
        title=layout.title,
        byline=layout.byline,
        publisher=layout.publisher,
        published=layout.published,
    )
