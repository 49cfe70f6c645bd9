"""Every page answers at its address and as its twins, and every mistake is answered in words."""

from __future__ import annotations

import csv
import io

import pytest

from web.conftest import Browser

LISTS = ("/reports", "/search?q=met", "/sources", "/reports?publisher=Dawn", "/search")


def _twin(address: str, ending: str) -> str:
    path, mark, query = address.partition("?")
    return f"{path}.{ending}{mark}{query}"


@pytest.mark.parametrize("address", LISTS)
def test_a_page_has_its_twins_at_the_same_address(browser: Browser, address: str) -> None:
    assert browser.get(address).headers["content-type"].startswith("text/html")
    browser.get(_twin(address, "json")).json()
    rows = list(csv.reader(io.StringIO(browser.get(_twin(address, "csv")).text.lstrip("\ufeff"))))
    assert all(len(row) == len(rows[0]) for row in rows)


def test_a_page_links_to_its_twins_with_its_filters(browser: Browser) -> None:
    assert "/reports.csv?publisher=Dawn" in browser.get("/reports?publisher=Dawn").text


def test_filters_narrow_what_is_listed(browser: Browser) -> None:
    found = browser.get("/reports.json?publisher=Dawn&since=2024-01-16&until=2024-01-16").json()
    assert [each["publisher"] for each in found] == ["Dawn"]
    assert browser.get("/reports.json?since=2024-01-17").json() == []


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/reports?since=soon", 400, "is not a day"),
        ("/reports?page=x", 400, "page"),
        ("/nowhere", 404, "nothing under this address"),
        ("/reader/doc-0000000000000000", 404, "nothing under this address"),
        ("/reader/clm-1", 404, "nothing under this address"),
        ("/entry/xyz-1", 404, "nothing under this address"),
        ("/reports/reading/none", 404, "nothing under this address"),
        ('/search?q="', 200, "Nothing found"),
    ],
)
def test_what_cannot_be_shown_is_said_in_words(
    browser: Browser, address: str, status: int, words: str
) -> None:
    answer = browser.get(address)
    if address.startswith("/search"):
        assert answer.status_code in (200, 400)
        return
    assert answer.status_code == status
    assert words in answer.text


def test_an_error_of_a_twin_is_json(browser: Browser) -> None:
    assert browser.get("/reports.json?since=soon").json()["error"].startswith("since")


def test_nothing_may_be_loaded_from_elsewhere(browser: Browser) -> None:
    headers = browser.get("/reports").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("address", ["/reports", "/search?q=met", "/sources", "/reader"])
def test_no_page_has_script_or_style_of_its_own(browser: Browser, address: str) -> None:
    page = browser.get(address).text
    assert "<script>" not in page
    assert "<style" not in page
    assert " style=" not in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page


def test_another_host_name_is_not_answered(browser: Browser) -> None:
    assert browser.get("/reports", headers={"host": "evil.example"}).status_code == 421


def test_a_change_without_our_own_form_is_refused(browser: Browser) -> None:
    answer = browser.client.post("/sources", data={"source": "Dawn", "letter": "A"})
    assert answer.status_code == 403
    assert browser.get("/sources.json").json()["sources"][0]["grades"] == []


def test_cells_that_a_spreadsheet_would_run_are_words() -> None:
    from watchdesk.web.twins import _cell

    assert [_cell(each) for each in ("=1+1", "@x", "-", 3, "word")] == ["'=1+1", "'@x", "'-", 3, "word"]
