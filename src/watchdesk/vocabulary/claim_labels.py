"""What a word may announce: each label with its kind of claim, its PLOVER codes and its status.

Data: ``data/claim_labels.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from watchdesk.domain.claim import ClaimKind, Status
from watchdesk.vocabulary.tables import load_table


@dataclass(frozen=True, slots=True)
class ClaimLabel:
    """One label, such as ``attack/firearms``."""

    label: str
    kind: ClaimKind
    type: str | None
    mode: str | None
    status: Status | None
    meaning: str


@cache
def load_claim_labels() -> Mapping[str, ClaimLabel]:
    """Give the labels by name, in the table's order."""
    return MappingProxyType({row.label: row for row in load_table("claim_labels.csv", ClaimLabel)})
