"""Responsibility for an incident: who claims it, who denies it, and to whom it is attributed by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from watchdesk.domain.entry import ResponsibilityTold, Stance
from watchdesk.record.entries.gathering import party_key
from watchdesk.record.entries.held import HeldClaim
from watchdesk.vocabulary.actors import register

_NAMED_KINDS = frozenset({"armed-group", "state", "government", "body", "organisation"})
_STANCES: dict[str | None, Stance] = {"claimed": "claimed", "denied": "denied", "attributed": "attributed"}

_Told = tuple[Stance, str, str]


def gather_responsibility(held: Sequence[HeldClaim]) -> tuple[ResponsibilityTold, ...]:
    """Give each stance of each group, with the claims that rest on it."""
    claims: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    for each in held:
        for stance, actor, by in _told_by(each):
            key = party_key(actor, each.actors)
            names.setdefault(key, _name(actor, each))
            claims[stance, key, by].append(each.claim.id)
    return tuple(
        ResponsibilityTold.model_validate(
            {"stance": stance, "actor": key, "name": names[key], "by": by, "claims": told}
        )
        for (stance, key, by), told in sorted(claims.items())
    )


def is_competing(told: Sequence[ResponsibilityTold]) -> bool:
    """Say whether more than one group claims it."""
    return len({each.actor for each in told if each.stance == "claimed"}) > 1


def _told_by(held: HeldClaim) -> Iterator[_Told]:
    claim = held.claim
    if claim.kind == "responsibility":
        stance = "denied" if claim.negated else _STANCES.get(claim.status)
        if stance:
            yield from ((stance, _group_behind(actor, held), _giver(held)) for actor in claim.initiators)
    elif claim.kind == "attack" and not claim.negated:
        for actor in claim.initiators:
            known = held.actors.get(actor)
            if known and known.kind in _NAMED_KINDS:
                yield "attributed", actor, _giver(held)


def _group_behind(actor: str, held: HeldClaim) -> str:
    """Give the group that a spokesman speaks for; any other actor stands for itself."""
    known = held.actors.get(actor)
    return known.of if known and known.of and known.kind not in _NAMED_KINDS else actor


def _giver(held: HeldClaim) -> str:
    speaker = held.claim.sourcing.speaker
    return _name(speaker, held) if speaker else held.document.publisher or held.document.id


def _name(actor: str, held: HeldClaim) -> str:
    known = held.actors.get(actor) or register().get(actor)
    return known.name if known else actor
