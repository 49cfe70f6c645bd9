"""Pages of entries in a real browser: no serious fault of access, nothing too wide, filters that work by click."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tools.browser import CHROMIUM, chromium, served

from watchdesk.record import open_desk
from web.story import tell
from web.test_entries import PAGES

pytest.importorskip("playwright", reason="playwright is not installed; pip install '.[test]'")
pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}; apt-get install chromium"
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the desk of the story."""
    path = tmp_path_factory.mktemp("desk") / "region.db"
    with open_desk(path, create=True) as desk:
        tell(desk)
    with served(path) as address:
        yield address


@pytest.fixture(scope="module")
def window() -> Iterator[Any]:
    """Give a browser."""
    with chromium() as browser:
        yield browser


def test_no_page_has_a_serious_fault_of_access_or_asks_elsewhere_or_is_too_wide(
    root: str, window: Any
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = window.new_page(viewport={"width": 375, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    faults: list[tuple[str, str, str]] = []
    for address in PAGES:
        page.goto(root + address, timeout=120_000)
        found = Axe().run(page).response["violations"]
        faults += [
            (address, each["id"], each["nodes"][0]["html"][:160])
            for each in found
            if each["impact"] in ("serious", "critical")
        ]
        if page.evaluate("document.documentElement.scrollWidth") > 375:
            faults.append((address, "too wide", ""))
    assert faults == []
    assert [url for url in asked if not url.startswith((root, "data:"))] == []


def test_a_click_on_a_bar_narrows_the_list_and_a_brief_is_checked_as_it_is_written(
    root: str, window: Any
) -> None:
    page = window.new_page()
    page.goto(f"{root}/incidents", timeout=120_000)
    page.click("svg.timeline a")
    assert "since=2024-03-07" in page.url
    page.goto(f"{root}/brief?since=2024-03-01&until=2024-03-08", timeout=120_000)
    page.locator("#text").press_sequentially("\nAll is well.")
    page.wait_for_selector("li.unsupported", timeout=60_000)
