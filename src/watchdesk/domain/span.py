"""Spans: where in a stored text the words of a field stand (W3C text position and text quote)."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from watchdesk.domain.frozen import Frozen

CONTEXT = 24
"""Code points of context kept on each side, enough to tell repeated words apart by eye."""


class Span(Frozen):
    """Words of a text: offsets in Unicode code points, the words, and a little of what surrounds them."""

    start: int = Field(ge=0)
    end: int
    exact: str = Field(min_length=1)
    prefix: str
    suffix: str

    @model_validator(mode="after")
    def _length_agrees(self) -> Self:
        if self.end - self.start != len(self.exact):
            raise ValueError(f"span {self.start}–{self.end} does not have the length of {self.exact!r}")
        return self

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """Cut the span ``text[start:end]`` with its context. An empty or outlying range is a ValueError."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no words at {start}–{end} in a text of {len(text)} code points")
        return cls(start=start, end=end, exact=text[start:end], **_context(text, start, end))

    def holds_in(self, text: str) -> bool:
        """Say whether the words, and their context, still stand at this place. Never a near match."""
        return (
            text[self.start : self.end] == self.exact
            and text[max(0, self.start - CONTEXT) : self.start] == self.prefix
            and text[self.end : self.end + CONTEXT] == self.suffix
        )


class FieldSpan(Span):
    """A span that says which field of its claim rests on it."""

    field: str

    @classmethod
    def citing(cls, field: str, text: str, start: int, end: int) -> FieldSpan:
        """Cite ``text[start:end]`` for `field`."""
        return cls(field=field, **Span.of(text, start, end).model_dump())


def _context(text: str, start: int, end: int) -> dict[str, str]:
    return {"prefix": text[max(0, start - CONTEXT) : start], "suffix": text[end : end + CONTEXT]}
