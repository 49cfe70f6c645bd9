"""What Watchdesk does, as functions: one verb for each command, several for `list`, `place` and `actor`.

    read            reports become Readings, kept in a desk
    list_claims     which claims the desk holds
    list_documents  which reports it holds
    show            one claim or one report, with its history
    place           which places a name means
    place_list      which places are the desk's own
    place_add       keep a place of the desk's own
    place_remove    take it away
    actor           whom a name means
    actor_list      what the desk itself says of actors
    actor_add_name  keep another name of an actor
    actor_decide    keep that two actors are the same, or different
    actor_undo      take back a name or a decision
    check           does every hash, id and cited word still hold?
    schema          the JSON Schema of what the commands print

Each opens the desk that it is given, and raises WatchdeskError in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

from watchdesk.domain.claim import ClaimKind
from watchdesk.domain.own_names import NO_NAMES, OwnNames, OwnPlace, Sameness, own_place_id
from watchdesk.domain.place import PlaceKind
from watchdesk.errors import InputError
from watchdesk.intake import Stated
from watchdesk.outlets import Published, published_schema
from watchdesk.outlets.naming import PlaceAnswer
from watchdesk.pipeline import Refused, Taken, read_reports
from watchdesk.record import (
    ActorAnswers,
    CheckReport,
    ClaimEntry,
    ClaimHistory,
    DocumentEntry,
    DocumentHistory,
    OwnFact,
    Scope,
    Searched,
    add_actor_name,
    add_own_place,
    check_desk,
    decide_actors,
    find_actor_id,
    find_actors,
    find_claims,
    find_documents,
    list_own_facts,
    load_claim,
    load_document,
    load_own_names,
    open_desk,
    remove_own_place,
    undo_own_fact,
)
from watchdesk.vocabulary.actors import fold_name, register
from watchdesk.vocabulary.gazetteer import alike, candidates, dispute_at
from watchdesk.vocabulary.own_names import places_with

__all__ = [
    "OwnPlaceStated",
    "Refused",
    "Scope",
    "Stated",
    "Taken",
    "actor",
    "actor_add_name",
    "actor_decide",
    "actor_list",
    "actor_undo",
    "check",
    "list_claims",
    "list_documents",
    "place",
    "place_add",
    "place_list",
    "place_remove",
    "read",
    "schema",
    "show",
]

USUAL_DESK = Path("watchdesk.db")
_MOST_ALIKE = 8

ClaimList = Literal["contacts", "incidents", "positions", "promises", "havens", "movements", "acts", "claims"]


@dataclass(frozen=True, slots=True)
class OwnPlaceStated:
    """A place as somebody states it, before it is checked."""

    name: str
    lat: float
    lon: float
    kind: str = "city"
    country: str | None = None
    """By name or by ISO 3166-1 code."""
    division: str | None = None
    aliases: tuple[str, ...] = ()


KINDS_LISTED: dict[ClaimList, tuple[ClaimKind, ...]] = {
    "contacts": ("contact",),
    "incidents": ("attack", "responsibility", "toll"),
    "positions": ("position",),
    "promises": ("promise",),
    "havens": ("presence",),
    "movements": ("movement",),
    "acts": ("act",),
    "claims": get_args(ClaimKind),
}


def read(
    paths: Iterable[Path], *, stated: Stated | None = None, desk: Path | None = None
) -> Iterator[Taken | Refused]:
    """Read report files, each kept in `desk` where one is named, and give what became of each in turn."""
    return read_reports(paths, stated=stated or Stated(), desk=desk)


def list_claims(
    desk: Path, which: ClaimList = "claims", scope: Scope | None = None
) -> tuple[tuple[ClaimEntry, ...], Searched]:
    """List the current claims of one sort within the scope, and say how much was searched."""
    with open_desk(desk) as opened:
        return find_claims(opened, KINDS_LISTED[which], _checked(scope))


def list_documents(desk: Path, scope: Scope | None = None) -> tuple[tuple[DocumentEntry, ...], Searched]:
    """List the documents within the scope, and say how much was searched."""
    with open_desk(desk) as opened:
        return find_documents(opened, _checked(scope))


def show(desk: Path, id: str) -> ClaimHistory | DocumentHistory:
    """Show one claim (``clm-…``) or document (``doc-…``); the beginning of an id is enough."""
    if not id.startswith(("clm-", "doc-")):
        raise InputError(f"{id} is no id of a claim or document; they begin with clm- or doc-")
    with open_desk(desk) as opened:
        return load_claim(opened, id) if id.startswith("clm-") else load_document(opened, id)


def place(
    name: str, *, near: str | None = None, country: str | None = None, desk: Path | None = None
) -> tuple[tuple[PlaceAnswer, ...], tuple[str, ...]]:
    """Give the places a name may mean, best first; and, where there is none, names spelled alike."""
    from watchdesk.reading.where.lookup import look_up  # brings the reading stage: only where it is asked

    own = places_with(_own_names(desk))
    code = _country_code(country) if country else None
    if near and not look_up(_as_name(near), own=own):
        raise InputError(f"--near: no place called {near!r} is known; name a country, a province or a town")
    asked = _as_name(name)
    found = look_up(asked, near=_as_name(near) if near else None, country=code, own=own)
    others = () if found else dict.fromkeys(each.name for each in alike(asked))
    return tuple(PlaceAnswer(each.place, each.share) for each in found), tuple(others)[:_MOST_ALIKE]


def place_list(desk: Path) -> tuple[OwnFact, ...]:
    """List the desk's own places, with who added each and when."""
    with open_desk(desk) as opened:
        return tuple(fact for fact in list_own_facts(opened) if isinstance(fact.said, OwnPlace))


def place_add(desk: Path, place: OwnPlaceStated, *, by: str) -> OwnFact:
    """Keep a place of the desk's own, which the reader uses from then on."""
    checked = _checked_place(place)
    with open_desk(desk, create=True) as opened:
        return add_own_place(opened, checked, by=by)


def place_remove(desk: Path, id: str, *, by: str) -> OwnFact:
    """Take away a place of the desk's own; its history stays."""
    with open_desk(desk) as opened:
        return remove_own_place(opened, id, by=by)


def actor(name: str, *, desk: Path | None = None) -> ActorAnswers:
    """Give everybody a name may mean, and, with a desk, how its reports name them."""
    if not name.strip():
        raise InputError("say whom: watchdesk actor NAME")
    path = _desk_if_any(desk)
    if path is None:
        return find_actors(name)
    with open_desk(path) as opened:
        return find_actors(name, opened)


def actor_list(desk: Path) -> tuple[OwnFact, ...]:
    """List the names and decisions on actors that are the desk's own, with by whom and when."""
    with open_desk(desk) as opened:
        return tuple(fact for fact in list_own_facts(opened) if not isinstance(fact.said, OwnPlace))


def actor_add_name(desk: Path, id: str, name: str, *, by: str) -> OwnFact:
    """Keep a further name of an actor, which the reader and the lists use from then on."""
    with open_desk(desk, create=True) as opened:
        return add_actor_name(opened, _actor_id(id), name, by=by)


def actor_decide(desk: Path, one: str, other: str, ruling: Sameness, *, by: str) -> OwnFact:
    """Keep that two actors are the same, found under the first, or are different."""
    with open_desk(desk, create=True) as opened:
        return decide_actors(opened, _actor_id(one), _actor_id(other), ruling, by=by)


def actor_undo(desk: Path, id: str, *, by: str) -> OwnFact:
    """Take back a name or a decision; that it was made stays in the history."""
    with open_desk(desk) as opened:
        return undo_own_fact(opened, id, by=by)


def check(desk: Path) -> CheckReport:
    """Check every hash, id and cited word of the desk."""
    with open_desk(desk) as opened:
        return check_desk(opened)


def schema(of: Published = "reading") -> dict[str, Any]:
    """Give the JSON Schema of what `watchdesk` prints as JSON."""
    return published_schema(of)


def _own_names(desk: Path | None) -> OwnNames:
    path = _desk_if_any(desk)
    if path is None:
        return NO_NAMES
    with open_desk(path) as opened:
        return load_own_names(opened)


def _desk_if_any(desk: Path | None) -> Path | None:
    """The desk that is named, else the usual one, where it is there: names are known without one too."""
    path = desk or USUAL_DESK
    return path if path.exists() else None


def _as_name(words: str) -> str:
    """A name as a report would write it: whoever asks in lower case means a name too."""
    return words.strip().title() if words.islower() else words.strip()


def _country_code(words: str) -> str:
    known = register()
    state = known.find_state(words.upper()) or known.find(words)
    if state is not None and state.kind == "state" and state.country:
        return state.country
    code = next((p.country for p in candidates(words) if p.kind == "country" and p.country), None)
    if code is None:
        raise InputError(f"--country: {words!r} is no country known here; give its name or ISO 3166-1 code")
    return code


def _actor_id(words: str) -> str:
    """An id as it stands; a name that means one actor is as good."""
    if words.startswith("act-"):
        return words
    found = find_actor_id(words)
    if found is None:
        raise InputError(f"{words!r} does not mean one known actor; `watchdesk actor {words!r}` shows ids")
    return found


def _checked_place(place: OwnPlaceStated) -> OwnPlace:
    if place.kind not in get_args(PlaceKind):
        raise InputError(f"--kind: {place.kind!r} is none of {', '.join(get_args(PlaceKind))}")
    for option, degrees, most in (("--lat", place.lat, 90), ("--lon", place.lon, 180)):
        if not -most <= degrees <= most:
            raise InputError(f"{option}: {degrees} is not between -{most} and {most} degrees")
    if not fold_name(place.name):
        raise InputError(f"{place.name!r} is no name; give one with letters")
    kind = cast(PlaceKind, place.kind)
    return OwnPlace(
        id=own_place_id(place.name, kind, place.lat, place.lon),
        name=place.name.strip(),
        kind=kind,
        country=_country_code(place.country) if place.country else None,
        division=place.division,
        lat=place.lat,
        lon=place.lon,
        aliases=tuple(dict.fromkeys(alias.strip() for alias in place.aliases if fold_name(alias))),
        disputed=dispute_at(place.lat, place.lon),
    )


def _checked(scope: Scope | None) -> Scope:
    scope = scope or Scope()
    if scope.since and scope.until and scope.since > scope.until:
        raise InputError(f"--since {scope.since} is after --until {scope.until}; exchange the two")
    return scope
