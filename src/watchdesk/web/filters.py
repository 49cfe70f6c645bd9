"""Filters in addresses: words become values, or a line that says what they should be."""

from __future__ import annotations

from datetime import date

from watchdesk.errors import InputError


def parse_day(name: str, words: str | None) -> date | None:
    """Give the day; None where nothing is given."""
    if not words:
        return None
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        raise InputError(f"{name}: {words!r} is not a day; write it as 2024-01-31") from None
