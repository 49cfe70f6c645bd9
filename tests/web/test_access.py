"""Who sees what: deny by default, in the SQL itself, and a refused record is as one that does not exist."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from making import content_of, make_document, read_by_hand
from watchdesk.record import (
    Desk,
    Scope,
    find_claims,
    find_entries,
    keep_reading,
    link_desk,
    list_accounts,
    list_audit,
    load_entry,
    mark_documents,
    open_desk,
    remove_account,
    set_account,
)
from watchdesk.record.asking import EVERYTHING
from watchdesk.record.tables import metadata
from watchdesk.web import Serving, make_app
from watchdesk.web.limiting import MOST, WITHIN, Limit
from web.conftest import PASSWORD, Browser, viewer

LogIn = Callable[..., Browser]

CASES = [
    ("clear", (), {"Dawn"}),
    ("green", ("north",), {"Dawn"}),
    ("amber", (), {"Dawn"}),
    ("amber", ("north",), {"Dawn", "Kabul Wire"}),
    ("amber+strict", ("south",), {"Dawn"}),
    ("red", (), {"Dawn", "Secret Letter"}),
    ("red", ("north",), {"Dawn", "Kabul Wire", "Secret Letter"}),
]


@pytest.mark.parametrize(("clearance", "groups", "seen"), CASES)
def test_a_viewer_sees_what_clearance_and_group_allow_and_no_more(
    log_in: LogIn, clearance: str, groups: tuple[str, ...], seen: set[str]
) -> None:
    browser = log_in("Bea", clearance=clearance, groups=groups)
    assert {each["publisher"] for each in browser.get("/reports.json").json()} == seen
    assert {each["name"] for each in browser.get("/sources.json").json()["sources"]} == seen
    hits = browser.get("/search.json?q=met").json()["hits"]
    assert {each["publisher"] for each in hits} == seen


def test_a_refused_report_looks_exactly_like_one_that_does_not_exist(
    log_in: LogIn, ids: dict[str, str]
) -> None:
    browser = log_in("Bea", role="analyst", clearance="green")
    for ending in ("", ".json", ".csv"):
        refused = browser.get(f"/reader/{ids['Secret Letter']}{ending}")
        absent = browser.get(f"/reader/doc-0000000000000000{ending}")
        assert refused.status_code == absent.status_code == 404
        assert refused.text.replace(ids["Secret Letter"], "") == absent.text.replace(
            "doc-0000000000000000", ""
        )


def test_an_entry_is_built_from_the_reports_that_a_viewer_may_see(desk: Desk, desk_path: Path) -> None:
    """Its first report is hidden: it is then known by the first that is not, and both of its ids lead to that."""
    documents = [
        make_document(
            f"{words}Iran met Qatar on Monday.", publisher=name, published=f"2024-01-16T{hour}:00:00+00:00"
        )
        for words, name, hour in (("", "First", "08"), ("Again: ", "Second", "09"))
    ]
    for document in documents:
        keep_reading(desk, read_by_hand(document), content_of(document))
    link_desk(desk)
    (whole,), _ = find_entries(desk, "contact", Scope())
    assert whole.reports == 2
    mark_documents(desk, "clear", [documents[1].id], by="Ada")
    with open_desk(desk_path, viewer=viewer()) as seen:
        (shown,), _ = find_entries(seen, "contact", Scope())
        assert [account.publisher for account in shown.accounts] == ["Second"]
        assert shown.id != whole.id
        for id in (shown.id, whole.id):
            assert load_entry(seen, id).entry == shown


def test_what_is_not_seen_cannot_be_decided(log_in: LogIn, desk: Desk, ids: dict[str, str]) -> None:
    claims, _ = find_claims(desk, (), EVERYTHING)
    hidden = next(each.claim.id for each in claims if each.document.id == ids["Secret Letter"])
    browser = log_in("Bea", role="admin", clearance="amber")
    answer = browser.post(f"/reader/{ids['Secret Letter']}/{hidden}/reject")
    assert answer.status_code == 404


def test_every_table_shows_a_viewer_their_rows_alone(
    desk: Desk, desk_path: Path, ids: dict[str, str]
) -> None:
    """With nothing marked and clearance for nothing but TLP:CLEAR, no row of any report is left."""
    with open_desk(desk_path, viewer=viewer()) as seen, seen.asking() as connection:
        for table in metadata.sorted_tables:
            assert connection.execute(sa.select(sa.func.count()).select_from(table)).scalar() == 0, table.name


def test_a_table_that_the_filter_does_not_know_shows_no_rows(desk: Desk, desk_path: Path) -> None:
    with desk.adding() as connection:
        connection.execute(sa.text("CREATE TABLE news (words TEXT)"))
        connection.execute(sa.text("INSERT INTO news VALUES ('secret')"))
    with open_desk(desk_path, viewer=viewer("red")) as seen, seen.asking() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM news")).scalar() == 0


def test_a_viewers_desk_cannot_be_added_to(desk: Desk, desk_path: Path, ids: dict[str, str]) -> None:
    with open_desk(desk_path, viewer=viewer("red")) as seen, pytest.raises(sa.exc.OperationalError):
        mark_documents(seen, "clear", [ids["Dawn"]], by="V")


def test_a_new_marking_holds_at_once(log_in: LogIn, desk: Desk, ids: dict[str, str]) -> None:
    browser = log_in("Bea")
    mark_documents(desk, "red", [ids["Dawn"]], by="Ada")
    assert browser.get("/reports.json").json() == []


@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("analyst", 303), ("admin", 303)])
def test_only_analysts_decide(log_in: LogIn, role: str, status: int) -> None:
    assert log_in("Bea", role=role).post("/sources", source="Dawn", letter="B").status_code == status


def test_nothing_is_shown_before_one_logs_in(log_in: LogIn) -> None:
    browser = log_in("Bea")
    browser.post("/logout")
    assert browser.get("/reports", follow_redirects=False).headers["location"] == "/login?to=/reports"
    assert browser.get("/reports.json").status_code == 401


def test_wrong_passwords_and_unknown_names_are_answered_alike(log_in: LogIn) -> None:
    browser = log_in("Bea")
    wrong, unknown = browser.log_in("Bea", "not the password"), browser.log_in("Nobody", "not the password")
    assert wrong.status_code == unknown.status_code == 401
    assert "do not go together" in wrong.text


def test_after_a_few_wrong_passwords_one_waits(log_in: LogIn) -> None:
    browser = log_in("Bea")
    answers = [browser.log_in("Bea", "guess").status_code for _ in range(MOST + 1)]
    assert answers == [401] * MOST + [429]
    assert browser.log_in("Bea").status_code == 429


def test_the_limit_forgets() -> None:
    now = [0.0]
    limit = Limit(clock=lambda: now[0])
    for _ in range(MOST):
        limit.count("Bea", "here")
    assert not limit.allows("Bea", "here")
    assert limit.allows("Bea", "there")
    now[0] = WITHIN + 1
    assert limit.allows("Bea", "here")


@pytest.mark.parametrize("change", ["password", "removed"])
def test_a_session_ends_when_its_account_changes(log_in: LogIn, desk: Desk, change: str) -> None:
    browser = log_in("Bea")
    if change == "removed":
        remove_account(desk, "Bea", by="Ada")
    else:
        set_account(desk, "Bea", password=PASSWORD + "!", by="Ada")
    assert browser.get("/reports.json").status_code == 401


def test_a_cookie_of_ones_own_making_lets_nobody_in(log_in: LogIn, desk_path: Path) -> None:
    log_in("Bea")
    app = make_app(Serving(desk_path, accounts=True, hosts=("testserver",)))
    with TestClient(app, cookies={"watchdesk": "WyJ3IiwiQmVhIiwiMSJd.forged.forged"}) as client:
        assert client.get("/reports.json").status_code == 401


def test_what_was_done_and_refused_is_kept(log_in: LogIn, desk: Desk) -> None:
    browser = log_in("Bea", role="analyst")
    browser.post("/sources", source="Dawn", letter="B", because="own staff")
    browser.log_in("Bea", "guess")
    kept = [(each.who, each.what, each.outcome) for each in list_audit(desk)]
    assert kept[:3] == [("Bea", "log in", "refused"), ("Bea", "grade B", "done"), ("Bea", "log in", "done")]


def test_passwords_are_kept_as_argon2id_hashes(log_in: LogIn, desk: Desk) -> None:
    log_in("Bea")
    with desk.asking() as connection:
        (kept,) = connection.execute(sa.text("SELECT password FROM account_events")).scalars()
    assert kept.startswith("$argon2id$")
    assert [each.name for each in list_accounts(desk)] == ["Bea"]


@pytest.mark.parametrize("to", ["//evil.example", "/\\evil.example", "https://evil.example", "reports"])
def test_after_logging_in_one_stays_in_the_desk(log_in: LogIn, to: str) -> None:
    browser = log_in("Bea")
    answer = browser.post("/login", "/login", name="Bea", password=PASSWORD, to=to)
    assert answer.headers["location"] == "/"
