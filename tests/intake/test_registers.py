"""Registers are told apart by their columns, and a row that does not hold is named by line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from watchdesk.domain.register import RegisterEntry
from watchdesk.errors import InputError
from watchdesk.intake import parse_register

GED_COLUMNS = (
    "id,relid,year,type_of_violence,side_a,side_b,source_article,where_prec,where_coordinates,latitude,"
    "longitude,country,date_prec,date_start,date_end,best,high,low"
)
GED = (
    "7,XX-1,2024,1,Government of X,Border Brigade,Made up,2,Old Bridge,30.5,67.1,Xland,1,"
    "2024-01-03 00:00:00.000,2024-01-04 00:00:00.000,6,9,5"
)
ACLED_COLUMNS = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,actor2,"
    "country,admin1,location,latitude,longitude,geo_precision,source,notes,fatalities"
)
ACLED = (
    "XLD12,03 January 2024,2024,1,Political violence,Battles,Armed clash,Military of X,Border Brigade,"
    "Xland,North,Old Bridge,30.5,67.1,2,Made Up Times,made up,4"
)


def gdelt(**cells: str) -> str:
    """Give a made-up row in the layout of a GDELT 2.0 export: 61 columns, parted by tabs."""
    row = [""] * 61
    filled = {
        0: "1170000001", 1: "20240103", 6: "PAKISTAN", 16: "TALIBAN", 26: "190", 33: "12", 51: "4",
        52: "Quetta, Balochistan, Pakistan", 53: "PK", 56: "30.18", 57: "67.0", 60: "https://example.org/a",
    }  # fmt: skip
    names = {"day": 1, "lat": 56}
    for place, cell in {**filled, **{names[name]: cell for name, cell in cells.items()}}.items():
        row[place] = cell
    return "\t".join(row)


def _parse(folder: Path, *lines: str) -> list[object]:
    path = folder / "register.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return list(parse_register(path).rows)


def _only(folder: Path, *lines: str) -> RegisterEntry:
    (entry,) = _parse(folder, *lines)
    assert isinstance(entry, RegisterEntry)
    return entry


def test_ged_gives_days_place_sides_and_three_figures(tmp_path: Path) -> None:
    entry = _only(tmp_path, GED_COLUMNS, GED)

    assert (entry.register_name, entry.id, str(entry.earliest), str(entry.latest)) == (
        "ucdp-ged", "7", "2024-01-03", "2024-01-04",
    )  # fmt: skip
    assert (entry.place, entry.lat, entry.precision) == ("Old Bridge", 30.5, 2)
    assert (entry.side_a, entry.side_b, entry.event) == ("Government of X", "Border Brigade", "state-based")
    assert (entry.low, entry.best, entry.high) == (5, 6, 9)


def test_the_line_of_hxl_tags_is_no_entry(tmp_path: Path) -> None:
    tags = ",".join("#tag" if n % 2 else "" for n in range(GED_COLUMNS.count(",") + 1))
    assert _only(tmp_path, GED_COLUMNS, tags, GED).id == "7"


@pytest.mark.parametrize("sign", [",", ";"])
def test_acled_gives_one_figure_and_its_own_precision(tmp_path: Path, sign: str) -> None:
    entry = _only(tmp_path, ACLED_COLUMNS.replace(",", sign), ACLED.replace(",", sign))

    assert (entry.register_name, entry.event, entry.precision) == ("acled", "Battles/Armed clash", 3)
    assert (entry.low, entry.best, entry.high) == (None, 4, None)


@pytest.mark.parametrize(
    ("precision", "days"),
    [
        ("1", ("2024-01-03", "2024-01-03")),
        ("2", ("2023-12-28", "2024-01-09")),
        ("3", ("2024-01-01", "2024-01-31")),
    ],
)
def test_acleds_day_is_as_exact_as_it_says(tmp_path: Path, precision: str, days: tuple[str, str]) -> None:
    entry = _only(tmp_path, ACLED_COLUMNS, ACLED.replace(",2024,1,", f",2024,{precision},"))
    assert (str(entry.earliest), str(entry.latest)) == days


def test_gdelt_gives_no_tolls_and_points_at_its_article(tmp_path: Path) -> None:
    entry = _only(tmp_path, gdelt())

    assert (entry.register_name, entry.id, str(entry.earliest)) == ("gdelt", "1170000001", "2024-01-03")
    assert (entry.event, entry.best, entry.note) == ("CAMEO 190", None, "12 articles https://example.org/a")


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ([GED_COLUMNS, GED.replace(",6,9,5", ",six,9,5")], "register.csv:2: best: 'six' is no whole number"),
        ([GED_COLUMNS, GED, GED.replace("30.5", "130.5")], "register.csv:3: latitude: '130.5' is no number of"),
        ([GED_COLUMNS, GED.replace("2024-01-04", "2023-01-04")], "date_end: 2023-01-04 is before 2024-01-03"),
        ([GED_COLUMNS, GED.replace(",2,Old", ",9,Old")], "where_prec: 9 is none of 1 to 7"),
        ([GED_COLUMNS, GED.replace("7,XX", ",XX")], "id: is empty"),
        ([GED_COLUMNS, GED + ",more"], "register.csv:2: row: has not as many cells"),
        ([ACLED_COLUMNS, ACLED.replace("03 January 2024", "soon")], "event_date: 'soon' is no day"),
        ([gdelt(), gdelt(day="2024")], "register.csv:2: Day: '2024' is no day"),
        ([gdelt(), gdelt() + "\tmore"], "register.csv:2: row: has not as many cells"),
    ],
)
def test_a_row_that_does_not_hold_is_named(tmp_path: Path, lines: list[str], complaint: str) -> None:
    bad = [str(row) for row in _parse(tmp_path, *lines) if not isinstance(row, RegisterEntry)]
    assert len(bad) == 1
    assert complaint in bad[0]


@pytest.mark.parametrize("line", ["a,b,c", "", "id,when,where"])
def test_a_file_of_no_known_register_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(InputError, match="is no register that is known"):
        _parse(tmp_path, line)
