"""Check that what the desk itself says of names still holds: ids, coordinates, whom it speaks of, its order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from watchdesk.domain.identity import make_id
from watchdesk.domain.own_names import own_place_id
from watchdesk.record import tables
from watchdesk.record.own_names import place_from
from watchdesk.record.problems import Problem, Tally
from watchdesk.vocabulary.actors import register

_FIRST = {"added", "made"}


def check_own_names(tally: Tally) -> Iterator[Problem]:
    """Check every event of the desk's own places, names and decisions."""
    places, names, decisions = tables.added_places, tables.actor_names, tables.actor_decisions
    for table, what in ((places, "own places"), (names, "own names"), (decisions, "decisions on actors")):
        seen: dict[str, str] = {}
        for row in tally.connection.execute(sa.select(table).order_by(table.c.seq)):
            tally.count(what)
            yield from _check_order(row, seen)
            if (expected := _id_of(table, row)) != row.id:
                yield Problem(row.id, "id", f"is not the id of what it says, which is {expected}")
            yield from _check_actors(tally.connection, table, row)


def _check_order(row: Any, seen: dict[str, str]) -> Iterator[Problem]:
    """A thing is taken back only after it was said."""
    if row.what not in _FIRST and seen.get(row.id) not in _FIRST:
        yield Problem(row.id, "history", f"is {row.what} before it was said")
    seen[row.id] = row.what


def _id_of(table: sa.Table, row: Any) -> str:
    if table is tables.added_places:
        try:
            place = place_from(row)
        except ValueError as error:
            return " ".join(str(error).split())[:80]
        return own_place_id(place.name, place.kind, place.lat, place.lon)
    if table is tables.actor_names:
        return make_id("nam", row.actor_id, row.name)
    return make_id("dec", row.ruling, row.one_id, row.other_id)


def _check_actors(connection: sa.Connection, table: sa.Table, row: Any) -> Iterator[Problem]:
    columns = {tables.actor_names: ("actor_id",), tables.actor_decisions: ("one_id", "other_id")}
    for column in columns.get(table, ()):
        actor = getattr(row, column)
        met = sa.select(sa.literal(1)).where(tables.actors.c.id == actor).limit(1)
        if register().get(actor) is None and not connection.execute(met).scalar():
            yield Problem(row.id, column, f"{actor} is no actor of the register or of this desk")
