"""What a check of the record found, in words and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from watchdesk.outlets.wording import clean
from watchdesk.record import CheckReport, Problem


def check_in_words(report: CheckReport, desk: str) -> str:
    """Say in numbers what was checked, and whether all of it holds."""
    checked = ", ".join(f"{what} {number:,}" for what, number in report.checked.items()) or "an empty desk"
    number = len(report.problems)
    outcome = (
        "everything holds" if report.holds else f"{number} thing{'' if number == 1 else 's'} not holding"
    )
    return f"Checked {desk}: {checked}: {outcome}."


def check_json(report: CheckReport) -> str:
    """Give one line of JSON for a check."""
    return json.dumps({"holds": report.holds, **asdict(report)}, ensure_ascii=False)


def problem_line(problem: Problem) -> str:
    """Name one thing that does not hold."""
    return clean(f"{problem.of}: {problem.field}: {problem.words}")
