"""Ids of what is judged, by their beginnings, and which promise each is of after merges."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from watchdesk.errors import InputError
from watchdesk.record.entries.finding import entry_at


def whole_id(connection: sa.Connection, table: sa.Table, prefix: str, what: str) -> str:
    """Give the id in this table that alone begins so."""
    query = sa.select(table.c.id).where(table.c.id.startswith(prefix, autoescape=True)).limit(4)
    found = sorted(connection.execute(query).scalars())
    if prefix in found or len(found) == 1:
        return prefix if prefix in found else found[0]
    if found:
        raise InputError(f"{prefix} begins more than one id ({', '.join(found[:3])}…); give more of it")
    raise InputError(f"the desk holds no {what} with the id {prefix}")


def promise_of(connection: sa.Connection, id: str) -> str:
    """Give the promise that an id names now; the id itself where it names none any more."""
    try:
        return entry_at(connection, id)
    except InputError:
        return id


def rows_of_promise(connection: sa.Connection, table: sa.Table, promise: str | None) -> Iterable[sa.Row[Any]]:
    """Give the rows on a promise, under whichever of its ids they were kept; of every promise for None."""
    rows = connection.execute(sa.select(table).order_by(table.c.seq)).all()
    if promise is None:
        return rows
    now = {id: promise_of(connection, id) for id in {row.promise_id for row in rows}}
    return [row for row in rows if promise in (row.promise_id, now[row.promise_id])]
