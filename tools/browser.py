"""A served desk and Debian's Chromium, for taking pictures and for the tests in tests/browser."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@contextmanager
def served(desk: Path) -> Iterator[str]:
    """Serve a desk on a free port of this machine, and give its address."""
    import uvicorn

    from watchdesk.web import Serving, make_app

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(make_app(Serving(desk, owner="Desk")), host="127.0.0.1", port=port, log_level="error")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)


@contextmanager
def chromium() -> Iterator[Any]:
    """Give a browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


def find_addresses(page: Any, root: str) -> list[str]:
    """Give every page of the navigation, and of each the first page that it leads further to."""
    page.goto(f"{root}/")
    places = page.eval_on_selector_all("nav.places a", "all => all.map(each => each.getAttribute('href'))")
    found = list(places)
    for place in places:
        page.goto(root + place)
        here = page.evaluate("location.pathname")
        links = page.eval_on_selector_all(
            "main a[href^='/']", "all => all.map(each => each.getAttribute('href'))"
        )
        found += [here, *next(([link] for link in links if _is_further(link, place)), [])]
    return list(dict.fromkeys(found))


def _is_further(link: str, place: str) -> bool:
    return link.split("?")[0].count("/") >= 2 and not link.endswith((".json", ".csv")) and link != place
