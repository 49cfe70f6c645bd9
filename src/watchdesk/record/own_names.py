"""Keep what the desk itself says of names: places of its own, more names of actors, who is the same as whom.

Each is an event with who and when; taking one back is another event. What holds now is each id's last event.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from watchdesk.domain.identity import make_id
from watchdesk.domain.own_names import (
    ActorDecision,
    OwnActorName,
    OwnNames,
    OwnPlace,
    Sameness,
)
from watchdesk.errors import InputError
from watchdesk.record import tables
from watchdesk.record.desk import Desk
from watchdesk.vocabulary import cues
from watchdesk.vocabulary.actors import fold_name, register
from watchdesk.vocabulary.own_names import register_with

Row = dict[str, Any]
_TAKEN_BACK = ("removed", "undone")


@dataclass(frozen=True, slots=True)
class OwnFact:
    """One thing that the desk says and that now holds, with who said it and when."""

    id: str
    said: OwnPlace | OwnActorName | ActorDecision
    at: str
    by: str


def load_own_names(desk: Desk) -> OwnNames:
    """Give all that the desk now says of names."""
    with desk.asking() as connection:
        return own_names_in(connection)


def own_names_in(connection: sa.Connection) -> OwnNames:
    """Give all that the desk behind this connection now says of names."""
    said = [fact.said for fact in own_facts_in(connection)]
    return OwnNames(
        places=tuple(each for each in said if isinstance(each, OwnPlace)),
        names=tuple(each for each in said if isinstance(each, OwnActorName)),
        decisions=tuple(each for each in said if isinstance(each, ActorDecision)),
    )


def list_own_facts(desk: Desk) -> tuple[OwnFact, ...]:
    """List what the desk says and by whom: places, then names, then decisions, each oldest first."""
    with desk.asking() as connection:
        return tuple(own_facts_in(connection))


def own_facts_in(connection: sa.Connection) -> Iterator[OwnFact]:
    """Give what the desk behind this connection says now, with who said it and when."""
    for row in _standing(connection, tables.added_places):
        yield OwnFact(row.id, place_from(row), row.at, row.by)
    for row in _standing(connection, tables.actor_names):
        yield OwnFact(row.id, OwnActorName(actor=row.actor_id, name=row.name), row.at, row.by)
    for row in _standing(connection, tables.actor_decisions):
        said = ActorDecision(one=row.one_id, other=row.other_id, ruling=row.ruling)
        yield OwnFact(row.id, said, row.at, row.by)


def place_from(row: Any) -> OwnPlace:
    """Give the place that a row of `added_places` tells of."""
    return OwnPlace(
        id=row.id,
        name=row.name,
        kind=row.kind,
        country=row.country,
        division=row.division,
        lat=row.lat,
        lon=row.lon,
        aliases=tuple(json.loads(row.aliases)),
        disputed=row.disputed,
    )


def add_own_place(desk: Desk, place: OwnPlace, *, by: str, at: datetime | None = None) -> OwnFact:
    """Keep a place of the desk's own; what it said of the same place before stays in its history."""
    row = place.model_dump() | {"aliases": json.dumps(place.aliases, ensure_ascii=False)}
    with desk.adding() as connection:
        if any(place == place_from(other) for other in _standing(connection, tables.added_places)):
            raise InputError(f"{desk.path} already has {place.name} as {place.id}; nothing was added")
        return _tell(connection, tables.added_places, row | {"what": "added"}, by, at)


def remove_own_place(desk: Desk, id: str, *, by: str, at: datetime | None = None) -> OwnFact:
    """Take a place of the desk's own away, by its id or, where one alone bears it, its name."""
    with desk.adding() as connection:
        rows = _standing(connection, tables.added_places)
        found = [row for row in rows if row.id == id or fold_name(row.name) == fold_name(id)]
        if len(found) != 1:
            ids = ", ".join(row.id for row in found or rows) or "it has none"
            raise InputError(f"{desk.path} has no one place {id!r} of its own; give one of its ids ({ids})")
        return _tell(connection, tables.added_places, _said_by(found[0]) | {"what": "removed"}, by, at)


def add_actor_name(desk: Desk, actor: str, name: str, *, by: str, at: datetime | None = None) -> OwnFact:
    """Keep a further name of a known actor."""
    with desk.adding() as connection:
        _refuse_unknown(connection, desk, actor)
        _refuse_name(own_names_in(connection), actor, name)
        row = {"id": make_id("nam", actor, name), "actor_id": actor, "name": name, "what": "added"}
        return _tell(connection, tables.actor_names, row, by, at)


def decide_actors(
    desk: Desk, one: str, other: str, ruling: Sameness, *, by: str, at: datetime | None = None
) -> OwnFact:
    """Keep that two actors are the same, or are different; the last word on a pair holds."""
    if one == other:
        raise InputError(f"{one} is one actor and cannot be compared with itself; give two ids")
    with desk.adding() as connection:
        for actor in (one, other):
            _refuse_unknown(connection, desk, actor)
        id = make_id("dec", ruling, one, other)
        standing = _standing(connection, tables.actor_decisions)
        last = next((row for row in reversed(standing) if {row.one_id, row.other_id} == {one, other}), None)
        if last is not None and last.id == id:
            raise InputError(f"{desk.path} already has {one} and {other} as {ruling} ({id})")
        row = {"id": id, "one_id": one, "other_id": other, "ruling": ruling, "what": "made"}
        return _tell(connection, tables.actor_decisions, row, by, at)


def undo_own_fact(desk: Desk, id: str, *, by: str, at: datetime | None = None) -> OwnFact:
    """Take back a name (``nam-…``) or a decision (``dec-…``)."""
    with desk.adding() as connection:
        for table in (tables.actor_names, tables.actor_decisions):
            for row in _standing(connection, table):
                if row.id == id:
                    return _tell(connection, table, _said_by(row) | {"what": "undone"}, by, at)
        standing = (
            *_standing(connection, tables.actor_names),
            *_standing(connection, tables.actor_decisions),
        )
        ids = ", ".join(row.id for row in standing) or "there is none"
        raise InputError(f"{desk.path} has no name or decision {id!r} to undo; give one of {ids}")


def _tell(connection: sa.Connection, table: sa.Table, row: Row, by: str, at: datetime | None) -> OwnFact:
    moment = (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
    told = connection.execute(sa.insert(table).returning(*table.c), row | {"at": moment, "by": by}).one()
    return OwnFact(told.id, _said_in(table, told), told.at, told.by)


def _said_in(table: sa.Table, row: Any) -> OwnPlace | OwnActorName | ActorDecision:
    if table is tables.added_places:
        return place_from(row)
    if table is tables.actor_names:
        return OwnActorName(actor=row.actor_id, name=row.name)
    return ActorDecision(one=row.one_id, other=row.other_id, ruling=row.ruling)


def _said_by(row: sa.Row[Any]) -> Row:
    """The row without what tells when, by whom and in which order it was said."""
    return {key: value for key, value in row._mapping.items() if key not in ("seq", "at", "by", "what")}


def _standing(connection: sa.Connection, table: sa.Table) -> list[sa.Row[Any]]:
    """The last event of each id, oldest first, but for what was taken back."""
    last = sa.select(sa.func.max(table.c.seq)).group_by(table.c.id)
    query = sa.select(table).where(table.c.seq.in_(last), table.c.what.not_in(_TAKEN_BACK))
    return list(connection.execute(query.order_by(table.c.seq)))


def _refuse_unknown(connection: sa.Connection, desk: Desk, actor: str) -> None:
    if register().get(actor) is not None:
        return
    met = sa.select(sa.literal(1)).where(tables.actors.c.id == actor).limit(1)
    if not connection.execute(met).scalar():
        raise InputError(
            f"{actor} is no actor of the register or of {desk.path}; `watchdesk actor NAME` shows ids"
        )


def _refuse_name(own: OwnNames, actor: str, name: str) -> None:
    words = name.strip()
    if not fold_name(words) or cues.load_group_nouns().get(fold_name(words)):
        raise InputError(f"{name!r} is no name of anybody; give one that occurs in reports")
    for entry in register_with(own).all_named(words):
        if entry.id == actor:
            raise InputError(f"{actor} already goes by {words!r}; nothing was added")
        raise InputError(
            f"{words!r} is already a name of {entry.id} ({entry.name}); a name is of one actor: "
            f"give another, or say `watchdesk actor --same {entry.id} {actor}`"
        )
    if any(each.actor == actor and fold_name(each.name) == fold_name(words) for each in own.names):
        raise InputError(f"{actor} already goes by {words!r}; nothing was added")
