"""The desk in a real browser: no request leaves the machine, nothing is out of reach, nothing is too wide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tools.browser import CHROMIUM, chromium, find_addresses, served

from watchdesk.record import link_desk, open_desk
from web.conftest import fill

pytest.importorskip("playwright", reason="playwright is not installed; pip install '.[test]'")
pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}; apt-get install chromium"
)

SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a small desk."""
    path = tmp_path_factory.mktemp("desk") / "region.db"
    with open_desk(path, create=True) as desk:
        fill(desk)
        link_desk(desk)
    with served(path) as address:
        yield address


@pytest.fixture(scope="module")
def window() -> Iterator[Any]:
    """Give a browser."""
    with chromium() as browser:
        yield browser


def test_no_page_asks_for_anything_elsewhere_nor_breaks_its_own_policy(root: str, window: Any) -> None:
    page = window.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for address in find_addresses(page, root):
        page.goto(root + address)
    assert asked
    assert [url for url in asked if not url.startswith((root, "data:"))] == []
    assert [words for words in said if "Security Policy" in words] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_fault_of_access(root: str, window: Any, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = window.new_page(color_scheme=scheme)
    faults = []
    for address in find_addresses(page, root):
        page.goto(root + address)
        found = Axe().run(page).response["violations"]
        faults += [
            (address, each["id"], each["nodes"][0]["html"][:200])
            for each in found
            if each["impact"] in SERIOUS
        ]
    assert faults == []


def test_no_page_is_wider_than_a_telephone(root: str, window: Any) -> None:
    page = window.new_page(viewport={"width": 375, "height": 800})
    wide = []
    for address in find_addresses(page, root):
        page.goto(root + address)
        if page.evaluate("document.documentElement.scrollWidth") > 375:
            wide.append(address)
    assert wide == []


def test_a_claim_is_judged_without_the_mouse(root: str, window: Any) -> None:
    page = window.new_page()
    page.goto(f"{root}/search?q=Tehran&kind=claim")
    page.click("ol.hits a")
    page.wait_for_load_state()
    page.keyboard.press("j")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.keyboard.press("a")
    page.wait_for_load_state()
    page.goto(f"{root}/search?q=Tehran&kind=claim")
    page.click("ol.hits a")
    assert "accepted by Desk" in page.inner_text("section.claims")


def test_keys_lead_to_pages_and_to_help(root: str, window: Any) -> None:
    page = window.new_page()
    page.goto(f"{root}/reports")
    page.keyboard.press("?")
    assert page.is_visible("dialog#keys")
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.wait_for_url(f"{root}/sources")


def test_words_from_right_to_left_are_shown_so(root: str, window: Any, tmp_path: Path) -> None:
    page = window.new_page()
    page.goto(f"{root}/search?q=کابل")
    assert page.eval_on_selector("main input[name=q]", "field => getComputedStyle(field).direction") == "rtl"


def test_a_file_is_uploaded_and_its_reading_is_followed(
    root: str, window: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from making import read_by_hand
    from watchdesk import pipeline

    monkeypatch.setattr(pipeline, "_read", read_by_hand)
    report = tmp_path / "new.txt"
    report.write_text("Lima met Quito on Monday. The two spoke of the border.", encoding="utf-8")
    page = window.new_page()
    page.goto(f"{root}/reports")
    page.set_input_files("input[name=files]", str(report))
    page.click("text=Read them")
    page.wait_for_selector("#steps li a")
    assert "new.txt" in page.inner_text("#steps")
