"""Decisions: what a person decided about the record, when and why. Each can be undone, and stays visible."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime

from watchdesk.domain.frozen import Frozen

Verb = Literal["merge", "split", "accept", "correct", "reject", "grade", "undo"]


class Decision(Frozen):
    """One thing that one person decided."""

    number: int
    """Counted up over the desk."""
    verb: Verb
    of: tuple[str, ...]
    """Ids of entries and claims, or the name of a source."""
    by: str
    at: AwareDatetime
    because: str | None = None
    undoes: int | None = None
    """The number of the decision that it takes back."""
    undone: bool = False
