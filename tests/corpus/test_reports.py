"""What may stand in a file of the corpus, and what holds of all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus.reports import CorpusError, Words, find_words, load_report, load_split, parse_report
from hypothesis import given
from hypothesis import strategies as st

HEADER = """publisher: Studio Tamaa
published: 2025-03-05
zone: Africa/Niamey
region: Sahel
form: agency

# Army says six soldiers died
"""
SENTENCE = """
Niger's army said gunmen had killed six soldiers near Banibangou, and it denied fleeing.
@ army body of niger: Niger's army | it
@ niger state: Niger
@ gunmen armed-group: gunmen
! killed: attack/firearms; actor=gunmen; place=Banibangou; killed=six soldiers (security-forces); speaker=army
! fleeing: act/RETREAT/withdraw; actor=army; negated; mode=denied; speaker=army; footing=official-statement
"""


def parse(sentence: str = SENTENCE, header: str = HEADER) -> list[str]:
    report = parse_report(Path("r.txt"), header + sentence)
    text, starts = report.placed()
    return [
        text[starts[1] + words.start : starts[1] + words.end]
        for claim in report.sentences[1].claims
        for words in claim.triggers
    ]


def test_marks_point_at_their_words() -> None:
    assert parse() == ["killed", "fleeing"]


def test_a_claim_has_its_roles_and_flags() -> None:
    killed, fleeing = parse_report(Path("r.txt"), HEADER + SENTENCE).sentences[1].claims
    assert killed.actors("actor") == ("gunmen",)
    assert [filler.toll_class for filler in killed.words("killed")] == ["security-forces"]
    assert (fleeing.negated, fleeing.mode, fleeing.footing) == (True, "denied", "official-statement")


def test_the_article_is_no_part_of_a_mention() -> None:
    report = parse_report(Path("r.txt"), HEADER + "\nThe army fell back.\n@ army body: The army\n")
    assert report.sentences[1].mentions[0].words == Words(4, 8)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("! flees: attack", "the words 'flees' stand 0 times"),
        ("! killed: attack/unheard-of", "no label 'attack/unheard-of'"),
        ("! killed: attack; actor=nobody", "actor=nobody: no '@' line introduces it"),
        ("! killed: attack; killed=six soldiers", "a toll is 'words (class)'"),
        ("! killed: attack; killed=six soldiers (men)", "no class 'men'"),
        ("! killed: attack; colour=red", "no role or flag 'colour'"),
        ("@ unknown: gunmen", "the actor 'unknown' is not introduced"),
        ("@ other thing: gunmen", "no type 'thing'"),
        ("@ gunmen: it#2", "stand 1 times in the sentence, so not #2"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(line: str, complaint: str) -> None:
    with pytest.raises(CorpusError, match=r"^r\.txt:\d+: ") as caught:
        parse(SENTENCE + line + "\n")
    assert complaint in str(caught.value)


def test_a_header_that_lacks_a_line_is_an_error() -> None:
    with pytest.raises(CorpusError, match="the header holds"):
        parse(header=HEADER.replace("region: Sahel\n", ""))


@given(st.text(alphabet="ab #'", min_size=1, max_size=30), st.text(alphabet="ab '", min_size=1, max_size=5))
def test_found_words_are_the_words(sentence: str, words: str) -> None:
    try:
        found = find_words(sentence, words)
    except ValueError:
        return
    assert sentence[found.start : found.end] == words


def test_every_report_of_the_corpus_can_be_read() -> None:
    reports = [*load_split("train"), *load_split("dev"), *load_split("test")]
    assert len(reports) > 200


def test_no_report_stands_twice() -> None:
    texts = [r.placed()[0] for r in (*load_split("train"), *load_split("dev"), *load_split("test"))]
    assert len(set(texts)) == len(texts)


def test_a_fifth_of_train_at_most_is_generated_and_nothing_of_dev_and_test() -> None:
    train = load_split("train")
    generated = [report for report in train if report.region == "generated"]
    assert len(generated) <= len(train) / 5
    assert not [r for r in (*load_split("dev"), *load_split("test")) if r.region == "generated"]


def test_the_shortest_report_is_read_as_it_is_written() -> None:
    report = load_report(Path("corpus/train/x01-example.txt"))
    assert report.placed()[0].splitlines()[0] == "Niger says air strike kills 30 fighters after ambush"
