"""Fixtures of the web tests: a small desk of reports read by hand, and browsers without a browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from making import content_of, make_document, read_by_hand
from watchdesk.domain.access import Viewer
from watchdesk.record import Desk, keep_reading, mark_documents, set_account
from watchdesk.web import Serving, make_app

PASSWORD = "four plain words here"

REPORTS = {
    "Dawn": "Iran met Qatar on Monday. Pakistan said that Kabul hosts Fighters.",
    "Kabul Wire": "Tehran met Ankara on Monday in Türkiye.",
    "Secret Letter": "Moscow met Beijing on Monday.",
}


class Browser:
    """A client that carries the token of the forms that it was shown."""

    def __init__(self, client: TestClient) -> None:
        """Begin with no token."""
        self.client = client

    def get(self, address: str, **more: object):  # type: ignore[no-untyped-def]
        """Load a page."""
        return self.client.get(address, **more)  # type: ignore[arg-type]

    def post(self, address: str, from_page: str = "/sources", **data: str):  # type: ignore[no-untyped-def]
        """Send a form of a page."""
        token = re.search(r'name="csrf" content="(\w+)"', self.get(from_page).text)
        assert token is not None
        return self.client.post(address, data={"csrf": token[1], **data}, follow_redirects=False)

    def log_in(self, name: str, password: str = PASSWORD):  # type: ignore[no-untyped-def]
        """Log in."""
        return self.post("/login", "/login", name=name, password=password)


def fill(desk: Desk) -> dict[str, str]:
    """Keep the reports, and give their ids by publisher."""
    ids = {}
    for publisher, text in REPORTS.items():
        document = make_document(
            text, publisher=publisher, title=f"News of {publisher}", published="2024-01-16T10:30:00+05:00"
        )
        keep_reading(desk, read_by_hand(document), content_of(document))
        ids[publisher] = document.id
    return ids


@pytest.fixture
def ids(desk: Desk) -> dict[str, str]:
    """Give the ids of the reports in the desk."""
    return fill(desk)


@pytest.fixture
def browser(desk_path: Path, ids: dict[str, str]) -> Iterator[Browser]:
    """Give a browser on this machine, where there are no accounts."""
    with TestClient(make_app(Serving(desk_path, owner="Ada", hosts=("testserver",)))) as client:
        yield Browser(client)


@pytest.fixture
def log_in(desk: Desk, desk_path: Path, ids: dict[str, str]) -> Iterator[Callable[..., Browser]]:
    """Give a function that makes an account and a browser in which it has logged in.

    One report is for anyone, one TLP:AMBER and for the group "north", one unmarked.
    """
    mark_documents(desk, "clear", [ids["Dawn"]], by="Ada")
    mark_documents(desk, "amber", [ids["Kabul Wire"]], kept_for="north", by="Ada")
    app = make_app(Serving(desk_path, accounts=True, hosts=("testserver",)))
    opened: list[TestClient] = []

    def make(
        name: str, role: str = "reader", clearance: str = "clear", groups: tuple[str, ...] = ()
    ) -> Browser:
        set_account(desk, name, role=role, clearance=clearance, groups=groups, password=PASSWORD, by="Ada")
        client = TestClient(app)
        client.__enter__()
        opened.append(client)
        browser = Browser(client)
        assert browser.log_in(name).status_code == 303
        return browser

    yield make
    for client in opened:
        client.__exit__(None, None, None)


def viewer(clearance: str = "clear", groups: tuple[str, ...] = ()) -> Viewer:
    """Give somebody who looks at a desk."""
    return Viewer.model_validate({"name": "V", "role": "reader", "clearance": clearance, "groups": groups})
