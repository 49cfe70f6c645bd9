"""What a check of the record counts, and what it finds that does not hold."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not hold: of what, in which field, and what was found instead."""

    of: str
    field: str
    words: str


@dataclass
class Tally:
    """How many of each thing were checked, on one connection."""

    connection: sa.Connection
    checked: dict[str, int]

    def count(self, what: str, number: int = 1) -> None:
        """Count things that were checked."""
        self.checked[what] = self.checked.get(what, 0) + number
