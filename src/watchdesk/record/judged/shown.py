"""Promises with all that is held of them: what lists and pages show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from watchdesk.domain.criterion import Criterion
from watchdesk.domain.entry import PromiseEntry
from watchdesk.domain.finding import Finding
from watchdesk.domain.verdict import Proposal, Verdict
from watchdesk.record.entries.finding import EntryHistory


@dataclass(frozen=True, slots=True)
class PromiseShown:
    """One promise with all that is known and held of it."""

    history: EntryHistory
    criteria: tuple[Criterion, ...]
    """Every version, in the order in which they were set."""
    findings: tuple[Finding, ...]
    """The last by each criterion."""
    verdicts: tuple[Verdict, ...]
    """Every one, in the order in which they were given."""
    proposals: tuple[tuple[str, Proposal], ...]
    """What the findings by each owner's criteria amount to by rule."""

    @property
    def promise(self) -> PromiseEntry:
        """The promise as the desk holds it."""
        assert isinstance(self.history.entry, PromiseEntry)
        return self.history.entry


@dataclass(frozen=True, slots=True)
class PromiseListed:
    """One promise as a list shows it."""

    promise: PromiseEntry
    words: str
    """What it is about, in a report's words."""
    deadline: date | None
    criteria: int
    verdicts: tuple[Verdict, ...]
    """The last of each judge."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What judging did with one criterion."""

    criterion: Criterion
    finding: Finding
    news: bool
    """The finding is new; otherwise it is the last one, which still says the same."""
