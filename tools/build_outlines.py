"""Build src/watchdesk/web/data/outlines.json: the land, borders and disputed areas that maps are drawn on.

    python -m tools.build_outlines ../shared/data/places/natural-earth

Takes Natural Earth's countries (1:50m, packed), land boundaries, disputed boundaries and disputed areas (public
domain). Gives each line as whole hundredths of a degree, the first point and then the steps from point to point.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import py7zr

INTO = Path("src/watchdesk/web/data/outlines.json")
SETTLED = "International boundary (verify)"
TOLERANCE = 0.03
"""Degrees: on a screen that shows a continent, less than a pixel."""
SMALLEST = 0.03
"""Square degrees: an islet below this is left out."""

Point = tuple[float, float]
Line = list[Point]

# Names as the disputed areas' notes have them, where no country is listed under them.
_CALLED = {
    "U.K.": "GB", "U.S.A.": "US", "the United States": "US", "UAE": "AE", "Azer.": "AZ", "the Philippines": "PH",
    "Columbia": "CO", "Western Sahara": "EH", "Equatorial Guinea": "GQ", "the Seychelles": "SC", "Seychelles": "SC",
    "South Sudan": "SS", "Marshall Islands": "MH",
}  # fmt: skip


def main() -> None:
    """Build the file."""
    parser = argparse.ArgumentParser(description="Build the outlines that maps are drawn on.")
    parser.add_argument("folder", type=Path, help="where Natural Earth's files are")
    folder: Path = parser.parse_args().folder
    countries = _unpacked(folder / "ne_50m_admin_0_countries.7z")
    outlines = {
        "origin": "Natural Earth 1:50m and 1:10m, public domain; built by tools/build_outlines.py, do not edit",
        "land": list(_land(countries)),
        "borders": list(_borders(folder)),
        "areas": list(_areas(folder, _codes(countries))),
    }
    INTO.parent.mkdir(parents=True, exist_ok=True)
    INTO.write_text(json.dumps(outlines, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{INTO}: {INTO.stat().st_size / 1000:.0f} kB")


def _land(countries: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for country in countries:
        rings = [packed for ring in _rings(country) if (packed := _packed_ring(ring, SMALLEST))]
        if rings:
            yield {"country": _code(country), "rings": rings}


def _borders(folder: Path) -> Iterator[dict[str, Any]]:
    for border in _features(folder / "ne_50m_admin_0_boundary_lines_land.json"):
        disputed = border["properties"]["featurecla"] != SETTLED
        yield from ({"disputed": disputed, "line": _packed(line)} for line in _lines(border))
    for border in _features(folder / "ne_50m_admin_0_boundary_lines_disputed_areas.json"):
        yield from ({"disputed": True, "line": _packed(line)} for line in _lines(border))


def _areas(folder: Path, codes: dict[str, str]) -> Iterator[dict[str, Any]]:
    for area in _features(folder / "ne_10m_admin_0_disputed_areas.json"):
        known = area["properties"]
        note = known["NOTE_BRK"] or ""
        rings = [packed for ring in _rings(area) if (packed := _packed_ring(ring, SMALLEST / 3))]
        if rings and known["featurecla"] not in ("Admin-0 lease", "Admin-0 overlay"):
            yield {"name": known["BRK_NAME"], "note": note, "claims": _claims(note, codes), "rings": rings}


def _claims(note: str, codes: dict[str, str]) -> list[str]:
    """Give the states that administer or claim an area, by its note."""
    named = re.findall(r"(?:Admin\.? [Bb]y|Claimed by) ([^;]+)", note)
    names = [name.strip() for each in named for name in re.split(r",(?: and)? | and ", each)]
    return sorted({code for name in names if (code := codes.get(name) or _CALLED.get(name))})


def _codes(countries: Iterable[dict[str, Any]]) -> dict[str, str]:
    return {country["properties"]["NAME"]: code for country in countries if (code := _code(country))}


def _code(country: dict[str, Any]) -> str | None:
    known = country["properties"]
    code = known["ISO_A2"]
    return code if code != "-99" else {"France": "FR", "Norway": "NO"}.get(known["NAME"])


def _packed_ring(ring: Line, smallest: float) -> list[int] | None:
    """Simplify a ring as two lines, so that its first point is no end that stays whatever its shape."""
    if _area(ring) < smallest:
        return None
    half = len(ring) // 2
    points = [*_simplified(ring[: half + 1]), *_simplified(ring[half:])[1:]]
    return _steps(points) if len(points) > 3 else None


def _packed(line: Line) -> list[int]:
    return _steps(_simplified(line))


def _steps(points: Line) -> list[int]:
    whole = [(round(x * 100), round(y * 100)) for x, y in points]
    steps = [(x - was_x, y - was_y) for (was_x, was_y), (x, y) in itertools.pairwise(whole)]
    return [number for step in (whole[0], *(each for each in steps if each != (0, 0))) for number in step]


def _simplified(line: Line) -> Line:
    """Keep only points that lie off the way between those that are kept (Douglas and Peucker)."""
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        inner = range(first + 1, last)
        farthest = max(inner, key=lambda at: _off(line[at], line[first], line[last]), default=None)
        if farthest is not None and _off(line[farthest], line[first], line[last]) > TOLERANCE:
            kept.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return [line[at] for at in sorted(kept)]


def _off(point: Point, start: Point, end: Point) -> float:
    (px, py), (x, y), (dx, dy) = point, start, (end[0] - start[0], end[1] - start[1])
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, ((px - x) * dx + (py - y) * dy) / length)) if length else 0.0
    return float(((px - x - along * dx) ** 2 + (py - y - along * dy) ** 2) ** 0.5)


def _area(ring: Line) -> float:
    pairs = itertools.pairwise(ring)
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairs)) / 2


def _rings(feature: dict[str, Any]) -> Iterator[Line]:
    geometry = feature["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for polygon in polygons:
        yield from ([(x, y) for x, y, *_ in ring] for ring in polygon)


def _lines(feature: dict[str, Any]) -> Iterator[Line]:
    geometry = feature["geometry"]
    lines = [geometry["coordinates"]] if geometry["type"] == "LineString" else geometry["coordinates"]
    yield from ([(x, y) for x, y, *_ in line] for line in lines)


def _features(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return found


def _unpacked(path: Path) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        with py7zr.SevenZipFile(path) as packed:
            packed.extractall(folder)
        return _features(next(Path(folder).rglob("*.json")))


if __name__ == "__main__":
    main()
