"""A report is read, listed, shown and checked, all through the api."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from watchdesk import api
from watchdesk.intake import Stated
from watchdesk.pipeline import Taken
from watchdesk.record import ClaimHistory, Scope

REPORT = "Iran met Pakistan on Monday, a fine day for it.\nPakistan said that Kabul hosts TTP.\n"


def test_a_report_becomes_a_record(
    read_plainly: None, write: Callable[[str, str], str], tmp_path: Path, desk_path: Path
) -> None:
    path = tmp_path / write("a.txt", REPORT)

    (taken,) = api.read([path], stated=Stated(published="2024-01-16", publisher="Tribune"), desk=desk_path)
    assert isinstance(taken, Taken)
    assert taken.kept is not None
    assert taken.kept.kept == len(taken.reading.claims) == 2

    (contact,), searched = api.list_claims(desk_path, "contacts", Scope(actor="Iran", since=date(2024, 1, 1)))
    assert contact.claim in taken.reading.claims
    assert (searched.documents, searched.claims) == (1, 2)

    shown = api.show(desk_path, contact.claim.id)
    assert isinstance(shown, ClaimHistory)
    assert all(span.holds_in(shown.document.text) for span in shown.entry.claim.spans)

    (document,), _ = api.list_documents(desk_path)
    assert (document.id, document.publisher, document.claims) == (taken.reading.document.id, "Tribune", 2)

    assert api.check(desk_path).holds
