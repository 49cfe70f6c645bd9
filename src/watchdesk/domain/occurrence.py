"""Occurrences: what the record holds to have happened, or to be said, flattened so that it can be counted.

Judgement sees the record only so: as of a day, each thing once, with all by which it may be counted or left out.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from watchdesk.domain.claim import ClaimKind
from watchdesk.domain.frozen import Frozen

Standing = Literal[
    "held",
    "negated",
    "planned",
    "hypothetical",
    "historical",
    "trend",
    "for-review",
    "rejected",
    "register",
]
"""Whether it is held to have happened; if not, why not. `historical` is history with no day that is known."""

TieStance = Literal["does", "claimed", "attributed", "denied"]


class Tie(Frozen):
    """A party that an account ties to an occurrence: it does it, claims it, denies it, or is said to have done it."""

    actor: str
    """The register's id, or the folded name."""
    name: str
    stance: TieStance
    owners: tuple[str, ...] = ()
    """Those whom it belongs to: a branch's parent, a ministry's state."""


class Target(Frozen):
    """A party that something is done to, or with."""

    actor: str
    name: str
    owners: tuple[str, ...] = ()


class Occurrence(Frozen):
    """One thing that the record holds: an incident, a contact, or a deed that several reports may tell of."""

    id: str
    """Of an entry, or of the first of its claims."""
    kind: ClaimKind
    standing: Standing
    types: tuple[str, ...] = ()
    """PLOVER types, and each with its mode: ``ASSAULT``, ``ASSAULT/explosives``."""
    first: date | None
    last: date | None
    dated_by_report: bool = False
    """No account gives a day: it stands on the day on which it was first reported."""
    areas: tuple[str, ...] = ()
    """Every area it lies in: country (``PK``), division (``PK:Punjab``), and the gazetteer's id of its place."""
    ties: tuple[Tie, ...] = ()
    targets: tuple[Target, ...] = ()
    voices: int = Field(ge=0)
    reports: int = Field(ge=0)
    contested: bool = False
    """One account says that it was not so, and another that it was."""
    claims: tuple[str, ...]
    where: str | None = None
    """The place by the name that most accounts give it."""
    documents: tuple[str, ...] = ()

    @property
    def by(self) -> frozenset[str]:
        """Everyone to whom it is tied, otherwise than by a denial, with those whom they belong to."""
        return frozenset(
            key for tie in self.ties if tie.stance != "denied" for key in (tie.actor, *tie.owners)
        )

    def stances_of(self, actors: frozenset[str]) -> frozenset[TieStance]:
        """Give how these actors, or any that belong to them, are tied to it."""
        return frozenset(tie.stance for tie in self.ties if actors & {tie.actor, *tie.owners})


class ReportRead(Frozen):
    """One report that had been read: when it was published, by whom, and what read it."""

    document: str
    published: date
    publisher: str
    reader: str


class View(Frozen):
    """The record as it stood for whoever asks on a day: only what reports published until then say."""

    as_of: date
    event: int
    """The number of the last reading that the desk held: what was read later is no part of it."""
    occurrences: tuple[Occurrence, ...]
    reports: tuple[ReportRead, ...]

    def reports_between(self, first: date, last: date) -> tuple[ReportRead, ...]:
        """Give the reports published on these days and between them."""
        return tuple(each for each in self.reports if first <= each.published <= last)
