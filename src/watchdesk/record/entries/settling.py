"""Settle who is in which entry: link the claims that the desk holds, and keep what changed as events.

Takes the claims that are now held and the rulings of persons in force. The outcome depends on these alone, so
that the order in which reports came makes no difference.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from watchdesk.domain.linking import Linkable, Linking, MergeDecision
from watchdesk.record import tables
from watchdesk.record.desk import Desk
from watchdesk.record.entries.gathering import find_leaders, linkable_of
from watchdesk.record.entries.held import HeldClaim, load_linked
from watchdesk.record.entries.naming import entry_id
from watchdesk.record.linking import link

LINKING = "machine"


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found, and what it changed."""

    claims: int
    entries: int
    joined: int
    left: int
    unsure: int


@dataclass(frozen=True, slots=True)
class Cause:
    """By whom, when and why entries change."""

    at: str
    by: str = LINKING
    because: str = "a report was read"


def now() -> str:
    """Give this moment as the desk writes it."""
    return moment(datetime.now(UTC))


def moment(at: datetime) -> str:
    """Give a moment as the desk writes it."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


def link_desk(desk: Desk, *, at: datetime | None = None) -> Linked:
    """Link all claims that the desk holds, and keep what changed."""
    with desk.adding() as connection:
        return settle(connection, Cause(moment(at) if at else now(), because="all was linked"))


def settle(connection: sa.Connection, cause: Cause) -> Linked:
    """Link all claims within a transaction, and keep what changed."""
    held = {each.claim.id: each for each in load_linked(connection)}
    rulings = load_rulings(connection)
    linkables, leaders = gather(held.values(), rulings)
    linking = link(linkables, rulings)
    _keep_decisions(connection, linking, cause)
    wanted = _entries_of(_whole_groups(linking.groups, leaders), held)
    joined, left = _keep_memberships(connection, wanted, cause)
    unsure = sum(decision.ruling == "unsure" for decision in linking.decisions)
    return Linked(len(held), len(set(wanted.values())), joined, left, unsure)


def gather(
    held: Iterable[HeldClaim], rulings: Sequence[MergeDecision]
) -> tuple[list[Linkable], dict[str, str]]:
    """Give the claims that are linked by themselves, and, of all others, which claim each follows.

    One of which a person has ruled follows nothing any more.
    """
    ruled = {claim for ruling in rulings for claim in (ruling.left, ruling.right)}
    of_document: dict[str, list[HeldClaim]] = defaultdict(list)
    for each in held:
        of_document[each.document.id].append(each)
    linkables: list[Linkable] = []
    leaders: dict[str, str] = {}
    for claims in of_document.values():
        following = {one: other for one, other in find_leaders(claims).items() if one not in ruled}
        leaders |= following
        linkables += _linkables(claims, following)
    return linkables, leaders


def _linkables(held: Sequence[HeldClaim], leaders: Mapping[str, str]) -> list[Linkable]:
    followers: dict[str, list[HeldClaim]] = defaultdict(list)
    for each in held:
        if each.claim.id in leaders:
            followers[leaders[each.claim.id]].append(each)
    return [
        linkable_of(each, each.document.id, followers[each.claim.id])
        for each in held
        if each.claim.id not in leaders
    ]


def load_rulings(connection: sa.Connection) -> list[MergeDecision]:
    """Load what persons ruled of pairs of claims, and have not taken back."""
    ruling = tables.rulings_in_force
    return [
        MergeDecision(
            left=row.left_claim,
            right=row.right_claim,
            ruling=row.ruling,
            by=row.by,
            because=row.because,
            at=datetime.fromisoformat(row.at),
        )
        for row in connection.execute(sa.select(ruling).order_by(ruling.c.seq))
    ]


def _keep_decisions(connection: sa.Connection, linking: Linking, cause: Cause) -> None:
    kept = _machine_rulings(connection)
    new = [
        {
            "left_claim": decision.left,
            "right_claim": decision.right,
            "ruling": decision.ruling,
            "by": decision.by,
            "because": decision.because,
            "score": decision.score,
            "features": json.dumps(decision.features, sort_keys=True),
            "at": cause.at,
        }
        for decision in linking.decisions
        if _is_news(decision, kept.get((decision.left, decision.right)))
    ]
    if new:
        connection.execute(sa.insert(tables.link_decisions), new)


def _is_news(decision: MergeDecision, kept: tuple[str, str] | None) -> bool:
    # That two claims are different goes without saying, unless the machine once held otherwise.
    if kept is None:
        return decision.ruling != "different"
    return kept != (decision.ruling, decision.by)


def _machine_rulings(connection: sa.Connection) -> dict[tuple[str, str], tuple[str, str]]:
    link_table = tables.link_decisions
    query = sa.select(*link_table.c["left_claim", "right_claim", "ruling", "by"])
    query = query.where(link_table.c.decision.is_(None)).order_by(link_table.c.seq)
    return {(row.left_claim, row.right_claim): (row.ruling, row.by) for row in connection.execute(query)}


def _whole_groups(groups: Iterable[tuple[str, ...]], leaders: Mapping[str, str]) -> list[tuple[str, ...]]:
    followers: dict[str, list[str]] = defaultdict(list)
    for follower, leader in leaders.items():
        followers[leader].append(follower)
    return [tuple(one for claim in group for one in (claim, *followers[claim])) for group in groups]


def _entries_of(groups: Iterable[tuple[str, ...]], held: Mapping[str, HeldClaim]) -> dict[str, str]:
    entries = ((group, entry_id(held[claim] for claim in group)) for group in groups)
    return {claim: entry for group, entry in entries for claim in group}


def load_members(connection: sa.Connection) -> dict[str, str]:
    """Load the entry that each claim now is in."""
    members = tables.entry_members
    return {row.claim_id: row.entry_id for row in connection.execute(sa.select(members))}


def _keep_memberships(connection: sa.Connection, wanted: Mapping[str, str], cause: Cause) -> tuple[int, int]:
    members = load_members(connection)
    left = [(claim, entry, "left") for claim, entry in members.items() if wanted.get(claim) != entry]
    joined = [(claim, entry, "joined") for claim, entry in wanted.items() if members.get(claim) != entry]
    events = [
        {
            "claim_id": claim,
            "entry_id": entry,
            "what": what,
            "at": cause.at,
            "by": cause.by,
            "because": cause.because,
        }
        for claim, entry, what in (*sorted(left), *sorted(joined))
    ]
    if events:
        connection.execute(sa.insert(tables.entry_events), events)
    return len(joined), len(left)
