"""Which claims a question finds, and which it leaves out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from making import content_of, make_actor, make_claim, make_document, make_reading, make_when
from watchdesk.domain.actor import Actor
from watchdesk.domain.claim import Claim
from watchdesk.domain.document import Document
from watchdesk.errors import InputError
from watchdesk.record import Desk, Scope, find_claims, find_documents, keep_reading, load_claim

TEXT = (
    "Pakistan accuses the Afghan Taliban of hosting the TTP, the Tehreek-e-Taliban Pakistan. "
    "Ambassador Asif Durrani met Hassan Kazmi Qomi. Türkiye watched. Kabul and Islamabad spoke."
)


@pytest.fixture
def document() -> Document:
    return make_document(TEXT, published="2024-01-16T00:00:00+05:00", publisher="The Express Tribune")


@pytest.fixture
def cast(document: Document) -> dict[str, Actor]:
    """Give those who are named, each by its short name."""
    pakistan = make_actor("Pakistan", document, country="PK", aliases=["Islamabad"])
    iran = make_actor("Iran", document, country="IR")
    office = make_actor("the Foreign Office", document, kind="body", of=pakistan)
    return {
        "pakistan": pakistan,
        "iran": iran,
        "office": office,
        "durrani": make_actor("Asif Durrani", document, kind="person", of=office, aliases=["Durrani"]),
        "qomi": make_actor("Hassan Kazmi Qomi", document, kind="person", country="IR"),
        "taliban": make_actor("Afghan Taliban", document, kind="armed-group", country="AF"),
        "ttp": make_actor(
            "Tehreek-e-Taliban Pakistan", document, kind="armed-group", country="PK", aliases=["TTP"]
        ),
        "turkey": make_actor("Türkiye", document, country="TR"),
    }


def _keep(desk: Desk, document: Document, cast: dict[str, Actor], *claims: Claim) -> None:
    keep_reading(desk, make_reading(document, cast.values(), claims), content_of(document))


def _found(desk: Desk, kinds: tuple[Any, ...] = (), **scope: Any) -> list[str]:
    return [entry.claim.id for entry in find_claims(desk, kinds, Scope(**scope))[0]]


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("Pakistan", {"pakistan", "durrani"}),
        ("pakistan", {"pakistan", "durrani"}),
        ("PK", {"pakistan"}),
        ("Islamabad", {"pakistan", "durrani"}),
        ("Foreign Office", {"durrani"}),
        ("the foreign office", {"durrani"}),
        ("Iran", {"qomi"}),
        ("Qomi", {"qomi"}),
        ("kazmi qomi", {"qomi"}),
        ("Kazm", set()),
        ("Taliban", {"taliban", "ttp"}),
        ("Afghan Taliban", {"taliban"}),
        ("tehreek e taliban pakistan", {"ttp"}),
        ("TTP", {"ttp"}),
        ("Turkiye", {"turkey"}),
        ("TÜRKİYE", {"turkey"}),
        ("Afghanistan", set()),
        ("%", set()),
    ],
)
def test_an_actor_is_found_by_name_alias_country_and_whom_it_belongs_to(
    desk: Desk, document: Document, cast: dict[str, Actor], asked: str, who: set[str]
) -> None:
    acting = ("pakistan", "durrani", "qomi", "taliban", "ttp", "turkey")
    claims = {name: make_claim(document, "act", event="met", initiators=[cast[name]]) for name in acting}
    _keep(desk, document, cast, *claims.values())

    assert set(_found(desk, actor=asked)) == {claims[name].id for name in who}


@pytest.mark.parametrize("part", ["initiators", "recipients", "speaker"])
def test_an_actor_is_found_in_whatever_part_it_takes(
    desk: Desk, document: Document, cast: dict[str, Actor], part: str
) -> None:
    taking = cast["qomi"] if part == "speaker" else [cast["qomi"]]
    claim = make_claim(document, "act", **{part: taking})
    _keep(desk, document, cast, claim)

    assert _found(desk, actor="Qomi") == [claim.id]


@pytest.mark.parametrize(
    ("earliest", "latest", "since", "until", "is_found"),
    [
        ("2024-01-15", "2024-01-15", "2024-01-15", "2024-01-15", True),
        ("2024-01-15", "2024-01-15", "2024-01-16", None, False),
        ("2024-01-15", "2024-01-15", None, "2024-01-14", False),
        ("2024-01-01", "2024-01-15", "2024-01-10", "2024-01-11", True),
        ("2021-08-15", None, "2024-01-01", None, True),
        ("2021-08-15", None, None, "2021-08-14", False),
        (None, "2021-08-15", None, "1999-01-01", True),
    ],
)
def test_a_period_finds_what_falls_within_it_even_in_part(
    desk: Desk,
    document: Document,
    earliest: str | None,
    latest: str | None,
    since: str | None,
    until: str | None,
    is_found: bool,
) -> None:
    claim = make_claim(document, "attack", when=make_when(earliest, latest, "watched"))
    _keep(desk, document, {}, claim)
    days = {name: date.fromisoformat(day) for name, day in (("since", since), ("until", until)) if day}

    assert _found(desk, **days) == ([claim.id] if is_found else [])


@pytest.mark.parametrize(
    ("said", "is_found"),
    [
        ({}, True),
        ({"modality": "historical"}, False),
        ({"when": make_when(None, None, "watched")}, False),
    ],
)
def test_a_claim_without_a_day_stands_on_its_reports_day_unless_its_own_is_unknown(
    desk: Desk, document: Document, said: dict[str, Any], is_found: bool
) -> None:
    _keep(desk, document, {}, make_claim(document, "position", event="spoke", **said))

    entries, searched = find_claims(desk, (), Scope(since=date(2024, 1, 1)))

    assert bool(entries) is is_found
    assert searched.undated == (0 if is_found else 1)


def test_only_the_kinds_asked_for_are_found(desk: Desk, document: Document) -> None:
    attack, contact = make_claim(document, "attack"), make_claim(document, "contact")
    _keep(desk, document, {}, attack, contact)

    assert _found(desk, ("contact",)) == [contact.id]


def test_related_headlines_are_left_out_unless_asked_for(desk: Desk, document: Document) -> None:
    claim = make_claim(document, "act", event="spoke", related_link=True)
    _keep(desk, document, {}, claim)

    assert _found(desk) == []
    assert _found(desk, related=True) == [claim.id]


def test_body_claims_come_before_headlines_and_then_by_day(desk: Desk, document: Document) -> None:
    def on(day: str, **said: Any) -> Claim:
        return make_claim(document, "attack", when=make_when(day, day, "watched"), **said)

    headline, late, early = on("2023-01-01", headline=True), on("2024-01-02"), on("2024-01-01")
    _keep(desk, document, {}, headline, late, early)

    assert _found(desk) == [early.id, late.id, headline.id]


def test_documents_are_found_by_whom_they_name_and_when_they_were_published(
    desk: Desk, document: Document, cast: dict[str, Actor]
) -> None:
    _keep(desk, document, cast, make_claim(document, "act", event="spoke"))

    def found(**scope: Any) -> list[str]:
        return [entry.id for entry in find_documents(desk, Scope(**scope))[0]]

    assert found() == found(actor="qomi") == found(since=date(2024, 1, 16)) == [document.id]
    assert found(actor="India") == found(until=date(2024, 1, 15)) == []


def test_the_beginning_of_an_id_is_enough_where_it_is_the_only_one(desk: Desk, document: Document) -> None:
    claims = [make_claim(document, kind, event="spoke") for kind in ("act", "attack")]
    _keep(desk, document, {}, *claims)

    assert load_claim(desk, claims[0].id[:10]).entry.claim == claims[0]
    with pytest.raises(InputError, match="begins more than one id"):
        load_claim(desk, "clm-")
    with pytest.raises(InputError, match="holds nothing with the id clm-zz"):
        load_claim(desk, "clm-zz")


def test_what_is_kept_for_review_is_no_part_of_the_record_and_is_counted(
    desk: Desk, document: Document, cast: dict[str, Actor]
) -> None:
    sure = make_claim(document, "act", event="watched")
    unsure = make_claim(document, "act", event="spoke", confidence=0.3)
    _keep(desk, document, cast, sure, unsure)

    found, searched = find_claims(desk, (), Scope())
    with_unsure, searched_all = find_claims(desk, (), Scope(review=True))

    assert [entry.claim.id for entry in found] == [sure.id]
    assert (searched.claims, searched.for_review, searched_all.for_review) == (2, 1, 0)
    assert {entry.claim.id for entry in with_unsure} == {sure.id, unsure.id}
