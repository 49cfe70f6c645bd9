"""Parties as judgement sees them: one key across reports, and the keys of all whom a party belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import sqlalchemy as sa

from watchdesk.domain.actor import Actor
from watchdesk.domain.occurrence import Target, Tie, TieStance
from watchdesk.record import tables
from watchdesk.record.entries.gathering import party_key
from watchdesk.record.entries.held import HeldClaim
from watchdesk.vocabulary.actors import fold_name, register

Actors = Mapping[str, Actor]


def owners_of(actor: str, actors: Actors) -> tuple[str, ...]:
    """Give the keys of those whom an actor belongs to, the nearest first."""
    owners: list[str] = []
    owner = _owner_of(actor, actors)
    while owner and party_key(owner, actors) not in owners:
        owners.append(party_key(owner, actors))
        owner = _owner_of(owner, actors)
    return tuple(owners)


def _owner_of(actor: str, actors: Actors) -> str | None:
    if actor in actors and actors[actor].of:
        return actors[actor].of
    entry = register().get(actor)
    if entry and entry.of:
        return entry.of
    # An envoy or a ministry that belongs to nobody by name still is its country's.
    known = actors.get(actor)
    if known and known.country and known.kind in ("person", "body", "office"):
        state = register().find_state(known.country)
        return state.id if state and state.id != actor else None
    return None


def tie_of(actor: str, stance: TieStance, held: HeldClaim) -> Tie:
    """Tie an actor of a claim to what the claim tells of."""
    target = target_of(actor, held)
    return Tie(actor=target.actor, name=target.name, stance=stance, owners=target.owners)


def target_of(actor: str, held: HeldClaim) -> Target:
    """Give an actor of a claim as one that something is done to."""
    known = held.actors.get(actor)
    return Target(
        actor=party_key(actor, held.actors),
        name=known.name if known else actor,
        owners=owners_of(actor, held.actors),
    )


def distinct(parties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Give each tie of each party once, whatever it is called."""
    return tuple({(each.actor, each.stance): each for each in parties}.values())


def distinct_targets(parties: Iterable[Target]) -> tuple[Target, ...]:
    """Give each party once, whatever it is called."""
    return tuple({each.actor: each for each in parties}.values())


def find_actor(connection: sa.Connection, words: str) -> str | None:
    """Find the key of an actor that the register or a report of the desk knows by these words."""
    entry = next(_known_by(words), None)
    if entry:
        return entry
    term = tables.actor_terms
    named = sa.select(term.c.term).where(
        term.c.term == fold_name(words), term.c.because.in_(("name", "alias"))
    )
    return fold_name(words) if connection.execute(named.limit(1)).first() else None


def _known_by(words: str) -> Iterator[str]:
    known = register()
    yield from (
        entry.id
        for entry in (known.find(words), known.find_state(words), known.find_demonym(words))
        if entry is not None
    )
