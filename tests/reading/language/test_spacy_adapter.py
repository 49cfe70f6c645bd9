from __future__ import annotations

from typing import Any

import pytest

from watchdesk.domain.text import Sentence
from watchdesk.reading.language import SpacyLanguage

spacy = pytest.importorskip("spacy")
tokens = pytest.importorskip("spacy.tokens")

WORDS = ["Iran", "was", "attacked", ".", "\n", "It", "ended", "."]
HEADS = [2, 2, 2, 2, 3, 6, 6, 6]
RELATIONS = ["nsubjpass", "auxpass", "ROOT", "punct", "dep", "nsubj", "ROOT", "punct"]
POS = ["PROPN", "AUX", "VERB", "PUNCT", "SPACE", "PRON", "VERB", "PUNCT"]
TAGS = ["NNP", "VBD", "VBN", ".", "_SP", "PRP", "VBD", "."]


class StubPipeline:
    """A blank pipeline whose annotations are set by hand."""

    def __init__(self) -> None:
        self._nlp = spacy.blank("en")
        self.meta = self._nlp.meta

    def __call__(self, text: str) -> Any:
        doc = tokens.Doc(
            self._nlp.vocab,
            words=WORDS,
            spaces=[True, True, False, False, False, True, False, False],
            heads=HEADS,
            deps=RELATIONS,
            pos=POS,
            tags=TAGS,
            lemmas=[word.lower() for word in WORDS],
        )
        assert doc.text == text
        doc.ents = [tokens.Span(doc, 0, 1, label="GPE"), tokens.Span(doc, 6, 7, label="ORDINAL")]
        return doc


TEXT = "Iran was attacked.\nIt ended."


def test_annotations_become_an_analysis() -> None:
    analysis = SpacyLanguage(StubPipeline()).analyse(TEXT)
    assert [token.text for token in analysis.tokens] == [word for word in WORDS if word != "\n"]
    assert [token.head for token in analysis.tokens] == [2, 2, 2, 2, 5, 5, 5]
    assert analysis.sentences == (Sentence(0, 4), Sentence(4, 7))
    assert all(TEXT[t.start : t.end] == t.text for t in analysis.tokens)


def test_older_relation_names_become_universal_ones() -> None:
    analysis = SpacyLanguage(StubPipeline()).analyse(TEXT)
    assert [t.deprel for t in analysis.tokens[:3]] == ["nsubj:pass", "aux:pass", "root"]


def test_only_labels_with_a_type_of_ours_become_names() -> None:
    analysis = SpacyLanguage(StubPipeline()).analyse(TEXT)
    assert [(name.first, name.last, name.type) for name in analysis.names] == [(0, 1, "place")]


def test_a_blank_pipeline_gives_tokens_and_one_sentence() -> None:
    analysis = SpacyLanguage(spacy.blank("en")).analyse("No tagger here.")
    assert analysis.sentences == (Sentence(0, 4),)
    assert sum(token.head == token.index for token in analysis.tokens) == 1


def test_blank_text_gives_an_empty_analysis() -> None:
    assert SpacyLanguage(spacy.blank("en")).analyse("").tokens == ()


def test_a_preposition_hangs_on_its_noun() -> None:
    class Stub(StubPipeline):
        def __call__(self, text: str) -> Any:
            words = text.split(" ")
            return tokens.Doc(
                self._nlp.vocab,
                words=words,
                spaces=[True] * (len(words) - 1) + [False],
                heads=[1, 1, 1, 2, 1, 4],
                deps=["nsubj", "ROOT", "prep", "pobj", "agent", "pobj"],
                pos=["PROPN", "VERB", "ADP", "PROPN", "ADP", "NOUN"],
            )

    analysis = SpacyLanguage(Stub()).analyse("Dar met in Tehran by invitation")
    assert [(t.head, t.deprel) for t in analysis.tokens[2:]] == [
        (3, "case"),
        (1, "obl"),
        (5, "case"),
        (1, "obl:agent"),
    ]
