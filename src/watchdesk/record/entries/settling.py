"""Settle who is in which entry: link the claims that the desk holds, and keep what changed as events.

Takes the claims that are now held and the rulings of persons in force. The outcome depends on these alone, so
that the order in which reports came makes no difference.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from watchdesk.domain.linking import Linkable, MergeDecision
from watchdesk.record import tables
from watchdesk.record.desk import Desk
from watchdesk.record.entries.copies import Voices
from watchdesk.record.entries.gathering import find_leaders, linkable_of
from watchdesk.record.entries.held import HeldClaim, load_linked
from watchdesk.record.entries.naming import entry_id
from watchdesk.record.linking import link as link_claims

LINKING = "machine"
_MANY = 500
"""Ids asked for at once; SQLite takes a few thousand parameters at most."""


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
    linkables, leaders = gather(held.values(), rulings, Voices(connection).of)
    linking = link_claims(linkables, rulings)
    unsure = keep_decisions(connection, linking.decisions, cause)
    wanted = _entries_of(linking.groups, leaders, held)
    joined, left = keep_memberships(connection, load_members(connection), wanted, cause)
    return Linked(len(held), len(set(wanted.values())), joined, left, unsure)


def gather(
    held: Iterable[HeldClaim], rulings: Sequence[MergeDecision], voice_of: Callable[[str], str]
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
        linkables += _linkables(claims, following, voice_of)
    return linkables, leaders


def _linkables(
    held: Sequence[HeldClaim], leaders: Mapping[str, str], voice_of: Callable[[str], str]
) -> list[Linkable]:
    followers: dict[str, list[HeldClaim]] = defaultdict(list)
    for each in held:
        if each.claim.id in leaders:
            followers[leaders[each.claim.id]].append(each)
    return [
        linkable_of(each, voice_of(each.document.id), followers[each.claim.id])
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


def keep_decisions(connection: sa.Connection, decisions: Sequence[MergeDecision], cause: Cause) -> int:
    """Keep those of the machine's decisions that are news; give how many of all are unsure."""
    made = list(decisions)  # each is put in words when it is looked at, so look once
    kept = _machine_rulings(connection, {decision.left for decision in made})
    new: list[dict[str, object]] = []
    unsure = 0
    for decision in made:
        unsure += decision.ruling == "unsure"
        if _is_news(decision, kept.get((decision.left, decision.right))):
            new.append(_row(decision, cause.at))
    if new:
        connection.execute(sa.insert(tables.link_decisions), new)
    return unsure


def _row(decision: MergeDecision, at: str) -> dict[str, object]:
    return {
        "left_claim": decision.left,
        "right_claim": decision.right,
        "ruling": decision.ruling,
        "by": decision.by,
        "because": decision.because,
        "score": decision.score,
        "features": json.dumps(decision.features, sort_keys=True),
        "at": at,
    }


def _is_news(decision: MergeDecision, kept: tuple[str, str] | None) -> bool:
    # That two claims are different goes without saying, unless the machine once held otherwise.
    if kept is None:
        return decision.ruling != "different"
    return kept != (decision.ruling, decision.by)


def _machine_rulings(
    connection: sa.Connection, claims: Iterable[str]
) -> dict[tuple[str, str], tuple[str, str]]:
    link, ids = tables.link_decisions, sorted(claims)
    columns = sa.select(*link.c["left_claim", "right_claim", "ruling", "by"]).where(link.c.decision.is_(None))
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for start in range(0, len(ids), _MANY):
        query = columns.where(link.c.left_claim.in_(ids[start : start + _MANY])).order_by(link.c.seq)
        for row in connection.execute(query):
            found[row.left_claim, row.right_claim] = row.ruling, row.by
    return found


def whole_group(group: Iterable[str], followers: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Give a group with all that follow its claims."""
    return tuple(one for claim in group for one in (claim, *followers.get(claim, ())))


def _entries_of(
    groups: Iterable[tuple[str, ...]], leaders: Mapping[str, str], held: Mapping[str, HeldClaim]
) -> dict[str, str]:
    followers: dict[str, list[str]] = defaultdict(list)
    for follower, leader in leaders.items():
        followers[leader].append(follower)
    wholes = [whole_group(group, followers) for group in groups]
    return {claim: entry_id(held[each] for each in whole) for whole in wholes for claim in whole}


def load_members(connection: sa.Connection, claims: Sequence[str] | None = None) -> dict[str, str]:
    """Load the entry that each of these claims, or each claim of all, now is in."""
    members = tables.entry_members
    query = sa.select(members)
    if claims is not None:
        query = query.where(members.c.claim_id.in_(claims))
    return {row.claim_id: row.entry_id for row in connection.execute(query)}


def keep_memberships(
    connection: sa.Connection, members: Mapping[str, str], wanted: Mapping[str, str], cause: Cause
) -> tuple[int, int]:
    """Keep, as events, which claims left an entry and which joined one; give how many of each."""
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
