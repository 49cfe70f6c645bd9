"""Briefs: what the record holds of some days, each sentence with its citations, each checked against them.

text        a brief as plain text that a person edits, and back
drafting    entries become sentences
checking    does what is cited support the sentence?
exporting   Markdown, HTML and Word; what is not supported is never exported silently
"""

from watchdesk.outlets.briefs.checking import Checked, check_brief
from watchdesk.outlets.briefs.drafting import draft_brief
from watchdesk.outlets.briefs.exporting import FORMATS, Exported, Format, export_brief
from watchdesk.outlets.briefs.text import Brief, Heading, Sentence, brief_text, parse_brief

__all__ = [
    "FORMATS",
    "Brief",
    "Checked",
    "Exported",
    "Format",
    "Heading",
    "Sentence",
    "brief_text",
    "check_brief",
    "draft_brief",
    "export_brief",
    "parse_brief",
]
