"""Every cue's own examples and counter-examples, and what the tables say of well-known words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.vocabulary.tokens import cut, lemmas_of

from watchdesk.domain.text import Token
from watchdesk.vocabulary import cues
from watchdesk.vocabulary.folding import fold
from watchdesk.vocabulary.phrases import Phrases
from watchdesk.vocabulary.plover import load_contexts

_LOADERS = [
    cues.load_calendar_words,
    cues.load_conditional,
    cues.load_context_cues,
    cues.load_future,
    cues.load_group_nouns,
    cues.load_hedges,
    cues.load_historical,
    cues.load_hypothetical,
    cues.load_light_verbs,
    cues.load_negations,
    cues.load_numbers,
    cues.load_pronouns,
    cues.load_reporting_phrases,
    cues.load_reporting_verbs,
    cues.load_side_nouns,
    cues.load_statement_nouns,
    cues.load_toll_nouns,
    cues.load_unnamed_speakers,
]


def _with(column: str) -> list[Any]:
    return [
        pytest.param(loader(), entry, id=f"{loader.__name__}: {entry.cue}")
        for loader in _LOADERS
        for entry in loader().values()
        if getattr(entry, column, "")
    ]


def _matched(table: Phrases[Any], text: str) -> set[str]:
    """The cues that a sentence matches, its words' possible lemmas tried in turn."""
    tokens = cut(text)
    found: set[str] = set()
    for start in range(len(tokens)):
        for variant in _variants(tokens, start, table):
            match = table.longest(variant, start)
            if match is not None:
                found.add(match[1].cue)
    return found


_WORDS = {
    id(loader()): frozenset(word for phrase in loader() for word in phrase.split()) for loader in _LOADERS
}


def _variants(tokens: list[Token], start: int, table: Phrases[Any]) -> list[list[Token]]:
    words = _WORDS[id(table)]
    lemmas = [next(iter(sorted(lemmas_of(t.text) & words)), t.lemma) for t in tokens]
    here = [
        [replace(t, lemma=lemma if i == start else lemmas[i]) for i, t in enumerate(tokens)]
        for lemma in lemmas_of(tokens[start].text)
    ]
    return [tokens, *here]


@pytest.mark.parametrize("loader", _LOADERS, ids=lambda f: f.__name__)
def test_every_table_loads_and_has_rows(loader: Any) -> None:
    assert len(loader()) >= 20


@pytest.mark.parametrize(("table", "entry"), _with("example"))
def test_every_example_holds_its_cue(table: Phrases[Any], entry: Any) -> None:
    found = {fold(cue) for cue in _matched(table, entry.example)}
    assert any(fold(entry.cue) == cue or fold(entry.cue) in cue for cue in found), found


@pytest.mark.parametrize(("table", "entry"), _with("counterexample"))
def test_no_counterexample_holds_its_cue(table: Phrases[Any], entry: Any) -> None:
    assert entry.cue not in _matched(table, entry.counterexample)


@pytest.mark.parametrize(
    ("lemma", "mode"),
    [
        ("say", "stated"),
        ("claim", "claimed"),
        ("deny", "denied"),
        ("accuse", "alleged"),
        ("believe", "inferred"),
        ("feel", "inferred"),
        ("underscore", "stated"),
        ("emphasize", "stated"),
        ("report", "reported"),
    ],
)
def test_reporting_verbs_give_their_mode(lemma: str, mode: str) -> None:
    assert cues.load_reporting_verbs()[lemma].mode == mode


@pytest.mark.parametrize(
    ("noun", "toll_class"),
    [
        ("soldier", "security-forces"),
        ("policeman", "security-forces"),
        ("worshipper", "civilians"),
        ("child", "civilians"),
        ("suicide bomber", "attackers"),
        ("people", "unknown"),
    ],
)
def test_toll_nouns_give_their_class(noun: str, toll_class: str) -> None:
    assert cues.load_toll_nouns()[noun].toll_class == toll_class


def test_dozens_is_at_least_two_dozen_and_has_no_upper_bound() -> None:
    dozens = cues.load_numbers()["dozens"]
    assert (dozens.low, dozens.high) == (24, None)


def test_the_longest_phrase_wins() -> None:
    tokens = cut("according to police sources")
    assert cues.load_reporting_phrases().longest(tokens, 0) is not None
    match = cues.load_unnamed_speakers().longest(tokens, 2)
    assert (match is not None and match[1].cue == "police source") or match is None


def test_hyphens_between_tokens_are_passed() -> None:
    match = cues.load_hedges().longest(cut("so-called caliphate"), 0)
    assert match is not None and match[0] == 3


def test_matches_do_not_overlap() -> None:
    tokens = cut("in the event that they may not")
    spans = [(start, end) for start, end, _ in cues.load_conditional().find(tokens, 0, len(tokens))]
    assert spans == [(0, 4)]


def test_context_cues_name_contexts_that_exist() -> None:
    assert {cue.context for cue in cues.load_context_cues().values()} <= set(load_contexts())
