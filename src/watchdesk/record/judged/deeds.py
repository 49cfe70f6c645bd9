"""Claims that make no entry as occurrences: acts, positions and presences, and what is not part of the record.

Several reports of one deed are one: the same parties, type and day. What waits for review, was rejected, or is only
expected is an occurrence too, so that a finding can say that it saw it and did not count it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from watchdesk.domain.claim import SURE, ClaimKind
from watchdesk.domain.occurrence import Occurrence, Standing
from watchdesk.record.entries.grading import count_voices
from watchdesk.record.entries.held import HeldClaim
from watchdesk.record.entries.reviewed import Reviewed
from watchdesk.record.judged.days import days_of
from watchdesk.record.judged.incidents import areas_in, standing_of, types_of
from watchdesk.record.judged.parties import distinct, distinct_targets, target_of, tie_of

DEEDS: tuple[ClaimKind, ...] = ("act", "position", "presence")
"""Kinds of claim of which no entry is made."""

Voices = Mapping[str, str]


def deeds_of(held: Iterable[HeldClaim], reviewed: Reviewed, voices: Voices) -> list[Occurrence]:
    """Give claims outside entries, those of one deed together."""
    groups: dict[Hashable, list[HeldClaim]] = defaultdict(list)
    for each in held:
        groups[_key(each, standing_in(each, reviewed))].append(each)
    return [_occurrence(group, standing_in(group[0], reviewed), voices) for group in groups.values()]


def standing_in(held: HeldClaim, reviewed: Reviewed) -> Standing:
    """Say how a claim stands after what persons and the reader think of it."""
    claim = held.claim
    if reviewed.is_rejected(claim.id):
        return "rejected"
    if claim.confidence < SURE and not reviewed.is_accepted(claim.id):
        return "for-review"
    standing = standing_of(claim)
    if standing == "held" and claim.modality == "historical" and days_of([held]).first is None:
        return "historical"
    return standing


def _key(held: HeldClaim, standing: Standing) -> Hashable:
    claim = held.claim
    if claim.kind not in DEEDS:
        return claim.id
    days = days_of([held])
    return (
        claim.kind,
        standing,
        types_of([claim]),
        frozenset(target_of(actor, held).actor for actor in claim.initiators),
        frozenset(target_of(actor, held).actor for actor in claim.recipients),
        days.first,
        days.last,
    )


def _occurrence(held: Sequence[HeldClaim], standing: Standing, voices: Voices) -> Occurrence:
    claims = [each.claim for each in held]
    days = days_of(held)
    place = next((claim.where for claim in claims if claim.where), None)
    return Occurrence(
        id=claims[0].id,
        kind=claims[0].kind,
        standing=standing,
        types=types_of(claims),
        first=days.first,
        last=days.last,
        dated_by_report=days.by_report,
        areas=areas_in(held),
        ties=distinct(
            tie_of(actor, "denied" if each.claim.sourcing.mode == "denied" else "does", each)
            for each in held
            for actor in each.claim.initiators
        ),
        targets=distinct_targets(target_of(actor, each) for each in held for actor in each.claim.recipients),
        voices=count_voices(held, voices),
        reports=len({each.document.id for each in held}),
        claims=tuple(claim.id for claim in claims),
        where=place.name if place else None,
        documents=tuple(dict.fromkeys(each.document.id for each in held)),
    )
