"""Centres of shapes, and which shape a point lies in. Points are (longitude, latitude) in degrees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Point = tuple[float, float]
Ring = Sequence[Point]


@dataclass(frozen=True, slots=True)
class Area:
    """A named shape: its outer rings, holes left out of account."""

    name: str
    note: str
    rings: tuple[Ring, ...]
    box: tuple[float, float, float, float]

    def holds(self, lat: float, lon: float) -> bool:
        """Say whether a point lies inside."""
        west, south, east, north = self.box
        if not (west <= lon <= east and south <= lat <= north):
            return False
        return any(_inside(ring, lat, lon) for ring in self.rings)


def areas_of(geojson: dict[str, Any], name: str, note: str) -> list[Area]:
    """The shapes of a GeoJSON file, with the properties that name and describe them."""
    areas = []
    for feature in geojson["features"]:
        rings = rings_of(feature["geometry"])
        points = [point for ring in rings for point in ring]
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        box = (min(lons), min(lats), max(lons), max(lats))
        properties = feature["properties"]
        areas.append(Area(properties[name] or "", properties[note] or "", rings, box))
    return areas


def rings_of(geometry: dict[str, Any]) -> tuple[Ring, ...]:
    """The outer rings of a polygon or of several."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return tuple([(float(x), float(y)) for x, y, *_ in polygon[0]] for polygon in polygons)


def centre(rings: Iterable[Ring]) -> Point:
    """Latitude and longitude of the middle of the largest ring."""
    _, lon, lat = max(map(_weighed, rings))
    return lat, lon


def _weighed(ring: Ring) -> tuple[float, float, float]:
    """Area, longitude and latitude of a ring's centre of gravity."""
    area = lon = lat = 0.0
    for (x, y), (next_x, next_y) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x * next_y - next_x * y
        area, lon, lat = area + cross, lon + (x + next_x) * cross, lat + (y + next_y) * cross
    if not area:
        return 0.0, ring[0][0], ring[0][1]
    return abs(area) / 2, lon / (3 * area), lat / (3 * area)


def _inside(ring: Ring, lat: float, lon: float) -> bool:
    """Whether a line to the east crosses the ring an odd number of times."""
    inside = False
    for (x, y), (next_x, next_y) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y > lat) != (next_y > lat) and lon < (next_x - x) * (lat - y) / (next_y - y) + x:
            inside = not inside
    return inside
