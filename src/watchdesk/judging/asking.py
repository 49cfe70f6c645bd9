"""Ask the record for a trend, or for the relation of two parties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from watchdesk.domain.claim import ClaimKind
from watchdesk.domain.criterion import Measure
from watchdesk.errors import InputError
from watchdesk.judgement.relations import Party, Relation, find_relation
from watchdesk.judgement.trends import Trend, find_trend
from watchdesk.record import Desk
from watchdesk.record.judged.parties import find_actor
from watchdesk.record.judged.viewing import view_record
from watchdesk.vocabulary.areas import PlaceUnclear, find_area


@dataclass(frozen=True, slots=True)
class Asked:
    """What a trend is asked of, in the words in which it is asked."""

    kind: ClaimKind
    where: str | None = None
    by: str | None = None
    against: str | None = None
    type: str | None = None
    since: date | None = None

    @property
    def words(self) -> str:
        """What is counted, in words."""
        parts = (
            f"{self.kind}s",
            f"({self.type})" if self.type else "",
            f"in {self.where}" if self.where else "",
            f"by {self.by}" if self.by else "",
            f"against {self.against}" if self.against else "",
        )
        return " ".join(filter(None, parts))


def trend_of(desk: Desk, asked: Asked, until: date) -> Trend:
    """Count by week, from reports published until a day, and judge each week."""
    with desk.asking() as connection:
        measure = Measure(
            sort="count",
            kind=asked.kind,
            types=(asked.type,) if asked.type else (),
            by=_actors(connection, "--by", asked.by),
            against=_actors(connection, "--against", asked.against),
            where=_area(asked.where),
        )
        view = view_record(connection, until, (asked.kind,))
    return find_trend(view, measure, asked.words, asked.since, until)


def _actors(connection: sa.Connection, option: str, words: str | None) -> tuple[str, ...]:
    return (_actor(connection, option, words),) if words else ()


def _actor(connection: sa.Connection, option: str, words: str) -> str:
    key = find_actor(connection, words)
    if key is None:
        raise InputError(f"{option}: {words!r} is known neither to the register nor to this desk")
    return key


def _area(words: str | None) -> str | None:
    try:
        return find_area(words) if words else None
    except PlaceUnclear as unclear:
        raise InputError(f"--where: {unclear}") from None


RELATING: tuple[ClaimKind, ...] = ("act", "attack", "contact", "position", "promise")
"""Kinds of claim by which parties act on each other."""


def relation_of(
    desk: Desk, one: str, other: str, since: date | None = None, until: date | None = None
) -> Relation:
    """Find what two parties do to each other."""
    with desk.asking() as connection:
        parties = [Party(_actor(connection, "relations", words), words) for words in (one, other)]
        if parties[0].key == parties[1].key:
            raise InputError(f"{one!r} and {other!r} are one party; name two")
        view = view_record(connection, until or date.max, RELATING)
    return find_relation(view, parties[0], parties[1], since, until)
