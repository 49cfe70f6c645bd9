"""Build an entry from the claims that were linked: a pure function of what they say and how they are graded."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

from watchdesk.domain.entry import (
    Account,
    Contact,
    CountFigure,
    Entry,
    EventTold,
    Grade,
    Incident,
    Movement,
    PartyTold,
    PeriodTold,
    PlaceTold,
    PromiseEntry,
    Side,
    WordsTold,
)
from watchdesk.domain.linking import EntryKind
from watchdesk.domain.time import When
from watchdesk.record.entries.gathering import party_key
from watchdesk.record.entries.grading import Letters, best_grade, count_voices, grade_accounts
from watchdesk.record.entries.held import HeldClaim
from watchdesk.record.entries.naming import entry_id
from watchdesk.record.entries.responsibility import gather_responsibility, is_competing
from watchdesk.record.entries.tolls import gather_tolls, gather_totals

Held = Sequence[HeldClaim]


def build_entry(held: Held, voices: Mapping[str, str], letters: Letters, also: Iterable[str] = ()) -> Entry:
    """Build the entry that these claims make; `voices` is by document, `also` are its earlier ids."""
    held = sorted(held, key=lambda each: each.order)
    grades = grade_accounts(held, voices, letters)
    days = [each.claim.when for each in held if each.claim.when and not each.claim.negated]
    known: dict[str, Any] = {
        "id": entry_id(held),
        "also": tuple(sorted(also)),
        "earliest": min((when.earliest for when in days if when.earliest), default=None),
        "latest": max((when.latest for when in days if when.latest), default=None),
        "periods": _periods(held, lambda each: each.claim.when),
        "places": _places(held),
        "parties": _parties(held),
        "events": _events(held),
        "accounts": tuple(_account(each, voices[each.document.id], grades[each.claim.id]) for each in held),
        "corrections": tuple(correction for each in held for correction in each.corrections),
        "reports": len({each.document.id for each in held}),
        "voices": count_voices(held, voices),
        "grade": best_grade(grades.values()),
    }
    return _OF_KIND[held[0].kind](held, known)


def _incident(held: Held, known: dict[str, Any]) -> Incident:
    told = gather_responsibility(held)
    return Incident(
        **known,
        tolls=gather_tolls(held),
        totals=gather_totals(held),
        responsibility=told,
        competing=is_competing(told),
    )


def _contact(held: Held, known: dict[str, Any]) -> Contact:
    return Contact(**known, about=_about(held))


def _promise(held: Held, known: dict[str, Any]) -> PromiseEntry:
    return PromiseEntry(
        **known, about=_about(held), deadlines=_periods(held, lambda each: each.claim.deadline)
    )


def _movement(held: Held, known: dict[str, Any]) -> Movement:
    counts = tuple(
        CountFigure(**dict(each.claim.count), claim=each.claim.id) for each in held if each.claim.count
    )
    return Movement(**known, about=_about(held), counts=counts)


_OF_KIND: dict[EntryKind, Callable[[Held, dict[str, Any]], Entry]] = {
    "incident": _incident,
    "contact": _contact,
    "promise": _promise,
    "movement": _movement,
}


def _account(held: HeldClaim, voice: str, grade: Grade) -> Account:
    claim, document = held.claim, held.document
    speaker = held.actors.get(claim.sourcing.speaker or "")
    return Account(
        claim=claim.id,
        kind=claim.kind,
        document=document.id,
        publisher=document.publisher,
        published=document.published,
        voice=voice,
        speaker=speaker.name if speaker else None,
        footing=claim.sourcing.footing,
        mode=claim.sourcing.mode,
        status=claim.status,
        modality=claim.modality,
        negated=claim.negated,
        headline=claim.headline,
        grade=grade,
        accepted_by=held.accepted_by,
    )


def _by(held: Held, key: Callable[[HeldClaim], Hashable | None]) -> list[list[HeldClaim]]:
    """Gather the claims that say the same of something, the most often said first."""
    groups: dict[Hashable, list[HeldClaim]] = {}
    for each in held:
        told = key(each)
        if told is not None:
            groups.setdefault(told, []).append(each)
    return sorted(groups.values(), key=lambda group: -len({each.document.id for each in group}))


def _ids(held: Iterable[HeldClaim]) -> tuple[str, ...]:
    return tuple(each.claim.id for each in held)


def _periods(held: Held, when: Callable[[HeldClaim], When | None]) -> tuple[PeriodTold, ...]:
    def days(each: HeldClaim) -> Hashable | None:
        told = when(each)
        return (told.earliest, told.latest) if told and (told.earliest or told.latest) else None

    return tuple(
        PeriodTold(when=told, claims=_ids(group)) for group in _by(held, days) if (told := when(group[0]))
    )


def _places(held: Held) -> tuple[PlaceTold, ...]:
    def place(each: HeldClaim) -> Hashable | None:
        return (each.claim.where.id or each.claim.where.name) if each.claim.where else None

    return tuple(
        PlaceTold(place=group[0].claim.where, claims=_ids(group))
        for group in _by(held, place)
        if group[0].claim.where
    )


def _events(held: Held) -> tuple[EventTold, ...]:
    def event(each: HeldClaim) -> Hashable | None:
        return (each.claim.event.type, each.claim.event.mode) if each.claim.event else None

    return tuple(
        EventTold(event=group[0].claim.event, claims=_ids(group))
        for group in _by(held, event)
        if group[0].claim.event
    )


def _about(held: Held) -> tuple[WordsTold, ...]:
    groups = _by(held, lambda each: each.claim.about)
    return tuple(WordsTold(words=str(group[0].claim.about), claims=_ids(group)) for group in groups)


def _parties(held: Held) -> tuple[PartyTold, ...]:
    told: dict[tuple[Side, str, str | None], PartyTold] = {}
    for each in held:
        for side, actor, role in _sides(each):
            key = (side, party_key(actor, each.actors), role)
            known = told.get(key)
            name = each.actors[actor].name if actor in each.actors else actor
            claims = (*known.claims, each.claim.id) if known else (each.claim.id,)
            told[key] = PartyTold(
                actor=key[1], name=known.name if known else name, side=side, role=role, claims=claims
            )
    return tuple(sorted(told.values(), key=lambda party: (party.side, -len(party.claims))))


def _sides(held: HeldClaim) -> list[tuple[Side, str, str | None]]:
    claim = held.claim
    if claim.kind == "responsibility":  # says who did it, which stands under responsibility
        return []
    return [
        *(("initiator", actor, None) for actor in claim.initiators),
        *(("recipient", actor, None) for actor in claim.recipients),
        *(("other", other.actor, other.role) for other in claim.others),
    ]
