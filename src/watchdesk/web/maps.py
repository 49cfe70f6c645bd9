"""Maps: entries on outlines of the land, drawn as inline SVG.

The map names no owner of disputed land by itself. Whoever looks chooses a viewpoint: then the areas that this state
holds or claims are drawn as its land. Lines that are disputed are dashed, from every viewpoint.

Data: ``data/outlines.json``, built by ``tools/build_outlines.py`` from Natural Earth (public domain).
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from markupsafe import Markup

from watchdesk.record import EntryMark
from watchdesk.vocabulary.actors import register

WIDTH, HEIGHT = 760.0, 460.0
_AT_LEAST = 7.0
"""Degrees of longitude that a map shows: a single town stands in its surroundings."""
_REGION = (44.0, 20.0, 80.0, 42.0)
"""West, south, east, north of what is shown where nothing is placed."""
_LABELS = 14
_WIDE_OF_LETTER = 6.3
_PROVINCE = 4
"""UCDP where_prec: from here on a place is a province or wider, and its point stands for an area."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Side = tuple[Callable[[Point], bool], Callable[[Point, Point], Point]]


@dataclass(frozen=True, slots=True)
class _Ring:
    country: str | None
    points: tuple[Point, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class _Border:
    disputed: bool
    points: tuple[Point, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class _Area:
    name: str
    note: str
    claims: tuple[str, ...]
    rings: tuple[_Ring, ...]


@dataclass(frozen=True, slots=True)
class _Outlines:
    land: tuple[_Ring, ...]
    borders: tuple[_Border, ...]
    areas: tuple[_Area, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """One place on the map, with how many entries are there, and where a click on it goes."""

    name: str
    lon: float
    lat: float
    number: int
    wide: bool
    """Whether the point stands for a province or a country, not for a town."""
    address: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """A state whose view of disputed land can be chosen."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class _Frame:
    """What part of the world is shown, and how degrees become points of the drawing."""

    west: float
    north: float
    across: float
    scale: float
    seen: Box

    def at(self, point: Point) -> Point:
        return (point[0] - self.west) * self.across * self.scale, (self.north - point[1]) * self.scale


def spots_of(
    marks: Iterable[EntryMark], address: Callable[[str], str], chosen: str | None = None
) -> tuple[Spot, ...]:
    """Gather entries by place, the fullest place first; `address` gives where a click on a place goes."""
    at: dict[str, list[EntryMark]] = {}
    for mark in marks:
        if mark.lat is not None and mark.lon is not None and mark.place_id:
            at.setdefault(mark.place_id, []).append(mark)
    spots = [
        Spot(
            name=group[0].place or place,
            lon=group[0].lon or 0.0,
            lat=group[0].lat or 0.0,
            number=len(group),
            wide=(group[0].precision or 7) >= _PROVINCE,
            address=address(place),
            chosen=place == chosen,
        )
        for place, group in at.items()
    ]
    return tuple(sorted(spots, key=lambda spot: (-spot.number, spot.name)))


def viewpoints_in(spots: Sequence[Spot]) -> tuple[Viewpoint, ...]:
    """Give the states that hold or claim disputed land in the part of the world that is shown."""
    seen = _frame_of(spots).seen
    shown = (area for area in _outlines().areas if any(_meets(ring.box, seen) for ring in area.rings))
    codes = {code for area in shown for code in area.claims}
    return tuple(sorted((Viewpoint(code, _state_name(code)) for code in codes), key=lambda each: each.name))


def draw_map(spots: Sequence[Spot], viewpoint: str | None, words: str) -> Markup:
    """Draw the places on the land around them; `words` say what it shows to whoever cannot see it."""
    frame = _frame_of(spots)
    labels = _Labels()
    points = [_spot(spot, frame) for spot in sorted(spots, key=lambda each: each.wide, reverse=True)]
    names = [_label(spot, frame, labels) for spot in spots[:_LABELS]]
    parts = (_ground(frame, viewpoint), *points, *names, *_country_names(frame, labels))
    return Markup(
        '<svg class="map" viewBox="0 0 {:.0f} {:.0f}" role="group" aria-label="{}">{}</svg>'
    ).format(WIDTH, HEIGHT, words, Markup("").join(parts))


def notes_in(spots: Sequence[Spot]) -> tuple[str, ...]:
    """Say of each disputed area in view who holds and who claims it."""
    seen = _frame_of(spots).seen
    shown = (area for area in _outlines().areas if any(_meets(ring.box, seen) for ring in area.rings))
    return tuple(f"{area.name}: {area.note}" for area in shown if area.note)


def _frame_of(spots: Sequence[Spot]) -> _Frame:
    west, south, east, north = _REGION
    if spots:
        west, east = min(spot.lon for spot in spots), max(spot.lon for spot in spots)
        south, north = min(spot.lat for spot in spots), max(spot.lat for spot in spots)
    middle = (max(-75.0, min(75.0, (south + north) / 2)), (west + east) / 2)
    across = math.cos(math.radians(middle[0]))
    wide = max(_AT_LEAST, (east - west) * 1.2)
    high = max(_AT_LEAST * HEIGHT / WIDTH, (north - south) * 1.25)
    scale = min(WIDTH / (wide * across), HEIGHT / high)
    half_wide, half_high = WIDTH / scale / across / 2, HEIGHT / scale / 2
    seen = (middle[1] - half_wide, middle[0] - half_high, middle[1] + half_wide, middle[0] + half_high)
    return _Frame(seen[0], seen[3], across, scale, seen)


@lru_cache(maxsize=64)
def _ground(frame: _Frame, viewpoint: str | None) -> Markup:
    outlines = _outlines()
    land = [_land(ring, frame, viewpoint) for ring in outlines.land if _meets(ring.box, frame.seen)]
    areas = [
        _area(area, ring, frame, viewpoint)
        for area in outlines.areas
        for ring in area.rings
        if _meets(ring.box, frame.seen)
    ]
    borders = [_border(border, frame) for border in outlines.borders if _meets(border.box, frame.seen)]
    sea = Markup('<rect class="sea" width="{:.0f}" height="{:.0f}"></rect>').format(WIDTH, HEIGHT)
    return Markup('<g aria-hidden="true">{}</g>').format(Markup("").join((sea, *land, *areas, *borders)))


def _land(ring: _Ring, frame: _Frame, viewpoint: str | None) -> Markup:
    kind = "land view" if viewpoint and ring.country == viewpoint else "land"
    path = _path(_cut(ring.points, frame.seen), frame)
    return Markup('<path class="{}" d="{}z"></path>').format(kind, path) if path else Markup("")


def _area(area: _Area, ring: _Ring, frame: _Frame, viewpoint: str | None) -> Markup:
    kind = "area view" if viewpoint in area.claims else "area"
    path = _path(_cut(ring.points, frame.seen), frame)
    return Markup('<path class="{}" d="{}z"><title>{}: {}</title></path>').format(
        kind, path, area.name, area.note
    )


def _border(border: _Border, frame: _Frame) -> Markup:
    kind = "border disputed" if border.disputed else "border"
    path = "".join(_path(run, frame) for run in _runs(border.points, frame.seen))
    return Markup('<path class="{}" d="{}"></path>').format(kind, path)


def _path(points: Iterable[Point], frame: _Frame) -> str:
    """Give the points of the drawing, whole numbers apart from one another; what is too small is left out."""
    drawn: list[tuple[int, int]] = []
    for x, y in map(frame.at, points):
        point = (round(x), round(y))
        if not drawn or abs(point[0] - drawn[-1][0]) + abs(point[1] - drawn[-1][1]) > 1:
            drawn.append(point)
    steps = [f"{x - was_x} {y - was_y}" for (was_x, was_y), (x, y) in pairwise(drawn)]
    return f"M{drawn[0][0]} {drawn[0][1]}l{' '.join(steps)}" if len(drawn) > 2 else ""


def _runs(points: Sequence[Point], seen: Box) -> Iterator[Sequence[Point]]:
    """Give the stretches of a line that come near what is shown."""
    west, south, east, north = seen
    near = [west - 2 <= x <= east + 2 and south - 2 <= y <= north + 2 for x, y in points]
    start = None
    for at, inside in enumerate((*near, False)):
        if inside and start is None:
            start = max(0, at - 1)
        elif not inside and start is not None:
            yield points[start : at + 1]
            start = None


def _cut(points: Sequence[Point], seen: Box) -> Sequence[Point]:
    """Cut a ring down to what is shown, with a margin that hides the cut (Sutherland and Hodgman)."""
    for inside, crossing in _sides((seen[0] - 2, seen[1] - 2, seen[2] + 2, seen[3] + 2)):
        kept: list[Point] = []
        for before, point in zip([*points[-1:], *points[:-1]], points, strict=True):
            if inside(point) != inside(before):
                kept.append(crossing(before, point))
            if inside(point):
                kept.append(point)
        points = kept
    return points


def _sides(box: Box) -> Iterator[Side]:
    for axis, edge, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        yield _side(axis, edge, sign)


def _side(axis: int, edge: float, sign: int) -> Side:
    def inside(point: Point) -> bool:
        return (point[axis] - edge) * sign >= 0

    def crossing(one: Point, other: Point) -> Point:
        part = (edge - one[axis]) / (other[axis] - one[axis])
        return one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])

    return inside, crossing


def _spot(spot: Spot, frame: _Frame) -> Markup:
    x, y = frame.at((spot.lon, spot.lat))
    kind = " ".join(filter(None, ("spot", "wide" if spot.wide else "", "chosen" if spot.chosen else "")))
    about = " (a point for the whole area)" if spot.wide else ""
    return Markup(
        '<a href="{}" aria-label="{}: {}{}"><circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{:.1f}">'
        "<title>{}: {}{}</title></circle></a>"
    ).format(
        spot.address, spot.name, spot.number, about, kind, x, y, _radius(spot), spot.name, spot.number, about
    )


def _radius(spot: Spot) -> float:
    return min(24.0, 4.0 + 2.2 * math.sqrt(spot.number))


class _Labels:
    """Words on the map that do not cover one another: whoever comes first has the room."""

    def __init__(self) -> None:
        self._taken: list[Box] = []

    def place(self, x: float, y: float, words: str, wide: float = _WIDE_OF_LETTER) -> bool:
        box = (x, y - 11, x + len(words) * wide, y + 3)
        out = box[0] < 0 or box[1] < 0 or box[2] > WIDTH or box[3] > HEIGHT
        if out or any(_meets(box, other) for other in self._taken):
            return False
        self._taken.append(box)
        return True


def _label(spot: Spot, frame: _Frame, labels: _Labels) -> Markup:
    x, y = frame.at((spot.lon, spot.lat))
    words = f"{spot.name} {spot.number}"
    beside = _radius(spot) + 3
    for left, down in ((beside, 4.0), (-beside - len(words) * _WIDE_OF_LETTER, 4.0), (-20.0, beside + 10)):
        if labels.place(x + left, y + down, words):
            return Markup('<text class="name" x="{:.1f}" y="{:.1f}" aria-hidden="true">{}</text>').format(
                x + left, y + down, words
            )
    return Markup("")


def _country_names(frame: _Frame, labels: _Labels) -> Iterator[Markup]:
    named: set[str] = set()
    for ring in sorted(_outlines().land, key=lambda each: -_size(each.box)):
        if ring.country and ring.country not in named and _meets(ring.box, frame.seen):
            named.add(ring.country)
            middle = _middle(_cut(ring.points, _shrunk(frame.seen)))
            name = _state_name(ring.country).upper()
            room = (ring.box[2] - ring.box[0]) * frame.across * frame.scale
            if (
                middle
                and room > len(name) * 8
                and labels.place(frame.at(middle)[0] - len(name) * 4, frame.at(middle)[1], name, 8.0)
            ):
                x, y = frame.at(middle)
                yield Markup(
                    '<text class="country" x="{:.1f}" y="{:.1f}" aria-hidden="true">{}</text>'
                ).format(x - len(name) * 4, y, name)


def _shrunk(box: Box) -> Box:
    # _cut adds a margin of two degrees, which is out of sight.
    return box[0] + 2, box[1] + 2, box[2] - 2, box[3] - 2


def _middle(points: Sequence[Point]) -> Point | None:
    """Give the centre of a ring, None where too little of it is seen to bear a name."""
    if len(points) < 4:
        return None
    pairs = list(zip(points, [*points[1:], points[0]], strict=True))
    area = sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairs) / 2
    if abs(area) < 6:
        return None
    x = sum((x + nx) * (x * ny - nx * y) for (x, y), (nx, ny) in pairs) / (6 * area)
    y = sum((y + ny) * (x * ny - nx * y) for (x, y), (nx, ny) in pairs) / (6 * area)
    return x, y


def _state_name(code: str) -> str:
    state = register().find_state(code)
    return state.name if state else code


def _meets(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


@cache
def _outlines() -> _Outlines:
    told = json.loads(files("watchdesk.web").joinpath("data/outlines.json").read_text(encoding="utf-8"))
    return _Outlines(
        land=tuple(_ring(land["country"], ring) for land in told["land"] for ring in land["rings"]),
        borders=tuple(_Border(each["disputed"], *_unpacked(each["line"])) for each in told["borders"]),
        areas=tuple(
            _Area(
                area["name"],
                area["note"],
                tuple(area["claims"]),
                tuple(_ring(None, ring) for ring in area["rings"]),
            )
            for area in told["areas"]
        ),
    )


def _ring(country: str | None, steps: list[int]) -> _Ring:
    return _Ring(country, *_unpacked(steps))


def _unpacked(steps: list[int]) -> tuple[tuple[Point, ...], Box]:
    x = y = 0
    points: list[Point] = []
    for right, up in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + right, y + up
        points.append((x / 100, y / 100))
    longs, lats = zip(*points, strict=True)
    return tuple(points), (min(longs), min(lats), max(longs), max(lats))
