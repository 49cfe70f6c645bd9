"""What an actor can be found by: its names, those of whom it belongs to, its country, and its ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from watchdesk.domain.actor import Actor
from watchdesk.vocabulary.actors import fold_name, register

Because = Literal["name", "alias", "id", "country", "of"]

_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "his", "her", "hers", "its", "their", "theirs", "him"}
    | {"them", "us", "our", "who", "which", "this", "that", "these", "those"}
)


class Term(NamedTuple):
    """One folded word or phrase, or an id, by which an actor is found, and why."""

    actor: str
    term: str
    because: Because


@dataclass(frozen=True, slots=True)
class Asked:
    """What the words of a question mean: terms that name the actor, and the country where it is a state."""

    words: str
    terms: tuple[str, ...]
    country: str | None


def find_terms(actors: Iterable[Actor]) -> list[Term]:
    """Give every term by which each of one document's actors is found, in a settled order."""
    known = {actor.id: actor for actor in actors}
    return sorted({term for actor in known.values() for term in _terms_of(actor, known) if term.term})


def parse_asked(words: str) -> Asked:
    """Say what is meant by the words for an actor: a name, a country's code, capital or adjective."""
    known, folded = register(), fold_name(words)
    entry = known.find(words) or known.find_state(words) or known.find_capital(words)
    entry = entry or known.find_demonym(words)
    if entry is None:
        return Asked(folded, (folded,), None)
    return Asked(folded, (folded, entry.id), entry.country if entry.kind == "state" else None)


def _terms_of(actor: Actor, known: dict[str, Actor]) -> Iterator[Term]:
    yield Term(actor.id, fold_name(actor.name), "name")
    yield Term(actor.id, actor.id, "id")
    yield from (Term(actor.id, alias, "alias") for alias in _aliases(actor))
    # An armed group has a country where it sits or comes from; that does not make it that country's.
    if actor.country and actor.kind != "armed-group":
        yield Term(actor.id, actor.country, "country")
    for owner in _owners(actor, known):
        terms = {owner} | _names_of(owner, known)
        yield from (Term(actor.id, term, "of") for term in terms)


def _aliases(actor: Actor) -> set[str]:
    named = (span.exact for span in actor.names if span.exact != span.exact.lower())
    return {fold_name(words) for words in named} - _PRONOUNS - {fold_name(actor.name)}


def _names_of(id: str, known: dict[str, Actor]) -> set[str]:
    return {fold_name(known[id].name)} | _aliases(known[id]) if id in known else set()


def _owners(actor: Actor, known: dict[str, Actor]) -> list[str]:
    owners: list[str] = []
    owner = actor.of
    while owner is not None and owner not in (actor.id, *owners):
        owners.append(owner)
        owner = _owner_of(owner, known)
    return owners


def _owner_of(id: str, known: dict[str, Actor]) -> str | None:
    if id in known:
        return known[id].of
    entry = register().get(id)
    return entry.of if entry else None
