"""Whether two TIMEX values are the same: TempEval-3 compares them letter by letter."""

from __future__ import annotations


def same_value(wanted: str, found: str) -> bool:
    """Compare values; the marks of TIMEX2 and TIMEX3 for an unknown digit are the same."""
    return wanted.strip().upper() == found.strip().upper()
