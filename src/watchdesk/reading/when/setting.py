"""Where a time expression stands: all that its meaning may hang on besides its words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from watchdesk.reading.when.values import Timex

Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an expression stands."""

    published: date | None
    """The report's own day, where it is known."""
    told: date | None
    """The first day of what the text told of last."""
    day: date | None
    """The day that the text told of last, where longer times are passed over."""
    quarter: str | None
    """The quarter that the text told of last, as a value."""
    before_christ: int | None
    """The year before Christ that the text told of last."""
    narrative: bool
    """Whether the text tells of another time than its own day's, as a history does."""
    tense: Tense | None
    before: str
    """A few words before it, in lower case."""
    after: str
    """A few words after it, in lower case."""


Resolve = Callable[[re.Match[str], Setting], Timex | None]
