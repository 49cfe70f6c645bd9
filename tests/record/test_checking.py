"""A check finds whatever no longer holds, and names it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from making import content_of, make_actor, make_claim, make_document, make_reading, newer_reader
from watchdesk.domain.claim import Claim
from watchdesk.record import Desk, check_desk, keep_reading, open_desk


@pytest.fixture
def claim(desk: Desk) -> Claim:
    """Give the one claim of a desk in which one report was read twice."""
    document = make_document("Iran met Pakistan.", published="2024-01-16T00:00:00+05:00")
    iran, pakistan = make_actor("Iran", document, country="IR"), make_actor("Pakistan", document)
    claim = make_claim(document, "contact", event="met", initiators=[iran], recipients=[pakistan])
    for reading in (
        make_reading(document, [iran, pakistan], [claim]),
        make_reading(document, [iran, pakistan], [claim], reader=newer_reader()),
    ):
        keep_reading(desk, reading, content_of(document))
    desk.close()
    return claim


def _tamper(path: Path, table: str, change: str) -> None:
    """Change rows behind Watchdesk's back, as another program could."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for verb in ("UPDATE", "DELETE"):
            connection.execute(f"DROP TRIGGER {table}_{verb}_never")
        connection.execute(change)


def test_an_untouched_desk_holds_and_says_what_was_checked(desk_path: Path, claim: Claim) -> None:
    with open_desk(desk_path) as desk:
        report = check_desk(desk)

    assert report.holds
    assert report.checked == {
        "captures": 1,
        "documents": 1,
        "texts": 1,
        "readings": 2,
        "actors": 4,
        "names of actors": 4,
        "claims": 1,
        "spans": 6,
    }


@pytest.mark.parametrize(
    ("table", "change", "field", "words"),
    [
        ("captures", "UPDATE captures SET content = x'00'", "bytes", "do not have this SHA-256"),
        ("texts", "UPDATE texts SET content = replace(content, 'met', 'hit')", "text", "SHA-256"),
        (
            "texts",
            "UPDATE texts SET content = replace(content, 'met', 'hit')",
            "event",
            "expected “met” at 5–8",
        ),
        ("texts", "UPDATE texts SET content = replace(content, 'Iran', 'Oman')", "names", "expected “Iran”"),
        (
            "claim_spans",
            "UPDATE claim_spans SET start_at = 6, end_at = 9 WHERE field = 'event'",
            "event",
            "“met”",
        ),
        ("claim_spans", "UPDATE claim_spans SET end_at = 99 WHERE field = 'event'", "event", "length"),
        (
            "claim_spans",
            "DELETE FROM claim_spans WHERE field = 'event'",
            "claim",
            "no words are cited for event",
        ),
        ("claims", "UPDATE claims SET body = replace(body, 'stated', 'denied')", "id", "it was altered"),
        ("claims", "UPDATE claims SET body = 'x'", "claim", ""),
        ("claims", "UPDATE claims SET kind = 'attack'", "kind", "'attack', the claim 'contact'"),
        ("claim_actors", "DELETE FROM claim_actors", "actors", "not those the claim names"),
        ("claim_events", "DELETE FROM claim_events", "history", "no reading says"),
        ("actors", "UPDATE actors SET country = 'AF' WHERE name = 'Iran'", "country", "'AF', the actor 'IR'"),
        ("documents", "PRAGMA foreign_keys = OFF", None, ""),
        ("readings", "UPDATE readings SET reader_version = '7'", "id", "is not the id of this document"),
        ("captures", "DELETE FROM captures", "reference", "no such row in captures"),
    ],
)
def test_whatever_was_altered_is_named(
    desk_path: Path, claim: Claim, table: str, change: str, field: str | None, words: str
) -> None:
    _tamper(desk_path, table, change)

    with open_desk(desk_path) as desk:
        problems = check_desk(desk).problems

    named = [problem for problem in problems if problem.field == field and words in problem.words]
    assert named if field else not problems


def test_an_orphan_is_named_with_its_claim(desk_path: Path, claim: Claim) -> None:
    _tamper(desk_path, "texts", "UPDATE texts SET content = replace(content, 'met', 'saw')")
    with open_desk(desk_path) as desk:
        assert claim.id in {problem.of for problem in check_desk(desk).problems}
