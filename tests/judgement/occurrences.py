"""Occurrences, views and criteria made by hand, for tests of judgement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from watchdesk.domain.criterion import Criterion, Measure, Window
from watchdesk.domain.occurrence import Occurrence, ReportRead, Target, Tie, View

NOON = datetime(2024, 7, 1, 12, tzinfo=UTC)


def tie(actor: str, stance: str = "attributed", *owners: str) -> Tie:
    """Tie an actor, called by its key."""
    return Tie.model_validate({"actor": actor, "name": actor, "stance": stance, "owners": owners})


def occurrence(day: str | None, *ties: Tie, id: str = "inc-1", **known: Any) -> Occurrence:
    """Make an attack in Pakistan on a day, or from one to another: ``2024-01-30/2024-02-02``."""
    first, _, last = (day or "").partition("/")
    known.setdefault("areas", ("PK", "PK:punjab"))
    known.setdefault("types", ("ASSAULT", "ASSAULT/explosives"))
    targets = tuple(Target(actor=each, name=each) for each in known.pop("against", ()))
    return Occurrence.model_validate(
        {
            "id": id,
            "kind": "attack",
            "standing": "held",
            "first": first or None,
            "last": last or first or None,
            "ties": ties,
            "targets": targets,
            "voices": 1,
            "reports": 1,
            "claims": (id.replace("inc", "clm"),),
            **known,
        }
    )


def view(*occurrences: Occurrence, as_of: str = "2024-07-01", reports: Iterable[str] = ()) -> View:
    """Make a view, with a report by one publisher on each of these days."""
    read = (
        ReportRead(
            document=f"doc-{day}", published=date.fromisoformat(day), publisher="Courier", reader="r 1"
        )
        for day in reports
    )
    return View(as_of=date.fromisoformat(as_of), event=9, occurrences=occurrences, reports=tuple(read))


def criterion(keeping: str = "none", **stated: Any) -> Criterion:
    """Make a criterion on attacks in Pakistan by the group ``ttp`` in the first half of 2024."""
    measure = {"sort": "count", "kind": "attack", "by": ("ttp",), "where": "PK", **stated.pop("measure", {})}
    window = stated.pop("window", Window(first=date(2024, 1, 1), last=date(2024, 6, 30)))
    return Criterion.model_validate(
        {
            "id": "crt-1",
            "promise": "pro-1",
            "name": "attacks",
            "version": 1,
            "owner": "Desk",
            "at": NOON,
            "observable": "attacks",
            "measure": Measure.model_validate(measure),
            "window": window,
            "keeping": keeping,
            "refuted_by": "one attack",
            **stated,
        }
    )
