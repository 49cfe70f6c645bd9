"""What a person decides of entries: these are one, this one is two; and to take the last decision back.

A decision is rulings on pairs of claims. Those of earlier decisions that say the contrary are withdrawn by it,
and come back when it is undone: what holds is what the decisions in force say, so undoing restores exactly.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import Any

import sqlalchemy as sa

from watchdesk.domain.decision import Decision, Verb
from watchdesk.domain.linking import Ruling
from watchdesk.errors import InputError
from watchdesk.record import tables
from watchdesk.record.desk import Desk
from watchdesk.record.entries.finding import claims_in, entry_at, full_id
from watchdesk.record.entries.gathering import find_leaders
from watchdesk.record.entries.held import HeldClaim, load_held
from watchdesk.record.entries.settling import Cause, Linked, load_members, moment, now, settle

decisions, links, withdrawals = tables.decisions, tables.link_decisions, tables.link_withdrawals


@dataclass(frozen=True, slots=True)
class Person:
    """Who decides, when and why."""

    by: str
    because: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, the entries that it concerned and now is about, and what it changed."""

    decision: Decision
    entries: tuple[str, ...]
    changed: Linked


def merge_entries(desk: Desk, ids: Sequence[str], person: Person) -> Decided:
    """Hold two or more entries to be one."""
    with desk.adding() as connection:
        entries = _distinct(connection, desk, ids)
        claims = sorted(claim for entry in entries for claim in claims_in(connection, entry))
        decision = add_decision(connection, "merge", entries, person)
        _withdraw(connection, decision, "different", product(claims, claims))
        leaders = _leading(load_held(connection, claims))
        _rule(connection, decision, "same", [(leaders[0], each) for each in leaders[1:]])
        changed = settle(connection, _cause(decision, f"merged {' and '.join(entries)}"))
        return Decided(decision, _now_of(connection, claims), changed)


def split_entry(desk: Desk, id: str, claims: Sequence[str], person: Person) -> Decided:
    """Take claims out of an entry, as another that is not the same; what follows them goes with them."""
    with desk.adding() as connection:
        entry = entry_at(connection, full_id(connection, desk, id))
        members = load_held(connection, claims_in(connection, entry))
        part = _part_of(entry, members, claims)
        rest = [each.claim.id for each in members if each.claim.id not in part]
        if not rest:
            raise InputError(f"{entry} has no other claims: there is nothing to split it from")
        decision = add_decision(connection, "split", [entry, *claims], person)
        _withdraw(connection, decision, "same", product(part, rest))
        leading = set(_leading(members))
        kept = [claim for claim in rest if claim in leading] or rest
        moved = [claim for claim in sorted(part) if claim in leading] or sorted(part)
        _rule(connection, decision, "different", product(moved, kept))
        _rule(connection, decision, "same", [(moved[0], each) for each in moved[1:]])
        changed = settle(connection, _cause(decision, f"split from {entry}"))
        return Decided(decision, _now_of(connection, [each.claim.id for each in members]), changed)


def undo_last(desk: Desk, person: Person) -> Decided:
    """Take back the last decision in force of any person."""
    with desk.adding() as connection:
        held = tables.decisions_in_force
        row = connection.execute(sa.select(held).order_by(held.c.seq.desc()).limit(1)).first()
        if row is None:
            raise InputError(f"{desk.path} holds no decision of a person that could be undone")
        undone = json.loads(row.of)
        decision = add_decision(connection, "undo", undone, person, undoes=row.seq)
        changed = settle(connection, _cause(decision, f"undid the {row.verb} of {row.at} by {row.by}"))
        return Decided(decision, (), changed)


def add_decision(
    connection: sa.Connection, verb: Verb, of: Sequence[str], person: Person, *, undoes: int | None = None
) -> Decision:
    """Add a decision, on which rulings, reviews and grades rest."""
    if not person.by.strip():
        raise InputError("say who decides: give --by, or set WATCHDESK_NAME")
    row = {
        "verb": verb,
        "of": json.dumps(list(of), ensure_ascii=False),
        "by": person.by.strip(),
        "at": moment(person.at) if person.at else now(),
        "because": person.because,
        "undoes": undoes,
    }
    number = connection.execute(sa.insert(decisions), [row]).lastrowid or _last(connection)
    return Decision(
        number=number,
        verb=verb,
        of=tuple(of),
        by=row["by"],
        at=row["at"],
        because=person.because,
        undoes=undoes,
    )


def _last(connection: sa.Connection) -> int:
    return int(connection.execute(sa.select(sa.func.max(decisions.c.seq))).scalar() or 0)


def load_decisions(desk: Desk) -> tuple[Decision, ...]:
    """Load every decision of every person, the last one last."""
    with desk.asking() as connection:
        found = list(connection.execute(sa.select(decisions).order_by(decisions.c.seq)))
        undone = {row.undoes for row in found}
        return tuple(_decision(row, row.seq in undone) for row in found)


def _decision(row: sa.Row[Any], undone: bool) -> Decision:
    return Decision(
        number=row.seq,
        verb=row.verb,
        of=tuple(json.loads(row.of)),
        by=row.by,
        at=row.at,
        because=row.because,
        undoes=row.undoes,
        undone=undone,
    )


def _distinct(connection: sa.Connection, desk: Desk, ids: Sequence[str]) -> list[str]:
    entries = sorted({entry_at(connection, full_id(connection, desk, id)) for id in ids})
    if len(entries) < 2:
        raise InputError(f"{' and '.join(ids)} are one entry already: {', '.join(entries)}")
    if len({entry[:4] for entry in entries}) > 1:
        raise InputError(f"{' and '.join(entries)} are of different kinds and cannot be one")
    return entries


def _part_of(entry: str, members: Sequence[HeldClaim], claims: Sequence[str]) -> set[str]:
    ids = [each.claim.id for each in members]
    part = {_only(claim, ids, entry) for claim in claims}
    leaders = _leaders_of(members)
    return part | {follower for follower, leader in leaders.items() if leader in part}


def _only(prefix: str, ids: Sequence[str], entry: str) -> str:
    found = [id for id in ids if id.startswith(prefix)]
    if len(found) != 1:
        raise InputError(f"{prefix} is {'no claim' if not found else 'more than one claim'} of {entry}")
    return found[0]


def _leaders_of(held: Iterable[HeldClaim]) -> dict[str, str]:
    of_document: dict[str, list[HeldClaim]] = {}
    for each in held:
        of_document.setdefault(each.document.id, []).append(each)
    return {one: other for each in of_document.values() for one, other in find_leaders(each).items()}


def _leading(held: Sequence[HeldClaim]) -> list[str]:
    followers = _leaders_of(held)
    return [each.claim.id for each in held if each.claim.id not in followers]


def _rule(
    connection: sa.Connection, decision: Decision, ruling: Ruling, pairs: Iterable[tuple[str, str]]
) -> None:
    new = [
        {
            "decision": decision.number,
            "left_claim": min(pair),
            "right_claim": max(pair),
            "ruling": ruling,
            "by": decision.by,
            "because": decision.because or f"{decision.by} decided so",
            "features": "{}",
            "at": decision.at.isoformat(timespec="seconds"),
        }
        for pair in pairs
    ]
    if new:
        connection.execute(sa.insert(links), new)


def _withdraw(
    connection: sa.Connection, decision: Decision, ruling: Ruling, pairs: Iterable[tuple[str, str]]
) -> None:
    """Withdraw the rulings in force that say this of one of these pairs."""
    contrary = {(min(pair), max(pair)) for pair in pairs}
    held = tables.rulings_in_force
    query = sa.select(*held.c["seq", "left_claim", "right_claim"]).where(held.c.ruling == ruling)
    gone = [row.seq for row in connection.execute(query) if (row.left_claim, row.right_claim) in contrary]
    if gone:
        rows = [{"link": link, "withdrawn_by": decision.number} for link in gone]
        connection.execute(sa.insert(withdrawals), rows)


def _cause(decision: Decision, done: str) -> Cause:
    because = f"{done}: {decision.because}" if decision.because else done
    return Cause(decision.at.isoformat(timespec="seconds"), decision.by, because)


def _now_of(connection: sa.Connection, claims: Iterable[str]) -> tuple[str, ...]:
    members = load_members(connection)
    return tuple(sorted({members[claim] for claim in claims if claim in members}))
