"""The base of every validated noun: immutable, and strict about unknown fields."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """An immutable, validated noun. Unknown keys are refused, so a misspelt field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
