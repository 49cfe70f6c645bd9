"""Who and where a name means, in words and as JSON; and what the desk itself says of names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from watchdesk.domain.own_names import ActorDecision, OwnActorName, OwnPlace
from watchdesk.outlets.wording import clean
from watchdesk.record import ActorAnswer, ActorAnswers, OwnFact
from watchdesk.vocabulary.actors import ActorEntry, register
from watchdesk.vocabulary.gazetteer import GazetteerPlace
from watchdesk.vocabulary.group_ties import GroupTie, TieKind

PLACE_COLUMNS = ("place", "kind", "country", "division", "lat", "lon", "people", "share", "id", "from")
FACT_COLUMNS = ("id", "what the desk says", "by", "when")

_TIES: dict[TieKind, tuple[str, str]] = {
    "part-of": ("part of", "its part"),
    "sworn-to": ("sworn to", "sworn to it"),
    "member-of": ("member of", "its member"),
    "split-from": ("split from", "split from it"),
    "successor-of": ("successor of", "its successor"),
    "linked-to": ("said to be linked to", "said to be linked to it"),
}
"""A tie from the side of the group, and from the side of the other."""
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """One place that a name may mean; `share` is of all that speaks for one of the name's places."""

    place: GazetteerPlace
    share: float


def place_cells(answer: PlaceAnswer) -> tuple[str, ...]:
    """Give a place's row."""
    place = answer.place
    return (
        clean(place.name),
        place.kind,
        _holder(place),
        clean(place.adm1) or "–",
        f"{place.lat:.3f}",
        f"{place.lon:.3f}",
        f"{place.population:,}" if place.population else "–",
        f"{answer.share:.2f}",
        place.id,
        place.part,
    )


def place_json(answer: PlaceAnswer) -> str:
    """Give one line of JSON for a place."""
    place = answer.place
    return _line(
        {
            "name": place.name,
            "kind": place.kind,
            "country": place.owner,
            "disputed": place.disputed,
            "division": place.adm1,
            "lat": place.lat,
            "lon": place.lon,
            "people": place.population,
            "id": place.id,
            "part": place.part,
            "score": round(answer.share, 3),
        }
    )


def _holder(place: GazetteerPlace) -> str:
    disputed = f"disputed: {place.disputed}" if place.disputed else None
    return "; ".join(filter(None, (place.owner, disputed))) or "–"


def fact_cells(fact: OwnFact) -> tuple[str, ...]:
    """Give the row of one thing that the desk says."""
    return fact.id, fact_in_words(fact), clean(fact.by), fact.at


def fact_in_words(fact: OwnFact) -> str:
    """Say what the desk says."""
    said = fact.said
    if isinstance(said, OwnPlace):
        parts = (said.kind, said.country, said.division, f"{said.lat:.3f}, {said.lon:.3f}", *said.aliases)
        held = f"disputed: {said.disputed}" if said.disputed else None
        return clean(f"{said.name}: {'; '.join(filter(None, (*parts, held)))}")
    if isinstance(said, OwnActorName):
        return clean(f"{said.actor} ({_name_of(said.actor)}) also goes by {said.name}")
    holds = "are the same, found under the first" if said.ruling == "same" else "are different"
    return clean(f"{said.one} ({_name_of(said.one)}) and {said.other} ({_name_of(said.other)}) {holds}")


def fact_json(fact: OwnFact) -> str:
    """Give one line of JSON for one thing that the desk says."""
    kinds = {OwnPlace: "place", OwnActorName: "actor-name", ActorDecision: "actor-decision"}
    said = fact.said.model_dump(mode="json", exclude={"id"})
    return _line({"id": fact.id, "kind": kinds[type(fact.said)], **said, "by": fact.by, "at": fact.at})


def actor_lines(answer: ActorAnswer) -> Iterator[tuple[str, str]]:
    """Give an actor's lines, each with its heading."""
    entry = answer.entry
    yield "kind", _kind_in_words(entry, answer.owner)
    if when := _period(entry.since, entry.until):
        yield "when", when
    yield from _names_by_origin(answer)
    for tie in answer.ties:
        yield _TIES[tie.tie][0], _tie_in_words(tie.to, tie)
    for tie in answer.ties_here:
        yield _TIES[tie.tie][1], _tie_in_words(tie.group, tie)
    if answer.look_alikes:
        others = (f"{other.name} ({other.id})" for other in answer.look_alikes)
        yield "not the same as", "; ".join(others)
    if answer.same:
        yield "same, by the desk", "; ".join(f"{_name_of(id)} ({id})" for id in answer.same)
    if entry.note:
        yield "note", entry.note
    yield from _uses(answer)


def _kind_in_words(entry: ActorEntry, owner: ActorEntry | None) -> str:
    parts = (entry.kind, entry.country, f"of {owner.name} ({owner.id})" if owner else None)
    return ", ".join(filter(None, parts))


def _names_by_origin(answer: ActorAnswer) -> Iterator[tuple[str, str]]:
    for origin in dict.fromkeys(name.origin for name in answer.names):
        names = (clean(each.name) for each in answer.names if each.origin == origin)
        yield "names", f"{'; '.join(names)}  [{clean(origin)}]"


def _uses(answer: ActorAnswer) -> Iterator[tuple[str, str]]:
    if answer.reports is None:
        return
    yield "in the desk", f"{_many(answer.reports, 'report')}, {_many(answer.claims or 0, 'claim')}"
    for each in answer.named_as[:_MOST_WORDS]:
        yield (
            "named",
            f"“{clean(each.words)}” in {_many(each.reports, 'report')}, {_many(each.claims, 'claim')}",
        )
    if len(answer.named_as) > _MOST_WORDS:
        yield "named", f"and in {len(answer.named_as) - _MOST_WORDS} more ways"


def actors_json(answers: ActorAnswers) -> str:
    """Give one line of JSON for all that a name means."""
    return _line(
        {
            "asked": answers.asked,
            "note": answers.note or None,
            "found": [_answer_json(answer) for answer in answers.found],
            "met": [{"id": m.id, "name": m.name, "kind": m.kind, "reports": m.reports} for m in answers.met],
            "alike": [{"id": each.id, "name": each.name} for each in answers.alike],
        }
    )


def _answer_json(answer: ActorAnswer) -> dict[str, Any]:
    entry = answer.entry
    return {
        "id": entry.id,
        "name": entry.name,
        "kind": entry.kind,
        "country": entry.country,
        "of": entry.of,
        "since": _first(entry.since),
        "until": _last(entry.until),
        "note": entry.note or None,
        "names": [{"name": name.name, "origin": name.origin} for name in answer.names],
        "ties": _ties_json(answer.ties),
        "ties_here": _ties_json(answer.ties_here),
        "not_the_same_as": [other.id for other in answer.look_alikes],
        "same_by_desk": list(answer.same),
        "reports": answer.reports,
        "claims": answer.claims,
        "named_as": [{"words": n.words, "reports": n.reports, "claims": n.claims} for n in answer.named_as],
    }


def _ties_json(ties: Sequence[GroupTie]) -> list[dict[str, Any]]:
    return [
        {
            "group": tie.group,
            "tie": tie.tie,
            "to": tie.to,
            "since": _first(tie.since),
            "until": _last(tie.until),
            "note": tie.note or None,
        }
        for tie in ties
    ]


def _tie_in_words(other: str, tie: GroupTie) -> str:
    when = _period(tie.since, tie.until)
    parts = (f"{_name_of(other)} ({other})", when, tie.note)
    return ", ".join(filter(None, parts))


def _name_of(actor: str) -> str:
    entry = register().get(actor)
    return entry.name if entry is not None else "named in reports of this desk"


def _period(since: date | None, until: date | None) -> str:
    words = (f"since {_first(since)}" if since else "", f"until {_last(until)}" if until else "")
    return " ".join(filter(None, words))


def _first(day: date | None) -> str | None:
    """A day, or the month or year that it stands for: tables write no more than is known."""
    if day is None or day.day != 1:
        return day.isoformat() if day else None
    return f"{day:%Y}" if day.month == 1 else f"{day:%Y-%m}"


def _last(day: date | None) -> str | None:
    if day is None or (day + timedelta(days=1)).day != 1:
        return day.isoformat() if day else None
    return f"{day:%Y}" if day.month == 12 else f"{day:%Y-%m}"


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
