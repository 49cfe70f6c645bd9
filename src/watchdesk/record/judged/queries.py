"""Queries: for each number on a finding, the SQL over the desk that gives it again.

They are written from the criterion and the finding's days alone and work on the rows of what was looked at and of what
was read. So they count a second time, in another language; `watchdesk check` compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from watchdesk.domain.criterion import Criterion, Measure
from watchdesk.domain.finding import Finding, PeriodFound

_PUBLISHED = "coalesce(r.published_on, substr(r.recorded_at, 1, 10))"
_PUBLISHER = "coalesce(r.document ->> '$.publisher', 'publisher not known')"
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Number:
    """One number on a finding, and the query that gives it."""

    name: str
    value: int | float
    query: str

    def agrees(self, found: int | float | None) -> bool:
        """Say whether a query gave this number; of a fraction, up to how it is rounded on the way."""
        if found is None:
            return False
        return abs(found - self.value) <= _CLOSE * max(1.0, abs(self.value))


def numbers_of(finding: Finding, criterion: Criterion) -> tuple[Number, ...]:
    """Give every number on a finding, each with its query."""
    writer = _Writer(finding, criterion.measure)
    numbers = [*_numbers(writer, finding.window, "")]
    if finding.before:
        numbers += _numbers(writer, finding.before, " before")
    if finding.before and finding.ratio:
        ratio = finding.ratio
        found = writer.compared(finding.before)
        numbers += [
            Number("dispersion", ratio.dispersion, f"{found} SELECT d FROM found"),
            Number("ratio", ratio.ratio, f"{found} SELECT {_RATIO} FROM found"),
            Number("ratio at least", ratio.low, f"{found} SELECT {_RATIO} / {_SPREAD} FROM found"),
            Number("ratio at most", ratio.high, f"{found} SELECT {_RATIO} * {_SPREAD} FROM found"),
        ]
    return tuple(numbers)


_RATIO = "((a + 0.5) / r) / ((b + 0.5) / s)"
_SPREAD = "exp(1.96 * sqrt(d * (1 / (a + 0.5) + 1 / (b + 0.5))))"


def _numbers(writer: _Writer, period: PeriodFound, when: str) -> Iterator[Number]:
    yield Number(f"counted{when}", period.value, writer.counted(period))
    yield Number(f"at least{when}", period.low, writer.firm(period))
    yield Number(f"at most{when}", period.high, writer.possible(period))
    yield Number(f"reports read{when}", period.reports, writer.read("count(*)", period))
    yield Number(f"publishers{when}", period.publishers, writer.read(f"count(DISTINCT {_PUBLISHER})", period))
    unread = f"{period.weeks} - count(DISTINCT {_week(_PUBLISHED, period)})"
    yield Number(f"weeks unread{when}", period.unread_weeks, writer.read(unread, period))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the queries of one finding."""

    finding: Finding
    measure: Measure

    def counted(self, period: PeriodFound, what: str = "count(*)") -> str:
        return self._select(
            what,
            [
                "standing = 'held'",
                f"first_day >= {_text(period.first)}",
                f"last_day <= {_text(period.last)}",
                *self._selected(),
                *self._undenied(),
            ],
        )

    def firm(self, period: PeriodFound) -> str:
        claimed = self._tied(["claimed"])
        return (
            f"{self.counted(period)} AND contested = 0 AND (voices >= 2{f' OR {claimed}' if claimed else ''})"
        )

    def possible(self, period: PeriodFound) -> str:
        return self._select(
            "count(*)",
            [
                "standing IN ('held', 'for-review')",
                f"first_day <= {_text(period.last)}",
                f"last_day >= {_text(period.first)}",
                *self._selected(or_untold=True),
            ],
        )

    def read(self, what: str, period: PeriodFound) -> str:
        return (
            f"SELECT {what} FROM readings AS r JOIN reading_events AS e ON e.reading_id = r.id"
            f" WHERE e.seq = (SELECT max(seq) FROM reading_events WHERE document_id = e.document_id"
            f" AND seq <= {self.finding.event})"
            f" AND {_PUBLISHED} BETWEEN {_text(period.first)} AND {_text(period.last)}"
        )

    def compared(self, before: PeriodFound) -> str:
        window = self.finding.window
        return (
            f"WITH found AS (SELECT ({self.counted(window)}) AS a, ({self.counted(before)}) AS b,"
            f" ({self.read('count(*)', window)}) AS r, ({self.read('count(*)', before)}) AS s,"
            f" max(1.0, ({self._dispersion(window)}), ({self._dispersion(before)})) AS d)"
        )

    def _dispersion(self, period: PeriodFound) -> str:
        """The variance of the counts of seven days over their mean."""
        n = period.weeks
        if n < 2:
            return "SELECT 1.0"
        weekly = f"{self.counted(period, 'count(*) AS c')} GROUP BY {_week('first_day', period)}"
        return (
            "SELECT CASE WHEN total(c) = 0 THEN 1.0 ELSE"
            f" (total(c * c) - total(c) * total(c) / {n}) / (total(c) / {n} * {n - 1}) END FROM ({weekly})"
        )

    def _select(self, what: str, conditions: Iterable[str]) -> str:
        where = " AND ".join((f"finding_id = {_text(self.finding.id)}", *conditions))
        return f"SELECT {what} FROM finding_entries WHERE {where}"

    def _selected(self, *, or_untold: bool = False) -> Iterator[str]:
        measure = self.measure
        yield f"kind = {_text(measure.kind)}"
        if measure.types:
            yield self._typed(or_untold)
        if measure.where:
            yield _has("areas", [measure.where])
        if measure.by:
            yield self._tied(["does", "claimed", "attributed", "denied"])
        if measure.against:
            yield _has("targets", measure.against)

    def _typed(self, or_untold: bool) -> str:
        types = self.measure.types
        if not or_untold:
            return _has("types", types)
        bare = dict.fromkeys(type.partition("/")[0] for type in types)
        untold = (
            f"NOT EXISTS (SELECT 1 FROM json_each(types) WHERE value LIKE '%/%') AND {_has('types', bare)}"
        )
        return f"({_has('types', types)} OR {untold})"

    def _undenied(self) -> Iterator[str]:
        if self.measure.by:
            yield f"(NOT {self._tied(['denied'])} OR {self._tied(['claimed'])})"

    def _tied(self, stances: Iterable[str]) -> str:
        ties = [f"{stance}:{actor}" for stance in stances for actor in self.measure.by]
        return _has("ties", ties) if ties else ""


def _has(column: str, values: Iterable[str]) -> str:
    allowed = ", ".join(map(_text, values))
    return f"EXISTS (SELECT 1 FROM json_each({column}) WHERE value IN ({allowed}))"


def _week(day: str, period: PeriodFound) -> str:
    return f"CAST((julianday({day}) - julianday({_text(period.first)})) / 7 AS INTEGER)"


def _text(value: str | date) -> str:
    escaped = str(value).replace("'", "''")
    return f"'{escaped}'"
