"""Ask the record: which claims and documents it now holds, of whom and of when."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from watchdesk.domain.actor import Actor
from watchdesk.domain.claim import SURE, Claim, ClaimKind
from watchdesk.domain.own_names import OwnNames
from watchdesk.record import rows, tables
from watchdesk.record.desk import Desk
from watchdesk.record.naming import Asked, parse_asked, sounds_like, steady_letters
from watchdesk.record.own_names import own_names_in

_NO_END = "9999-12-31"
_NO_START = "0001-01-01"

claims, readings = tables.claims, tables.readings
standing, current = tables.claim_standing, tables.current_readings


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked for. An actor is named in any way its documents name it; both days are included."""

    actor: str | None = None
    since: date | None = None
    until: date | None = None
    related: bool = False
    """Include claims of related headlines, which are no part of the report that carries them."""
    review: bool = False
    """Include claims kept for review, which are too unsure to be part of the record."""


EVERYTHING = Scope(related=True, review=True)


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document as a list shows it, without its text."""

    id: str
    reading: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    """ISO 8601, in the publisher's zone."""
    claims: int


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim as a list shows it, with its document and those whom it names."""

    claim: Claim
    document: DocumentEntry
    actors: dict[str, Actor]


@dataclass(frozen=True, slots=True)
class Searched:
    """How much was looked through."""

    documents: int
    claims: int
    undated: int = 0
    """Claims left out only because neither they nor their report has a known date."""
    for_review: int = 0
    """Claims left out only because they are kept for review."""


def find_claims(
    desk: Desk, kinds: Iterable[ClaimKind], scope: Scope
) -> tuple[tuple[ClaimEntry, ...], Searched]:
    """Find the current claims of these kinds within the scope: body claims first, then by day."""
    with desk.asking() as connection:
        wanted = current_claims(tuple(kinds), scope)
        narrowed = _within(connection, wanted, scope)
        found = list(connection.execute(narrowed.order_by(*_ORDER)))
        searched = Searched(
            documents=count_rows(connection, sa.select(current)),
            claims=count_rows(connection, current_claims((), EVERYTHING)),
            undated=_count_undated(connection, wanted, scope),
            for_review=_count_for_review(connection, tuple(kinds), scope),
        )
        return claim_entries(connection, found), searched


def find_latest_claims(
    desk: Desk, kinds: tuple[ClaimKind, ...], scope: Scope, most: int
) -> tuple[ClaimEntry, ...]:
    """Find claims of these kinds in the reports published within the scope's days, the latest reports first.

    It goes back report by report until it has so many, so that the size of the desk does not matter.
    """
    given: dict[str, Any] = {
        "most": most,
        "since": str(scope.since or _NO_START),
        "until": str(scope.until or _NO_END),
    }
    with desk.asking() as connection:
        theirs = ""
        if scope.actor:
            ids = connection.execute(actors_named(connection, scope.actor)).scalars().all()
            theirs = _THEIRS
            given["actors"] = json.dumps(ids)
        words = _LATEST.format(kinds=", ".join(f"'{kind}'" for kind in kinds), theirs=theirs)
        found = connection.execute(sa.text(words), given)
        return claim_entries(connection, list(found), counted=False)


_THEIRS = """AND EXISTS (SELECT 1 FROM claim_actors AS part WHERE part.claim_id = claim.id
    AND part.actor_id IN (SELECT value FROM json_each(:actors)))"""
# CROSS JOIN keeps SQLite on the order of the reports' days, which is the order that is wanted.
_LATEST = f"""
SELECT claim.id AS claim, reading.* FROM readings AS reading CROSS JOIN claims AS claim
WHERE claim.document_id = reading.document_id AND claim.kind IN ({{kinds}}) AND claim.related_link = 0
  AND reading.published_on BETWEEN :since AND :until {{theirs}}
  AND reading.id = (SELECT reading_id FROM current_readings WHERE document_id = reading.document_id)
  AND EXISTS (SELECT 1 FROM claim_standing AS standing WHERE standing.claim_id = claim.id
              AND standing.what <> 'superseded'
              AND (coalesce(standing.confidence, json_extract(claim.body, '$.confidence')) >= {SURE}
                   OR EXISTS (SELECT 1 FROM claim_reviews WHERE claim_id = claim.id AND what = 'accepted')))
  AND NOT EXISTS (SELECT 1 FROM claim_reviews WHERE claim_id = claim.id AND what = 'rejected')
ORDER BY reading.published_on DESC, reading.id DESC LIMIT :most
"""


def latest_query(connection: sa.Connection, kinds: tuple[ClaimKind, ...], scope: Scope) -> sa.Select[Any]:
    """Select the claims of these kinds within the scope that have a day, the latest first."""
    wanted = _within(connection, current_claims(kinds, scope), replace(scope, actor=None))
    if scope.actor:
        part = tables.claim_actors
        theirs = sa.select(part.c.claim_id).where(part.c.actor_id.in_(actors_named(connection, scope.actor)))
        wanted = wanted.where(claims.c.id.in_(theirs))
    order = (_FIRST_DAY.desc(), claims.c.document_id, _FIRST_WORDS, claims.c.id)
    return wanted.where(_FIRST_DAY.is_not(None)).order_by(*order)


def claims_within(connection: sa.Connection, kinds: tuple[ClaimKind, ...], scope: Scope) -> list[str]:
    """Give the ids of the current claims of these kinds within the scope."""
    found = connection.execute(_within(connection, current_claims(kinds, scope), scope))
    return [row.claim for row in found]


def look_through(connection: sa.Connection) -> Searched:
    """Say how much there is to look through."""
    return Searched(
        documents=count_rows(connection, sa.select(current)),
        claims=count_rows(connection, current_claims((), EVERYTHING)),
    )


def find_documents(desk: Desk, scope: Scope) -> tuple[tuple[DocumentEntry, ...], Searched]:
    """Find the documents that name the actor and were published within the scope's days."""
    with desk.asking() as connection:
        query = sa.select(readings).join(current, current.c.reading_id == readings.c.id)
        if scope.since:
            query = query.where(readings.c.published_on >= scope.since.isoformat())
        if scope.until:
            query = query.where(readings.c.published_on <= scope.until.isoformat())
        if scope.actor:
            query = query.where(readings.c.id.in_(_readings_naming(connection, scope.actor)))
        found = connection.execute(query.order_by(readings.c.published_on, readings.c.id))
        entries = tuple(document_entry(connection, row) for row in found)
        return entries, look_through(connection)


# A claim that says nothing of a day is placed on its report's day, unless it tells history. One whose
# words for a day were not resolved ("in those years") is not: it has a day, which nobody here knows.
_REPORTED_ON = sa.case(
    (claims.c.modality == "historical", sa.null()),
    (claims.c.when_words.is_(None), readings.c.published_on),
)
_FIRST_DAY = sa.case(
    (claims.c.earliest.is_not(None), claims.c.earliest),
    (claims.c.latest.is_not(None), _NO_START),
    else_=_REPORTED_ON,
)
_LAST_DAY = sa.case(
    (claims.c.latest.is_not(None), claims.c.latest),
    (claims.c.earliest.is_not(None), _NO_END),
    else_=_REPORTED_ON,
)
_FIRST_WORDS = (
    sa.select(sa.func.min(tables.claim_spans.c.start_at))
    .where(tables.claim_spans.c.claim_id == claims.c.id)
    .scalar_subquery()
)
_CONFIDENCE = sa.func.coalesce(standing.c.confidence, sa.func.json_extract(claims.c.body, "$.confidence"))
_ORDER = (
    claims.c.related_link,
    claims.c.headline,
    _FIRST_DAY.is_(None),
    _FIRST_DAY,
    claims.c.document_id,
    _FIRST_WORDS,
    claims.c.id,
)


def current_claims(kinds: tuple[ClaimKind, ...], scope: Scope) -> sa.Select[Any]:
    """Select the claims that now hold, of these kinds or of all, with the reading they were last found in."""
    query = (
        sa.select(claims.c.id.label("claim"), readings)
        .join(standing, standing.c.claim_id == claims.c.id)
        .join(current, current.c.document_id == claims.c.document_id)
        .join(readings, readings.c.id == current.c.reading_id)
        .where(standing.c.what != "superseded")
    )
    if kinds:
        query = query.where(claims.c.kind.in_(kinds))
    if not scope.related:
        query = query.where(claims.c.related_link == 0)
    query = query.where(claims.c.id.not_in(_reviewed_as("rejected")))
    if not scope.review:
        query = query.where(sa.or_(_CONFIDENCE >= SURE, claims.c.id.in_(_reviewed_as("accepted"))))
    return query


def _reviewed_as(what: str) -> sa.Select[Any]:
    reviewed = tables.claim_reviews
    return sa.select(reviewed.c.claim_id).where(reviewed.c.what == what)


def _within(connection: sa.Connection, query: sa.Select[Any], scope: Scope) -> sa.Select[Any]:
    if scope.since:
        query = query.where(scope.since.isoformat() <= _LAST_DAY)
    if scope.until:
        query = query.where(scope.until.isoformat() >= _FIRST_DAY)
    return _by_actor(connection, query, scope)


def _by_actor(connection: sa.Connection, query: sa.Select[Any], scope: Scope) -> sa.Select[Any]:
    if not scope.actor:
        return query
    part, term = tables.claim_actors, tables.actor_terms
    takes_part = (
        sa.select(sa.literal(1))
        .join_from(part, term, term.c.actor_id == part.c.actor_id)
        .where(part.c.claim_id == claims.c.id, term.c.reading_id == readings.c.id)
        .where(terms_naming(connection, scope.actor))
    )
    return query.where(takes_part.exists())


def _readings_naming(connection: sa.Connection, actor: str) -> sa.Select[Any]:
    return sa.select(tables.actor_terms.c.reading_id).where(terms_naming(connection, actor))


def actors_named(connection: sa.Connection, actor: str) -> sa.Select[Any]:
    """Select the ids of all actors that the words mean, in whichever report; part of a name where none is whole."""
    term, asked = tables.actor_terms, parse_asked(actor)
    whole = sa.and_(term.c.term.in_(asked.terms), term.c.because != "country")
    if (
        _countries_named(connection, asked)
        or not connection.execute(sa.select(term).where(whole).limit(1)).first()
    ):
        whole = terms_naming(connection, actor)
    return sa.select(term.c.actor_id).distinct().where(whole)


def terms_naming(connection: sa.Connection, actor: str) -> sa.ColumnElement[bool]:
    """Say which terms mean the actor asked for.

    A whole name, alias, owner or country always does. Part of a name does too ("Qomi"), and one that sounds
    like it ("Qumi"), but not where the words asked for name a state: "Pakistan" stands in the names of many
    who are not Pakistan. Nor does part of the name of a known look-alike: the TTP are not the Taliban.
    """
    own = own_names_in(connection)
    term, asked = tables.actor_terms, parse_asked(actor, own)
    countries = _countries_named(connection, asked)
    means = sa.or_(
        sa.and_(term.c.term.in_(asked.terms), term.c.because != "country"),
        sa.and_(term.c.term.in_(countries), term.c.because == "country"),
    )
    if countries:
        return means
    part = sa.literal(" ").concat(term.c.term).concat(" ").contains(f" {asked.words} ", autoescape=True)
    part = sa.or_(part, term.c.term.in_(_sounding_like(connection, asked, own)))
    named = sa.and_(part, term.c.because.in_(("name", "alias")))
    return sa.or_(means, sa.and_(named, term.c.actor_id.not_in(sorted(asked.apart))))


def _sounding_like(connection: sa.Connection, asked: Asked, own: OwnNames) -> list[str]:
    """The desk's terms that are the asked words in another spelling."""
    term = tables.actor_terms.c.term
    some = sa.select(term).distinct().where(term.like(steady_letters(asked)))
    return [each for each in connection.execute(some).scalars() if sounds_like(each, asked, own)]


def _countries_named(connection: sa.Connection, asked: Asked) -> list[str]:
    """The country of the register, or else of a state that some document calls by these words."""
    if asked.country:
        return [asked.country]
    term, actors = tables.actor_terms, tables.actors
    same = sa.and_(actors.c.reading_id == term.c.reading_id, actors.c.id == term.c.actor_id)
    query = (
        sa.select(actors.c.country)
        .distinct()
        .join_from(term, actors, same)
        .where(term.c.term.in_(asked.terms), term.c.because.in_(("name", "alias")))
        .where(actors.c.kind == "state", actors.c.country.is_not(None))
    )
    return list(connection.execute(query).scalars())


def _count_undated(connection: sa.Connection, wanted: sa.Select[Any], scope: Scope) -> int:
    if not (scope.since or scope.until):
        return 0
    return count_rows(connection, _by_actor(connection, wanted, scope).where(_FIRST_DAY.is_(None)))


def _count_for_review(connection: sa.Connection, kinds: tuple[ClaimKind, ...], scope: Scope) -> int:
    if scope.review:
        return 0
    with_unsure = _within(connection, current_claims(kinds, replace(scope, review=True)), scope)
    unsure = with_unsure.where(_CONFIDENCE < SURE, claims.c.id.not_in(_reviewed_as("accepted")))
    return count_rows(connection, unsure)


def count_rows(connection: sa.Connection, query: sa.Select[Any]) -> int:
    """Count what a query gives."""
    total = connection.execute(sa.select(sa.func.count()).select_from(query.subquery())).scalar()
    return int(total or 0)


def claim_entries(
    connection: sa.Connection, found: list[sa.Row[Any]], *, counted: bool = True
) -> tuple[ClaimEntry, ...]:
    """Give the entries of claims, each found with the current reading of its document.

    The claims of each document are counted only where it is `counted`.
    """
    documents = {
        row.id: document_entry(connection, row, counted=counted)
        for row in {row.id: row for row in found}.values()
    }
    actors = {each: {one.id: one for one in rows.load_actors(connection, each)} for each in documents}
    loaded = rows.load_claims(connection, [row.claim for row in found])
    return tuple(
        ClaimEntry(claim, documents[row.id], actors[row.id]) for claim, row in zip(loaded, found, strict=True)
    )


def document_entry(connection: sa.Connection, row: sa.Row[Any], *, counted: bool = True) -> DocumentEntry:
    """Give the entry of the document that a row of `readings` is a reading of."""
    stated = json.loads(row.document)
    held = current_claims((), EVERYTHING).where(claims.c.document_id == row.document_id)
    return DocumentEntry(
        id=row.document_id,
        reading=row.id,
        title=stated["title"],
        publisher=stated["publisher"],
        url=stated["url"],
        published=stated["published"],
        claims=count_rows(connection, held) if counted else 0,
    )
