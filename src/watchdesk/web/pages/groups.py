"""Groups and havens: which armed group is said to be where, by whose leave, by whose account, denied by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import APIRouter

from watchdesk.record import ClaimEntry, Scope, find_latest_claims
from watchdesk.record.entries.gathering import party_key
from watchdesk.vocabulary.actors import register
from watchdesk.web.asking import Asking
from watchdesk.web.browsing import keep_up
from watchdesk.web.claims_view import LINE_COLUMNS, Line, cells_of_line, line_of
from watchdesk.web.filters import parse_day
from watchdesk.web.pages import Place
from watchdesk.web.twins import Page, page

router = APIRouter()
PLACES = (Place(50, "/groups", "Groups and havens", "h"),)
_MOST = 100
_UNSTATED = "no place stated"


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one group in one place."""

    place: str
    lines: tuple[Line, ...]

    @property
    def denied(self) -> int:
        """Say how many of the accounts deny it."""
        return sum(line.claim.negated or line.claim.sourcing.mode == "denied" for line in self.lines)

    @property
    def statuses(self) -> tuple[str, ...]:
        """Give the ways in which it is said to be there."""
        return tuple(
            dict.fromkeys(line.status.removeprefix("said to be ") for line in self.lines if line.status)
        )


@dataclass(frozen=True, slots=True)
class Group:
    """One group with all that is said of where it is."""

    key: str
    name: str
    places: tuple[Told, ...]
    reports: int


@page(router, "/groups")
def groups(asked: Asking, since: str = "", until: str = "", actor: str = "") -> Page:
    """Show which group is said to be where."""
    keep_up(asked)
    scope = Scope(
        actor=actor.strip() or None, since=parse_day("since", since), until=parse_day("until", until)
    )
    found = find_latest_claims(asked.desk, ("presence",), scope, _MOST)
    lines = [line_of(each) for each in found]
    return Page(
        "groups.html",
        "Groups and havens",
        {
            "groups": _by_group(found),
            "filters": {"since": since, "until": until, "actor": actor},
            "narrowed": bool(since or until or actor),
            "most": _MOST if len(found) == _MOST else None,
        },
        data=_by_group(found),
        columns=LINE_COLUMNS,
        rows=[cells_of_line(line) for line in lines],
    )


def _by_group(found: Iterable[ClaimEntry]) -> tuple[Group, ...]:
    told: dict[str, list[ClaimEntry]] = {}
    names: dict[str, str] = {}
    for each in found:
        for actor in each.claim.initiators or ("?",):
            key = party_key(actor, each.actors)
            entry = register().get(key)
            known = each.actors.get(actor)
            names.setdefault(
                key, entry.name if entry else known.name if known else "a group that is not named"
            )
            told.setdefault(key, []).append(each)
    groups = [
        Group(key, names[key], _by_place(claims), len({each.document.id for each in claims}))
        for key, claims in told.items()
    ]
    return tuple(sorted(groups, key=lambda group: (-group.reports, group.name)))


def _by_place(claims: Iterable[ClaimEntry]) -> tuple[Told, ...]:
    places: dict[str, list[Line]] = {}
    for each in claims:
        line = line_of(each)
        places.setdefault(line.where or _UNSTATED, []).append(line)
    told = (Told(place, tuple(lines)) for place, lines in places.items())
    return tuple(sorted(told, key=lambda each: (each.place == _UNSTATED, -len(each.lines), each.place)))
