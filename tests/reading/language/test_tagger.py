"""The shipped model, end to end: what must hold of any, and a few things that it must have learnt."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchdesk.domain.text import Analysis
from watchdesk.reading.language import Tagger, load_language

REPORT = (
    "ISLAMABAD: Iran's special envoy on Afghanistan, Hassan Kazmi Qomi, met Pakistan's foreign minister in "
    "Islamabad on Monday. At least 12 soldiers were killed in Kerman by militants, the ministry said.\n\n"
    "No further details were given"
)
ODD_CHARACTERS = st.sampled_from("aZ .,'’-\n\r\u200c\u0301\u200d👩ضكا७\u202e\x00") | st.characters()
ODD = st.text(ODD_CHARACTERS, max_size=80)


@pytest.fixture(scope="module")
def report() -> Analysis:
    return load_language().analyse(REPORT)


def check(analysis: Analysis, text: str) -> None:
    tokens = analysis.tokens
    assert all(token.text == text[token.start : token.end] for token in tokens)
    assert [token.index for token in tokens] == list(range(len(tokens)))
    assert sum(len(token.text) for token in tokens) == sum(not c.isspace() for c in text)
    assert [i for s in analysis.sentences for i in range(s.first, s.last)] == list(range(len(tokens)))
    for sentence in analysis.sentences:
        inside = range(sentence.first, sentence.last)
        assert sum(tokens[i].head == i for i in inside) == 1
        for i in inside:
            path = {i}
            while tokens[i].head != i:
                i = tokens[i].head
                assert i in inside
                assert i not in path
                path.add(i)
            assert tokens[i].deprel == "root"
    for name in analysis.names:
        assert any(s.first <= name.first < name.last <= s.last for s in analysis.sentences)
        assert 0 <= name.score <= 1


@settings(max_examples=40, deadline=None)
@given(ODD)
def test_any_text_gives_whole_tokens_and_valid_trees(text: str) -> None:
    check(load_language().analyse(text), text)


@pytest.mark.parametrize("text", ["word " * 900, "x" * 5000, "ضذخ " * 500, "🙂" * 700, ". " * 600])
def test_long_texts_keep_every_token(text: str) -> None:
    check(load_language().analyse(text), text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u2028 \t"])
def test_blank_text_gives_an_empty_analysis(text: str) -> None:
    assert load_language().analyse(text) == Analysis(text, (), (), (), graph=(), mentions={})


def test_a_sentence_never_crosses_a_newline(report: Analysis) -> None:
    for sentence in report.sentences:
        first, last = report.tokens[sentence.first], report.tokens[sentence.last - 1]
        assert "\n" not in REPORT[first.start : last.end]


def test_a_report_is_read(report: Analysis) -> None:
    words = {token.text: token for token in report.tokens}
    assert len(report.sentences) == 3
    assert words["killed"].xpos == "VBN"
    assert words["soldiers"].deprel == "nsubj:pass"
    assert words["soldiers"].lemma == "soldier"
    assert words["met"].lemma == "meet"
    assert report.tokens[words["minister"].head].text == "met"


def test_names_of_a_report_are_typed(report: Analysis) -> None:
    found = {" ".join(t.text for t in report.tokens[n.first : n.last]): n.type for n in report.names}
    assert found["Hassan Kazmi Qomi"] == "person"
    assert found["Kerman"] == "place"
    assert found["Iran"] == "state"
    assert found["Monday"] == "time"


def test_the_same_text_gives_the_same_analysis_on_one_core() -> None:
    # Windows in other company are padded otherwise, so scores may differ in the last digit; readings may not.
    tagger = Tagger(threads=1)
    assert tagger.analyse(REPORT) == tagger.analyse(REPORT)


def test_the_model_names_itself_and_its_version() -> None:
    assert load_language().name == "watchdesk-en"
    assert "+" in load_language().version
