"""Measure every page of a large desk, and Datasette on the same file.

    python -m benchmarks.web.make big.db
    python -m benchmarks.web.run big.db [TIMES]

Prints, for each page, the median and 95th percentile of the server's time for one request, one at a time, after one
request that is not counted; beside it the processor's time, which other work on the machine does not lengthen; and
what comes over the wire, compressed. Bar: a median of 100 ms at most, and 200 kB at most for a first view.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi.testclient import TestClient

from watchdesk.record import index_desk, list_reports, open_desk
from watchdesk.record.browsing import Browsing
from watchdesk.web import Serving, make_app

BAR_MS, BAR_KB = 100, 200
TIMES = 21
STATIC = (
    "/static/desk.css",
    "/static/pages.css",
    "/static/theme.js",
    "/static/htmx.min.js",
    "/static/desk.js",
)


def main(path: Path, times: int = TIMES) -> None:
    """Measure, and print the tables."""
    _index(path)
    with TestClient(make_app(Serving(path, hosts=("testserver",)))) as client:
        print("| page | median ms | p95 ms | processor ms | kB |\n|---|---|---|---|---|")
        static = sum(len(client.get(each).content) for each in STATIC) / 1000
        for address in _addresses(path):
            print(_row(address, times, partial(client.get, address)), flush=True)
        print(f"\nStyle and scripts, once: {static:.0f} kB before compression")
    _measure_datasette(path, times)


def _index(path: Path) -> None:
    begun = time.perf_counter()
    with open_desk(path) as desk:
        number = index_desk(desk)
    if number:
        print(f"Indexed {number:,} readings in {time.perf_counter() - begun:.0f} s\n")


def _addresses(path: Path) -> list[str]:
    with open_desk(path) as desk:
        (first, *_), _total = list_reports(desk, Browsing())
    return [
        f"/reader/{first.id}",
        "/reports",
        "/reports?page=500",
        "/reports?publisher=Outlet+3&since=2020-01-01",
        "/search?q=border",
        "/search?q=council+attacked&kind=attack",
        "/search?q=number+99",
        "/sources",
        "/week",
        "/incidents",
        "/incidents?actor=" + quote("River Guard"),
        "/contacts",
        "/relations",
        "/promises",
        "/groups",
    ]


def _row(name: str, times: int, ask: Callable[[], Any]) -> str:
    answer = ask()
    if answer.status_code == 404:
        return f"| {name} | not served | | | |"
    walls, cpus = [], []
    for _ in range(times):
        wall, cpu = time.perf_counter(), time.process_time()
        ask()
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    p95 = sorted(walls)[max(0, round(len(walls) * 0.95) - 1)]
    size = int(answer.headers.get("content-length") or len(answer.content)) / 1000
    return f"| {name} | {statistics.median(walls):.0f} | {p95:.0f} | {statistics.median(cpus):.0f} | {size:.0f} |"


def _measure_datasette(path: Path, times: int) -> None:
    try:
        from datasette.app import Datasette
    except ImportError:
        print("\nDatasette is not installed: `pip install datasette` for the comparison.")
        return
    loop = asyncio.new_event_loop()
    served = Datasette([str(path)], settings={"sql_time_limit_ms": 60_000})
    print("\n| Datasette | median ms | p95 ms | processor ms | kB |\n|---|---|---|---|---|")
    root = f"/{path.stem}"
    pages = {
        f"{root}/readings": f"{root}/readings?_sort_desc=published_on",
        f"{root}/claims": f"{root}/claims?kind=attack",
    }

    def ask(address: str) -> Any:
        return loop.run_until_complete(served.client.get(address, follow_redirects=True))

    for name, address in pages.items():
        print(_row(name, times, partial(ask, address)), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else TIMES)
