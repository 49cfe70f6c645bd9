"""Claims: one thing that one document says, with who says it, how firmly, and the words it rests on."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import ConfigDict, Field, model_validator

from watchdesk.domain.frozen import Frozen
from watchdesk.domain.identity import make_id
from watchdesk.domain.place import Place
from watchdesk.domain.span import FieldSpan
from watchdesk.domain.time import When

ClaimKind = Literal[
    "act", "attack", "contact", "position", "promise", "responsibility", "presence", "movement", "toll"
]
Footing = Literal[
    "official-statement",
    "named-official",
    "unnamed-source",
    "armed-group",
    "document",
    "witness",
    "other-outlet",
    "reporter",
]
SourcingMode = Literal["stated", "reported", "claimed", "denied", "alleged", "inferred"]
Modality = Literal["asserted", "future", "conditional", "hypothetical", "historical"]
Status = Literal[
    # responsibility
    "claimed", "denied", "attributed", "unclaimed",
    # promise
    "promised", "restated", "withdrawn", "alleged-kept", "alleged-not-kept",
    # presence
    "present", "hosted", "tolerated", "supported", "controlled",
    # position
    "concern", "demand", "support", "refusal", "commitment", "condemnation", "view",
    # contact, act, attack
    "planned", "cancelled", "trend",
]  # fmt: skip
TollWhat = Literal["killed", "wounded", "captured", "missing", "displaced"]
TollClass = Literal["civilians", "security-forces", "attackers", "unknown"]


SURE = 0.5
"""Claims less likely to be right than this are kept for review, and are no part of the record."""


class Event(Frozen):
    """A PLOVER event: its type, and its mode and contexts where they apply."""

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()


class Role(Frozen):
    """An actor in a further role: `mediator`, `host`, `victim`, `head-of-delegation`, `beneficiary`…"""

    role: str
    actor: str


class Toll(Frozen):
    """How many were killed, wounded or taken, of which class; `low` and `high` as the words allow."""

    what: TollWhat
    class_: TollClass = Field(alias="class", default="unknown")
    low: int | None = Field(default=None, ge=0)
    high: int | None = Field(default=None, ge=0)
    words: str

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Count(Frozen):
    """How many of what; for movements of people and for presence."""

    low: int | None = Field(default=None, ge=0)
    high: int | None = Field(default=None, ge=0)
    unit: str
    words: str


class Sourcing(Frozen):
    """Who says it, on what footing, in what mode; `chain` runs from outlet by speaker to original source."""

    footing: Footing
    mode: SourcingMode
    speaker: str | None = None
    """Actor id."""
    chain: tuple[str, ...] = ()
    """Actor ids, the nearest to the report first; the outlet itself is the document's publisher."""
    words: str | None = None


class Claim(Frozen):
    """One thing one document says. Never edited: superseded, contested or withdrawn."""

    id: str
    kind: ClaimKind
    event: Event | None = None
    initiators: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    others: tuple[Role, ...] = ()
    about: str | None = None
    when: When | None = None
    where: Place | None = None
    tolls: tuple[Toll, ...] = ()
    count: Count | None = None
    deadline: When | None = None
    status: Status | None = None
    sourcing: Sourcing
    negated: bool = False
    modality: Modality = "asserted"
    headline: bool = False
    related_link: bool = False
    confidence: float = Field(ge=0, le=1)
    """Chance that kind, parties and negation are as the report has them, as measured on annotated reports."""
    spans: tuple[FieldSpan, ...]

    @property
    def for_review(self) -> bool:
        """Say whether it is kept for a person to look at, and not as part of the record."""
        return self.confidence < SURE

    @model_validator(mode="after")
    def _every_field_is_cited(self) -> Self:
        uncited = sorted(self._fields_from_text() - {span.field for span in self.spans})
        if uncited:
            raise ValueError(f"{self.id}: no words are cited for {', '.join(uncited)}")
        return self

    def _fields_from_text(self) -> set[str]:
        worded = {
            name
            for name in ("event", "initiators", "recipients", "others", "about", "tolls", "count")
            if getattr(self, name)
        }
        timed = {
            name
            for name in ("when", "where", "deadline", "sourcing")
            if getattr(self, name) is not None and getattr(self, name).words
        }
        return worded | timed | ({"negated"} if self.negated else set())


def claim_id(document: str, content: Claim) -> str:
    """The id of a claim: decided by its document and everything it says, its confidence apart."""
    said = content.model_dump(mode="json", by_alias=True, exclude={"id", "confidence"})
    return make_id("clm", document, said)
