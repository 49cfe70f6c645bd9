"""Find entries: which there are, one in full, and each as it was held at a moment of the past."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import sqlalchemy as sa

from watchdesk.domain.document import Document
from watchdesk.domain.entry import Entry
from watchdesk.domain.linking import EntryKind, MergeDecision
from watchdesk.errors import InputError
from watchdesk.record import tables
from watchdesk.record.asking import Scope, Searched, claims_within, look_through
from watchdesk.record.desk import Desk
from watchdesk.record.entries.building import build_entry
from watchdesk.record.entries.copies import Copies
from watchdesk.record.entries.held import ENTRY_OF, HeldClaim, load_held
from watchdesk.record.entries.inheriting import find_heir
from watchdesk.record.entries.naming import PREFIXES, claim_named
from watchdesk.record.entries.reviewed import undone_by
from watchdesk.record.entries.settling import load_members
from watchdesk.record.entries.sources import load_letters

events = tables.entry_events
MANY = 500
"""Ids asked for at once; SQLite takes a few thousand parameters at most."""


@dataclass(frozen=True, slots=True)
class EntryEvent:
    """One claim joined or left an entry: when, by whom and why."""

    claim: str
    entry: str
    what: str
    at: str
    by: str
    because: str


@dataclass(frozen=True, slots=True)
class EntryHistory:
    """One entry with the claims it is made of, what became of it, and the judgements that hold it together."""

    asked: str
    """The id that was asked for; another than the entry's where it was merged or took in an earlier report."""
    entry: Entry
    claims: tuple[HeldClaim, ...]
    events: tuple[EntryEvent, ...]
    decisions: tuple[MergeDecision, ...]
    """The last on each pair of its claims."""


@dataclass(frozen=True, slots=True)
class AsOf:
    """The moment at which an entry is asked for; None is now."""

    recorded: str | None = None
    """Only what the desk held then."""
    published: date | None = None
    """Only what reports published until that day say."""


NOW = AsOf()


def find_entries(desk: Desk, kind: EntryKind, scope: Scope) -> tuple[tuple[Entry, ...], Searched]:
    """Find the entries of this kind in which the actor takes part, within the scope's days, by their first day."""
    with desk.asking() as connection:
        members = load_members(connection)
        kinds = tuple(each for each, of in ENTRY_OF.items() if of == kind)
        wide = replace(scope, since=None, until=None, review=True)
        touched = {members[claim] for claim in claims_within(connection, kinds, wide) if claim in members}
        entries = build_entries(
            connection, {claim: each for claim, each in members.items() if each in touched}
        )
        within = [entry for entry in entries if _is_within(entry, scope)]
        return tuple(sorted(within, key=_in_order)), look_through(connection)


def build_entries(connection: sa.Connection, members: Mapping[str, str]) -> list[Entry]:
    """Build the entries of which these claims are members."""
    letters = load_letters(connection)
    groups: dict[str, list[HeldClaim]] = defaultdict(list)
    held = load_held(connection, members)
    for each in held:
        groups[members[each.claim.id]].append(each)
    copies, ever = Copies(connection, _documents(held)), _ids_ever(connection, held)
    return [
        build_entry(group, copies.voices_among(_documents(group)), letters, _also(entry, group, ever))
        for entry, group in groups.items()
    ]


def _documents(held: Iterable[HeldClaim]) -> list[Document]:
    return list({each.document.id: each.document for each in held}.values())


def day_of(entry: Entry) -> date | None:
    """Give the day by which an entry is ordered: its first, else that on which it was first reported."""
    reported = (account.published.date() for account in entry.accounts if account.published)
    return entry.earliest or entry.latest or min(reported, default=None)


def _is_within(entry: Entry, scope: Scope) -> bool:
    if not (scope.since or scope.until):
        return True
    first = day_of(entry)
    last = entry.latest or first
    if first is None or last is None:
        return False
    return not (scope.since and last < scope.since) and not (scope.until and first > scope.until)


def _in_order(entry: Entry) -> tuple[date, str]:
    return day_of(entry) or date.max, entry.id


def load_entry(desk: Desk, id: str, as_of: AsOf = NOW) -> EntryHistory:
    """Load the entry that an id names, now or at a moment; the beginning of an id is enough."""
    with desk.asking() as connection:
        asked = full_id(connection, desk, id)
        entry = entry_at(connection, asked, as_of.recorded)
        held = load_held(connection, claims_in(connection, entry, as_of.recorded), at=as_of.recorded)
        if as_of.published:
            held = [each for each in held if _is_published(each, as_of.published)]
        if not held:
            raise InputError(f"no report on {asked} was published by {as_of.published}")
        ids = [each.claim.id for each in held]
        documents = _documents(held)
        return EntryHistory(
            asked=asked,
            entry=build_entry(
                held,
                Copies(connection, documents).voices_among(documents),
                load_letters(connection, as_of.recorded),
                _also(entry, held, _ids_ever(connection, held, as_of.recorded)),
            ),
            claims=tuple(held),
            events=_events_of(connection, entry, ids, as_of.recorded),
            decisions=_decisions_among(connection, ids, as_of.recorded),
        )


def _is_published(held: HeldClaim, until: date) -> bool:
    published = held.document.published
    return published is not None and published.date() <= until


def full_id(connection: sa.Connection, desk: Desk, prefix: str) -> str:
    """Give the id that was ever an entry's and alone begins so."""
    query = (
        sa.select(events.c.entry_id).distinct().where(events.c.entry_id.startswith(prefix, autoescape=True))
    )
    found = sorted(connection.execute(query.limit(4)).scalars())
    if prefix in found or len(found) == 1:
        return prefix if prefix in found else found[0]
    if found:
        raise InputError(f"{prefix} begins more than one id ({', '.join(found[:3])}…); give more of it")
    if _is_account(connection, claim_named(prefix)):
        return prefix
    kind = next(kind for kind, sign in PREFIXES.items() if prefix.startswith(sign))
    raise InputError(
        f"{desk.path} holds nothing with the id {prefix}; `watchdesk list {kind}s` shows what it holds"
    )


def _is_account(connection: sa.Connection, claim: str) -> bool:
    """A viewer who may not see an entry's first claim knows the entry by the first that they may see."""
    return connection.execute(sa.select(events.c.seq).where(events.c.claim_id == claim)).first() is not None


def entry_at(connection: sa.Connection, id: str, at: str | None = None) -> str:
    """Give the entry that an id names, now or at a moment: the one in which its claim is, or the claim's heir."""
    claim = claim_named(id)
    entry = _entry_of(connection, claim, at)
    if entry is None:
        heir = find_heir(connection, claim)
        entry = _entry_of(connection, heir, at) if heir else None
    if entry is None and claims_in(connection, id, at):
        return id  # its first claim is not for this viewer to see, but others are
    if entry is None:
        when = f"at {at}" if at else "now"
        raise InputError(
            f"{id} names nothing {when}: its claim {claim} is in no entry; `watchdesk show {claim}`"
        )
    return entry


def _entry_of(connection: sa.Connection, claim: str, at: str | None) -> str | None:
    query = sa.select(*events.c["what", "entry_id"]).where(events.c.claim_id == claim)
    if at:
        query = query.where(events.c.at <= at)
    row = connection.execute(query.order_by(events.c.seq.desc()).limit(1)).first()
    return row.entry_id if row and row.what == "joined" else None


def claims_in(connection: sa.Connection, entry: str, at: str | None = None) -> list[str]:
    """Give the claims that are in an entry, now or at a moment."""
    ever = connection.execute(sa.select(events.c.claim_id).distinct().where(events.c.entry_id == entry))
    return [claim for claim in sorted(ever.scalars()) if _entry_of(connection, claim, at) == entry]


def _ids_ever(connection: sa.Connection, held: Iterable[HeldClaim], at: str | None = None) -> set[str]:
    """Give every id made from one of these claims that was ever an entry's."""
    named = sorted(PREFIXES[each.kind] + each.claim.id.removeprefix("clm-") for each in held)
    ever: set[str] = set()
    for start in range(0, len(named), MANY):
        query = (
            sa.select(events.c.entry_id).distinct().where(events.c.entry_id.in_(named[start : start + MANY]))
        )
        ever |= set(connection.execute(query.where(events.c.at <= at) if at else query).scalars())
    return ever


def _also(entry: str, held: Iterable[HeldClaim], ever: set[str]) -> set[str]:
    """Give the other ids that name an entry: those made from one of its claims."""
    named = {entry[:4] + each.claim.id.removeprefix("clm-") for each in held}
    return (named & ever) - {entry}


def _events_of(
    connection: sa.Connection, entry: str, claims: Sequence[str], at: str | None
) -> tuple[EntryEvent, ...]:
    query = sa.select(events).where(sa.or_(events.c.entry_id == entry, events.c.claim_id.in_(claims)))
    if at:
        query = query.where(events.c.at <= at)
    return tuple(
        EntryEvent(row.claim_id, row.entry_id, row.what, row.at, row.by, row.because)
        for row in connection.execute(query.order_by(events.c.seq))
    )


def _decisions_among(
    connection: sa.Connection, claims: Sequence[str], at: str | None
) -> tuple[MergeDecision, ...]:
    link = tables.link_decisions
    query = sa.select(link).where(link.c.left_claim.in_(claims), link.c.right_claim.in_(claims))
    query = query.where(sa.or_(link.c.decision.is_(None), _is_in_force(at)))
    if at:
        query = query.where(link.c.at <= at)
    last: dict[tuple[str, str], MergeDecision] = {}
    for row in connection.execute(query.order_by(link.c.decision.is_not(None), link.c.seq)):
        last[row.left_claim, row.right_claim] = decision_from(row)
    return tuple(last[pair] for pair in sorted(last))


def _is_in_force(at: str | None) -> sa.ColumnElement[bool]:
    """Say which persons' rulings were neither undone nor withdrawn by then."""
    link, gone, decisions = tables.link_decisions, tables.link_withdrawals, tables.decisions
    withdrawn = (
        sa.select(gone.c.link)
        .join(decisions, decisions.c.seq == gone.c.withdrawn_by)
        .where(decisions.c.seq.not_in(undone_by(at)))
    )
    if at:
        withdrawn = withdrawn.where(decisions.c.at <= at)
    return sa.and_(link.c.decision.not_in(undone_by(at)), link.c.seq.not_in(withdrawn))


def decision_from(row: sa.Row[tuple[object, ...]]) -> MergeDecision:
    """Give the decision that a row of `link_decisions` holds."""
    return MergeDecision(
        left=row.left_claim,
        right=row.right_claim,
        ruling=row.ruling,
        by=row.by,
        because=row.because,
        score=row.score,
        at=datetime.fromisoformat(row.at),
    )
