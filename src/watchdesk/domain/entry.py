"""Entries: what the desk holds to be one thing in the world, built from claims that were linked.

Every value says which claims give it; values that differ stand side by side, and nothing is averaged.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, ConfigDict, Field

from watchdesk.domain.claim import (
    ClaimKind,
    Event,
    Footing,
    Modality,
    SourcingMode,
    Status,
    TollClass,
    TollWhat,
)
from watchdesk.domain.frozen import Frozen
from watchdesk.domain.place import Place
from watchdesk.domain.time import When

Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""The Admiralty letter of a source; F where nobody has judged it."""

Stance = Literal["claimed", "denied", "attributed"]
Side = Literal["initiator", "recipient", "other"]


class Grade(Frozen):
    """An Admiralty grade: the letter of a source and the number of an account. Two scales, never one score."""

    reliability: Reliability
    credibility: int = Field(ge=1, le=6)
    because: str
    """By which rule the number was given."""

    def __str__(self) -> str:
        """Give it as it is written: ``B2``."""
        return f"{self.reliability}{self.credibility}"


class Correction(Frozen):
    """What a person says a field should be, beside what the machine read there."""

    claim: str
    field: str
    value: str
    """As the person wrote it."""
    read: str | None
    """What the machine read, in the same form."""
    by: str
    at: AwareDatetime
    because: str | None = None


class Account(Frozen):
    """One claim as one account of an entry: whose report gives it, and on whose word."""

    claim: str
    kind: ClaimKind
    document: str
    publisher: str | None
    published: AwareDatetime | None
    voice: str
    """Documents that are copies of one text share a voice."""
    speaker: str | None
    """The speaker's name."""
    footing: Footing
    mode: SourcingMode
    status: Status | None
    modality: Modality
    negated: bool
    headline: bool
    grade: Grade
    accepted_by: str | None = None
    """Who confirmed it, where a person did."""

    @property
    def official(self) -> bool:
        """Say whether officials or a document stand behind it."""
        return self.footing in ("official-statement", "named-official", "document")


class PeriodTold(Frozen):
    """A period, and the claims that give it."""

    when: When
    claims: tuple[str, ...]


class PlaceTold(Frozen):
    """A place, and the claims that give it."""

    place: Place
    claims: tuple[str, ...]


class EventTold(Frozen):
    """A PLOVER event, and the claims that give it."""

    event: Event
    claims: tuple[str, ...]


class PartyTold(Frozen):
    """One who takes part, on which side, and the claims that say so."""

    actor: str
    """The register's id where it is known there, else the folded name: one party across reports."""
    name: str
    side: Side
    role: str | None = None
    """Of a party on no side: mediator, victim, host."""
    claims: tuple[str, ...]


class WordsTold(Frozen):
    """What it is about in a report's own words, and the claims that give them."""

    words: str
    claims: tuple[str, ...]


class TollFigure(Frozen):
    """One figure as one claim gives it."""

    low: int | None
    high: int | None
    words: str
    claim: str
    correction: bool = False
    """Officials gave it, and another figure before it."""


class TollRange(Frozen):
    """One sort of toll of one class: the lowest, best and highest figure, and every figure there is."""

    what: TollWhat
    class_: TollClass | Literal["all"] = Field(alias="class")
    """``all`` counts, report by report, whatever classes it tells apart."""
    low: int | None
    best: int | None
    """The latest figure of the best footing; never a mean."""
    high: int | None
    figures: tuple[TollFigure, ...]
    """In the order in which they were published."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class CountFigure(Frozen):
    """How many of what, as one claim gives it."""

    low: int | None
    high: int | None
    unit: str
    words: str
    claim: str


class ResponsibilityTold(Frozen):
    """A group that claims or denies an attack, or to which it is attributed, by whom and in which claims."""

    stance: Stance
    actor: str
    name: str
    by: str
    """Who says so: the group itself, another speaker, or the publisher."""
    claims: tuple[str, ...]


class _Entry(Frozen):
    id: str
    """Made from its first claim; any id that was ever printed goes on naming the entry that claim is in."""
    also: tuple[str, ...] = ()
    """Earlier ids that now name this entry too, because it was merged or an earlier report came in."""
    earliest: date | None
    """The first day by any account."""
    latest: date | None
    """The last day by any account."""
    periods: tuple[PeriodTold, ...]
    places: tuple[PlaceTold, ...]
    parties: tuple[PartyTold, ...]
    events: tuple[EventTold, ...]
    accounts: tuple[Account, ...]
    """In the order in which they were published."""
    corrections: tuple[Correction, ...] = ()
    reports: int
    """How many documents tell of it."""
    voices: int
    """How many of these are independent: copies of one text count once, and citing another outlet not at all."""
    grade: Grade
    """That of its best-graded account."""

    @property
    def doubted(self) -> bool:
        """Say whether no account asserts it plainly: all deny it, or all only expect or suppose it."""
        return not any(
            not each.negated and each.modality in ("asserted", "historical") for each in self.accounts
        )


class Incident(_Entry):
    """An attack as the desk holds it: every account of it, its tolls, and who claims or denies it."""

    kind: Literal["incident"] = "incident"
    tolls: tuple[TollRange, ...] = ()
    totals: tuple[TollRange, ...] = ()
    """Over all classes, of class ``all``."""
    responsibility: tuple[ResponsibilityTold, ...] = ()
    competing: bool = False
    """More than one group claims it."""


class Contact(_Entry):
    """A meeting, visit or call as the desk holds it."""

    kind: Literal["contact"] = "contact"
    about: tuple[WordsTold, ...] = ()


class PromiseEntry(_Entry):
    """A promise as the desk holds it, with each restatement and each word on whether it was kept."""

    kind: Literal["promise"] = "promise"
    about: tuple[WordsTold, ...] = ()
    deadlines: tuple[PeriodTold, ...] = ()


class Movement(_Entry):
    """A movement of people as the desk holds it."""

    kind: Literal["movement"] = "movement"
    about: tuple[WordsTold, ...] = ()
    counts: tuple[CountFigure, ...] = ()


Entry = Annotated[Incident | Contact | PromiseEntry | Movement, Field(discriminator="kind")]
