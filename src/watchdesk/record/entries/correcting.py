"""Correct a claim: ``FIELD=VALUE`` becomes a value laid over what the machine read, which stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from watchdesk.domain.actor import Actor
from watchdesk.domain.claim import Claim, Count, Event, Modality, Status, Toll, TollClass, TollWhat
from watchdesk.domain.identity import make_id
from watchdesk.domain.place import Place
from watchdesk.domain.time import When
from watchdesk.errors import InputError
from watchdesk.vocabulary.actors import fold_name, register
from watchdesk.vocabulary.gazetteer import GazetteerPlace, candidates, find_place

Actors = Mapping[str, Actor]
Change = dict[str, Any]

_RANGE = re.compile(r"(\d+)(?:\.\.(\d+))?(?: \(([a-z-]+)\))?")
_PRECISION = {"country": 6, "adm1": 4, "adm2": 3, "region": 5, "line": 5, "sea": 7}


@dataclass(frozen=True, slots=True)
class _Field:
    parse: Callable[[Claim, str], Change]
    show: Callable[[Claim, Actors], str]
    form: str


def correct_claim(claim: Claim, actors: Actors, field: str, value: str) -> tuple[Claim, dict[str, Actor]]:
    """Lay a value over one field of a claim. Raises InputError where the field or its value cannot be."""
    known = _known(field)
    try:
        change = known.parse(claim, value.strip())
    except (ValueError, KeyError):
        raise InputError(f"{field}={value}: write {field}={known.form}") from None
    named = {actor.id: actor for actor in change.pop("actors", ())}
    return claim.model_copy(update=change), {**named, **actors}


def field_in_words(claim: Claim, actors: Actors, field: str) -> str | None:
    """Give what a claim has in a field, in the form in which it is corrected; None where it has nothing."""
    return _known(field).show(claim, actors) or None


def parse_change(words: str) -> tuple[str, str]:
    """Take ``FIELD=VALUE`` apart."""
    field, sign, value = words.partition("=")
    if not sign:
        raise InputError(f"{words!r} is no correction; write FIELD=VALUE, such as when=2024-01-31")
    _known(field.strip())
    return field.strip(), value.strip()


def _known(field: str) -> _Field:
    if field not in FIELDS:
        raise InputError(f"{field!r} cannot be corrected; choose one of {', '.join(FIELDS)}")
    return FIELDS[field]


def _parse_when(value: str) -> When | None:
    if not value:
        return None
    first, _, last = value.partition("..")
    earliest, latest = date.fromisoformat(first), date.fromisoformat(last or first)
    days = (latest - earliest).days
    precision = next(
        number for number, most in ((1, 0), (2, 6), (3, 13), (4, 31), (5, 10**6)) if days <= most
    )
    return When(earliest=earliest, latest=latest, precision=precision)


def _show_when(when: When | None) -> str:
    if when is None or not (when.earliest or when.latest):
        return ""
    first, last = (str(day or "") for day in (when.earliest, when.latest))
    return first if first == last else f"{first}..{last}"


def _parse_place(claim: Claim, value: str) -> Change:
    if not value:
        return {"where": None}
    exact = find_place(value) if ":" in value else None
    found = [exact] if exact else list(candidates(value))
    country = claim.where.country if claim.where else None
    best = next((place for place in found if place.country == country), found[0] if found else None)
    return {"where": _place(best) if best else Place(name=value)}


def _place(place: GazetteerPlace) -> Place:
    return Place(
        name=place.name,
        id=place.id,
        country=place.owner,
        disputed=place.disputed,
        lat=place.lat,
        lon=place.lon,
        precision=_PRECISION.get(place.kind, 1),
    )


def _show_place(claim: Claim, actors: Actors) -> str:
    return (claim.where.id or claim.where.name) if claim.where else ""


def _parse_parties(side: str) -> Callable[[Claim, str], Change]:
    def parse(claim: Claim, value: str) -> Change:
        named = [_actor(name.strip()) for name in value.split("|") if name.strip()]
        return {side: tuple(actor.id for actor in named), "actors": named}

    return parse


def _actor(name: str) -> Actor:
    entry = register().find(name) or register().find_state(name)
    if entry is None:
        return Actor(id=make_id("act", "stated", fold_name(name)), name=name, kind="organisation")
    return Actor(id=entry.id, name=entry.name, kind=entry.kind, country=entry.country)


def _show_parties(side: str) -> Callable[[Claim, Actors], str]:
    def show(claim: Claim, actors: Actors) -> str:
        return "|".join(actors[each].name if each in actors else each for each in getattr(claim, side))

    return show


def _parse_toll(what: TollWhat) -> Callable[[Claim, str], Change]:
    def parse(claim: Claim, value: str) -> Change:
        others = tuple(toll for toll in claim.tolls if toll.what != what)
        low, high, class_ = _numbers(value)
        if low is None:
            return {"tolls": others}
        known = next((toll.class_ for toll in claim.tolls if toll.what == what), "unknown")
        toll = Toll.model_validate(
            {"what": what, "class": class_ or known, "low": low, "high": high, "words": value}
        )
        return {"tolls": (*others, toll)}

    return parse


def _numbers(value: str) -> tuple[int | None, int | None, str | None]:
    if not value:
        return None, None, None
    match = _RANGE.fullmatch(value)
    if not match or (match[3] and match[3] not in get_args(TollClass)):
        raise ValueError(value)
    low = int(match[1])
    high = int(match[2] or low)
    if high < low:
        raise ValueError(value)
    return low, high, match[3]


def _show_toll(what: TollWhat) -> Callable[[Claim, Actors], str]:
    def show(claim: Claim, actors: Actors) -> str:
        told = (toll for toll in claim.tolls if toll.what == what)
        return ", ".join(f"{_show_range(toll.low, toll.high)} ({toll.class_})" for toll in told)

    return show


def _show_range(low: int | None, high: int | None) -> str:
    return str(low) if low == high else f"{'' if low is None else low}..{'' if high is None else high}"


def _parse_count(claim: Claim, value: str) -> Change:
    low, high, _ = _numbers(value)
    unit = claim.count.unit if claim.count else "people"
    return {"count": None if low is None else Count(low=low, high=high, unit=unit, words=value)}


def _parse_event(claim: Claim, value: str) -> Change:
    type, _, mode = value.partition("/")
    if not type.isupper():
        raise ValueError(value)
    return {"event": Event(type=type, mode=mode or None)}


def _show_event(claim: Claim, actors: Actors) -> str:
    return f"{claim.event.type}{f'/{claim.event.mode}' if claim.event.mode else ''}" if claim.event else ""


def _parse_one_of(name: str, values: tuple[str, ...]) -> Callable[[Claim, str], Change]:
    def parse(claim: Claim, value: str) -> Change:
        if value not in values:
            raise ValueError(value)
        return {name: value}

    return parse


def _parse_country(claim: Claim, value: str) -> Change:
    if not re.fullmatch(r"[A-Z]{2}", value):
        raise ValueError(value)
    return {"where": (claim.where or Place(name=value, precision=6)).model_copy(update={"country": value})}


_WHATS: tuple[TollWhat, ...] = get_args(TollWhat)
_DAYS = "2024-01-31 or 2024-01-30..2024-01-31"
_NUMBERS = "6 or 6..8"

FIELDS: dict[str, _Field] = {
    "when": _Field(
        lambda claim, value: {"when": _parse_when(value)}, lambda claim, actors: _show_when(claim.when), _DAYS
    ),
    "deadline": _Field(
        lambda claim, value: {"deadline": _parse_when(value)},
        lambda claim, actors: _show_when(claim.deadline),
        _DAYS,
    ),
    "place": _Field(_parse_place, _show_place, "NAME or geonames:NUMBER"),
    "country": _Field(
        _parse_country, lambda claim, actors: (claim.where and claim.where.country) or "", "PK"
    ),
    "initiators": _Field(_parse_parties("initiators"), _show_parties("initiators"), "NAME|NAME"),
    "recipients": _Field(_parse_parties("recipients"), _show_parties("recipients"), "NAME|NAME"),
    **{
        what: _Field(_parse_toll(what), _show_toll(what), f"{_NUMBERS}, and a class: 6 (civilians)")
        for what in _WHATS
    },
    "count": _Field(
        _parse_count,
        lambda claim, actors: _show_range(claim.count.low, claim.count.high) if claim.count else "",
        _NUMBERS,
    ),
    "event": _Field(_parse_event, _show_event, "ASSAULT/explosives"),
    "about": _Field(
        lambda claim, value: {"about": value or None}, lambda claim, actors: claim.about or "", "WORDS"
    ),
    "status": _Field(
        _parse_one_of("status", get_args(Status)),
        lambda claim, actors: claim.status or "",
        f"one of {', '.join(get_args(Status))}",
    ),
    "modality": _Field(
        _parse_one_of("modality", get_args(Modality)),
        lambda claim, actors: claim.modality,
        f"one of {', '.join(get_args(Modality))}",
    ),
    "negated": _Field(
        lambda claim, value: {"negated": {"yes": True, "no": False}[value]},
        lambda claim, actors: "yes" if claim.negated else "no",
        "yes or no",
    ),
}
