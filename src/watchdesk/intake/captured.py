"""What was captured, before what the user states and the publisher's zone are applied?"""

from __future__ import annotations

from dataclasses import dataclass

from watchdesk.domain.document import Extractor
from watchdesk.intake.dates import Moment
from watchdesk.intake.layout import Layout


@dataclass(frozen=True, slots=True)
class Captured:
    """A report as its own file gives it."""

    layout: Layout
    extractor: Extractor
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: Moment | None = None
    url: str | None = None
