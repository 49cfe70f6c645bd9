"""Grade accounts by the Admiralty code: a letter for the source, a number for the account.

The letter is a person's judgement of the speaker, else of the publisher; F where nobody has judged either. The
number follows from the accounts that an entry has:

    1  two independent voices of different outlets agree on kind, place and day
    2  two accounts agree that are not wholly independent, or officials or a document say so
    3  one account by somebody who is named
    4  one account that is doubtful: unnamed, alleged, inferred or an armed group's own
    5  contradicted by a better-graded account
    6  cannot be judged: nobody is named for it, or neither its day nor its place is known
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from watchdesk.domain.entry import Grade, Reliability
from watchdesk.domain.place import Place
from watchdesk.domain.time import When
from watchdesk.record.entries.gathering import party_key
from watchdesk.record.entries.held import HeldClaim
from watchdesk.vocabulary.actors import fold_name

OFFICIAL = frozenset({"official-statement", "named-official", "document"})
_DOUBTFUL_FOOTINGS = frozenset({"unnamed-source", "armed-group"})
_DOUBTFUL_MODES = frozenset({"alleged", "inferred", "claimed"})
_NEAR = 50.0
"""Kilometres within which two places agree: about the size of a district."""
_COUNTRY = 6
"""UCDP where_prec from which a place says too little to agree on."""
_LETTERS = "ABCDEF"

Letters = Mapping[str, Reliability]
"""By the key of a source: a register's id, or a folded name."""

RULES = {
    1: "two independent voices of different outlets agree on kind, place and day",
    2: "officials or a document say so, or two accounts agree that are not wholly independent",
    3: "one account by somebody who is named",
    4: "one account that is unnamed, alleged, inferred or an armed group's own",
    5: "a better-graded account contradicts it",
    6: "nobody is named for it, or neither its day nor its place is known",
}


@dataclass(frozen=True, slots=True)
class _Told:
    """One account as grading sees it: what its report says of day and place counts for each of its claims."""

    held: HeldClaim
    voice: str
    when: When | None
    where: Place | None

    @property
    def outlet(self) -> str:
        return fold_name(self.held.document.publisher or self.held.document.id)

    @property
    def cites_another(self) -> bool:
        return self.held.claim.sourcing.footing == "other-outlet"


def grade_accounts(
    held: Sequence[HeldClaim], voices: Mapping[str, str], letters: Letters
) -> dict[str, Grade]:
    """Give the grade of each claim of one entry."""
    told = [_told(each, held, voices[each.document.id]) for each in held]
    first = {one.held.claim.id: _number(one, told) for one in told}
    grades = {}
    for one in told:
        number = 5 if _is_contradicted(one, told, first) else first[one.held.claim.id]
        letter = _letter(one.held, letters)
        grades[one.held.claim.id] = Grade(reliability=letter, credibility=number, because=RULES[number])
    return grades


def best_grade(grades: Iterable[Grade]) -> Grade:
    """Give the best of an entry's grades: by number, then by letter."""
    return min(grades, key=lambda grade: (grade.credibility, grade.reliability))


def source_keys(held: HeldClaim) -> tuple[str, ...]:
    """Give the keys of those who stand behind a claim, the speaker before the publisher."""
    speaker = held.claim.sourcing.speaker
    keys = (party_key(speaker, held.actors) if speaker else None, fold_name(held.document.publisher or ""))
    return tuple(filter(None, keys))


def count_voices(held: Iterable[HeldClaim], voices: Mapping[str, str]) -> int:
    """Count the independent voices: copies of one text are one, and a report that only cites others is none."""
    own = {voices[each.document.id] for each in held if each.claim.sourcing.footing != "other-outlet"}
    return max(1, len(own))


def _told(one: HeldClaim, held: Sequence[HeldClaim], voice: str) -> _Told:
    same = [each.claim for each in held if each.document.id == one.document.id]
    when = next((claim.when for claim in (one.claim, *same) if claim.when and claim.when.earliest), None)
    where = next((claim.where for claim in (one.claim, *same) if claim.where and claim.where.id), None)
    return _Told(one, voice, when, where)


def _number(one: _Told, told: Sequence[_Told]) -> int:
    sourcing = one.held.claim.sourcing
    if (one.when is None and one.where is None) or not source_keys(one.held):
        return 6
    agreeing = [
        other for other in told if other.held.document.id != one.held.document.id and _agree(one, other)
    ]
    if not one.cites_another and any(_are_independent(one, other) for other in agreeing):
        return 1
    if agreeing or sourcing.footing in OFFICIAL:
        return 2
    doubtful = sourcing.footing in _DOUBTFUL_FOOTINGS or sourcing.mode in _DOUBTFUL_MODES
    return 4 if doubtful else 3


def _are_independent(one: _Told, other: _Told) -> bool:
    return one.voice != other.voice and one.outlet != other.outlet and not other.cites_another


def _agree(one: _Told, other: _Told) -> bool:
    mine, theirs = one.held.claim, other.held.claim
    if (mine.kind, mine.negated, mine.status) != (theirs.kind, theirs.negated, theirs.status):
        return False
    if mine.kind == "responsibility" and not _same_party(one.held, other.held):
        return False
    return _same_day(one.when, other.when) and _same_place(one.where, other.where)


def _same_party(one: HeldClaim, other: HeldClaim) -> bool:
    sides = [{party_key(each, held.actors) for each in held.claim.initiators} for held in (one, other)]
    return bool(sides[0] & sides[1])


def _same_day(one: When | None, other: When | None) -> bool:
    if not (one and other and one.earliest and one.latest and other.earliest and other.latest):
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest


def _same_place(one: Place | None, other: Place | None) -> bool:
    if not (one and other) or _says_little(one) or _says_little(other):
        return False
    return one.id == other.id or distance(one, other) <= _NEAR


def _says_little(place: Place) -> bool:
    return place.lat is None or (place.precision or _COUNTRY) >= _COUNTRY


def distance(one: Place, other: Place) -> float:
    """Give the kilometres between two places; infinite where one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    north, south = math.radians(one.lat), math.radians(other.lat)
    turn = math.radians(one.lon - other.lon)
    half = math.sin((north - south) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(turn / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(half))


def _is_contradicted(one: _Told, told: Sequence[_Told], numbers: Mapping[str, int]) -> bool:
    """Say whether a better-numbered account says the contrary: that it was not so, on another day or elsewhere."""
    mine = numbers[one.held.claim.id]
    return mine != 6 and any(
        numbers[other.held.claim.id] < mine
        and other.held.document.id != one.held.document.id
        and _contradict(one, other)
        for other in told
    )


def _contradict(one: _Told, other: _Told) -> bool:
    mine, theirs = one.held.claim, other.held.claim
    if mine.kind == theirs.kind and mine.negated != theirs.negated:
        return True
    if mine.kind == "responsibility" == theirs.kind and {mine.status, theirs.status} >= {"denied"}:
        return mine.status != theirs.status and _same_party(one.held, other.held)
    return _other_day(one.held.claim.when, other.when) or _elsewhere(one.held.claim.where, other.where)


def _other_day(one: When | None, other: When | None) -> bool:
    known = one and other and one.earliest and one.latest and other.earliest and other.latest
    return bool(known) and not _same_day(one, other)


def _elsewhere(one: Place | None, other: Place | None) -> bool:
    if not (one and other) or _says_little(one) or _says_little(other):
        return False
    return one.id != other.id and distance(one, other) > 2 * _NEAR


def _letter(held: HeldClaim, letters: Letters) -> Reliability:
    return next((letters[key] for key in source_keys(held) if key in letters), "F")
