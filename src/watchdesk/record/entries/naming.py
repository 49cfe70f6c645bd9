"""Ids of entries: the id of an entry's first claim under another prefix, so that each names its claim for ever.

``inc-05d5f731fb815563`` is the incident in which ``clm-05d5f731fb815563`` now is.
"""

from __future__ import annotations

from collections.abc import Iterable

from watchdesk.domain.linking import EntryKind
from watchdesk.record.entries.held import HeldClaim

PREFIXES: dict[EntryKind, str] = {
    "incident": "inc-",
    "contact": "con-",
    "promise": "pro-",
    "movement": "mov-",
}
KINDS: dict[str, EntryKind] = {prefix: kind for kind, prefix in PREFIXES.items()}
ENTRY_PREFIXES = tuple(KINDS)


Mark = tuple[tuple[bool, str, str, int, str], EntryKind]
"""A claim's place in the order of an entry's claims, and the kind of entry it makes."""


def mark_of(held: HeldClaim) -> Mark:
    """Give what an entry's id needs to know of a claim."""
    return held.order, held.kind


def entry_named(marks: Iterable[Mark]) -> str:
    """Give the id of the entry that claims with these marks make."""
    order, kind = min(marks)
    return PREFIXES[kind] + order[-1].removeprefix("clm-")


def entry_id(held: Iterable[HeldClaim]) -> str:
    """Give the id of the entry that these claims make."""
    return entry_named(map(mark_of, held))


def claim_named(entry: str) -> str:
    """Give the id of the claim that an entry's id was made from."""
    return "clm-" + entry[4:]


def is_entry(id: str) -> bool:
    """Say whether it is the id of an entry, by its prefix."""
    return id.startswith(ENTRY_PREFIXES)
