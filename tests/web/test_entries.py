"""Pages of entries: lists, maps and timelines that filter each other, and each entry with every account of it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from watchdesk import api
from watchdesk.record import Desk, Person, load_claim, mark_documents, open_desk
from watchdesk.web import Serving, make_app
from web.conftest import Browser
from web.story import tell

PAGES = (
    "/week", "/week?until=2024-03-08", "/incidents", "/incidents?country=PK", "/contacts", "/contacts?of=sides",
    "/relations", "/relations?one=Iran&other=Pakistan", "/promises", "/groups", "/movements", "/actors/act-iran",
    "/brief?since=2024-03-01&until=2024-03-08",
)  # fmt: skip


@pytest.fixture
def claims(desk: Desk) -> dict[str, str]:
    """Give the ids of the claims of the story, in a desk that may be changed."""
    return tell(desk)


@pytest.fixture
def deciding(desk_path: Path, claims: dict[str, str]) -> Iterator[Browser]:
    """Give a browser on that desk."""
    with TestClient(make_app(Serving(desk_path, owner="Ada", hosts=("testserver",)))) as client:
        yield Browser(client)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Give a browser on a desk that all tests here only look at."""
    path = tmp_path_factory.mktemp("desk") / "region.db"
    with open_desk(path, create=True) as desk:
        tell(desk)
    with TestClient(make_app(Serving(path, owner="Ada", hosts=("testserver",)))) as client:
        yield Browser(client)


def only(browser: Browser, path: str) -> str:
    """Give the id of the one entry of a list."""
    (entry,) = browser.get(f"{path}.json").json()["entries"]
    return str(entry["id"])


@pytest.mark.parametrize("address", PAGES)
def test_each_page_answers_and_has_twins_with_its_filters(browser: Browser, address: str) -> None:
    page = browser.get(address)
    assert page.status_code == 200
    path, mark, query = address.partition("?")
    assert f"{path}.csv{mark}{query}".replace("&", "&amp;") in page.text or "/relations" in address
    browser.get(f"{path}.json{mark}{query}").json()
    rows = list(csv.reader(io.StringIO(browser.get(f"{path}.csv{mark}{query}").text)))
    assert all(len(row) == len(rows[0]) for row in rows)


def test_no_page_has_inline_script_or_style_which_its_policy_would_drop(browser: Browser) -> None:
    for address in PAGES:
        text = browser.get(address).text
        assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=", text), address


def test_two_reports_of_one_bombing_are_one_row_whose_figures_differ(browser: Browser) -> None:
    page = browser.get("/incidents").text
    assert page.count("Bombing on") + page.count("Attack on") == 1
    assert "killed 3 – 5 – 5" in page
    assert "figures differ" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 1),
        ("?since=2024-03-07&until=2024-03-07", 1),
        ("?until=2024-03-06", 0),
        ("?country=PK", 1),
        ("?country=AF", 0),
        ("?place=csc:city-85747", 1),
        ("?actor=Iran", 0),
        ("?actor=three people", 1),
    ],
)
def test_filters_narrow_table_map_and_timeline_alike(browser: Browser, query: str, found: int) -> None:
    told = browser.get(f"/incidents.json{query}").json()
    assert (len(told["entries"]), len(told["marks"])) == (found, found)
    page = browser.get(f"/incidents{query}").text
    assert ('class="spot' in page, 'class="bar"' in page) == (bool(found), bool(found))


def test_a_click_on_the_map_asks_for_its_place_and_one_on_a_bar_for_its_days(browser: Browser) -> None:
    page = browser.get("/incidents?country=PK").text
    assert 'href="/incidents?country=PK&amp;place=csc%3Acity-85747"' in page
    assert 'href="/incidents?since=2024-03-07&amp;until=2024-03-07&amp;country=PK"' in page


def test_an_incident_shows_every_account_with_its_words_and_who_gives_them(browser: Browser) -> None:
    page = browser.get(f"/incidents/{only(browser, '/incidents')}").text
    for words in ("killed three people", "killed five people", "Dawn", "Gomal Times"):
        assert words in page
    assert "killed, in all: 3 – 5 – 5" in page


def test_a_split_makes_two_a_merge_makes_one_and_an_undo_takes_it_back(
    deciding: Browser, claims: dict[str, str]
) -> None:
    id = only(deciding, "/incidents")
    page = f"/incidents/{id}"
    split = deciding.post(f"/entries/{id}/split", page, claims=claims["five"], because="another bazaar")
    assert split.status_code == 303
    two = [each["id"] for each in deciding.get("/incidents.json").json()["entries"]]
    assert len(two) == 2
    assert deciding.post(f"/entries/{two[0]}/merge", page, other=two[1]).status_code == 303
    assert only(deciding, "/incidents") == id
    assert deciding.post(f"/entries/{id}/undo", page).status_code == 303
    assert len(deciding.get("/incidents.json").json()["entries"]) == 2


def test_a_split_of_nothing_is_refused_in_words(browser: Browser) -> None:
    id = only(browser, "/incidents")
    answer = browser.post(f"/entries/{id}/split", f"/incidents/{id}")
    assert answer.status_code == 400
    assert "tick the accounts" in answer.text


def test_a_corrected_day_moves_the_incident_and_an_undo_moves_it_back(
    deciding: Browser, claims: dict[str, str]
) -> None:
    serving: Serving = deciding.client.app.state.serving  # type: ignore[attr-defined]
    api.correct(serving.whole(), claims["three"], ["when=2024-03-02"], Person("Ada"))
    before = "/incidents.json?until=2024-03-06"
    assert len(deciding.get(before).json()["marks"]) == 1
    api.undo(serving.whole(), Person("Ada"))
    assert deciding.get(before).json()["marks"] == []


def test_who_meets_whom_leaves_private_persons_out(browser: Browser) -> None:
    told = browser.get("/contacts.json").json()
    assert {party["name"] for party in told["parties"]} == {"Iran", "Pakistan"}
    assert [tie["meetings"] for tie in told["ties"]] == [1]


def test_there_is_no_page_on_a_private_person(browser: Browser) -> None:
    page = browser.get("/actors/ali%20rezai").text
    assert "no page on private persons" in page
    assert "passer-by" not in page + browser.get("/actors/ali%20rezai.json").text


def test_acts_each_way_are_counted_by_class_and_never_added_up(browser: Browser) -> None:
    acts = browser.get("/relations.json?one=Iran&other=Pakistan").json()["acts"]
    assert sorted((act["way"], act["class"]) for act in acts) == [
        ("Iran → Pakistan", "material-cooperation"),
        ("together", "verbal-cooperation"),
    ]


def test_a_promise_stands_on_the_board_with_its_words_and_its_deadline(browser: Browser) -> None:
    (told,) = browser.get("/promises.json").json()
    assert told["column"] == "promised"
    page = browser.get("/promises").text
    assert "to disarm the fighters" in page
    assert "due 2024-06-01 to 2024-06-30" in page
    assert browser.get("/promises.json?due=2024-05-01").json() == []


def test_a_haven_is_said_to_be_by_somebody(browser: Browser) -> None:
    (group,) = browser.get("/groups.json").json()
    assert (group["name"], group["places"][0]["place"]) == ("Fighters", "Kunar, AF")
    assert "alleged by Pakistan" in browser.get("/groups").text


def test_the_week_counts_what_is_new_and_says_where_accounts_differ(browser: Browser) -> None:
    page = browser.get("/week?until=2024-03-08").text
    assert "2024-03-02 – 2024-03-08" in page
    assert "Accounts differ" in page
    assert "Nothing was read of these days" in browser.get("/week?until=2020-01-01").text


def test_an_empty_desk_says_what_to_do_next(tmp_path: Path) -> None:
    with TestClient(make_app(Serving(tmp_path / "new.db", hosts=("testserver",)))) as client:
        for address in ("/week", "/incidents", "/contacts", "/promises", "/groups", "/movements", "/brief"):
            page = client.get(address)
            assert page.status_code == 200, address
            assert "Add reports" in page.text or "Draft anew" in page.text, address


def test_whoever_may_not_see_a_report_is_told_nothing_of_it(
    desk: Desk, claims: dict[str, str], log_in: object
) -> None:
    id = load_claim(desk, claims["five"]).document.id  # type: ignore[union-attr]
    mark_documents(desk, "clear", [load_claim(desk, claims["three"]).document.id], by="Ada")  # type: ignore[union-attr]
    mark_documents(desk, "red", [id], by="Ada")
    browser = log_in("Bea", role="analyst", clearance="green")  # type: ignore[operator]
    page = browser.get("/incidents").text
    assert "Attack" in page or "Bombing" in page
    assert "killed 3" in page
    assert "5" not in re.findall(r"killed ([\d –]+)", page)[0]
    everything = "".join(browser.get(address).text for address in PAGES)
    assert "Gomal Times" not in everything


def test_a_reader_cannot_split(desk: Desk, claims: dict[str, str], log_in: object) -> None:
    mark_documents(desk, "clear", [load_claim(desk, claims["three"]).document.id], by="Ada")  # type: ignore[union-attr]
    browser = log_in("Cem", role="reader", clearance="green")  # type: ignore[operator]
    (entry,) = browser.get("/incidents.json").json()["entries"]
    assert "Split" not in browser.get(f"/incidents/{entry['id']}").text
    refused = browser.post(f"/entries/{entry['id']}/split", "/incidents", claims=claims["three"])
    assert refused.status_code == 403
