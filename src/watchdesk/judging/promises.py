"""Promises with all that is held of them: list them, show one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import sqlalchemy as sa

from watchdesk.domain.criterion import Criterion
from watchdesk.domain.entry import PromiseEntry
from watchdesk.domain.finding import Finding
from watchdesk.domain.verdict import Proposal
from watchdesk.errors import InputError
from watchdesk.judgement.proposals import propose
from watchdesk.record import Desk, Scope, Searched, find_entries, load_entry
from watchdesk.record.judged.criteria import load_criteria, newest_of
from watchdesk.record.judged.findings import last_of, load_findings
from watchdesk.record.judged.parties import find_actor
from watchdesk.record.judged.shown import PromiseListed, PromiseShown
from watchdesk.record.judged.verdicts import in_force, load_verdicts


def list_promises(
    desk: Desk, by: str | None = None, due_before: date | None = None
) -> tuple[tuple[PromiseListed, ...], Searched]:
    """List the promises, of one promisor or of all, due before a day or whenever."""
    entries, searched = find_entries(desk, "promise", Scope(actor=by))
    with desk.asking() as connection:
        key = find_actor(connection, by) if by else None
        listed = [
            _listed(connection, each)
            for each in entries
            if isinstance(each, PromiseEntry) and (key is None or _promises(each, key))
        ]
    due = [each for each in listed if due_before is None or (each.deadline and each.deadline < due_before)]
    return tuple(due), searched


def _promises(promise: PromiseEntry, key: str) -> bool:
    """Say whether the party promises, and is not the one to whom it is promised."""
    sides = {party.side for party in promise.parties if party.actor == key}
    return not sides or "initiator" in sides


def _listed(connection: sa.Connection, promise: PromiseEntry) -> PromiseListed:
    criteria = newest_of(load_criteria(connection, promise.id))
    return PromiseListed(
        promise=promise,
        words=promise.about[0].words if promise.about else "",
        deadline=deadline_of(promise),
        criteria=len(criteria),
        verdicts=in_force(load_verdicts(connection, promise.id)),
    )


def deadline_of(promise: PromiseEntry) -> date | None:
    """Give the last day by which most accounts say that a promise is due; None where none says."""
    return next((each.when.latest for each in promise.deadlines if each.when.latest), None)


def show_promise(desk: Desk, id: str) -> PromiseShown:
    """Show one promise; the beginning of its id is enough."""
    history = load_entry(desk, promise_id(id))
    with desk.asking() as connection:
        criteria = load_criteria(connection, history.entry.id)
        newest = {each.id: each for each in newest_of(criteria)}
        found = load_findings(connection, history.entry.id)
        last = [each for each in last_of(found) if each.criterion in newest]
        return PromiseShown(
            history=history,
            criteria=criteria,
            findings=tuple(last),
            verdicts=load_verdicts(connection, history.entry.id),
            proposals=tuple(_proposals(newest, last)),
        )


def promise_id(id: str) -> str:
    """Give the id back, or raise InputError where it is no promise's."""
    if not id.startswith("pro-"):
        raise InputError(
            f"{id} is no id of a promise; they begin with pro-, and `watchdesk promise list` shows them"
        )
    return id


def _proposals(criteria: dict[str, Criterion], findings: Sequence[Finding]) -> Iterable[tuple[str, Proposal]]:
    for owner in dict.fromkeys(each.owner for each in criteria.values()):
        theirs = [each for each in findings if criteria[each.criterion].owner == owner]
        proposal = propose(theirs)
        if proposal:
            yield owner, proposal
