"""What an actor can be found by: its names, those of whom it belongs to, its country, and its ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from watchdesk.domain.actor import Actor
from watchdesk.domain.own_names import NO_NAMES, OwnNames
from watchdesk.vocabulary.actors import fold_name, register
from watchdesk.vocabulary.folding import STEADY_LETTERS, fold_romanised
from watchdesk.vocabulary.likenesses import look_alikes_of
from watchdesk.vocabulary.own_names import register_with

Because = Literal["name", "alias", "id", "country", "of"]

_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "his", "her", "hers", "its", "their", "theirs", "him"}
    | {"them", "us", "our", "who", "which", "this", "that", "these", "those"}
)


_SHORTEST_SOUND = 4
"""Shorter words sound like too many others."""


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
    ids: frozenset[str] = frozenset()
    """Those whom the words mean, where they are known: one actor, and any decided to be the same."""
    apart: frozenset[str] = frozenset()
    """Those known not to be meant, though part of their name is in the words."""


def find_terms(actors: Iterable[Actor]) -> list[Term]:
    """Give every term by which each of one document's actors is found, in a settled order."""
    known = {actor.id: actor for actor in actors}
    return sorted({term for actor in known.values() for term in _terms_of(actor, known) if term.term})


def parse_asked(words: str, own: OwnNames = NO_NAMES) -> Asked:
    """Say what is meant by the words for an actor: an id, a name, a country's code, capital or adjective."""
    known, folded = register_with(own), fold_name(words)
    entry = known.get(words) or known.find(words) or known.find_state(words)
    entry = entry or known.find_capital(words) or known.find_demonym(words)
    named = {each.actor for each in own.names if fold_name(each.name) == folded}
    ids = _same(own, named | ({entry.id} if entry else {words} if words.startswith("act-") else set()))
    apart = {other for id in ids for other in (*look_alikes_of(id), *own.apart_from(id))}
    country = entry.country if entry is not None and entry.kind == "state" else None
    return Asked(folded, (folded, *sorted(ids)), country, frozenset(ids), frozenset(apart - ids))


def sounds_like(term: str, asked: Asked, own: OwnNames = NO_NAMES) -> bool:
    """Say whether a term is the asked words, or holds them, when both are written as they sound.

    Not where the term is another known actor's name: of two such names neither is a misspelling.
    """
    key, words = fold_romanised(term), fold_romanised(asked.words)
    if len(words) < _SHORTEST_SOUND or f" {words} " not in f" {key} ":
        return False
    entry = register_with(own).find(term)
    return entry is None or entry.id in asked.ids


def steady_letters(asked: Asked) -> str:
    """Give a pattern that every term of the asked words' sound fits, so that few need to be sounded out."""
    letters = [letter for letter in fold_romanised(asked.words) if letter in STEADY_LETTERS]
    return "%".join(("", *letters, ""))


def _same(own: OwnNames, ids: set[str]) -> set[str]:
    """The ids, with all that are decided to be the same as one of them."""
    leads = own.same_as()
    heads = {leads.get(id, id) for id in ids}
    return ids | heads | {id for id, head in leads.items() if head in heads}


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
