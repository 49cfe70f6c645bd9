"""Any spaCy pipeline in the place of our own model.

spaCy is not a dependency of ours: the caller loads the pipeline and hands it over. Its entity labels are
mapped to our types (`NAME_TYPES`); the relations of spaCy's own English pipelines are brought nearer to the
Universal Dependencies that the reading rules are written for: names are changed, and a preposition hangs on
its noun. What a pipeline does not set stays plain: no tagger, "X"; no parser, every word on its sentence's
first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
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
_RELATIONS = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "ROOT": "root",
}


class SpacyLanguage:
    """A spaCy pipeline as a `watchdesk.domain.text.Language`."""

    def __init__(self, nlp: Any, *, name_types: Mapping[str, NameType] = NAME_TYPES) -> None:
        """Wrap a loaded pipeline; `name_types` maps its entity labels, and others are left out."""
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
        sentences = tuple(_sentences(doc, index))
        tokens = [_token(token, index) for token in kept]
        for sentence in sentences:
            tokens[sentence.first : sentence.last] = _one_root(tokens[sentence.first : sentence.last])
        return Analysis(text, tuple(_prepositions_below(tokens)), sentences, tuple(self._names(doc, index)))

    def _names(self, doc: Any, index: Mapping[int, int]) -> Iterator[Name]:
        for entity in doc.ents:
            kind = self._name_types.get(entity.label_)
            places = [index[token.i] for token in entity if token.i in index]
            if kind is not None and places:
                # spaCy gives no probability.
                yield Name(places[0], places[-1] + 1, kind, 1.0)


def _token(token: Any, index: Mapping[int, int]) -> Token:
    own = index[token.i]
    head = token.head
    while head.i not in index and head.head.i != head.i:
        head = head.head
    return Token(
        index=own,
        start=token.idx,
        end=token.idx + len(token.text),
        text=token.text,
        lemma=token.lemma_ or token.text.lower(),
        upos=token.pos_ or "X",
        xpos=token.tag_,
        head=index.get(head.i, own),
        deprel=_RELATIONS.get(token.dep_, token.dep_) or "dep",
    )


def _one_root(tokens: list[Token]) -> list[Token]:
    """Hang every word without a governor in its sentence on the first that has none."""
    inside = {token.index for token in tokens}
    loose = [token for token in tokens if token.head == token.index or token.head not in inside]
    root = loose[0].index if loose else tokens[0].index
    made = []
    for token in tokens:
        if token.index == root:
            made.append(replace(token, head=root, deprel="root"))
        elif token in loose:
            made.append(replace(token, head=root, deprel="dep"))
        else:
            made.append(token)
    return made


def _prepositions_below(tokens: list[Token]) -> list[Token]:
    """Turn "prep" over "pobj" round: the noun hangs on what the preposition hung on, and this on the noun."""
    made = list(tokens)
    for noun in tokens:
        case = tokens[noun.head]
        if noun.deprel != "pobj" or case.deprel not in {"prep", "agent"}:
            continue
        above = made[case.head]
        relation = "nmod" if above.upos in {"NOUN", "PROPN", "PRON", "NUM"} else "obl"
        if case.deprel == "agent":
            relation = "obl:agent"
        made[noun.index] = replace(noun, head=case.head, deprel=relation)
        made[case.index] = replace(case, head=noun.index, deprel="case")
    return made


def _sentences(doc: Any, index: Mapping[int, int]) -> Iterator[Sentence]:
    """The pipeline's sentences, or the whole text as one where it sets none."""
    if not index:
        return
    if not doc.has_annotation("SENT_START"):
        yield Sentence(0, len(index))
        return
    for sentence in doc.sents:
        places = [index[token.i] for token in sentence if token.i in index]
        if places:
            yield Sentence(places[0], places[-1] + 1)
