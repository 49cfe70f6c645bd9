"""By which words an actor is found, and what the words of a question mean."""

from __future__ import annotations

import pytest

from making import make_actor, make_document
from watchdesk.record.naming import find_terms, parse_asked


@pytest.mark.parametrize(
    ("words", "term", "country"),
    [
        ("Pakistan", "act-pakistan", "PK"),
        ("pakistan", "act-pakistan", "PK"),
        ("PK", "act-pakistan", "PK"),
        ("Islamabad", "act-pakistan", "PK"),
        ("Pakistani", "act-pakistan", "PK"),
        ("Qomi", "qomi", None),
    ],
)
def test_words_mean_an_actor_of_the_register_or_stand_for_themselves(
    words: str, term: str, country: str | None
) -> None:
    asked = parse_asked(words)
    assert term in asked.terms
    assert asked.country == country


def test_pronouns_and_lower_case_words_are_no_names() -> None:
    document = make_document("Qomi left. He said both sides met.")
    qomi = make_actor("Qomi", document, kind="person", aliases=["He", "both sides"])

    assert {term.term for term in find_terms([qomi]) if term.because != "id"} == {"qomi"}


def test_belonging_follows_the_chain_and_survives_a_circle() -> None:
    document = make_document("Pakistan")
    pakistan = make_actor("Pakistan", document)
    office = make_actor("Foreign Office", document, of=pakistan)
    envoy = make_actor("Durrani", document, of=office)
    circle = pakistan.model_copy(update={"of": envoy.id})

    terms = find_terms([circle, office, envoy])

    assert (envoy.id, "pakistan", "of") in terms
    assert (circle.id, "durrani", "of") in terms


def test_an_owner_that_the_document_does_not_name_is_known_by_its_id() -> None:
    document = make_document("Durrani")
    envoy = make_actor("Durrani", document, kind="person").model_copy(update={"of": "act-pakistan"})
    assert (envoy.id, "act-pakistan", "of") in find_terms([envoy])


def test_an_armed_group_is_not_its_countrys() -> None:
    document = make_document("TTP")
    group = make_actor("TTP", document, kind="armed-group", country="PK")
    assert "country" not in {term.because for term in find_terms([group])}
