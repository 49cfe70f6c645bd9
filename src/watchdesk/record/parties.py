"""Parties: who meets whom, what two parties do to each other, and what reports call one party.

A party is one across reports: the register's id, or its folded name. Of persons, only those whom a report gives an
office or an owner are parties: no record is kept here of private persons.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import sqlalchemy as sa

from watchdesk.domain.actor import Actor
from watchdesk.domain.claim import ClaimKind
from watchdesk.record import tables
from watchdesk.record.asking import ClaimEntry, Scope, actors_named, claim_entries, latest_query
from watchdesk.record.desk import Desk
from watchdesk.record.entries.browsing import EntryBrowsing, mark_entries
from watchdesk.record.entries.finding import MANY
from watchdesk.record.entries.gathering import party_key
from watchdesk.vocabulary.actors import fold_name, register

_SIDES = ("initiator", "recipient")
_UNNAMED = ("unnamed", "people")
_LOOKED_AT = 400
"""Contacts in one network, the latest: more would be too dense to read."""


@dataclass(frozen=True, slots=True)
class Party:
    """One party, by the name that most reports have, and in how many meetings it takes part."""

    key: str
    name: str
    kind: str
    meetings: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Two parties that met, and how often."""

    one: str
    other: str
    meetings: int


@dataclass(frozen=True, slots=True)
class Meetings:
    """Who met whom, the most often met first."""

    parties: tuple[Party, ...]
    ties: tuple[Tie, ...]
    contacts: int
    """How many contacts were looked at."""


@dataclass(frozen=True, slots=True)
class Title:
    """What reports call a party, and between which days of publication."""

    name: str
    role: str | None
    of: str | None
    first: str | None
    last: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class PartyKnown:
    """What is known of one party."""

    key: str
    name: str
    kind: str
    country: str | None
    titles: tuple[Title, ...]

    @property
    def private(self) -> bool:
        """Say whether it is a person whom no report gives an office or an owner."""
        return self.kind == "person" and not any(title.role or title.of for title in self.titles)


@dataclass(frozen=True, slots=True)
class Between:
    """One claim between two parties, and who of the two did it; None where both did."""

    by: str | None
    entry: ClaimEntry


@dataclass(frozen=True, slots=True)
class _Actor:
    """As much of an actor as says which party it is."""

    id: str
    name: str
    kind: str
    country: str | None = None
    role: str | None = None
    of: str | None = None


@dataclass(slots=True)
class _Named:
    """The names that one key goes by."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)


def find_meetings(desk: Desk, browsing: EntryBrowsing, *, owners: bool = False, most: int = 200) -> Meetings:
    """Find who met whom in the contacts asked for; with `owners`, count whom each acts for instead."""
    marks, _ = mark_entries(desk, browsing)
    named: dict[str, _Named] = {}
    together: dict[str, set[str]] = {mark.id: set() for mark in marks[:_LOOKED_AT]}
    with desk.asking() as connection:
        for row in _taking_part(connection, list(together)):
            actor = _Actor(row.id, row.name, row.kind, row.country, row.role, row.of)
            key = _key_of(actor, row, owners)
            if key:
                known = named.setdefault(key, _Named())
                known.names[_name_of(key, actor)] += 1
                known.kinds[_kind_of(key, actor)] += 1
                together[row.entry_id].add(key)
    return _meetings(together, named, most)


def _meetings(together: Mapping[str, set[str]], named: Mapping[str, _Named], most: int) -> Meetings:
    number = Counter(key for keys in together.values() if len(keys) > 1 for key in keys)
    ties = Counter(pair for keys in together.values() for pair in combinations(sorted(keys), 2))
    kept = {key for key, _ in number.most_common(most)}
    parties = tuple(
        Party(key, named[key].names.most_common(1)[0][0], named[key].kinds.most_common(1)[0][0], meetings)
        for key, meetings in number.most_common(most)
    )
    between = (Tie(*pair, meetings) for pair, meetings in ties.most_common() if kept.issuperset(pair))
    return Meetings(parties, tuple(between), len(together))


def _taking_part(connection: sa.Connection, entries: Sequence[str]) -> Iterable[Any]:
    rows, part, actors = tables.entry_rows, tables.claim_actors, tables.actors
    standing, claims = tables.claim_standing, tables.claims
    owner = actors.alias("owner")
    same = sa.and_(
        owner.c.reading_id == actors.c.reading_id, owner.c.id == sa.func.json_extract(actors.c.body, "$.of")
    )
    for start in range(0, len(entries), MANY):
        yield from connection.execute(
            sa.select(
                rows.c.entry_id,
                *actors.c["id", "name", "kind", "country"],
                sa.func.json_extract(actors.c.body, "$.role").label("role"),
                sa.func.json_extract(actors.c.body, "$.of").label("of"),
                owner.c.id.label("owner"),
                owner.c.name.label("owner_name"),
            )
            .join_from(rows, claims, claims.c.id == rows.c.claim_id)
            .join(part, part.c.claim_id == rows.c.claim_id)
            .join(standing, standing.c.claim_id == rows.c.claim_id)
            .join(
                actors, sa.and_(actors.c.reading_id == standing.c.reading_id, actors.c.id == part.c.actor_id)
            )
            .outerjoin(owner, same)
            .where(
                rows.c.entry_id.in_(entries[start : start + MANY]),
                part.c.role.in_(_SIDES),
                claims.c.negated == 0,
            )
        )


def _key_of(actor: _Actor, row: Any, owners: bool) -> str | None:
    if actor.kind in _UNNAMED or (actor.kind == "person" and not (actor.role or actor.of)):
        return None
    if owners:
        return _side_of(actor, row)
    return party_key(actor.id, {actor.id: actor})


def _side_of(actor: _Actor, row: Any) -> str:
    """Give whom an actor acts for: its country where it has one, else its owner, else itself."""
    state = register().find_state(actor.country) if actor.country and actor.kind != "armed-group" else None
    if state:
        return state.id
    if row.owner:
        return party_key(row.owner, {row.owner: _Actor(row.owner, row.owner_name, "")})
    return party_key(actor.id, {actor.id: actor})


def _name_of(key: str, actor: _Actor) -> str:
    entry = register().get(key)
    return entry.name if entry else actor.name


def _kind_of(key: str, actor: _Actor) -> str:
    entry = register().get(key)
    return entry.kind if entry else actor.kind


def find_between(
    desk: Desk, one: str, other: str, kinds: tuple[ClaimKind, ...], scope: Scope, most: int = 500
) -> tuple[Between, ...]:
    """Find the latest claims in which one party does something to the other, or both do it together."""
    with desk.asking() as connection:
        ways = {
            way: _claims_of(connection, way, kinds, scope, most)
            for way in ((one, other), (other, one))
            if all(way)
        }
        found = {row.claim: row for rows in ways.values() for row in rows}
        by = {
            claim: [doer for (doer, _), rows in ways.items() if claim in {row.claim for row in rows}]
            for claim in found
        }
        entries = claim_entries(connection, list(found.values()))
    return tuple(
        Between(
            None if entry.claim.kind == "contact" or len(by[entry.claim.id]) > 1 else by[entry.claim.id][0],
            entry,
        )
        for entry in entries
    )


def _claims_of(
    connection: sa.Connection, way: tuple[str, str], kinds: tuple[ClaimKind, ...], scope: Scope, most: int
) -> Sequence[sa.Row[Any]]:
    query = latest_query(connection, kinds, scope)
    for role, name in zip(_SIDES, way, strict=True):
        part = tables.claim_actors.alias()
        theirs = sa.select(part.c.claim_id).where(
            part.c.role == role, part.c.actor_id.in_(actors_named(connection, name))
        )
        query = query.where(tables.claims.c.id.in_(theirs))
    return connection.execute(query.limit(most)).all()


def know_party(desk: Desk, key: str) -> PartyKnown | None:
    """Say what reports call a party, the latest first; None where none names it."""
    actors, readings, current = tables.actors, tables.readings, tables.current_readings
    owner = actors.alias("owner")
    entry = register().get(key) or register().find(key)
    with desk.asking() as connection:
        query = (
            sa.select(actors.c.body, owner.c.name.label("of"), readings.c.published_on)
            .join_from(actors, readings, readings.c.id == actors.c.reading_id)
            .join(current, current.c.reading_id == readings.c.id)
            .outerjoin(
                owner,
                sa.and_(
                    owner.c.reading_id == actors.c.reading_id,
                    owner.c.id == sa.func.json_extract(actors.c.body, "$.of"),
                ),
            )
            .where(actors.c.id.in_(_ids_of(entry.id if entry else key)))
            .order_by(readings.c.published_on.desc())
            .limit(2000)
        )
        found = connection.execute(query).all()
    told = [(Actor.model_validate_json(row.body), row.of, row.published_on) for row in found]
    if not told and not entry:
        return None
    name = entry.name if entry else Counter(actor.name for actor, _, _ in told).most_common(1)[0][0]
    kind = entry.kind if entry else Counter(actor.kind for actor, _, _ in told).most_common(1)[0][0]
    country = entry.country if entry else next((actor.country for actor, _, _ in told if actor.country), None)
    return PartyKnown(entry.id if entry else key, name, kind, country, _titles(told))


def _ids_of(key: str) -> sa.Select[Any]:
    term = tables.actor_terms
    names = sa.and_(term.c.term == fold_name(key), term.c.because.in_(("name", "alias")))
    return (
        sa.select(term.c.actor_id)
        .distinct()
        .where(sa.or_(sa.and_(term.c.term == key, term.c.because == "id"), names))
    )


def _titles(told: Iterable[tuple[Actor, str | None, str | None]]) -> tuple[Title, ...]:
    days: dict[tuple[str, str | None, str | None], list[str]] = {}
    for actor, of, published in told:
        days.setdefault((actor.name, actor.role, of), []).append(published or "")
    titles = (
        Title(*called, min(filter(None, on), default=None), max(on) or None, len(on))
        for called, on in days.items()
    )
    return tuple(sorted(titles, key=lambda title: (title.last or "", title.reports), reverse=True))
