"""What a claim is made of when the language model's graph announces it. The nodes are set by hand."""

from __future__ import annotations

from dataclasses import replace

from making import make_document
from watchdesk.domain.claim import Claim
from watchdesk.domain.text import Edge, Flag, Node
from watchdesk.reading.claims.joining import graph_claims
from watchdesk.reading.language import load_language
from watchdesk.reading.reader import see

PLAIN = {
    "negated": "",
    "modality": "asserted",
    "state": "",
    "footing": "reporter",
    "mode": "stated",
    "context": "",
}


def read(
    text: str, word: str, label: str, *roles: tuple[str, str], score: float = 0.9, **flags: str
) -> list[Claim]:
    """Read a sentence with one node: the word that announces it, and the words that fill its roles."""
    document = make_document(text, published="2025-03-05T00:00:00+00:00", zone="UTC")
    analysis = load_language().analyse(text)

    def at(form: str) -> int:
        return next(token.index for token in analysis.tokens if token.text == form)

    edges = tuple(Edge(role, at(form), 0.9, "security-forces") for role, form in roles)
    marked = {name: Flag(flags.get(name, value), 0.9) for name, value in PLAIN.items()}
    graph = (Node(at(word), label, score, edges, marked),)
    return [found.claim for found in graph_claims(see(document, replace(analysis, graph=graph)))]


def test_a_node_becomes_a_claim_whose_fields_cite_its_words() -> None:
    (claim,) = read(
        "Gunmen ambushed a convoy near Kandahar on Monday and killed six soldiers.",
        "ambushed", "attack/firearms",
        ("actor", "Gunmen"), ("time", "Monday"), ("place", "Kandahar"), ("killed", "soldiers"),
    )  # fmt: skip
    assert (claim.kind, claim.event and claim.event.mode) == ("attack", "firearms")
    assert claim.when is not None and claim.when.words == "Monday"
    assert claim.where is not None and claim.where.name == "Kandahar"
    assert [(toll.what, toll.class_, toll.low) for toll in claim.tolls] == [("killed", "security-forces", 6)]
    assert {span.exact for span in claim.spans if span.field == "initiators"} == {"Gunmen"}


def test_a_party_that_the_cast_does_not_know_goes_by_its_words() -> None:
    (claim,) = read("Fishers blocked the road.", "blocked", "act/PROTEST/obstruct", ("actor", "Fishers"))
    assert len(claim.initiators) == 1


def test_flags_decide_negation_status_and_footing() -> None:
    (claim,) = read(
        "The talks will not be held, the ministry said.", "talks", "contact/meet", ("speaker", "ministry"),
        negated="negated", modality="future", state="cancelled", footing="official-statement",
    )  # fmt: skip
    assert (claim.negated, claim.modality, claim.status) == (True, "future", "cancelled")
    assert claim.sourcing.footing == "official-statement"


def test_what_the_model_doubts_is_no_claim() -> None:
    assert read("Talks began.", "Talks", "contact/meet", score=0.3) == []


def test_who_keeps_a_group_is_its_host_and_the_group_is_who_is_there() -> None:
    (claim,) = read(
        "Rwanda shelters the militia.", "shelters", "presence/hosted",
        ("actor", "Rwanda"), ("recipient", "militia"),
    )  # fmt: skip
    assert [span.exact.removeprefix("the ") for span in claim.spans if span.field == "initiators"] == [
        "militia"
    ]
    assert [other.role for other in claim.others] == ["host"]
