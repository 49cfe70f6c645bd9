"""Trends in words, as JSON and as a plot."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from watchdesk.judgement.surges import PLAIN_RULE, RULE, Judgement
from watchdesk.judgement.trends import Trend
from watchdesk.outlets.findings import occurrence_in_words
from watchdesk.outlets.wording import clean, many

_SHOWN = 13
"""Weeks shown in words, a quarter of a year; JSON and the plot have all."""


def trend_lines(trend: Trend) -> Iterator[str]:
    """Say what is judged of the last week, by which rule, and how many there were and were read each week."""
    last = trend.last
    yield f"{clean(trend.series.of)}: {last.outcome} in the week of {last.week}: {clean(last.because)}"
    yield f"rule: {RULE}"
    yield f"{PLAIN_RULE} {_plain(last)}"
    weeks = list(zip(trend.series.weeks, trend.judgements, strict=True))
    if len(weeks) > _SHOWN:
        yield f"the last {_SHOWN} of {len(weeks)} weeks; --json has all"
    for week, judgement in weeks[-_SHOWN:]:
        yield (
            f"    {week.monday}  {week.count:>4}  of {many(week.reports or 0, 'report')} "
            f"by {many(week.outlets or 0, 'publisher')}, read by {week.reader or 'several readers'}  "
            f"{judgement.outcome}"
        )
    if trend.left_out:
        yield f"{trend.left_out} that came near are not counted: denied, planned, elsewhere, by others, or for review"


def _plain(judgement: Judgement) -> str:
    if judgement.plain is None:
        return "It has too few weeks to say."
    plain = judgement.plain
    verb = "It calls" if plain.holds else "It does not call"
    return f"{verb} a surge: {plain.count}, and {plain.threshold:g} would be one."


def counted_lines(trend: Trend) -> list[str]:
    """Say what is counted, each with its claims."""
    return [f"{occurrence_in_words(each)}  ({', '.join(each.claims)})" for each in trend.counted]


def trend_json(trend: Trend) -> str:
    """Give one line of JSON for a trend."""
    return json.dumps(
        {
            "schema": "watchdesk/trend/1",
            "of": trend.series.of,
            "rule": RULE,
            "plain_rule": PLAIN_RULE,
            "weeks": list(_weeks(trend)),
            "counted": [each.model_dump(mode="json") for each in trend.counted],
            "left_out": trend.left_out,
        },
        ensure_ascii=False,
    )


def _weeks(trend: Trend) -> Iterator[dict[str, Any]]:
    for week, judgement in zip(trend.series.weeks, trend.judgements, strict=True):
        yield {
            **week.model_dump(mode="json"),
            "reports": week.reports,
            "outcome": judgement.outcome,
            "because": judgement.because,
            "expected": [
                {"weeks": each.weeks, "expected": each.expected, "low": each.low, "high": each.high}
                for each in judgement.forecasts
            ],
        }
