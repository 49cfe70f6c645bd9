"""The moment at which something is set, found or signed."""

from __future__ import annotations

from datetime import UTC, datetime


def moment_of(at: datetime | None) -> datetime:
    """Give the moment as the desk writes it, in whole seconds of UTC; now, where none is given."""
    return (at or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
