"""Check that entries and decisions still hold: every id names something, and every value can still be read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError

from watchdesk.domain.register import RegisterEntry
from watchdesk.errors import InputError
from watchdesk.record import tables
from watchdesk.record.entries.correcting import parse_change
from watchdesk.record.entries.held import ENTRY_OF
from watchdesk.record.entries.naming import KINDS, claim_named, is_entry
from watchdesk.record.problems import Problem, Tally
from watchdesk.record.voices import unpack


def check_signatures(tally: Tally) -> Iterator[Problem]:
    """Check that what copies are told by can be read."""
    for row in tally.connection.execute(sa.select(tables.signatures)):
        tally.count("signatures")
        try:
            unpack(row.content)
        except (ValueError, IndexError):
            yield Problem(row.text_sha256, "signature", "the stored signature cannot be read")


def check_decisions(tally: Tally) -> Iterator[Problem]:
    """Check that decisions are of things that are there, and that rulings are those of their decision."""
    kinds = _kinds(tally.connection)
    by: dict[int, str] = {}
    for row in tally.connection.execute(sa.select(tables.decisions).order_by(tables.decisions.c.seq)):
        tally.count("decisions")
        by[row.seq] = row.by
        for id in json.loads(row.of):
            if _names_nothing(id, kinds):
                yield Problem(f"decision {row.seq}", "of", f"there is nothing with the id {id}")
        if row.undoes is not None and row.undoes >= row.seq:
            yield Problem(f"decision {row.seq}", "undoes", f"{row.undoes} was not made before it")
    for row in tally.connection.execute(sa.select(tables.link_decisions)):
        tally.count("link decisions")
        yield from _check_link(row, kinds, by)


def _kinds(connection: sa.Connection) -> dict[str, str]:
    claims = tables.claims
    return {row.id: row.kind for row in connection.execute(sa.select(claims.c.id, claims.c.kind))}


def _names_nothing(id: str, kinds: dict[str, str]) -> bool:
    claim = claim_named(id) if is_entry(id) else id
    return claim.startswith("clm-") and not any(each.startswith(claim) for each in kinds)


def _check_link(row: sa.Row[Any], kinds: dict[str, str], by: dict[int, str]) -> Iterator[Problem]:
    of = f"link decision {row.seq}"
    for claim in (row.left_claim, row.right_claim):
        if claim not in kinds:
            yield Problem(of, "claim", f"{claim} is not kept")
    if row.decision is None and not row.by.startswith("machine:"):
        yield Problem(of, "by", f"{row.by} is a person, and no decision of theirs is named")
    if row.decision is not None and by.get(row.decision) != row.by:
        yield Problem(of, "by", f"is by {row.by}, its decision by {by.get(row.decision)}")


def check_entries(tally: Tally) -> Iterator[Problem]:
    """Check that every claim is in one entry at most, of its kind, and that every entry's id names a claim."""
    kinds = _kinds(tally.connection)
    held: dict[str, str] = {}
    for row in tally.connection.execute(sa.select(tables.entry_events).order_by(tables.entry_events.c.seq)):
        tally.count("entry events")
        yield from _check_event(row, kinds, held.get(row.claim_id))
        held.pop(row.claim_id, None)
        if row.what == "joined":
            held[row.claim_id] = row.entry_id
    if held:
        tally.count("entries", len(set(held.values())))


def _check_event(row: sa.Row[Any], kinds: dict[str, str], held: str | None) -> Iterator[Problem]:
    of = f"entry event {row.seq}"
    if claim_named(row.entry_id) not in kinds:
        yield Problem(of, "entry", f"{row.entry_id} is made from no claim that is kept")
    kind = kinds.get(row.claim_id)
    if KINDS.get(row.entry_id[:4]) != ENTRY_OF.get(kind):  # type: ignore[call-overload]
        yield Problem(of, "kind", f"{row.claim_id}, of kind {kind}, makes no {row.entry_id[:3]}-")
    if row.what == "joined" and held:
        yield Problem(of, "joined", f"{row.claim_id} was in {held} already")
    if row.what == "left" and held != row.entry_id:
        yield Problem(of, "left", f"{row.claim_id} was not in {row.entry_id}")


def check_reviews(tally: Tally) -> Iterator[Problem]:
    """Check that corrections name fields that can be corrected."""
    for row in tally.connection.execute(sa.select(tables.reviews)):
        tally.count("reviews")
        if row.what == "corrected":
            try:
                parse_change(f"{row.field}={row.value}")
            except InputError as error:
                yield Problem(f"review {row.seq}", "field", str(error))


def check_registers(tally: Tally) -> Iterator[Problem]:
    """Check that what was imported can be read, and that its list columns are its own."""
    for row in tally.connection.execute(sa.select(tables.register_events).execution_options(yield_per=1000)):
        tally.count("register entries")
        try:
            entry = RegisterEntry.model_validate_json(row.body)
        except ValidationError:
            yield Problem(f"{row.register} {row.id}", "body", "is no register entry")
            continue
        told = (entry.register_name, entry.id, entry.earliest.isoformat(), entry.latest.isoformat())
        if told != (row.register, row.id, row.earliest, row.latest):
            yield Problem(
                f"{row.register} {row.id}", "columns", "the list columns are not those of the entry"
            )
