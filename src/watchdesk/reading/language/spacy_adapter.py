"""Any spaCy pipeline in the place of our own model.

spaCy is not a dependency of ours: the caller loads the pipeline and hands it over. Its named-entity labels
are mapped to ours (`NAME_TYPES`); what spaCy has no label for stays untyped.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from watchdesk.domain.text import Analysis, Name, NameType, Sentence, Token

NAME_TYPES: Mapping[str, NameType] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "state",
    "DATE": "time",
    "TIME": "time",
    "CARDINAL": "quantity",
    "QUANTITY": "quantity",
    "MONEY": "quantity",
    "PERCENT": "quantity",
}
_RELATIONS = {"nsubjpass": "nsubj:pass", "auxpass": "aux:pass", "dobj": "obj", "relcl": "acl:relcl", "poss": "nmod:poss",
              "prt": "compound:prt", "neg": "advmod", "csubjpass": "csubj:pass", "ROOT": "root"}  # fmt: skip


class SpacyLanguage:
    """A spaCy pipeline as a `watchdesk.domain.text.Language`."""

    def __init__(self, nlp: Any, *, name_types: Mapping[str, NameType] = NAME_TYPES) -> None:
        self._nlp = nlp
        self._name_types = name_types
        meta = nlp.meta
        self.name = f"spacy/{meta.get('lang', 'en')}_{meta.get('name', 'pipeline')}"
        self.version = str(meta.get("version", "0"))

    def analyse(self, text: str) -> Analysis:
        """Give the analysis of a text; spaces that spaCy makes tokens of are left out."""
        doc = self._nlp(text)
        kept = [token for token in doc if not token.is_space]
        index = {token.i: n for n, token in enumerate(kept)}
        tokens = tuple(_token(token, index) for token in kept)
        return Analysis(text, tokens, _sentences(doc, index), tuple(self._names(doc, index)))

    def _names(self, doc: Any, index: dict[int, int]) -> list[Name]:
        found = []
        for entity in doc.ents:
            kind = self._name_types.get(entity.label_)
            places = [index[t.i] for t in entity if t.i in index]
            if kind is not None and places:
                found.append(Name(places[0], places[-1] + 1, kind, 1.0))
        return found


def _token(token: Any, index: dict[int, int]) -> Token:
    own = index[token.i]
    head = index.get(token.head.i, own)
    relation = _RELATIONS.get(token.dep_, token.dep_) or ("root" if head == own else "dep")
    return Token(own, token.idx, token.idx + len(token.text), token.text, token.lemma_ or token.text.lower(),
                 token.pos_ or "X", token.tag_, head, relation)  # fmt: skip


def _sentences(doc: Any, index: dict[int, int]) -> tuple[Sentence, ...]:
    """The pipeline's sentences, or the whole text as one where it sets none."""
    if not index:
        return ()
    if not doc.has_annotation("SENT_START"):
        return (Sentence(0, len(index)),)
    found = []
    for sentence in doc.sents:
        places = [index[t.i] for t in sentence if t.i in index]
        if places:
            found.append(Sentence(places[0], places[-1] + 1))
    return tuple(found)
