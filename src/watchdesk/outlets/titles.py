"""Titles: what an entry is, in the fewest plain words. Whoever is only accused is not named as the doer.

Data: ``data/event_words.csv``, a noun for each PLOVER type and mode, and the word between it and those it struck.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from watchdesk.domain.claim import Event
from watchdesk.domain.entry import Entry, Incident
from watchdesk.outlets.wording import clean

_MOST = 3
"""Parties named in a title; how many more there are is said."""
_STANCES = {"claimed": "claimed by", "attributed": "attributed to", "denied": "denied by"}


def title_of(entry: Entry) -> str:
    """Give an entry's title."""
    words = _TITLES[entry.kind](entry)
    return f"Expected, denied or supposed only: {words}" if entry.doubted else words[:1].upper() + words[1:]


def event_noun(event: Event | None, otherwise: str) -> str:
    """Name an event: ``bombing`` for ASSAULT/explosives."""
    if event is None:
        return otherwise
    nouns = _nouns()
    return nouns.get((event.type, event.mode or ""), nouns.get((event.type, ""), otherwise))


def attack_on(entry: Entry) -> str:
    """Name an attack and whom it struck: ``bombing of three policemen``."""
    event = entry.events[0].event if entry.events else None
    noun, target = event_noun(event, "attack"), parties_of(entry, "recipient")
    return f"{noun} {_towards().get(noun, 'on')} {target}" if target else noun


def parties_of(entry: Entry, side: str) -> str:
    """Name those on one side, the last with "and"."""
    return named(party.name for party in entry.parties if party.side == side and party.role is None)


def named(names: Iterable[str]) -> str:
    """Name some, the last with "and"; of many, the first, and how many more.

    >>> named(["Iran", "Pakistan", "China", "Russia"])
    'Iran, Pakistan, China and 1 more'
    """
    all_named = list(dict.fromkeys(map(clean, names)))
    told = all_named[:_MOST] + ([f"{len(all_named) - _MOST} more"] if len(all_named) > _MOST else [])
    return " and ".join(filter(None, (", ".join(told[:-1]), *told[-1:])))


def _incident(entry: Entry) -> str:
    words, doers = attack_on(entry), parties_of(entry, "initiator")
    if doers:
        return f"{words} by {doers}"
    told = entry.responsibility if isinstance(entry, Incident) else ()
    stance = next((each for each in told if each.stance == "claimed"), next(iter(told), None))
    return f"{words}, {_STANCES[stance.stance]} {clean(stance.name)}" if stance else words


def _contact(entry: Entry) -> str:
    noun = event_noun(entry.events[0].event if entry.events else None, "contact")
    one, other = parties_of(entry, "initiator"), parties_of(entry, "recipient")
    between = f"{one} with {other}" if one and other else one or other
    return f"{noun}: {between}" if between else f"{noun}, nobody named"


def _promise(entry: Entry) -> str:
    one, other = parties_of(entry, "initiator"), parties_of(entry, "recipient")
    return f"promise by {one or 'somebody not named'}{f' to {other}' if other else ''}"


def _movement(entry: Entry) -> str:
    who = parties_of(entry, "initiator") or parties_of(entry, "recipient")
    unit = next((clean(count.unit) for count in getattr(entry, "counts", ()) if count.unit), "people")
    noun = event_noun(entry.events[0].event if entry.events else None, "movement")
    return f"{noun} of {who or unit}"


_TITLES = {"incident": _incident, "contact": _contact, "promise": _promise, "movement": _movement}


@cache
def _nouns() -> dict[tuple[str, str], str]:
    return {(row["type"], row["mode"]): row["noun"] for row in _rows()}


@cache
def _towards() -> dict[str, str]:
    return {row["noun"]: row["towards"] for row in _rows()}


def _rows() -> list[dict[str, str]]:
    with files("watchdesk.outlets").joinpath("data/event_words.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
