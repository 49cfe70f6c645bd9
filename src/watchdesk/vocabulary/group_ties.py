"""How armed groups hang together: whom each belongs to, has sworn to, split from or followed, and when.

Data: ``data/actors/group_ties.csv``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from watchdesk.vocabulary.tables import load_table

TieKind = Literal["part-of", "sworn-to", "member-of", "split-from", "successor-of", "linked-to"]

_BELONGING = ("part-of", "sworn-to")


@dataclass(frozen=True, slots=True)
class GroupTie:
    """One tie of a group to another."""

    group: str
    tie: TieKind
    to: str
    since: date | None
    until: date | None
    note: str


@cache
def load_group_ties() -> tuple[GroupTie, ...]:
    """Give every tie."""
    return load_table("actors/group_ties.csv", GroupTie)


def ties_of(group: str) -> Sequence[GroupTie]:
    """Give the ties of a group to those it came from or belongs to."""
    return _ties_by_group().get(group, ())


def ties_to(group: str) -> Sequence[GroupTie]:
    """Give the ties of others to a group: its parts, members, splinters and successors."""
    return _ties_by_target().get(group, ())


def owner_of(group: str) -> str | None:
    """Give the group that this one belongs to; None for one that is its own, or is again."""
    belonging = (tie for kind in _BELONGING for tie in ties_of(group) if tie.tie == kind)
    return next((tie.to for tie in belonging if tie.until is None), None)


@cache
def _ties_by_group() -> Mapping[str, Sequence[GroupTie]]:
    ties: defaultdict[str, list[GroupTie]] = defaultdict(list)
    for tie in load_group_ties():
        ties[tie.group].append(tie)
    return ties


@cache
def _ties_by_target() -> Mapping[str, Sequence[GroupTie]]:
    ties: defaultdict[str, list[GroupTie]] = defaultdict(list)
    for tie in load_group_ties():
        ties[tie.to].append(tie)
    return ties
