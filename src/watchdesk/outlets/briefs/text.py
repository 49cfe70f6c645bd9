"""A brief as plain text: a title, headings, and one sentence a line with what it cites at its end.

# Brief, 2024-01-01 to 2024-01-07

## Incidents

A bombing in Kerman on 3 January killed 84, officials said. [clm-05d5f731fb815563, clm-77a0c2f0b1d2e3f4]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchdesk.domain.frozen import Frozen

_CITES = re.compile(r"\s*\[((?:clm|inc|con|pro|mov)-[^\]]*)\]\s*$")
_HEADING = re.compile(r"(#+)\s*(.*\S)\s*")
_BULLET = re.compile(r"^[-*•]\s+")


class Heading(Frozen):
    """A heading between sentences."""

    text: str


class Sentence(Frozen):
    """One sentence and the claims it cites."""

    text: str
    cites: tuple[str, ...] = ()


class Brief(Frozen):
    """A brief: its title, and headings and sentences in their order."""

    title: str
    parts: tuple[Heading | Sentence, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Give the sentences alone."""
        return tuple(part for part in self.parts if isinstance(part, Sentence))


def brief_text(brief: Brief) -> str:
    """Give a brief as text that can be edited."""
    return "\n".join(_lines(brief)).strip() + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {brief.title}"
    for part in brief.parts:
        if isinstance(part, Heading):
            yield from ("", f"## {part.text}", "")
        else:
            yield part.text + (f" [{', '.join(part.cites)}]" if part.cites else "")


def parse_brief(text: str) -> Brief:
    """Read a brief that a person edited. Any line that is no heading is a sentence."""
    title = ""
    parts: list[Heading | Sentence] = []
    for line in filter(None, map(str.strip, text.replace("\r", "").split("\n"))):
        heading = _HEADING.fullmatch(line)
        if heading and heading[1] == "#" and not title:
            title = heading[2]
        elif heading:
            parts.append(Heading(text=heading[2]))
        else:
            parts.append(_sentence(line))
    return Brief(title=title or "Brief", parts=tuple(parts))


def _sentence(line: str) -> Sentence:
    cited = _CITES.search(line)
    words = _BULLET.sub("", line[: cited.start()] if cited else line).strip()
    cites = re.split(r"[,;\s]+", cited[1].strip()) if cited else ()
    return Sentence(text=words, cites=tuple(dict.fromkeys(filter(None, cites))))
