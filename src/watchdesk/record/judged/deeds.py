"""Claims that make no entry as occurrences: acts, positions and presences, and what is not part of the record.

Several reports of one deed are one: the same parties, type and day. What waits for review, was rejected, or is only
expected is an occurrence too, so that a finding can say that it saw it and did not count it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from watchdesk.domain.claim import SURE, ClaimKind
from watchdesk.domain.occurrence import Occurrence, Standing, TieStance
from watchdesk.record.entries.grading import count_voices
from watchdesk.record.entries.held import HeldClaim
from watchdesk.record.entries.reviewed import Reviewed
from watchdesk.record.judged.days import days_of
from watchdesk.record.judged.incidents import areas_in, doers_of, standing_of, targets_of, types_of
from watchdesk.record.judged.parties import distinct, distinct_targets, target_of, tie_of
from watchdesk.vocabulary.actors import register

DEEDS: tuple[ClaimKind, ...] = ("act", "position", "presence")
"""Kinds of claim of which no entry is made."""

Voices = Mapping[str, str]


def deeds_of(held: Iterable[HeldClaim], reviewed: Reviewed, voices: Voices) -> list[Occurrence]:
    """Give claims outside entries, those of one deed together."""
    alike: dict[Hashable, list[_Deed]] = defaultdict(list)
    for each in sorted(held, key=lambda one: one.order):
        deeds = alike[_key(each, standing_in(each, reviewed))]
        words = _words_for_targets(each)
        deed = next((deed for deed in deeds if deed.may_be_to(words)), None)
        if deed is None:
            deed = _Deed()
            deeds.append(deed)
        deed.claims.append(each)
        deed.words |= words
    groups = [deed.claims for deeds in alike.values() for deed in deeds]
    return [_occurrence(group, standing_in(group[0], reviewed), voices) for group in groups]


@dataclass
class _Deed:
    """Claims of one deed, and the words by which they call those to whom it is done."""

    claims: list[HeldClaim] = field(default_factory=list)
    words: set[str] = field(default_factory=set)

    def may_be_to(self, words: set[str]) -> bool:
        """Say whether it may be done to those so called: "prisoners" may be "twenty Uzbek prisoners"."""
        return not words or not self.words or bool(words & self.words)


def _words_for_targets(held: HeldClaim) -> set[str]:
    """The words for those to whom it is done, of whom the register does not know who they are."""
    unknown = (key for key in _targets(held) if not register().get(key))
    return {word for key in unknown for word in key.split()}


def _targets(held: HeldClaim) -> list[str]:
    return [target_of(actor, held).actor for actor in targets_of(held.claim)]


def standing_in(held: HeldClaim, reviewed: Reviewed) -> Standing:
    """Say how a claim stands after what persons and the reader think of it."""
    claim = held.claim
    if reviewed.is_rejected(claim.id):
        return "rejected"
    if claim.confidence < SURE and not reviewed.is_accepted(claim.id):
        return "for-review"
    standing = standing_of(held)
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
        frozenset(target_of(actor, held).actor for actor in doers_of(claim)),
        frozenset(key for key in _targets(held) if register().get(key)),
        days.first,
        days.last,
    )


def stance_in(held: HeldClaim) -> TieStance:
    """Say how firmly a claim ties those who do it to what they do."""
    mode = held.claim.sourcing.mode
    if mode == "denied":
        return "denied"
    return "attributed" if mode == "alleged" else "does"


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
            tie_of(actor, stance_in(each), each) for each in held for actor in doers_of(each.claim)
        ),
        targets=distinct_targets(target_of(actor, each) for each in held for actor in targets_of(each.claim)),
        voices=count_voices(held, voices),
        reports=len({each.document.id for each in held}),
        claims=tuple(claim.id for claim in claims),
        where=place.name if place else None,
        documents=tuple(dict.fromkeys(each.document.id for each in held)),
    )
