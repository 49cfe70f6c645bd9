"""What does the user state of a report?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Stated:
    """What the user states of a report, overriding what the page says. None leaves it to the page."""

    publisher: str | None = None
    published: str | None = None
    """A date (2024-01-16) or an ISO instant, with or without its offset."""
    zone: str | None = None
    """An IANA zone, for dates without an offset."""
    title: str | None = None
    url: str | None = None
