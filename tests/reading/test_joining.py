"""How the claims of the frames and those of the graph become one list. The nodes are set by hand."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from making import make_document
from watchdesk.domain.text import Edge, Flag, Node
from watchdesk.reading.claims.assembly import syntax_claims
from watchdesk.reading.claims.joining import Found, join_claims
from watchdesk.reading.language import load_language
from watchdesk.reading.reader import see
from watchdesk.vocabulary.confidence import load_confidence

SENTENCE = "Gunmen attacked a checkpoint in Kandahar on Monday, killing three soldiers."
PLAIN = {
    "negated": Flag("", 0.9),
    "modality": Flag("asserted", 0.9),
    "state": Flag("", 0.9),
    "footing": Flag("reporter", 0.9),
    "mode": Flag("stated", 0.9),
    "context": Flag("", 0.9),
}


def join(text: str, *nodes: tuple[str, str, float]) -> list[Found]:
    """Join the claims of a sentence with nodes of (word, label, score)."""
    document = make_document(text, published="2025-03-05T00:00:00+00:00", zone="UTC")
    analysis = load_language().analyse(text)

    def at(form: str) -> int:
        return next(token.index for token in analysis.tokens if token.text == form)

    graph = tuple(
        Node(at(word), label, score, (Edge("actor", 0, 0.9, ""),), PLAIN) for word, label, score in nodes
    )
    scene = see(document, replace(analysis, graph=graph))
    return join_claims(scene, syntax_claims(scene))


def test_what_both_find_is_one_claim() -> None:
    assert [found.by for found in join(SENTENCE, ("attacked", "attack", 0.9))] == ["both"]


def test_what_the_frames_alone_find_stays() -> None:
    assert [found.by for found in join(SENTENCE)] == ["frames"]


def test_another_word_for_the_same_attack_is_no_second_one() -> None:
    found = join(SENTENCE, ("attacked", "attack", 0.9), ("killing", "attack", 0.9), ("three", "toll", 0.9))
    assert [each.by for each in found] == ["both"]


def test_what_the_graph_alone_announces_is_added() -> None:
    found = join("Fishers chained themselves to the gate.", ("chained", "act/PROTEST/obstruct", 0.9))
    assert [(each.by, each.claim.kind) for each in found] == [("graph", "act")]


def test_agreement_makes_a_claim_surer() -> None:
    (both,), (alone,) = join(SENTENCE, ("attacked", "attack", 0.95)), join(SENTENCE)
    assert both.judged().confidence > alone.judged().confidence


@given(st.floats(0, 1), st.floats(0, 1))
def test_confidence_never_falls_as_the_score_rises(one: float, other: float) -> None:
    low, high = sorted((one, other))
    for curve in load_confidence().values():
        assert 0 < curve.chance(low) <= curve.chance(high) < 1
