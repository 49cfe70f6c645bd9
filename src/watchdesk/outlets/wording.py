"""Claims in words: who did what to whom, when and where, and before all by whose account.

Whatever is not the report's own plain statement says so first, so that no allegation reads as a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from watchdesk.domain.actor import Actor
from watchdesk.domain.claim import Claim, Count, Footing, Modality, Role, SourcingMode, Status, Toll
from watchdesk.domain.place import Place
from watchdesk.domain.time import When

Actors = Mapping[str, Actor]

# Escape sequences and direction overrides in a report must not act on the reader's terminal.
_ACTS_ON_A_TERMINAL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

_FOOTINGS: dict[Footing, str] = {
    "official-statement": "an official statement",
    "named-official": "a named official",
    "unnamed-source": "unnamed sources",
    "armed-group": "an armed group",
    "document": "a document",
    "witness": "a witness",
    "other-outlet": "another outlet",
    "reporter": "the reporter",
}
_MODES: dict[SourcingMode, str] = {
    "stated": "according to",
    "reported": "reported by",
    "claimed": "claimed by",
    "denied": "denied by",
    "alleged": "alleged by",
    "inferred": "inferred from the words of",
}
_MODALITIES: dict[Modality, str | None] = {
    "asserted": None,
    "future": "planned or expected",
    "conditional": "only on a condition",
    "hypothetical": "hypothetical",
    "historical": "history, not news of this report",
}
_STATUSES: dict[Status, str] = {
    "claimed": "responsibility claimed",
    "denied": "denied",
    "attributed": "attributed, not claimed",
    "unclaimed": "unclaimed",
    "promised": "promised",
    "restated": "promised again",
    "withdrawn": "withdrawn",
    "alleged-kept": "alleged to be kept",
    "alleged-not-kept": "alleged not to be kept",
    "present": "said to be present",
    "hosted": "said to be hosted",
    "tolerated": "said to be tolerated",
    "supported": "said to be supported",
    "controlled": "said to be controlled",
    "planned": "planned",
    "cancelled": "cancelled",
    "trend": "trend, not an incident",
}  # fmt: skip
_NOT_FACTS = frozenset({"planned", "cancelled", "trend", "attributed", "denied", "withdrawn"})
_KINDS_OF_ONE_WITH_ANOTHER = frozenset({"contact"})


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """A claim in words: `cautions` belong before everything else that is shown of it."""

    id: str
    cautions: tuple[str, ...]
    what: str
    details: tuple[str, ...]


def claim_in_words(claim: Claim, actors: Actors) -> ClaimWords:
    """Put a claim in words."""
    details = [
        f"about {clean(claim.about)}" if claim.about else "",
        " · ".join(filter(None, (_when_part("when", claim.when), _where_part(claim.where)))),
        "; ".join(map(toll_in_words, claim.tolls)),
        f"how many: {count_in_words(claim.count)}" if claim.count else "",
        _when_part("deadline", claim.deadline),
        f"account: {sourcing_in_words(claim, actors)}",
    ]
    return ClaimWords(claim.id, cautions(claim, actors), _what(claim, actors), tuple(filter(None, details)))


def cautions(claim: Claim, actors: Actors) -> tuple[str, ...]:
    """Give all that keeps a claim from being the report's plain statement of a fact."""
    given = (
        "related headline, not body text" if claim.related_link else None,
        _account(claim, actors),
        "NOT" if claim.negated else None,
        _MODALITIES[claim.modality],
        _STATUSES.get(claim.status) if claim.status in _NOT_FACTS else None,
        "from the headline" if claim.headline else None,
    )
    return tuple(filter(None, given))


def parties_in_words(claim: Claim, actors: Actors) -> str:
    """Say who did it to whom; a side that the report does not state is a question mark."""
    between = " with " if claim.kind in _KINDS_OF_ONE_WITH_ANOTHER else " → "
    sides = (actors_in_words(claim.initiators, actors), actors_in_words(claim.recipients, actors))
    others = "; ".join(_other(other, actors) for other in claim.others)
    both = between.join(side or "?" for side in sides) if sides[1] else sides[0] or "? (not stated)"
    return f"{both} ({others})" if others else both


def event_in_words(claim: Claim) -> str:
    """Name the PLOVER type, mode and contexts, or the kind where PLOVER does not apply."""
    if claim.event is None:
        return claim.kind
    mode = f"/{claim.event.mode}" if claim.event.mode else ""
    contexts = f" [{', '.join(claim.event.contexts)}]" if claim.event.contexts else ""
    return f"{claim.event.type}{mode}{contexts}"


def actors_in_words(ids: Iterable[str], actors: Actors) -> str:
    """Name actors, the last with "and"."""
    names = [actor_in_words(each, actors) for each in ids]
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def actor_in_words(id: str, actors: Actors) -> str:
    """Name an actor, with the role it holds and whom it belongs to."""
    actor = actors.get(id)
    if actor is None:
        return id
    owner = actors.get(actor.of or "")
    known = (actor.role, owner.name if owner and owner.name not in actor.name else None)
    more = ", ".join(clean(each) for each in known if each)
    return f"{clean(actor.name)} ({more})" if more else clean(actor.name)


def when_in_words(when: When | None) -> str:
    """Give the days; empty where nothing is known.

    >>> when_in_words(When(earliest="2021-08-15", words="since August 2021"))
    'since 2021-08-15'
    """
    if when is None:
        return ""
    if when.earliest and when.latest:
        same = when.earliest == when.latest
        return str(when.earliest) if same else f"{when.earliest} to {when.latest}"
    if when.earliest:
        return f"since {when.earliest}"
    return f"until {when.latest}" if when.latest else "day not known"


def where_in_words(place: Place | None) -> str:
    """Name a place and its country."""
    if place is None:
        return ""
    country = place.country if place.country and place.precision != 6 else None
    return ", ".join(filter(None, (clean(place.name), country)))


def toll_in_words(toll: Toll) -> str:
    """Say how many were killed, wounded or taken, and of which class."""
    number = range_in_words(toll.low, toll.high)
    return f"{number} {toll.what}, {toll.class_.replace('-', ' ')} ({_quoted(toll.words)})"


def count_in_words(count: Count) -> str:
    """Say how many of what."""
    return f"{range_in_words(count.low, count.high)} {clean(count.unit)} ({_quoted(count.words)})"


def sourcing_in_words(claim: Claim, actors: Actors) -> str:
    """Say by whose account, on what footing, in which words."""
    sourcing = claim.sourcing
    said = _account(claim, actors) or "stated in the reporter's own voice"
    if sourcing.speaker and sourcing.footing != "reporter":
        said += f", on the footing of {_FOOTINGS[sourcing.footing]}"
    return f"{said} ({_quoted(sourcing.words)})" if sourcing.words else said


def clean(words: str | None) -> str:
    """Give words of a report on one line, without characters that act on a terminal."""
    return " ".join(_ACTS_ON_A_TERMINAL.sub("\ufffd", words or "").split())


def footing_in_words(footing: Footing) -> str:
    """Name a footing."""
    return _FOOTINGS[footing]


def status_in_words(status: Status) -> str:
    """Name a status."""
    return _STATUSES.get(status, status)


def _account(claim: Claim, actors: Actors) -> str | None:
    """By whose account, unless it is the report's own plain statement."""
    sourcing = claim.sourcing
    if sourcing.speaker or sourcing.footing != "reporter":
        return f"{_MODES[sourcing.mode]} {_speaker(claim, actors)}"
    if sourcing.mode == "inferred":
        return "inferred, not said outright"
    return None if sourcing.mode == "stated" else f"{sourcing.mode}, without saying by whom"


def _what(claim: Claim, actors: Actors) -> str:
    status = claim.status if claim.status not in _NOT_FACTS else None
    parts = (parties_in_words(claim, actors), event_in_words(claim), status and status_in_words(status))
    return " · ".join(filter(None, parts))


def _speaker(claim: Claim, actors: Actors) -> str:
    speaker = claim.sourcing.speaker
    return actor_in_words(speaker, actors) if speaker else _FOOTINGS[claim.sourcing.footing]


def _other(other: Role, actors: Actors) -> str:
    return f"{other.role.replace('-', ' ')}: {actor_in_words(other.actor, actors)}"


def _when_part(label: str, when: When | None) -> str:
    if when is None:
        return ""
    words = f"{_quoted(when.words)} = " if when.words else ""
    return f"{label} {words}{when_in_words(when)}"


def _where_part(place: Place | None) -> str:
    if place is None:
        return ""
    words = f" ({_quoted(place.words)})" if place.words and place.words != place.name else ""
    return f"where {where_in_words(place)}{words}"


def _quoted(words: str | None) -> str:
    return f"“{clean(words)}”"


def range_in_words(low: int | None, high: int | None) -> str:
    """Say a number, or the range that the words allow."""
    if low is None and high is None:
        return "an unstated number"
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def many(number: int, thing: str) -> str:
    """Give a number of things.

    >>> many(1, "report"), many(1200, "report")
    ('1 report', '1,200 reports')
    """
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
