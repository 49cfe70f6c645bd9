"""Maps, timelines and networks: what is drawn says what it was given, and nothing covers a name."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from watchdesk.web.maps import Spot, draw_map, notes_in, viewpoints_in
from watchdesk.web.networks import Edge, Node, draw_network, lay_out
from watchdesk.web.timelines import bars_of

SRINAGAR = Spot("Srinagar", 74.8, 34.1, 3, False, "/incidents?place=1")
KABUL = Spot("Kabul", 69.2, 34.5, 1, False, "/incidents?place=2")
LIMA = Spot("Lima", -77.0, -12.0, 1, False, "/incidents?place=3")


def test_disputed_lines_are_dashed_from_every_viewpoint() -> None:
    for viewpoint in (None, "IN", "PK", "CN"):
        assert 'class="border disputed"' in draw_map((SRINAGAR, KABUL), viewpoint, "Map")


def test_disputed_land_is_nobodys_until_a_viewpoint_is_chosen() -> None:
    assert 'class="area view"' not in draw_map((SRINAGAR,), None, "Map")
    for viewpoint in ("IN", "PK"):
        assert 'class="area view"' in draw_map((SRINAGAR,), viewpoint, "Map")


def test_viewpoints_are_those_of_states_with_a_part_in_what_is_shown() -> None:
    assert {"IN", "PK", "CN"} <= {each.code for each in viewpoints_in((SRINAGAR, KABUL))}
    assert "IN" not in {each.code for each in viewpoints_in((LIMA,))}
    assert any("Claimed by Pakistan" in note for note in notes_in((SRINAGAR,)))


def test_each_place_is_a_link_with_its_number() -> None:
    drawn = draw_map((SRINAGAR, KABUL), None, "Map")
    assert 'href="/incidents?place=1" aria-label="Srinagar: 3"' in drawn
    assert "<script" not in draw_map((Spot("<script>", 70, 30, 1, False, "/"),), None, "<b>")


def test_a_map_of_the_world_is_no_larger_than_one_view_may_be() -> None:
    world = (
        SRINAGAR,
        LIMA,
        Spot("Apia", -171.8, -13.8, 1, False, "/"),
        Spot("Oslo", 10.7, 59.9, 1, False, "/"),
    )
    assert len(draw_map(world, None, "Map").encode()) < 120_000


@given(some.lists(some.dates(date(1990, 1, 1), date(2030, 1, 1)), min_size=1, max_size=60))
def test_bars_hold_every_day_once_and_leave_no_gap(days: list[date]) -> None:
    _, bars = bars_of(days)
    assert sum(bar.number for bar in bars) == len(days)
    assert all(after.first - before.last == timedelta(days=1) for before, after in pairwise(bars))
    assert bars[0].first <= min(days) <= max(days) <= bars[-1].last


def _network(number: int) -> tuple[list[Node], list[Edge]]:
    nodes = [Node(f"act-{at}", f"Party of the number {at}", "state", 1 + at % 5) for at in range(number)]
    edges = [
        Edge(f"act-{at}", f"act-{at * 7 % number}", 1 + at % 3)
        for at in range(number)
        if at != at * 7 % number
    ]
    return nodes, [*edges, *(Edge("act-0", f"act-{at}", 1) for at in range(1, number, 3))]


def test_a_network_of_two_hundred_parties_stays_readable() -> None:
    nodes, edges = _network(200)
    drawn = draw_network(
        nodes, edges, lambda key: f"/actors/{key}", lambda one, other: "/relations", "Network"
    )
    boxes = [
        (float(x), float(y) - 10, float(x) + len(words) * 6.0, float(y) + 2)
        for x, y, words in re.findall(r'<text x="([-\d.]+)" y="([-\d.]+)">([^<]*)', drawn)
    ]
    assert len(boxes) >= 100
    overlaps = [
        (one, other)
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
    assert overlaps == []
    assert all(f"/actors/act-{at}" in drawn for at in range(200))


def test_the_same_meetings_are_always_laid_out_alike() -> None:
    nodes, edges = _network(40)
    given = (
        tuple((node.key, node.number) for node in nodes),
        tuple((each.one, each.other, each.number) for each in edges),
    )
    first = lay_out(*given).at
    lay_out.cache_clear()
    assert lay_out(*given).at == first
