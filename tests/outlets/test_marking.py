"""The sentences a claim rests on, with its words marked."""

from __future__ import annotations

import pytest

from watchdesk.domain.span import FieldSpan
from watchdesk.outlets.marking import find_passages, mark_in_plain_text, quote_in_short


def _cite(text: str, **fields: str) -> list[FieldSpan]:
    places = {field: text.index(words) for field, words in fields.items()}
    return [FieldSpan.citing(field, text, at, at + len(fields[field])) for field, at in places.items()]


@pytest.mark.parametrize(
    ("text", "fields", "marked"),
    [
        ("Iran left. Qomi met Jilani. He slept.", {"event": "met"}, ["Qomi [[met|event]] Jilani."]),
        ("One.\nTwo met.\nThree.", {"event": "met"}, ["Two [[met|event]]."]),
        (
            "Qomi met Jilani. He slept.",
            {"event": "met", "when": "slept"},
            ["Qomi [[met|event]] Jilani.", "He [[slept|when]]."],
        ),
        (
            "Iran and Pakistan met.",
            {"initiators": "Iran and Pakistan", "sourcing": "Pakistan"},
            ["[[Iran and |initiators]][[Pakistan|initiators, sourcing]] met."],
        ),
        ("Gen. Qasem died. U.S. Gen. Lee said so.", {"event": "died"}, ["Gen. Qasem [[died|event]]."]),
        ("He said “Go. Now.” twice. End.", {"about": "Go. Now."}, ["He said “[[Go. Now.|about]]” twice."]),
        ("It cost 3.5m. Done.", {"event": "cost"}, ["It [[cost|event]] 3.5m."]),
    ],
)
def test_cited_words_are_marked_in_their_sentences(
    text: str, fields: dict[str, str], marked: list[str]
) -> None:
    assert [mark_in_plain_text(each) for each in find_passages(text, _cite(text, **fields))] == marked


def test_words_without_a_citation_give_no_passage() -> None:
    assert find_passages("Iran left.", []) == []


@pytest.mark.parametrize(
    ("fields", "quote"),
    [
        ({"event": "met", "initiators": "Qomi"}, "“Qomi met”"),
        ({"when": "Monday", "event": "met"}, "“met Jilani on Monday”"),
        ({"event": "met", "where": "Kerman"}, "“met … Kerman”"),
        ({"about": "Qomi met", "event": "met"}, "“Qomi met”"),
    ],
)
def test_a_short_quote_keeps_the_order_of_the_text(fields: dict[str, str], quote: str) -> None:
    text = f"Qomi met Jilani on Monday.{' So it was.' * 10} It was in Kerman."
    assert quote_in_short(text, _cite(text, **fields)) == quote
