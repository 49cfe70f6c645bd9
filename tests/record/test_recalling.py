"""What was stated of these bytes before stays known."""

from __future__ import annotations

from typing import Any

import pytest

from making import content_of, make_document, make_reading
from watchdesk.record import Desk, keep_reading, recall_statements

TEXT = "Iran met Pakistan."
KNOWN = {
    "title": "A",
    "publisher": "Tribune",
    "published": "2024-01-16T00:00:00+05:00",
    "zone": "Asia/Karachi",
}


@pytest.mark.parametrize(
    ("stated", "changed"),
    [
        ({}, {}),
        ({"publisher": "Dawn"}, {"publisher": "Dawn"}),
        (
            {"published": "2024-01-17T00:00:00+00:00"},
            {"published": "2024-01-17T00:00:00+00:00", "zone": None},
        ),
    ],
)
def test_what_is_not_stated_anew_stays_known(
    desk: Desk, stated: dict[str, Any], changed: dict[str, Any]
) -> None:
    known = make_document(TEXT, **KNOWN)
    keep_reading(desk, make_reading(known), content_of(known))

    recalled = recall_statements(desk, make_document(TEXT, **stated))

    assert recalled == make_document(TEXT, **{**KNOWN, **changed})


def test_a_document_that_is_new_stays_as_it_is(desk: Desk) -> None:
    document = make_document(TEXT)
    assert recall_statements(desk, document) == document
