"""Review: what is unsure, and what a person says of it. Accepted, corrected, rejected; by whom and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from watchdesk.domain.claim import SURE
from watchdesk.domain.decision import Verb
from watchdesk.domain.linking import MergeDecision
from watchdesk.errors import InputError
from watchdesk.record import tables
from watchdesk.record.asking import EVERYTHING, ClaimEntry, claim_entries, current_claims
from watchdesk.record.desk import Desk
from watchdesk.record.entries.correcting import correct_claim, parse_change
from watchdesk.record.entries.deciding import Decided, Person, add_decision
from watchdesk.record.entries.finding import decision_from
from watchdesk.record.entries.held import load_held
from watchdesk.record.entries.inheriting import find_waiting
from watchdesk.record.entries.reviewed import load_reviewed
from watchdesk.record.entries.settling import Cause, Linked, load_members, settle
from watchdesk.record.entries.sources import SourceGrade, load_source_grades, source_key

_SHOWN = 200
"""Unsure links listed at once, the least sure of all first."""


@dataclass(frozen=True, slots=True)
class UnsureLink:
    """Two claims of which the machine cannot say whether they tell of one thing."""

    decision: MergeDecision
    entries: tuple[str, str]
    """The entries in which the two now are."""


@dataclass(frozen=True, slots=True)
class ToReview:
    """What a person should look at."""

    claims: tuple[ClaimEntry, ...]
    """Claims too unsure to be part of the record, the surest first."""
    links: tuple[UnsureLink, ...]
    waiting: tuple[str, ...]
    """Claims that persons decided of, which no reading holds any more and in whose place none stands."""


def find_unsure(desk: Desk) -> ToReview:
    """Find the claims below the threshold, the links that are unsure, and the decisions that wait."""
    with desk.asking() as connection:
        unsure = [each for each in _claims(connection) if each.claim.confidence < SURE]
        return ToReview(
            claims=tuple(sorted(unsure, key=lambda each: (-each.claim.confidence, each.claim.id))),
            links=tuple(_unsure_links(connection)[:_SHOWN]),
            waiting=tuple(find_waiting(connection)),
        )


def _claims(connection: sa.Connection) -> Sequence[ClaimEntry]:
    reviewed = load_reviewed(connection).verdicts
    found = connection.execute(current_claims((), EVERYTHING))
    return claim_entries(connection, [row for row in found if row.claim not in reviewed])


def _unsure_links(connection: sa.Connection) -> list[UnsureLink]:
    members, link, ruling = load_members(connection), tables.link_decisions, tables.rulings_in_force
    ruled = {
        (row.left_claim, row.right_claim)
        for row in connection.execute(sa.select(*ruling.c["left_claim", "right_claim"]))
    }
    last = {
        (row.left_claim, row.right_claim): row
        for row in connection.execute(sa.select(link).where(link.c.decision.is_(None)).order_by(link.c.seq))
    }
    found = [
        UnsureLink(decision_from(row), (members[pair[0]], members[pair[1]]))
        for pair, row in last.items()
        if row.ruling == "unsure" and pair not in ruled and pair[0] in members and pair[1] in members
    ]
    apart = [each for each in found if each.entries[0] != each.entries[1]]
    surest_first = sorted(apart, key=lambda each: (-(each.decision.score or 0.0), each.decision.left))
    pairs: dict[tuple[str, ...], UnsureLink] = {}
    for each in surest_first:
        pairs.setdefault(tuple(sorted(each.entries)), each)
    return list(pairs.values())


def accept_claims(desk: Desk, ids: Sequence[str], person: Person) -> Decided:
    """Confirm claims: what was kept for review becomes part of the record."""
    return _review(desk, "accept", ids, [("accepted", None, None)], person)


def reject_claims(desk: Desk, ids: Sequence[str], person: Person) -> Decided:
    """Say that claims were read wrongly: they are no part of the record, and do not come back on re-reading."""
    return _review(desk, "reject", ids, [("rejected", None, None)], person)


def correct_fields(desk: Desk, id: str, changes: Iterable[str], person: Person) -> Decided:
    """Lay values over fields of a claim; each change is ``FIELD=VALUE``."""
    told = [("corrected", *parse_change(change)) for change in changes]
    if not told:
        raise InputError("say what to correct as FIELD=VALUE, such as when=2024-01-31")
    return _review(desk, "correct", [id], told, person)


_Change = tuple[str, str | None, str | None]


def _review(
    desk: Desk, verb: Verb, ids: Sequence[str], changes: Sequence[_Change], person: Person
) -> Decided:
    with desk.adding() as connection:
        claims = [full_claim_id(connection, desk, id) for id in ids]
        for claim in claims:
            _refuse(connection, claim, changes)
        decision = add_decision(connection, verb, claims, person)
        new = [
            {
                "decision": decision.number,
                "claim_id": claim,
                "what": what,
                "field": field,
                "value": value,
                "at": decision.at.isoformat(timespec="seconds"),
            }
            for claim in claims
            for what, field, value in changes
        ]
        connection.execute(sa.insert(tables.reviews), new)
        changed = settle(connection, _cause(decision.at, decision.by, f"{verb}ed {' and '.join(claims)}"))
        members = load_members(connection)
        return Decided(
            decision, tuple(sorted({members[each] for each in claims if each in members})), changed
        )


def _cause(at: datetime, by: str, because: str) -> Cause:
    return Cause(at.isoformat(timespec="seconds"), by, because)


def _refuse(connection: sa.Connection, claim: str, changes: Sequence[_Change]) -> None:
    reviewed = load_reviewed(connection)
    (held,) = load_held(connection, [claim], reviewed=reviewed)
    verdict = reviewed.verdicts.get(claim)
    for what, field, value in changes:
        if what == "corrected":
            correct_claim(held.claim, held.actors, str(field), str(value))
        elif verdict and verdict.what == what:
            raise InputError(f"{claim} was {what} by {verdict.by} at {verdict.at}")


def full_claim_id(connection: sa.Connection, desk: Desk, prefix: str) -> str:
    """Give the claim whose id is `prefix` or alone begins with it."""
    claims = tables.claims
    query = (
        sa.select(claims.c.id).where(claims.c.id.startswith(prefix, autoescape=True)).order_by(claims.c.id)
    )
    found = list(connection.execute(query.limit(4)).scalars()) if prefix.startswith("clm-") else []
    if prefix in found or len(found) == 1:
        return prefix if prefix in found else found[0]
    if found:
        raise InputError(f"{prefix} begins more than one id ({', '.join(found[:3])}…); give more of it")
    raise InputError(
        f"{desk.path} holds no claim with the id {prefix}; `watchdesk list claims` shows what it holds"
    )


def grade_source(desk: Desk, name: str, letter: str, person: Person) -> Decided:
    """Give a source its Admiralty letter, from now on; what was given before stays in its history."""
    if letter not in ("A", "B", "C", "D", "E", "F"):
        raise InputError(
            f"{letter!r} is no grade of a source; give A (reliable) to E (unreliable), or F (not known)"
        )
    key, known = source_key(name)
    with desk.adding() as connection:
        decision = add_decision(connection, "grade", [known], person)
        at = decision.at.isoformat(timespec="seconds")
        row = {"decision": decision.number, "source": key, "name": known, "letter": letter, "at": at}
        connection.execute(sa.insert(tables.source_grades), [row])
        return Decided(decision, (), Linked(0, 0, 0, 0, 0))


def list_grades(desk: Desk, name: str | None = None) -> tuple[SourceGrade, ...]:
    """List the grades of a source, or of all, the latest last."""
    with desk.asking() as connection:
        return load_source_grades(connection, source_key(name)[0] if name else None)
