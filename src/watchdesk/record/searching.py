"""Search: which reports and claims have these words, in any spelling that folds to the same.

The index is SQLite's own full text over folded words. It is brought up to date when something is searched, and
can be thrown away and made again at any time: nothing rests on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import sqlalchemy as sa

from watchdesk.errors import InputError
from watchdesk.record import tables
from watchdesk.record.desk import Desk
from watchdesk.vocabulary.folding import fold

SearchKind = Literal["report", "claim"]

MOST = 1000
"""Hits that are ranked: the latest read. A word in every report would else be ranked over all of them."""
_BATCH = 400
_PART = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Searching:
    """What is searched for: words, a phrase in quotation marks, a beginning with an asterisk."""

    words: str
    kind: SearchKind | None = None
    claim_kind: str | None = None
    publisher: str | None = None
    since: date | None = None
    until: date | None = None
    """Of the report's publication."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One report or claim that has the words."""

    kind: SearchKind
    id: str
    document: str
    title: str | None
    publisher: str | None
    published: str | None
    claim_kind: str | None
    words: str
    """The stored text, for a report, or the claim's own stretch of it."""


@dataclass(frozen=True, slots=True)
class Hits:
    """A part of what was found."""

    hits: tuple[Hit, ...]
    total: int
    capped: bool
    """There are more than could be ranked."""
    terms: tuple[str, ...]
    """The folded words, for marking."""


def search_desk(desk: Desk, searching: Searching, *, page: int = 1, size: int = 20) -> Hits:
    """Search the index as it stands, best first."""
    terms, match = _parse(searching.words)
    query = _matching(searching).params(match=match)
    with desk.asking() as connection:
        found = connection.execute(query).all()
        # bm25 gives the better the smaller number
        ranked = sorted(found, key=lambda row: (row.rank, row.id))
        shown = ranked[(page - 1) * size : page * size]
        hits = tuple(_hit(connection, row) for row in shown)
    return Hits(hits, len(found), len(found) == MOST, terms)


def index_desk(desk: Desk, *, anew: bool = False) -> int:
    """Bring the index up to date, or make it anew; give how many readings were added."""
    if anew:
        _forget(desk)
    added = 0
    while number := _index_some(desk):
        added += number
    return added


def is_indexed(desk: Desk) -> bool:
    """Say whether every reading is in the index."""
    with desk.asking() as connection:
        return _last_indexed(connection) >= _last_event(connection)


def _parse(words: str) -> tuple[tuple[str, ...], str]:
    terms: list[str] = []
    parts: list[str] = []
    for phrase, word in _PART.findall(words):
        folded = fold(phrase or word.rstrip("*"))
        if folded:
            terms += folded.split()
            parts.append(f'"{folded}"' + ("*" if word.endswith("*") else ""))
    if not parts:
        raise InputError("there is no word to search for; give a name, a place or any other word")
    return tuple(terms), " ".join(parts)


def _matching(searching: Searching) -> sa.TextClause:
    conditions = {
        "found.kind = :kind": searching.kind or ("claim" if searching.claim_kind else None),
        "claim.kind = :claim_kind": searching.claim_kind,
        "json_extract(reading.document, '$.publisher') = :publisher": searching.publisher,
        "reading.published_on >= :since": searching.since and searching.since.isoformat(),
        "reading.published_on <= :until": searching.until and searching.until.isoformat(),
    }
    given = {condition: value for condition, value in conditions.items() if value}
    where = "".join(f" AND {condition}" for condition in given)
    query = sa.text(_QUERY.format(where=where))
    return query.bindparams(**{condition.rpartition(":")[2]: value for condition, value in given.items()})


# A claim is found by its current standing, a report by its current reading.
_QUERY = f"""
SELECT found.kind, found.id, found.document_id, reading.id AS reading_id, claim.kind AS claim_kind,
       bm25(search_words) AS rank
FROM search_words
JOIN search_rows AS found ON found.seq = search_words.rowid
JOIN current_readings AS current ON current.document_id = found.document_id
JOIN readings AS reading ON reading.id = current.reading_id
LEFT JOIN claims AS claim ON claim.id = found.id
WHERE search_words MATCH :match
  AND CASE WHEN found.kind = 'report' THEN found.reading_id = current.reading_id
      ELSE EXISTS (SELECT 1 FROM claim_standing WHERE claim_id = found.id AND what <> 'superseded')
           AND NOT EXISTS (SELECT 1 FROM claim_reviews WHERE claim_id = found.id AND what = 'rejected') END
  {{where}}
ORDER BY search_words.rowid DESC LIMIT {MOST}
"""


def _hit(connection: sa.Connection, row: Any) -> Hit:
    reading = connection.execute(_READING, {"id": row.reading_id}).one()
    words = reading.content
    if row.kind == "claim":
        start, end = connection.execute(_STRETCH, {"id": row.id}).one()
        words = _sentence(words, start, end)
    return Hit(
        row.kind,
        row.id,
        row.document_id,
        reading.title,
        reading.publisher,
        reading.published,
        row.claim_kind,
        words,
    )


def _sentence(text: str, start: int | None, end: int | None) -> str:
    if start is None or end is None:
        return ""
    begin = max(
        (text.rfind(sign, 0, start) + len(sign) for sign in ("\n", ". ") if sign in text[:start]), default=0
    )
    ends = [at for sign in ("\n", ". ") if (at := text.find(sign, end)) >= 0]
    return text[begin : min(ends, default=len(text)) + 1].strip()


_READING = sa.text(
    "SELECT content, json_extract(document, '$.title') AS title, json_extract(document, '$.publisher') AS publisher, "
    "json_extract(document, '$.published') AS published "
    "FROM readings JOIN texts USING (text_sha256) WHERE id = :id"
)
_STRETCH = sa.text("SELECT min(start_at), max(end_at) FROM claim_spans WHERE claim_id = :id")
_EVENTS = sa.text(
    "SELECT seq, document_id, reading_id FROM reading_events WHERE seq > :after ORDER BY seq LIMIT :most"
)
_CLAIMS = sa.text(
    """
    SELECT claim.id, min(span.start_at) AS start_at, max(span.end_at) AS end_at,
           json_extract(claim.body, '$.where.name') AS place,
           (SELECT group_concat(actor.name, ' ') FROM claim_actors AS part
            JOIN actors AS actor ON actor.id = part.actor_id AND actor.reading_id = event.reading_id
            WHERE part.claim_id = claim.id) AS names
    FROM claim_events AS event JOIN claims AS claim ON claim.id = event.claim_id
    LEFT JOIN claim_spans AS span ON span.claim_id = claim.id
    WHERE event.reading_id = :reading AND event.what <> 'superseded'
      AND NOT EXISTS (SELECT 1 FROM search_rows WHERE search_rows.id = claim.id)
    GROUP BY claim.id
    """
)


def _index_some(desk: Desk) -> int:
    with desk.adding() as connection:
        last = _last_indexed(connection)
        events = connection.execute(_EVENTS, {"after": last, "most": _BATCH}).all()
        if not events:
            return 0
        next_row = int(
            connection.execute(sa.text("SELECT coalesce(max(seq), 0) FROM search_rows")).scalar() or 0
        )
        rows = [row for event in events for row in _rows_of(connection, event)]
        numbered = [{"seq": next_row + n, **row} for n, row in enumerate(rows, 1)]
        connection.execute(sa.insert(tables.search_rows), [_without_words(row) for row in numbered])
        connection.execute(sa.text("INSERT INTO search_words (rowid, words) VALUES (:seq, :words)"), numbered)
        connection.execute(sa.delete(tables.search_states))
        connection.execute(sa.insert(tables.search_states), [{"event": events[-1].seq}])
        return len(events)


def _without_words(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "words"}


def _rows_of(connection: sa.Connection, event: Any) -> Iterator[dict[str, Any]]:
    reading = connection.execute(_READING, {"id": event.reading_id}).one()
    known = {"document_id": event.document_id, "reading_id": event.reading_id}
    title = reading.title or ""
    words = fold(f"{title} {reading.content} {reading.publisher or ''}")
    yield {"kind": "report", "id": event.document_id, "words": words, **known}
    for claim in connection.execute(_CLAIMS, {"reading": event.reading_id}):
        said = _sentence(reading.content, claim.start_at, claim.end_at)
        words = fold(" ".join(filter(None, (said, claim.names, claim.place))))
        yield {"kind": "claim", "id": claim.id, "words": words, **known}


def _forget(desk: Desk) -> None:
    with desk.adding() as connection:
        connection.execute(sa.text("INSERT INTO search_words (search_words) VALUES ('delete-all')"))
        for table in (tables.search_rows, tables.search_states):
            connection.execute(sa.delete(table))


def _last_indexed(connection: sa.Connection) -> int:
    return int(connection.execute(sa.select(sa.func.max(tables.search_states.c.event))).scalar() or 0)


def _last_event(connection: sa.Connection) -> int:
    return int(connection.execute(sa.select(sa.func.max(tables.reading_events.c.seq))).scalar() or 0)
