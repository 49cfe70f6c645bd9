"""In which fields does a claim agree with the gold?

Takes a claim of a reading and a gold claim. Gives each field's verdict: right, wrong, or None where the gold
does not say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from benchmarks.reading.gold import GoldClaim, GoldToll, Period
from benchmarks.reading.names import is_covered, is_named, is_placed, share_covered
from watchdesk.domain.actor import Actor
from watchdesk.domain.claim import Claim, Toll
from watchdesk.domain.time import When

CORE = ("parties", "direction", "negation")
WHOLE = (*CORE, "date", "place", "footing", "modality", "status")
FIELDS = (*WHOLE, "speaker", "type", "mode", "tolls", "count", "deadline")

Verdicts = Mapping[str, bool | None]


@dataclass(frozen=True, slots=True)
class Context:
    """What a comparison needs of the reading: its actors by id, and the day of the report."""

    actors: Mapping[str, Actor]
    on: date

    def of(self, ids: tuple[str, ...]) -> list[Actor]:
        """Give the actors of these ids."""
        return [self.actors[each] for each in ids if each in self.actors]


def compare(claim: Claim, gold: GoldClaim, context: Context) -> Verdicts:
    """Give the verdict on each of `FIELDS`."""
    return {
        "parties": _has_parties(claim, gold, context),
        "direction": _has_direction(claim, gold, context),
        "negation": gold.negated is None or claim.negated == gold.negated,
        "date": _is_dated(claim.when, gold),
        "place": ("place" in gold.open and claim.where is None) or is_placed(claim.where, gold.places),
        "footing": claim.sourcing.footing in gold.footings,
        "modality": claim.modality in gold.modalities,
        "status": (claim.status or "") in gold.statuses,
        "speaker": _has_speaker(claim, gold, context),
        "type": (claim.event.type if claim.event else "") in gold.types if gold.types else None,
        "mode": ((claim.event.mode if claim.event else None) or "") in gold.modes if gold.modes else None,
        "tolls": _has_tolls(claim.tolls, gold.tolls) if claim.tolls or gold.tolls else None,
        "count": _has_count(claim, gold),
        "deadline": _period(claim.deadline) == gold.deadline if gold.deadline else None,
    }


def is_right(verdicts: Verdicts, fields: tuple[str, ...]) -> bool:
    """Say whether every one of these fields is right."""
    return all(verdicts[field] for field in fields)


def closeness(claim: Claim, gold: GoldClaim, verdicts: Verdicts, context: Context) -> float:
    """Give how far claim and gold agree, to tell which gold claim is meant: parties weigh the most."""
    parties = context.of((*claim.initiators, *claim.recipients))
    share = share_covered(parties, (*gold.initiators, *gold.recipients), context.on)
    return 3 * share + sum(1 for field in WHOLE if verdicts[field])


def _has_parties(claim: Claim, gold: GoldClaim, context: Context) -> bool:
    found = context.of((*claim.initiators, *claim.recipients))
    return is_covered(found, (*gold.initiators, *gold.recipients), context.on)


def _has_direction(claim: Claim, gold: GoldClaim, context: Context) -> bool:
    if gold.mutual or claim.kind == "contact":
        return _has_parties(claim, gold, context)
    return is_covered(context.of(claim.initiators), gold.initiators, context.on) and is_covered(
        context.of(claim.recipients), gold.recipients, context.on
    )


def _is_dated(when: When | None, gold: GoldClaim) -> bool:
    found = _period(when)
    if found == (None, None):
        return not gold.periods or "when" in gold.open
    return found in gold.periods


def _period(when: When | None) -> Period:
    return (when.earliest, when.latest) if when else (None, None)


def _has_speaker(claim: Claim, gold: GoldClaim, context: Context) -> bool:
    speaker = context.actors.get(claim.sourcing.speaker or "")
    if speaker is None:
        return not gold.speakers or "" in gold.speakers
    return is_named(speaker, gold.speakers, context.on)


def _has_tolls(found: tuple[Toll, ...], gold: tuple[GoldToll, ...]) -> bool:
    return len(found) == len(gold) and all(any(_is_toll(toll, each) for toll in found) for each in gold)


def _is_toll(toll: Toll, gold: GoldToll) -> bool:
    is_figure = (toll.what, toll.low) == (gold.what, gold.low) and (
        toll.high == gold.high or not gold.is_bounded
    )
    return is_figure and toll.class_ in gold.classes


def _has_count(claim: Claim, gold: GoldClaim) -> bool | None:
    if gold.count is None:
        return None
    return claim.count is not None and (claim.count.low, claim.count.high) == gold.count
