"""A spaCy pipeline of the default size: what its small English model is made of, trained for a moment."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from watchdesk.domain.text import Analysis

_WIDTH = 96
_EMBED = {
    "@architectures": "spacy.MultiHashEmbed.v2",
    "width": _WIDTH,
    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
    "rows": [5000, 1000, 2500, 2500],
    "include_static_vectors": False,
}
_ENCODE = {
    "@architectures": "spacy.MaxoutWindowEncoder.v2",
    "width": _WIDTH,
    "depth": 4,
    "window_size": 1,
    "maxout_pieces": 3,
}
_SHARED = {"@architectures": "spacy.Tok2VecListener.v1", "width": _WIDTH}
_PARSER = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "parser",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": _SHARED,
}
_NAMES = ("ORG", "PERSON", "GPE", "DATE", "LOC", "NORP")
_STEPS = 3


def make_pipeline(analyses: Iterable[Analysis]) -> Any:
    """Give a pipeline that has learnt tags and trees from these analyses for a few steps."""
    import spacy

    nlp = spacy.blank("en")
    tok2vec = {"@architectures": "spacy.Tok2Vec.v2", "embed": _EMBED, "encode": _ENCODE}
    nlp.add_pipe("tok2vec", config={"model": tok2vec})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": _SHARED}})
    nlp.add_pipe("parser", config={"model": _PARSER})
    ner: Any = nlp.add_pipe("ner")
    for name in _NAMES:
        ner.add_label(name)
    examples = [example for analysis in analyses for example in _examples(nlp, analysis)]
    nlp.initialize(lambda: examples)
    for _ in range(_STEPS):
        nlp.update(examples[:200])
    return nlp


def _examples(nlp: Any, analysis: Analysis) -> Iterable[Any]:
    from spacy.tokens import Doc
    from spacy.training import Example

    for sentence in analysis.sentences:
        tokens = analysis.tokens[sentence.first : sentence.last]
        words = [token.text for token in tokens]
        reference = Doc(
            nlp.vocab,
            words=words,
            heads=[token.head - sentence.first for token in tokens],
            deps=[token.deprel for token in tokens],
            tags=[token.xpos for token in tokens],
        )
        yield Example(Doc(nlp.vocab, words=words), reference)
