"""Entries as occurrences: an incident, contact, promise or movement, once, with all by which it may be counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from watchdesk.domain.claim import Claim, ClaimKind
from watchdesk.domain.entry import Entry, Incident
from watchdesk.domain.linking import EntryKind
from watchdesk.domain.occurrence import Occurrence, Standing, Tie, TieStance
from watchdesk.record.entries.held import HeldClaim
from watchdesk.record.judged.days import Days, days_of
from watchdesk.record.judged.parties import (
    distinct,
    distinct_targets,
    target_of,
    tie_of,
)
from watchdesk.vocabulary.areas import areas_of

KIND_OF: dict[EntryKind, ClaimKind] = {
    "incident": "attack",
    "contact": "contact",
    "promise": "promise",
    "movement": "movement",
}

_STANCES: dict[str | None, TieStance] = {"claimed": "claimed", "denied": "denied", "attributed": "attributed"}
_NAMED = frozenset({"armed-group", "state", "government", "body", "organisation"})


def occurrence_of(entry: Entry, held: Sequence[HeldClaim]) -> Occurrence:
    """Give an entry, built from these claims, as judgement sees it."""
    main = _main_of(entry, held)
    telling = _telling(held)
    days = days_of(telling)
    return Occurrence(
        id=entry.id,
        kind=KIND_OF[entry.kind],
        standing=_standing(main, days),
        types=types_of(each.claim for each in telling),
        first=days.first,
        last=days.last,
        dated_by_report=days.by_report,
        areas=areas_in(telling),
        ties=distinct(tie for each in telling for tie in _ties(each)),
        targets=distinct_targets(target_of(one, each) for each in telling for one in targets_of(each.claim)),
        voices=entry.voices,
        reports=entry.reports,
        contested=len({each.claim.negated for each in main}) > 1,
        claims=tuple(each.claim.id for each in held),
        where=entry.places[0].place.name if entry.places else None,
        documents=tuple(dict.fromkeys(each.document.id for each in held)),
    )


def _telling(held: Sequence[HeldClaim]) -> Sequence[HeldClaim]:
    """The claims that say how it was: what is only planned or denied says nothing of who did what was done."""
    plain = [each for each in held if each.claim.kind == "responsibility" or standing_of(each) == "held"]
    return plain if any(each.claim.kind != "responsibility" for each in plain) else held


def _main_of(entry: Entry, held: Sequence[HeldClaim]) -> Sequence[HeldClaim]:
    """The claims that say whether it happened: those of an attack, where there are any."""
    kind = "attack" if isinstance(entry, Incident) else entry.kind
    return [each for each in held if each.claim.kind == kind] or held


def _standing(held: Sequence[HeldClaim], days: Days) -> Standing:
    plain = [each for each in held if standing_of(each) == "held"]
    if not plain:
        return standing_of(held[0])
    if all(each.claim.modality == "historical" for each in plain) and (days.by_report or not days.first):
        return "historical"
    return "held"


def standing_of(held: HeldClaim) -> Standing:
    """Say whether a claim holds that something happened, or why not.

    What was to happen after its report was published had not happened, however it is told.
    """
    claim, published = held.claim, held.document.published
    if claim.negated or (claim.sourcing.mode == "denied" and claim.kind != "responsibility"):
        return "negated"
    if claim.status == "trend":
        return "trend"
    if claim.modality == "hypothetical":
        return "hypothetical"
    if claim.modality in ("future", "conditional") or claim.status in ("planned", "cancelled"):
        return "planned"
    day = claim.when.earliest if claim.when else None
    # A day's grace: reports are dated in their publishers' zones.
    return "planned" if day and published and day > published.date() + timedelta(days=1) else "held"


def types_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Give the PLOVER types of claims, each also with its mode, and the statuses of those that have no type."""
    found: dict[str, None] = {}
    for claim in claims:
        if claim.event:
            found[claim.event.type] = None
            if claim.event.mode:
                found[f"{claim.event.type}/{claim.event.mode}"] = None
        if claim.status and claim.kind in ("presence", "position", "promise"):
            found[claim.status] = None
    return tuple(sorted(found))


def areas_in(held: Iterable[HeldClaim]) -> tuple[str, ...]:
    """Give every area that an account places it in."""
    found: dict[str, None] = {}
    for each in held:
        place = each.claim.where
        if place and place.country:
            found[place.country] = None
        if place and place.id:
            found |= dict.fromkeys(areas_of(place.id))
    return tuple(found)


def _ties(held: HeldClaim) -> Iterator[Tie]:
    claim = held.claim
    if claim.kind == "responsibility":
        stance = "denied" if claim.negated else _STANCES.get(claim.status)
        if stance:
            yield from (tie_of(actor, stance, held) for actor in claim.initiators)
    elif claim.kind == "attack":
        named = [actor for actor in claim.initiators if _is_named(actor, held)]
        if not claim.negated:
            yield from (tie_of(actor, "attributed", held) for actor in named)
    elif claim.kind != "toll":
        yield from (tie_of(actor, "does", held) for actor in doers_of(claim))


def doers_of(claim: Claim) -> tuple[str, ...]:
    """Give those who do what a claim tells of: the host, of a presence that has one; both, where two meet."""
    hosts = _hosts(claim)
    if hosts:
        return hosts
    return (*claim.initiators, *claim.recipients) if claim.kind == "contact" else claim.initiators


def targets_of(claim: Claim) -> tuple[str, ...]:
    """Give those to whom it is done: the hosted, of a presence that has a host; both, where two meet."""
    if claim.kind in ("toll", "responsibility"):
        return ()
    if claim.kind == "contact":
        return (*claim.initiators, *claim.recipients)
    victims = tuple(other.actor for other in claim.others if other.role == "victim")
    return (*(claim.initiators if _hosts(claim) else claim.recipients), *victims)


def _hosts(claim: Claim) -> tuple[str, ...]:
    if claim.kind != "presence":
        return ()
    return tuple(other.actor for other in claim.others if other.role == "host")


def _is_named(actor: str, held: HeldClaim) -> bool:
    known = held.actors.get(actor)
    return known is not None and known.kind in _NAMED
