"""Export a brief as Markdown, HTML or Word, with every citation as a note.

A sentence that is not supported is left out and said to be left out, or kept and marked: it never goes silently.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal, get_args

from watchdesk.domain.access import MARKINGS, Marking
from watchdesk.outlets.briefs.checking import Checked
from watchdesk.outlets.briefs.text import Brief, Heading
from watchdesk.outlets.quoting import sentence_of
from watchdesk.outlets.wording import clean
from watchdesk.record import Cited

Format = Literal["markdown", "html", "docx"]
FORMATS: tuple[Format, ...] = get_args(Format)
_ENDINGS: dict[Format, tuple[str, str]] = {
    "markdown": ("md", "text/markdown; charset=utf-8"),
    "html": ("html", "text/html; charset=utf-8"),
    "docx": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
_UNMARKED = "not marked: ask before passing it on"


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to hand on."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the brief as it goes out."""

    text: str
    heading: bool = False
    warning: str = ""
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A brief laid out: lines, notes, and what is said of both."""

    title: str
    marking: str
    lines: tuple[_Line, ...]
    notes: tuple[str, ...]
    left_out: int


def export_brief(
    brief: Brief,
    checked: Sequence[Checked],
    evidence: Mapping[str, Cited],
    format: Format,
    *,
    markings: Sequence[Marking | None] = (),
    keep_unsupported: bool = False,
) -> Exported:
    """Export a brief; `markings` are those of all that it cites, of which the strictest counts."""
    sheet = _lay_out(brief, checked, evidence, strictest(markings), keep_unsupported)
    ending, media_type = _ENDINGS[format]
    name = "".join(letter if letter.isalnum() else "-" for letter in brief.title.lower()).strip("-")
    return Exported(f"{name or 'brief'}.{ending}", media_type, _WRITERS[format](sheet))


def strictest(markings: Sequence[Marking | None]) -> str:
    """Give the marking of what is derived from documents with these markings."""
    if not markings or None in markings:
        return _UNMARKED
    return f"TLP:{max((each for each in markings if each), key=MARKINGS.index).upper()}"


def _lay_out(
    brief: Brief, checked: Sequence[Checked], evidence: Mapping[str, Cited], marking: str, keep: bool
) -> _Sheet:
    verdicts = iter(checked)
    numbers: dict[str, int] = {}
    lines: list[_Line] = []
    left_out = 0
    for part in brief.parts:
        if isinstance(part, Heading):
            lines.append(_Line(part.text, heading=True))
            continue
        verdict = next(verdicts)
        if not verdict.supported and not keep:
            left_out += 1
            continue
        cites = [numbers.setdefault(id, len(numbers) + 1) for id in part.cites if id in evidence]
        lines.append(_Line(part.text, warning="; ".join(verdict.problems), notes=tuple(cites)))
    notes = tuple(_note(id, evidence[id]) for id in numbers)
    return _Sheet(brief.title, marking, tuple(_without_empty(lines)), notes, left_out)


def _without_empty(lines: Sequence[_Line]) -> Iterator[_Line]:
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        if not (line.heading and (following is None or following.heading)):
            yield line


def _note(id: str, cited: Cited) -> str:
    document = cited.held.document
    published = f", {document.published:%Y-%m-%d}" if document.published else ""
    title = f", “{clean(document.title)}”" if document.title else ""
    said = f"{clean(document.publisher) or document.id}{published}{title}: “{sentence_of(cited.held)}”"
    return f"{said} ({id}{f', {cited.entry}' if cited.entry else ''})"


def _left_out(number: int) -> str:
    sentences = "1 sentence was" if number == 1 else f"{number} sentences were"
    return f"{sentences} left out, because what is cited does not support it."


def _markdown(sheet: _Sheet) -> bytes:
    parts = [f"# {sheet.title}", f"*{sheet.marking}*"]
    for line in sheet.lines:
        notes = "".join(f"[^{number}]" for number in line.notes)
        warning = f"**[NOT SUPPORTED: {line.warning}]** " if line.warning else ""
        parts.append(f"## {line.text}" if line.heading else f"{warning}{line.text}{notes}")
    parts += [f"*{_left_out(sheet.left_out)}*"] if sheet.left_out else []
    parts += ["\n".join(f"[^{number}]: {note}" for number, note in enumerate(sheet.notes, 1))]
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def _html(sheet: _Sheet) -> bytes:
    body = [f"<h1>{escape(sheet.title)}</h1>", f"<p><strong>{escape(sheet.marking)}</strong></p>"]
    for line in sheet.lines:
        notes = "".join(f'<sup><a href="#n{number}">{number}</a></sup>' for number in line.notes)
        warning = f"<strong>[NOT SUPPORTED: {escape(line.warning)}]</strong> " if line.warning else ""
        words = f'<bdi dir="auto">{escape(line.text)}</bdi>'
        body.append(f"<h2>{words}</h2>" if line.heading else f"<p>{warning}{words}{notes}</p>")
    body += [f"<p><em>{_left_out(sheet.left_out)}</em></p>"] if sheet.left_out else []
    notes = "".join(f'<li id="n{number}">{escape(note)}</li>' for number, note in enumerate(sheet.notes, 1))
    head = f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(sheet.title)}</title></head>'
    return f"{head}\n<body>\n{chr(10).join(body)}\n<ol>{notes}</ol>\n</body></html>\n".encode()


def _docx(sheet: _Sheet) -> bytes:
    from docx import Document  # a tenth of a second: only where Word is asked for

    document = Document()
    document.add_heading(sheet.title, level=1)
    document.add_paragraph(sheet.marking).runs[0].bold = True
    for line in sheet.lines:
        if line.heading:
            document.add_heading(line.text, level=2)
            continue
        paragraph = document.add_paragraph()
        if line.warning:
            paragraph.add_run(f"[NOT SUPPORTED: {line.warning}] ").bold = True
        paragraph.add_run(line.text)
        for number in line.notes:
            paragraph.add_run(f"[{number}]").font.superscript = True
    if sheet.left_out:
        document.add_paragraph().add_run(_left_out(sheet.left_out)).italic = True
    document.add_heading("Notes", level=2)
    for number, note in enumerate(sheet.notes, 1):
        document.add_paragraph(f"[{number}] {note}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


_WRITERS = {"markdown": _markdown, "html": _html, "docx": _docx}
