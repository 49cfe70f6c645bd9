"""Networks: who meets whom, laid out on the server so that it stays readable with two hundred parties.

Parties that meet are drawn near one another and all others apart. Each group of parties that are connected is laid
out by itself, and the groups are set side by side. The same meetings always give the same drawing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

WIDTH = 900.0
_LETTER = 6.4
_ROUNDS = 160
_ROOM = 62.0
"""The side of the square that each party has on average."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Node:
    """One party of a network."""

    key: str
    name: str
    kind: str
    number: int
    """In how many meetings it takes part: the size at which it is drawn."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Two parties and how many meetings they share."""

    one: str
    other: str
    number: int


@dataclass(frozen=True, slots=True)
class _Laid:
    """Where each party stands, on a sheet of this height."""

    at: Mapping[str, tuple[float, float]]
    height: float


def draw_network(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    address: Callable[[str], str],
    meetings: Callable[[str, str], str],
    words: str,
) -> Markup:
    """Draw a network; `address` gives where a click on a party goes, `meetings` on the line between two."""
    laid = lay_out(tuple(sorted((node.key, node.number) for node in nodes)), tuple(map(_triple, edges)))
    names = {node.key: node.name for node in nodes}
    taken = [_box_of(node, laid) for node in nodes]
    lines = [_line(edge, laid, names, meetings(edge.one, edge.other)) for edge in edges]
    ordered = sorted(nodes, key=lambda node: (-node.number, node.name))
    drawn = [_node(node, laid, taken, address(node.key)) for node in ordered]
    return Markup(
        '<svg class="network" viewBox="0 0 {:.0f} {:.0f}" role="group" aria-label="{}">{}</svg>'
    ).format(WIDTH, laid.height, words, Markup("").join((*lines, *drawn)))


def _triple(edge: Edge) -> tuple[str, str, int]:
    return edge.one, edge.other, edge.number


@lru_cache(maxsize=64)
def lay_out(nodes: tuple[tuple[str, int], ...], edges: tuple[tuple[str, str, int], ...]) -> _Laid:
    """Say where each party stands."""
    groups = _connected([key for key, _ in nodes], edges)
    at: dict[str, tuple[float, float]] = {}
    left = top = high = 0.0
    for group in groups:
        side = _ROOM * math.sqrt(len(group)) + 60.0
        wide = WIDTH if len(group) > 30 else min(WIDTH, side * 1.35)
        tall = max(110.0, side * side / wide * 1.05)
        if left + wide > WIDTH + 1:
            left, top, high = 0.0, top + high, 0.0
        spots = _settle(group, edges, wide, tall)
        at |= {key: (left + x, top + y) for key, (x, y) in spots.items()}
        left, high = left + wide, max(high, tall)
    return _Laid(at, max(160.0, top + high))


def _connected(keys: Sequence[str], edges: Sequence[tuple[str, str, int]]) -> list[list[str]]:
    """Give the groups of parties that are connected, the largest first."""
    leader = {key: key for key in keys}

    def find(key: str) -> str:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for one, other, _ in edges:
        leader[find(one)] = find(other)
    groups: dict[str, list[str]] = {}
    for key in keys:
        groups.setdefault(find(key), []).append(key)
    return sorted(groups.values(), key=lambda group: (-len(group), group))


def _settle(
    group: Sequence[str], edges: Sequence[tuple[str, str, int]], wide: float, tall: float
) -> dict[str, tuple[float, float]]:
    """Let parties that meet draw near, and all push one another away, until they rest (Fruchterman, Reingold)."""
    place = {key: at for at, key in enumerate(group)}
    inside = [
        (place[one], place[other], number) for one, other, number in edges if one in place and other in place
    ]
    points = _spiral(len(group), wide, tall)
    if inside:
        points = _rest(points, inside, wide, tall)
    return {key: (float(x), float(y)) for key, (x, y) in zip(group, _fitted(points, wide, tall), strict=True)}


def _rest(points: Array, inside: Sequence[tuple[int, int, int]], wide: float, tall: float) -> Array:
    one, other, number = (np.array(column) for column in zip(*inside, strict=True))
    pull = np.sqrt(np.minimum(number, 9))
    ideal = math.sqrt(wide * tall / len(points)) * 0.8
    for heat in np.linspace(ideal * 1.6, 1.0, _ROUNDS):
        apart = points[:, None, :] - points[None, :, :]
        square = np.maximum((apart**2).sum(axis=2), 1.0)
        move = (apart * (ideal**2 / square)[:, :, None]).sum(axis=1)
        along = points[one] - points[other]
        force = along * (np.sqrt((along**2).sum(axis=1)) / ideal * pull)[:, None]
        np.subtract.at(move, one, force)
        np.add.at(move, other, force)
        # A little towards the middle, so that loose ends do not drift to the edge.
        move -= (points - [wide / 2, tall / 2]) * 0.06
        length = np.maximum(np.sqrt((move**2).sum(axis=1)), 1e-9)
        points = points + move / length[:, None] * np.minimum(length, heat)[:, None]
    return points


def _spiral(number: int, wide: float, tall: float) -> Array:
    at = np.arange(number, dtype=np.float64)
    angle, out = at * 2.399963, np.sqrt((at + 0.5) / number)
    return np.stack([wide / 2 * (1 + out * np.cos(angle)), tall / 2 * (1 + out * np.sin(angle))], axis=1)


def _fitted(points: Array, wide: float, tall: float) -> Array:
    """Stretch the points to the room there is; the margin is for the words beside them."""
    low, high = points.min(axis=0), points.max(axis=0)
    margin = np.array([min(70.0, wide * 0.22), 26.0])
    room = np.array([wide, tall]) - 2 * margin
    share = np.where(high > low, (points - low) / np.maximum(high - low, 1e-9), 0.5)
    return np.asarray(margin + share * room)


Box = tuple[float, float, float, float]


def _radius(number: int) -> float:
    return min(17.0, 3.5 + 1.7 * math.sqrt(number))


def _box_of(node: Node, laid: _Laid) -> Box:
    (x, y), r = laid.at[node.key], _radius(node.number)
    return x - r, y - r, x + r, y + r


def _line(edge: Edge, laid: _Laid, names: Mapping[str, str], address: str) -> Markup:
    (x1, y1), (x2, y2) = laid.at[edge.one], laid.at[edge.other]
    told = f"{names[edge.one]} and {names[edge.other]}: {edge.number}"
    return Markup(
        '<a href="{}" tabindex="-1" aria-label="{}"><line class="tie w{}" x1="{:.0f}" y1="{:.0f}" x2="{:.0f}" '
        'y2="{:.0f}"></line><title>{}</title></a>'
    ).format(address, told, min(5, 1 + int(math.log2(edge.number))), x1, y1, x2, y2, told)


def _node(node: Node, laid: _Laid, taken: list[Box], address: str) -> Markup:
    x, y = laid.at[node.key]
    r = _radius(node.number)
    return Markup(
        '<a class="party {}" href="{}" aria-label="{}: {}"><circle cx="{:.0f}" cy="{:.0f}" r="{:.1f}"></circle>'
        "{}<title>{}: {}</title></a>"
    ).format(
        node.kind,
        address,
        node.name,
        node.number,
        x,
        y,
        r,
        _name(node, x, y, r, taken, laid.height),
        node.name,
        node.number,
    )


def _name(node: Node, x: float, y: float, r: float, taken: list[Box], height: float) -> Markup:
    """Write the name where it covers nothing; where there is no room it is told on hover, and in the table."""
    words = node.name if len(node.name) <= 28 else node.name[:27] + "…"
    wide = len(words) * _LETTER
    for left, base in (
        (x + r + 3, y + 4),
        (x - r - 3 - wide, y + 4),
        (x - wide / 2, y - r - 4),
        (x - wide / 2, y + r + 12),
    ):
        box = (left, base - 10, left + wide, base + 2)
        if _is_free(box, taken, height):
            taken.append(box)
            return Markup('<text x="{:.0f}" y="{:.0f}">{}</text>').format(left, base, words)
    return Markup("")


def _is_free(box: Box, taken: Sequence[Box], height: float) -> bool:
    if box[0] < 0 or box[1] < 0 or box[2] > WIDTH or box[3] > height:
        return False
    return not any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in taken
    )
