"""What a desk itself says of names: places of its own, more names of known actors, and who is the same as whom.

A desk keeps these; the reader is handed them as a value, so that reading stays a pure function.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from watchdesk.domain.frozen import Frozen
from watchdesk.domain.identity import make_id
from watchdesk.domain.place import PlaceKind

Sameness = Literal["same", "different"]
OWN_PLACE = "desk:"
"""What the ids of a desk's own places begin with."""


class OwnPlace(Frozen):
    """A place that somebody at the desk added."""

    id: str
    """``desk:…``, decided by the name, the kind and the coordinates."""
    name: str = Field(min_length=1)
    kind: PlaceKind = "city"
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    division: str | None = None
    """The first-level division it lies in, by name."""
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    aliases: tuple[str, ...] = ()
    disputed: str | None = None
    """Who administers and who claims the land; None where nobody disputes it."""


class OwnActorName(Frozen):
    """A further name of an actor, which somebody at the desk added."""

    actor: str
    name: str = Field(min_length=1)


class ActorDecision(Frozen):
    """That two actors are the same or are different, as somebody at the desk decided."""

    one: str
    """Of two that are the same, the one under which both are found."""
    other: str
    ruling: Sameness


class OwnNames(Frozen):
    """All that a desk says of names and that now holds, oldest first."""

    places: tuple[OwnPlace, ...] = ()
    names: tuple[OwnActorName, ...] = ()
    decisions: tuple[ActorDecision, ...] = ()

    def version(self) -> str:
        """Give a short hash of all of it, whatever the order of adding; empty where there is nothing."""
        parts = (self.places, self.names, self.decisions)
        if not any(parts):
            return ""
        said = [sorted(each.model_dump_json() for each in part) for part in parts]
        return make_id("own", *said).removeprefix("own-")[:8]

    def same_as(self) -> dict[str, str]:
        """Give for each id that is the same as another the one under which all of them are found."""
        leads: dict[str, str] = {}
        for decision in self._standing():
            if decision.ruling == "same":
                leads[_last(leads, decision.other)] = _last(leads, decision.one)
        return {each: _last(leads, each) for each in leads if _last(leads, each) != each}

    def apart_from(self, actor: str) -> frozenset[str]:
        """Give the ids that are decided to be different from this one."""
        pairs = [(d.one, d.other) for d in self._standing() if d.ruling == "different"]
        return frozenset(b if a == actor else a for a, b in pairs if actor in (a, b))

    def _standing(self) -> list[ActorDecision]:
        """The last decision on each pair."""
        last = {frozenset((d.one, d.other)): d for d in self.decisions}
        return list(last.values())


NO_NAMES = OwnNames()


def own_place_id(name: str, kind: PlaceKind, lat: float, lon: float) -> str:
    """Give the id of a desk's own place."""
    return OWN_PLACE + make_id("plc", name, kind, lat, lon).removeprefix("plc-")[:10]


def _last(leads: dict[str, str], actor: str) -> str:
    while actor in leads and leads[actor] != actor:
        actor = leads[actor]
    return actor
