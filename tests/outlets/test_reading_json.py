"""The public contract: every key is there, and the schema says what is printed."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from making import content_of, make_actor, make_claim, make_document, make_reading, make_when
from watchdesk.domain.claim import Toll
from watchdesk.domain.reading import Reading
from watchdesk.outlets import claim_json, document_json, published_schema, reading_json
from watchdesk.record import Desk, Scope, find_claims, find_documents, keep_reading

DOCUMENT_KEYS = {"id", "title", "publisher", "url", "published", "language", "text_sha256", "reader"}
CLAIM_KEYS = {
    "id", "kind", "event", "initiators", "recipients", "others", "about", "when", "where", "tolls", "count",
    "deadline", "status", "sourcing", "negated", "modality", "headline", "related_link", "confidence",
    "spans",
}  # fmt: skip


@pytest.fixture
def reading() -> Reading:
    document = make_document(
        "Da’ish hit Kerman on Monday, killing 84.",
        related="Read more: Islamabad sets criteria",
        published="2024-01-16T00:00:00+05:00",
        zone="Asia/Karachi",
    )
    group = make_actor("Da’ish", document, kind="armed-group")
    claim = make_claim(
        document,
        "attack",
        event="hit",
        initiators=[group],
        when=make_when("2024-01-15", "2024-01-15", "on Monday"),
        tolls=(Toll(what="killed", low=84, high=84, words="84"),),
        cites={"tolls": "84"},
    )
    return make_reading(document, [group], [claim], notes=["a note"])


def test_a_reading_has_every_key_of_the_contract(reading: Reading) -> None:
    public = json.loads(reading_json(reading))

    assert public["schema"] == "watchdesk/reading/1"
    assert public["document"].keys() >= DOCUMENT_KEYS
    assert public["document"]["published"] == "2024-01-16T00:00:00+05:00"
    assert public["document"]["publisher"] is None
    assert public["document"]["related"][0]["exact"] == "Islamabad sets criteria"
    assert public["claims"][0].keys() == CLAIM_KEYS
    assert public["claims"][0]["tolls"][0].keys() == {"what", "class", "low", "high", "words"}
    assert public["claims"][0]["spans"][0].keys() == {"field", "start", "end", "exact", "prefix", "suffix"}


def test_what_is_printed_is_one_line(reading: Reading) -> None:
    assert "\n" not in reading_json(reading)


def test_everything_printed_is_valid_under_its_schema(desk: Desk, reading: Reading) -> None:
    keep_reading(desk, reading, content_of(reading.document))
    (claim,), _ = find_claims(desk, (), Scope())
    (document,), _ = find_documents(desk, Scope())
    printed = {
        "reading": reading_json(reading),
        "claim": claim_json(claim),
        "document": document_json(document),
    }

    for of, line in printed.items():
        Draft202012Validator(published_schema(of)).validate(json.loads(line))  # type: ignore[arg-type]


def test_a_missing_key_is_not_valid(reading: Reading) -> None:
    public = json.loads(reading_json(reading))
    del public["claims"][0]["negated"]
    assert not Draft202012Validator(published_schema("reading")).is_valid(public)


def test_a_further_key_is_valid(reading: Reading) -> None:
    public = {**json.loads(reading_json(reading)), "new": 1}
    assert Draft202012Validator(published_schema("reading")).is_valid(public)


def test_a_listed_claim_brings_those_it_names_and_whom_they_belong_to(desk: Desk) -> None:
    document = make_document("Qomi met Jilani.")
    iran, india = make_actor("Iran", document), make_actor("India", document)
    qomi = make_actor("Qomi", document, kind="person", of=iran)
    claim = make_claim(document, "contact", event="met", initiators=[qomi])
    keep_reading(desk, make_reading(document, [iran, india, qomi], [claim]), content_of(document))
    (entry,), _ = find_claims(desk, (), Scope())

    assert {actor["name"] for actor in json.loads(claim_json(entry))["actors"]} == {"Qomi", "Iran"}
