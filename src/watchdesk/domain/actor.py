"""Actors: the persons, offices, states, bodies and groups that a report speaks of."""

from __future__ import annotations

from typing import Literal

from watchdesk.domain.frozen import Frozen
from watchdesk.domain.span import Span

ActorKind = Literal[
    "person",
    "office",
    "state",
    "states",
    "government",
    "body",
    "delegation",
    "armed-group",
    "organisation",
    "people",
    "unnamed",
]
"""`states` is a set of states not listed ("neighbouring countries"); `unnamed` is "sources", "officials"."""


class Actor(Frozen):
    """One actor as one document knows it, under its fullest name."""

    id: str
    """``act-…``: the register's where it is known, else decided by the document and the name."""
    name: str
    kind: ActorKind
    role: str | None = None
    """The office a person is said to hold, in the report's words."""
    of: str | None = None
    """The actor it belongs to or acts for."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    names: tuple[Span, ...] = ()
    """Where the document names it."""
