"""A reading in the order a person wants it."""

from __future__ import annotations

from making import make_claim, make_document, make_reading
from watchdesk.outlets.sections import RELATED, REVIEW, cut_into_sections, heading_of, notes_of


def test_sections_come_in_their_order_and_empty_ones_not_at_all() -> None:
    document = make_document("Iran met Pakistan.", related="Read more: Kabul")
    claims = [make_claim(document, kind, event="met") for kind in ("act", "toll", "contact")]

    titles = [section.title for section in cut_into_sections(make_reading(document, claims=claims))]

    assert titles == ["Contacts", "Tolls", "Acts", RELATED]


def test_related_claims_stand_under_related_headlines_alone() -> None:
    document = make_document("Iran met Pakistan.", related="Read more: Kabul falls silent")
    claim = make_claim(document, "contact", event="Kabul", related_link=True)

    (section,) = cut_into_sections(make_reading(document, claims=[claim]))

    assert (section.title, section.claims) == (RELATED, (claim,))
    assert section.lines == ("Kabul falls silent",)


def test_claims_of_the_body_come_before_those_of_the_headline() -> None:
    document = make_document("Iran met Pakistan.")
    headline = make_claim(document, "contact", event="Iran", headline=True)
    late, early = (make_claim(document, "contact", event=word) for word in ("met", "Iran"))

    (section,) = cut_into_sections(make_reading(document, claims=[headline, late, early]))

    assert section.claims == (early, late, headline)


def test_a_heading_says_what_is_not_known() -> None:
    document = make_document("Iran met Pakistan.")
    assert heading_of(document) == ("(no title)", f"publisher not known · no known date · {document.id}")


def test_a_report_without_a_date_is_noted_once() -> None:
    document = make_document("Iran met Pakistan.")
    (note,) = notes_of(make_reading(document))

    assert "give --published" in note
    assert notes_of(make_reading(document, notes=[note])) == (note,)


def test_what_is_kept_for_review_stands_apart_and_last_of_the_body() -> None:
    document = make_document("Iran met Pakistan.", related="Read more: Kabul")
    unsure = make_claim(document, "contact", event="met", confidence=0.3)
    sure = make_claim(document, "act", event="Iran")

    sections = cut_into_sections(make_reading(document, claims=[unsure, sure]))

    assert [(section.title, section.claims) for section in sections][:2] == [
        ("Acts", (sure,)),
        (REVIEW, (unsure,)),
    ]
