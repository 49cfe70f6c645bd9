"""Linking: which claims tell of one thing in the world, as decisions about pairs of claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

from pydantic import AwareDatetime, Field, model_validator

from watchdesk.domain.frozen import Frozen

EntryKind = Literal["incident", "contact", "promise", "movement"]
Ruling = Literal["same", "different", "unsure"]

MACHINE = "machine:"
"""How the giver of a machine's decision begins; anyone else is a person, and outranks it."""


@dataclass(frozen=True, slots=True)
class Linkable:
    """One claim, as linking sees it. None and empty mean that the report does not say."""

    claim: str
    document: str
    kind: EntryKind
    voice: str
    """Documents that are copies of one text share a voice."""
    published: date | None = None
    earliest: date | None = None
    latest: date | None = None
    when_precision: int | None = None
    place: str | None = None
    """The gazetteer's id."""
    lat: float | None = None
    lon: float | None = None
    place_precision: int | None = None
    country: str | None = None
    place_words: str | None = None
    initiators: frozenset[str] = frozenset()
    """Ids of the register, or folded names."""
    recipients: frozenset[str] = frozenset()
    event: str | None = None
    """PLOVER type and mode, such as ``ASSAULT/explosives``."""
    tolls: tuple[tuple[str, str, int | None, int | None], ...] = ()
    """What, class, low, high."""
    count: tuple[int | None, int | None] | None = None
    words: frozenset[str] = frozenset()
    """Folded content words of the sentence it stands in, and of what it is about."""
    report_words: frozenset[str] = frozenset()
    """Folded content words of the whole report, its headline among them."""
    modality: str = "asserted"
    negated: bool = False
    status: str | None = None
    start: int = 0
    """Where its first cited word stands in the document."""


class MergeDecision(Frozen):
    """A judgement on whether two claims tell of one thing: an edge in the graph of judgements."""

    left: str
    right: str
    """Claim ids, `left` the smaller."""
    ruling: Ruling
    by: str
    """``machine:`` and the linker's version, or a person's name."""
    because: str
    score: float | None = None
    """The chance that they are one, as the machine holds it; None for a person."""
    features: dict[str, float] = Field(default_factory=dict)
    at: AwareDatetime | None = None

    @property
    def by_machine(self) -> bool:
        """Say whether no person stands behind it."""
        return self.by.startswith(MACHINE)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.left >= self.right:
            raise ValueError(f"{self.left} does not come before {self.right}")
        return self


@dataclass(frozen=True, slots=True)
class Linking:
    """What became of a set of claims: the decisions on pairs, and the groups that follow from them."""

    decisions: Sequence[MergeDecision] = ()
    """The machine's, by `left` and `right`: every pair it takes for one thing or is unsure of."""
    groups: tuple[tuple[str, ...], ...] = ()
    """Each claim in exactly one, sorted; the groups by their first claim."""
