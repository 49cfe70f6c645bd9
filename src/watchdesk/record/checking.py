"""Check that the record still holds: every hash, every id, and every word that a field rests on.

What no longer holds is named, never mended: a span whose words moved is an orphan, not a near match.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError

from watchdesk.domain.actor import Actor
from watchdesk.domain.claim import Claim, claim_id
from watchdesk.domain.document import document_id
from watchdesk.domain.identity import sha256_of
from watchdesk.domain.reading import Reader, Reading
from watchdesk.domain.span import Span
from watchdesk.record import rows, tables
from watchdesk.record.desk import Desk
from watchdesk.record.entries.checking import (
    check_decisions,
    check_entries,
    check_registers,
    check_reviews,
    check_signatures,
)
from watchdesk.record.judged.checking import check_judged
from watchdesk.record.own_names_check import check_own_names
from watchdesk.record.problems import Problem, Tally


@dataclass(frozen=True, slots=True)
class CheckReport:
    """How many of each thing were checked, and all that does not hold."""

    checked: dict[str, int]
    problems: tuple[Problem, ...]

    @property
    def holds(self) -> bool:
        """Say whether everything that was checked holds."""
        return not self.problems


def check_desk(desk: Desk) -> CheckReport:
    """Check the whole desk, at one moment of it."""
    parts: tuple[Callable[[Tally], Iterator[Problem]], ...] = (
        _check_file, _check_captures, _check_documents, _check_texts, _check_readings, _check_claims,
        check_own_names, check_signatures, check_decisions, check_entries, check_reviews, check_registers,
        check_judged,
    )  # fmt: skip
    with desk.asking() as connection:
        tally = Tally(connection, {})
        problems = tuple(problem for check in parts for problem in check(tally))
    return CheckReport(tally.checked, problems)


def _check_file(tally: Tally) -> Iterator[Problem]:
    for (finding,) in tally.connection.exec_driver_sql("PRAGMA integrity_check"):
        if finding != "ok":
            yield Problem("the file", "integrity", str(finding))
    for table, row, parent, _ in tally.connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem(f"{table} row {row}", "reference", f"there is no such row in {parent}")


def _check_captures(tally: Tally) -> Iterator[Problem]:
    query = sa.select(tables.captures.c.bytes_sha256, tables.captures.c.content)
    for row in tally.connection.execute(query.execution_options(yield_per=20)):
        tally.count("captures")
        if sha256_of(row.content) != row.bytes_sha256:
            yield Problem(row.bytes_sha256, "bytes", "the stored bytes do not have this SHA-256")


def _check_documents(tally: Tally) -> Iterator[Problem]:
    for row in tally.connection.execute(sa.select(tables.documents)):
        tally.count("documents")
        if document_id(row.bytes_sha256) != row.id:
            yield Problem(row.id, "id", f"is not the id of the bytes {row.bytes_sha256}")


def _check_texts(tally: Tally) -> Iterator[Problem]:
    for row in tally.connection.execute(sa.select(tables.texts).execution_options(yield_per=100)):
        tally.count("texts")
        if sha256_of(row.content) != row.text_sha256:
            yield Problem(row.text_sha256, "text", "the stored text does not have this SHA-256")


def _check_readings(tally: Tally) -> Iterator[Problem]:
    for reading in tally.connection.execute(sa.select(tables.readings)).all():
        tally.count("readings")
        try:
            if _reading_id(tally.connection, reading) != reading.id:
                yield Problem(reading.id, "id", "is not the id of this document and reader")
        except ValueError as error:
            yield Problem(reading.id, "document", _in_one_line(error))
        yield from _check_actors(tally, reading.id)


def _check_actors(tally: Tally, reading: str) -> Iterator[Problem]:
    text = _text_of(tally.connection, reading)
    try:
        actors = rows.load_actors(tally.connection, reading)
    except ValueError as error:
        yield Problem(reading, "actors", _in_one_line(error))
        return
    for actor in actors:
        tally.count("actors")
        tally.count("names of actors", len(actor.names))
        yield from (_orphan(actor, reading, span) for span in actor.names if not span.holds_in(text))
    yield from _check_actor_columns(tally.connection, reading, actors)


def _check_actor_columns(
    connection: sa.Connection, reading: str, actors: tuple[Actor, ...]
) -> Iterator[Problem]:
    query = sa.select(tables.actors).where(tables.actors.c.reading_id == reading)
    stored = {row.id: row for row in connection.execute(query)}
    for row in rows.actor_rows(reading, actors):
        for column in ("name", "kind", "country"):
            found = getattr(stored.get(row["id"]), column, None)
            if found != row[column]:
                words = f"the list column has {found!r}, the actor {row[column]!r}"
                yield Problem(f"{row['id']} in {reading}", column, words)


def _orphan(actor: Actor, reading: str, span: Span) -> Problem:
    return Problem(f"{actor.id} in {reading}", "names", _expected(span))


def _expected(span: Span) -> str:
    return f"expected “{span.exact}” at {span.start}–{span.end}, and they do not stand there"


def _reading_id(connection: sa.Connection, row: sa.Row[Any]) -> str:
    reader = Reader(name=row.reader, version=row.reader_version, vocabulary=row.vocabulary)
    return Reading(document=rows.load_document(connection, row.id), reader=reader).id()


def _check_claims(tally: Tally) -> Iterator[Problem]:
    seen: set[str] = set()
    for reading in tally.connection.execute(sa.select(tables.readings.c.id)).scalars().all():
        found = _claims_found_by(tally.connection, reading)
        yield from _check_spans(tally, found, reading)
        new = [claim for claim in found if claim not in seen]
        yield from _check_new_claims(tally, new)
        seen.update(new)
    for claim in tally.connection.execute(sa.select(tables.claims.c.id)).scalars():
        if claim not in seen:
            yield Problem(claim, "history", "no reading says that it found this claim")


def _claims_found_by(connection: sa.Connection, reading: str) -> list[str]:
    met = tables.claim_events
    query = (
        sa.select(met.c.claim_id).distinct().where(met.c.reading_id == reading, met.c.what != "superseded")
    )
    return list(connection.execute(query).scalars())


def _check_spans(tally: Tally, claims: list[str], reading: str) -> Iterator[Problem]:
    text = _text_of(tally.connection, reading)
    for row in rows.rows_of_claims(tally.connection, tables.claim_spans, claims):
        tally.count("spans")
        try:
            span = rows.span_from(row)
        except ValidationError as error:
            yield Problem(row.claim_id, row.field, _in_one_line(error))
            continue
        if not span.holds_in(text):
            yield Problem(row.claim_id, row.field, f"{_expected(span)} in {reading}")


def _check_new_claims(tally: Tally, claims: list[str]) -> Iterator[Problem]:
    parts: dict[str, list[rows.Row]] = {}
    for row in rows.rows_of_claims(tally.connection, tables.claim_actors, claims):
        parts.setdefault(row.claim_id, []).append(dict(row._mapping))
    stored = {row.id: row for row in rows.rows_of_claims(tally.connection, tables.claims, claims)}
    tally.count("claims", len(stored))  # one that is not stored is named by foreign_key_check
    for id, claim in zip(stored, _load_each(tally.connection, list(stored)), strict=True):
        if isinstance(claim, Problem):
            yield claim
        else:
            yield from _check_claim(claim, stored[id], parts.get(id, []))


def _load_each(connection: sa.Connection, ids: list[str]) -> Iterator[Claim | Problem]:
    """Give one for each id: all at once, which is quick, or else one by one, so that the bad are named."""
    try:
        yield from rows.load_claims(connection, ids)
        return
    except ValueError as error:
        if len(ids) == 1:
            yield Problem(ids[0], "claim", _in_one_line(error))
            return
    for id in ids:
        yield from _load_each(connection, [id])


def _check_claim(claim: Claim, stored: sa.Row[Any], parts: list[rows.Row]) -> Iterator[Problem]:
    if claim_id(stored.document_id, claim) != stored.id:
        yield Problem(stored.id, "id", "is not the id of what the claim now says: it was altered")
    for column, value in rows.claim_row(stored.document_id, claim).items():
        found = getattr(stored, column)
        if column not in ("body", "id") and found != value:
            yield Problem(stored.id, column, f"the list column has {found!r}, the claim {value!r}")
    if _settled(parts) != _settled(rows.claim_actor_rows(claim)):
        yield Problem(stored.id, "actors", "those listed as taking part are not those the claim names")


def _settled(parts: list[rows.Row]) -> set[tuple[str, str]]:
    return {(part["role"], part["actor_id"]) for part in parts}


def _text_of(connection: sa.Connection, reading: str) -> str:
    query = (
        sa.select(tables.texts.c.content)
        .join_from(tables.readings, tables.texts)
        .where(tables.readings.c.id == reading)
    )
    return str(connection.execute(query).scalar() or "")


def _in_one_line(error: Exception) -> str:
    return json.dumps(" ".join(str(error).split())[:200], ensure_ascii=False)
