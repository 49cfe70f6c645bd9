"""Claims as linking sees them, and which claims follow another of their own report.

A headline, a toll or a claim of responsibility says little by itself: it follows the claim of its own report
that it speaks of, into whatever entry that claim is linked. Only what follows nothing is linked by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from watchdesk.domain.claim import Claim
from watchdesk.domain.document import Document
from watchdesk.domain.linking import Linkable
from watchdesk.domain.place import Place
from watchdesk.domain.time import When
from watchdesk.record.entries.held import HeldClaim
from watchdesk.vocabulary.actors import fold_name, register
from watchdesk.vocabulary.folding import fold
from watchdesk.vocabulary.linking import content_words as words_of

FOLLOWING = "machine:following 1"
"""The giver of "same" where a claim follows another of its report."""

_SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]?")
_SHORTEST_WORD = 3


def find_leaders(held: Sequence[HeldClaim]) -> dict[str, str]:
    """Say, for the claims of one report, which follows which. What is left out is linked by itself."""
    leaders: dict[str, str] = {}
    for follower in held:
        leader = _leader_of(follower, held)
        if leader:
            leaders[follower.claim.id] = leader.claim.id
    return leaders


def _leader_of(follower: HeldClaim, held: Sequence[HeldClaim]) -> HeldClaim | None:
    kind = "attack" if follower.kind == "incident" else follower.claim.kind
    if follower.claim.kind == kind and not follower.claim.headline:
        return None
    told = [each for each in held if each.claim.kind == kind and _may_be_one(follower.claim, each.claim)]
    body = [each for each in told if not each.claim.headline]
    alone = [] if follower.claim.kind == kind else told
    return max(body or alone, key=lambda each: _fitness(follower, each), default=None)


def _may_be_one(follower: Claim, leader: Claim) -> bool:
    return (
        not _apart(_days(follower.when), _days(leader.when))
        and not _other_place(follower.where, leader.where)
        and not (follower.event and leader.event and follower.event.type != leader.event.type)
        and not (follower.kind == "contact" and follower.status != leader.status)
    )


def _apart(one: tuple[date, date] | None, other: tuple[date, date] | None) -> bool:
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])


def _days(when: When | None) -> tuple[date, date] | None:
    return (when.earliest, when.latest) if when and when.earliest and when.latest else None


def _other_place(one: Place | None, other: Place | None) -> bool:
    exact = [place.id for place in (one, other) if place and place.id and (place.precision or 7) <= 2]
    return len(exact) == 2 and exact[0] != exact[1]


def _fitness(follower: HeldClaim, leader: HeldClaim) -> tuple[int, int, int]:
    """Say how well a claim fits: by what both say, then the nearest before it, then the nearest after."""
    claim, other = follower.claim, leader.claim
    same = (
        bool(claim.where and other.where and claim.where.id == other.where.id)
        + bool(claim.when and other.when and _days(claim.when) == _days(other.when))
        + bool(claim.event and other.event and claim.event.mode == other.event.mode)
        + bool({(t.what, t.low) for t in claim.tolls} & {(t.what, t.low) for t in other.tolls})
        + bool(set(claim.recipients) & set(other.recipients))
        + bool(set(claim.initiators) & set(other.initiators))
        + len(_words_about(claim) & _words_of_place(other))
    )
    distance = follower.start - leader.start
    return same, int(distance >= 0), -abs(distance)


def _words_about(claim: Claim) -> set[str]:
    return set(fold(claim.about or "").split())


def _words_of_place(claim: Claim) -> set[str]:
    return set(fold(claim.where.words or claim.where.name).split()) if claim.where else set()


def linkable_of(held: HeldClaim, voice: str, followers: Sequence[HeldClaim] = ()) -> Linkable:
    """Give a claim as linking sees it: what it does not say itself, those that follow it may."""
    claim = _filled(held.claim, [each.claim for each in followers])
    when, place = claim.when, claim.where
    actors = {id: actor for each in (*followers, held) for id, actor in each.actors.items()}
    return Linkable(
        claim=claim.id,
        document=held.document.id,
        kind=held.kind,
        voice=voice,
        published=held.document.published.date() if held.document.published else None,
        earliest=when.earliest if when else None,
        latest=when.latest if when else None,
        when_precision=when.precision if when else None,
        place=place.id if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        place_precision=place.precision if place else None,
        country=place.country if place else None,
        place_words=(place.words or place.name) if place else None,
        initiators=frozenset(party_key(each, actors) for each in claim.initiators),
        recipients=frozenset(party_key(each, actors) for each in claim.recipients),
        event=_event(claim),
        tolls=tuple((toll.what, toll.class_, toll.low, toll.high) for toll in claim.tolls),
        count=(claim.count.low, claim.count.high) if claim.count else None,
        words=content_words(held),
        report_words=_report_words(held.document),
        modality=claim.modality,
        negated=claim.negated,
        status=claim.status,
        start=held.start,
    )


def party_key(actor: str, actors: Mapping[str, object]) -> str:
    """Give the one key of a party across reports: the register's id, or its folded name."""
    if register().get(actor):
        return actor
    return fold_name(getattr(actors.get(actor), "name", actor))


def _filled(claim: Claim, followers: Iterable[Claim]) -> Claim:
    told = [each for each in followers if not each.negated and each.status != "denied"]
    filled = {
        name: next((value for each in told if (value := getattr(each, name))), None)
        for name in ("when", "where", "tolls", "initiators", "recipients")
        if not getattr(claim, name)
    }
    return claim.model_copy(update={name: value for name, value in filled.items() if value})


def _event(claim: Claim) -> str | None:
    if claim.event is None:
        return None
    return f"{claim.event.type}/{claim.event.mode}" if claim.event.mode else claim.event.type


def content_words(held: HeldClaim) -> frozenset[str]:
    """Give the folded words of the sentences that a claim's event stands in, and of what it is about."""
    text, spans = held.document.text, held.read.spans
    cited = [span for span in spans if span.field == "event"] or list(spans[:1])
    told = " ".join([*(_sentence_at(text, span.start) for span in cited), held.claim.about or ""])
    return frozenset(word for word in fold(told).split() if len(word) >= _SHORTEST_WORD)


def _report_words(document: Document) -> frozenset[str]:
    own = (document.text[block.start : block.end] for block in document.blocks if block.kind != "related")
    return words_of("\n".join(own))


def _sentence_at(text: str, start: int) -> str:
    before = max(text.rfind(sign, 0, start) for sign in ("\n", ". ", "! ", "? "))
    match = _SENTENCE.match(text, before + 1 if before >= 0 else 0)
    return match[0] if match else ""
