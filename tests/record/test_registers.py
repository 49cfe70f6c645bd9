"""What others have coded is kept beside our own record: whole or not at all, and never counted with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from watchdesk.domain.register import RegisterEntry
from watchdesk.intake import parse_register
from watchdesk.record import (
    Desk,
    Scope,
    check_desk,
    find_entries,
    find_register_entries,
    keep_register,
)

GED = Path(__file__).parents[3] / "shared" / "data" / "ucdp-ged-pakistan" / "ged_pakistan_to_2015.csv"


def coded(id: str, day: int = 3, **told: object) -> RegisterEntry:
    """Give a made-up entry."""
    known = {
        "register_name": "ucdp-ged", "id": id, "earliest": date(2024, 1, day), "latest": date(2024, 1, day),
        "place": "Old Bridge", "country": "Xland", "side_a": "Government of X", "side_b": "TTP",
        "event": "state-based", "note": None,
    }  # fmt: skip
    return RegisterEntry.model_validate(known | told)


@dataclass
class File:
    """A register's file made by hand."""

    told: list[object]
    name: str = "ucdp-ged"
    file: str = "made-up.csv"
    sha256: str = "0"
    rows: Iterator[object] = field(init=False)

    def __post_init__(self) -> None:
        self.rows = iter(self.told)


def _keep(desk: Desk, *told: object) -> tuple[int, int, int]:
    imported = keep_register(desk, File(list(told)), "Asha")  # type: ignore[arg-type]
    return imported.new, imported.changed, imported.complained


def test_entries_are_kept_once_and_changes_are_added(desk: Desk) -> None:
    assert _keep(desk, coded("1"), coded("2")) == (2, 0, 0)
    assert _keep(desk, coded("1"), coded("2", best=4), coded("3")) == (1, 1, 0)

    found = find_register_entries(desk, "ucdp-ged", Scope())

    assert [(entry.id, entry.best) for entry in found] == [("1", None), ("2", 4), ("3", None)]


def test_where_one_row_does_not_hold_nothing_is_kept(desk: Desk) -> None:
    assert _keep(desk, coded("1"), "made-up.csv:3: best: wrong", coded("2")) == (0, 0, 1)
    assert find_register_entries(desk, "ucdp-ged", Scope()) == ()


@pytest.mark.parametrize(
    ("scope", "ids"),
    [
        (Scope(), ["1", "2"]),
        (Scope(since=date(2024, 1, 4)), ["2"]),
        (Scope(until=date(2024, 1, 4)), ["1"]),
        (Scope(actor="Tehrik-e-Taliban Pakistan"), ["1", "2"]),
        (Scope(actor="India"), []),
    ],
)
def test_a_register_is_asked_by_day_and_by_actor(desk: Desk, scope: Scope, ids: list[str]) -> None:
    _keep(desk, coded("1"), coded("2", day=5))
    assert [entry.id for entry in find_register_entries(desk, "ucdp-ged", scope)] == ids


def test_a_register_is_never_counted_with_our_own_incidents(desk: Desk) -> None:
    _keep(desk, coded("1"))
    assert find_entries(desk, "incident", Scope())[0] == ()


def test_a_check_reads_what_was_imported(desk: Desk) -> None:
    _keep(desk, coded("1"), coded("2"))
    report = check_desk(desk)
    assert report.holds
    assert report.checked["register entries"] == 2


@pytest.mark.skipif(not GED.exists(), reason=f"the UCDP GED extract is not at {GED}")
def test_ucdps_own_file_is_imported_whole(desk: Desk) -> None:
    imported = keep_register(desk, parse_register(GED), "Asha")
    assert (imported.rows, imported.new, imported.complained) == (5572, 5572, 0)
