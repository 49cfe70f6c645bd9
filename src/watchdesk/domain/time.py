"""Times: when something happened or is due, as exactly as the words allow."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from watchdesk.domain.frozen import Frozen

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
"""TIMEX3: a day or longer, a time of day, a length of time, what comes round again."""


class When(Frozen):
    """A period of days. Both ends are None where the words could not be resolved; the words stay."""

    earliest: date | None = None
    latest: date | None = None
    """None with an `earliest` means "since then"."""
    precision: int | None = Field(default=None, ge=1, le=5)
    """UCDP: 1 day, 2 several days, 3 week, 4 month, 5 longer."""
    words: str | None = None
    type: TimeType = "DATE"
    value: str | None = None
    """TIMEX3's value of the words: ``2024-01-15``, ``2024-W03``, ``P3D``, ``PAST_REF``."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"{self.earliest} is after {self.latest}")
        return self
