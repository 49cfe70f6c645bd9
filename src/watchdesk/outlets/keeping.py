"""What a desk did with a reading, in words."""

from __future__ import annotations

from watchdesk.domain.reading import Reader
from watchdesk.record import Kept


def kept_in_words(kept: Kept, reader: Reader, desk: str) -> str:
    """Say what became of a reading's claims."""
    if kept.outcome == "already read":
        return f"already read by {reader.name} {reader.version}: {desk} is unchanged"
    if kept.outcome == "read":
        return f"kept in {desk}: {kept.kept} new claim{'' if kept.kept == 1 else 's'}"
    return (
        f"re-read by {reader.name} {reader.version}: {kept.reaffirmed} reaffirmed, "
        f"{kept.superseded} superseded, {kept.kept} new in {desk}"
    )
