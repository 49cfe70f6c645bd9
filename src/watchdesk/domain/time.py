"""Times: when something happened or is due, as exactly as the words allow."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from watchdesk.domain.frozen import Frozen


class When(Frozen):
    """A period of days. Both ends are None where the words could not be resolved; the words stay."""

    earliest: date | None = None
    latest: date | None = None
    """None with an `earliest` means "since then"."""
    precision: int | None = Field(default=None, ge=1, le=5)
    """UCDP: 1 day, 2 several days, 3 week, 4 month, 5 longer."""
    words: str | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"{self.earliest} is after {self.latest}")
        return self
