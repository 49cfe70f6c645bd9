"""Who an actor's name means: the register's entries, and what the desk adds and has met.

Takes a name and, where there is one, a desk.  Gives answers, the likeliest first; an ambiguous name has several.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from watchdesk.domain.actor import Actor
from watchdesk.domain.own_names import NO_NAMES, OwnActorName, OwnNames
from watchdesk.record import tables
from watchdesk.record.asking import EVERYTHING, current_claims, terms_naming
from watchdesk.record.desk import Desk
from watchdesk.record.own_names import OwnFact, own_facts_in, own_names_in
from watchdesk.vocabulary import cues
from watchdesk.vocabulary.actors import ActorEntry, Register, fold_name, register
from watchdesk.vocabulary.group_ties import GroupTie, ties_of, ties_to
from watchdesk.vocabulary.likenesses import all_meant_by, load_ambiguous_names, look_alikes_of
from watchdesk.vocabulary.own_names import register_with

_MOST_MET = 20


@dataclass(frozen=True, slots=True)
class ActorName:
    """One name of an actor, and where it comes from: a part of ORIGINS.toml, or somebody at the desk."""

    name: str
    origin: str


@dataclass(frozen=True, slots=True)
class NamedAs:
    """Words by which the desk's reports name an actor, and in how many of them."""

    words: str
    reports: int
    claims: int
    """Claims of those reports that the actor takes part in."""


@dataclass(frozen=True, slots=True)
class ActorAnswer:
    """One actor that a name may mean."""

    entry: ActorEntry
    names: tuple[ActorName, ...]
    owner: ActorEntry | None
    ties: tuple[GroupTie, ...]
    """Its ties to those it came from or belongs to."""
    ties_here: tuple[GroupTie, ...]
    """Ties of others to it: parts, members, splinters, successors."""
    look_alikes: tuple[ActorEntry, ...]
    same: tuple[str, ...] = ()
    """Ids that the desk has decided to be this actor too."""
    named_as: tuple[NamedAs, ...] = ()
    reports: int | None = None
    """How many of the desk's reports name it; None where no desk was asked."""
    claims: int | None = None


@dataclass(frozen=True, slots=True)
class MetActor:
    """An actor that the register does not know and the desk's reports name."""

    id: str
    name: str
    kind: str
    reports: int


@dataclass(frozen=True, slots=True)
class ActorAnswers:
    """All that a name may mean."""

    asked: str
    found: tuple[ActorAnswer, ...]
    met: tuple[MetActor, ...] = ()
    alike: tuple[ActorEntry, ...] = ()
    """Where nobody bears the name, those whose names sound like it."""
    note: str = ""


def find_actors(name: str, desk: Desk | None = None) -> ActorAnswers:
    """Give all whom a name, an id, a country's code, a capital or an adjective may mean."""
    if desk is None:
        return _answers(name, NO_NAMES, None)
    with desk.asking() as connection:
        return _answers(name, own_names_in(connection), connection)


def find_actor_id(name: str, own: OwnNames = NO_NAMES) -> str | None:
    """Give the id of the one actor of the register that a name means; None where it means none or several."""
    found = _meant(name, register_with(own))
    return found[0].id if len(found) == 1 else None


def _answers(name: str, own: OwnNames, connection: sa.Connection | None) -> ActorAnswers:
    known = register_with(own)
    facts = tuple(own_facts_in(connection)) if connection is not None else ()
    found = tuple(_answer(entry, own, facts, connection) for entry in _meant(name, known))
    met = _met(connection, name, {answer.entry.id for answer in found}) if connection is not None else ()
    alike = known.all_sounding_like(name) if not found and not met else ()
    return ActorAnswers(name, found, met, alike, _note(name))


def _meant(name: str, known: Register) -> Sequence[ActorEntry]:
    """The entries of an id, of a name, or else of a code, capital or adjective; several where it is ambiguous."""
    entry = known.get(name)
    if entry is not None:
        return (entry,)
    likeliest = known.find(name)
    named = dict.fromkeys((*([likeliest] if likeliest else []), *all_meant_by(name), *known.all_named(name)))
    by_id = {each.id: known.entries.get(each.id, each) for each in named}
    if by_id:
        return tuple(by_id.values())
    other = known.find_state(name) or known.find_capital(name) or known.find_demonym(name)
    return (other,) if other is not None else ()


def _answer(
    entry: ActorEntry, own: OwnNames, facts: Sequence[OwnFact], connection: sa.Connection | None
) -> ActorAnswer:
    same = tuple(sorted(_same_ids(entry.id, own)))
    answer = ActorAnswer(
        entry,
        names=tuple(_names(entry, facts)),
        owner=register().get(entry.of) if entry.of else None,
        ties=tuple(ties_of(entry.id)),
        ties_here=tuple(ties_to(entry.id)),
        look_alikes=_apart(entry.id, own, same),
        same=same,
    )
    return answer if connection is None else _with_uses(answer, connection)


def _same_ids(actor: str, own: OwnNames) -> set[str]:
    leads = own.same_as()
    head = leads.get(actor, actor)
    return {head, *(id for id, lead in leads.items() if lead == head)} - {actor}


def _apart(actor: str, own: OwnNames, same: Iterable[str]) -> tuple[ActorEntry, ...]:
    """Those mistaken for it, by the register and by the desk, but for those the desk holds to be the same."""
    ids = dict.fromkeys((*look_alikes_of(actor), *sorted(own.apart_from(actor))))
    return tuple(register().entries[id] for id in ids if id in register().entries and id not in same)


def _names(entry: ActorEntry, facts: Sequence[OwnFact]) -> Iterable[ActorName]:
    shipped = register().get(entry.id)
    if shipped is not None:
        yield from (ActorName(name, shipped.origin) for name in (shipped.name, *shipped.aliases))
    for fact in facts:
        if isinstance(fact.said, OwnActorName) and fact.said.actor == entry.id:
            yield ActorName(fact.said.name, f"desk: {fact.by}, {fact.at[:10]}, {fact.id}")


def _with_uses(answer: ActorAnswer, connection: sa.Connection) -> ActorAnswer:
    ids = [answer.entry.id, *answer.same]
    claims = _claims_by_reading(connection, ids)
    words = _words_by_reading(connection, ids)
    reports: defaultdict[str, set[str]] = defaultdict(set)
    for reading, each in words.items():
        for word in each:
            reports[word].add(reading)
    named_as = [NamedAs(word, len(where), sum(claims[r] for r in where)) for word, where in reports.items()]
    ordered = sorted(named_as, key=lambda each: (-each.reports, each.words))
    return replace(answer, named_as=tuple(ordered), reports=len(words), claims=sum(claims.values()))


def _claims_by_reading(connection: sa.Connection, ids: Sequence[str]) -> Counter[str]:
    part = tables.claim_actors
    mine = sa.select(part.c.claim_id).where(part.c.actor_id.in_(ids))
    held = current_claims((), EVERYTHING).where(tables.claims.c.id.in_(mine)).subquery()
    query = sa.select(held.c.id, sa.func.count()).group_by(held.c.id)
    return Counter({row[0]: row[1] for row in connection.execute(query)})


def _words_by_reading(connection: sa.Connection, ids: Sequence[str]) -> dict[str, set[str]]:
    """The words by which each current reading names one of the ids."""
    term, actors, current = tables.actor_terms, tables.actors, tables.current_readings
    query = (
        sa.select(actors.c.reading_id, actors.c.body)
        .join_from(
            term, actors, sa.and_(actors.c.reading_id == term.c.reading_id, actors.c.id == term.c.actor_id)
        )
        .join(current, current.c.reading_id == actors.c.reading_id)
        .where(term.c.term.in_(ids), term.c.because == "id")
    )
    words: defaultdict[str, set[str]] = defaultdict(set)
    for reading, body in connection.execute(query):
        words[reading] |= {span.exact for span in Actor.model_validate_json(body).names}
    return words


def _met(connection: sa.Connection, name: str, known: set[str]) -> tuple[MetActor, ...]:
    """Actors of the desk's reports that the register does not know and that bear the name or part of it."""
    term, actors, current = tables.actor_terms, tables.actors, tables.current_readings
    query = (
        sa.select(actors.c.id, actors.c.name, actors.c.kind, sa.func.count(sa.distinct(actors.c.reading_id)))
        .join_from(
            term, actors, sa.and_(actors.c.reading_id == term.c.reading_id, actors.c.id == term.c.actor_id)
        )
        .join(current, current.c.reading_id == actors.c.reading_id)
        .where(terms_naming(connection, name), term.c.because.in_(("name", "alias", "id")))
        .group_by(actors.c.id, actors.c.name, actors.c.kind)
        .order_by(sa.func.count(sa.distinct(actors.c.reading_id)).desc(), actors.c.id)
    )
    rows = [
        row for row in connection.execute(query) if row.id not in known and register().get(row.id) is None
    ]
    return tuple(MetActor(*row) for row in rows[:_MOST_MET])


def _note(name: str) -> str:
    ambiguous = load_ambiguous_names().get(fold_name(name))
    if ambiguous is not None:
        return ambiguous.note
    if cues.load_group_nouns().get(fold_name(name)) is not None:
        return "names nobody by itself: in a report it means a group that was told of before, which the reader finds"
    return ""
