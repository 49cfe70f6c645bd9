"""Registers: what others have coded, such as UCDP GED. Kept beside our own record and never mixed into it."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from watchdesk.domain.frozen import Frozen

RegisterName = Literal["ucdp-ged", "acled", "gdelt"]


class RegisterEntry(Frozen):
    """One event as a register codes it."""

    register_name: RegisterName
    id: str
    """The register's own."""
    earliest: date
    latest: date
    place: str | None
    country: str | None
    """As the register writes it."""
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    precision: int | None = Field(default=None, ge=1, le=7)
    """UCDP where_prec; other registers' scales are turned into it."""
    side_a: str | None
    side_b: str | None
    event: str | None
    """The register's own type."""
    low: int | None = Field(default=None, ge=0)
    best: int | None = Field(default=None, ge=0)
    high: int | None = Field(default=None, ge=0)
    note: str | None
    """What the register says of its sources."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.earliest > self.latest:
            raise ValueError(f"{self.earliest} is after {self.latest}")
        return self
