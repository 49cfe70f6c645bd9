"""Link report by report: what a new reading changes, and no more. The outcome is that of linking all anew.

A linker remembers what the desk held when it last looked. Where another process has written since, it looks again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from watchdesk.domain.linking import Linkable
from watchdesk.record import tables
from watchdesk.record.entries.copies import Voices
from watchdesk.record.entries.held import HeldClaim, load_linked
from watchdesk.record.entries.naming import Mark, entry_named, mark_of
from watchdesk.record.entries.settling import (
    Cause,
    Linked,
    gather,
    keep_decisions,
    keep_memberships,
    load_members,
    load_rulings,
    whole_group,
)
from watchdesk.record.linking import LinkIndex

Seen = tuple[int, ...]


class Linker:
    """Keeps the entries of one desk in step while reports are read into it."""

    def __init__(self) -> None:
        """Know nothing yet: the first look loads all claims."""
        self._seen: Seen | None = None
        self._index = LinkIndex()
        self._voices = Voices()
        self._linkables: dict[str, Linkable] = {}
        self._leaders: dict[str, str] = {}
        self._followers: dict[str, set[str]] = defaultdict(set)
        self._marks: dict[str, Mark] = {}
        self._of_document: dict[str, set[str]] = defaultdict(set)
        self._members: dict[str, str] = {}

    def look(self, connection: sa.Connection) -> None:
        """Look at what the desk holds, unless nothing was written since this linker last wrote."""
        seen = _seen(connection)
        if seen != self._seen:
            self.__init__()  # type: ignore[misc]
            held = load_linked(connection)
            self._voices = Voices(connection)
            self._members = load_members(connection)
            self._change(connection, held, {each.document.id for each in held})
            self._seen = seen

    def follow(self, connection: sa.Connection, document: str, cause: Cause) -> Linked:
        """Link what the desk now holds of one document, within the transaction that changed it."""
        shaken = self._voices.add(connection, document) | {document}
        held = load_linked(connection, sorted(shaken))
        linked = self._change(connection, held, shaken, cause)
        self._seen = _seen(connection)
        return linked

    def _change(
        self,
        connection: sa.Connection,
        held: Iterable[HeldClaim],
        documents: set[str],
        cause: Cause | None = None,
    ) -> Linked:
        rulings = load_rulings(connection)
        held = list(held)
        linkables, leaders = gather(held, rulings, self._voices.of)
        gone = {claim for document in documents for claim in self._of_document.pop(document, ())}
        self._drop(gone)
        self._learn(held, leaders)
        new = {each.claim: each for each in linkables}
        before = {claim: self._linkables.pop(claim) for claim in gone if claim in self._linkables}
        self._linkables |= new
        out = [claim for claim, each in before.items() if new.get(claim) != each]
        # Two steps, for a claim may go and come again otherwise, as when its report's voice changes.
        parted = self._index.change(remove=out)
        relinked = self._index.change(
            add=[each for claim, each in new.items() if before.get(claim) != each], rulings=rulings
        )
        if cause is None:
            return Linked(len(held), 0, 0, 0, 0)
        touched = {claim for group in (*parted.groups, *relinked.groups) for claim in group} | set(new)
        groups = {self._index.group_of(claim) for claim in touched if claim in self._linkables}
        wanted = self._wanted(groups)
        here = {claim: self._members[claim] for claim in {*wanted, *gone} if claim in self._members}
        unsure = keep_decisions(connection, [*parted.decisions, *relinked.decisions], cause)
        joined, left = keep_memberships(connection, here, wanted, cause)
        for claim in here:
            del self._members[claim]
        self._members |= wanted
        return Linked(len(held), len(set(wanted.values())), joined, left, unsure)

    def _drop(self, gone: Iterable[str]) -> None:
        for claim in gone:
            self._marks.pop(claim, None)
            leader = self._leaders.pop(claim, None)
            if leader:
                self._followers[leader].discard(claim)

    def _learn(self, held: Iterable[HeldClaim], leaders: Mapping[str, str]) -> None:
        for each in held:
            self._marks[each.claim.id] = mark_of(each)
            self._of_document[each.document.id].add(each.claim.id)
        self._leaders |= leaders
        for follower, leader in leaders.items():
            self._followers[leader].add(follower)

    def _wanted(self, groups: Iterable[tuple[str, ...]]) -> dict[str, str]:
        wholes = [whole_group(group, self._followers) for group in groups]
        return {
            claim: entry_named(self._marks[each] for each in whole) for whole in wholes for claim in whole
        }


def _seen(connection: sa.Connection) -> Seen:
    """Give how much was ever written of all that linking depends on."""
    written = (
        tables.claim_events,
        tables.decisions,
        tables.reviews,
        tables.link_decisions,
        tables.entry_events,
    )
    counts = (connection.execute(sa.select(sa.func.max(table.c.seq))).scalar() for table in written)
    return tuple(int(count or 0) for count in counts)
