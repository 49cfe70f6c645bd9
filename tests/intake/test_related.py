"""Which lines point to another report?"""

from __future__ import annotations

import pytest
from tests.intake.showing import blocks_of, capture

from watchdesk.domain.document import headline_of
from watchdesk.intake.related import is_cue_alone, is_related, related_tail
from watchdesk.vocabulary.related_lines import RelatedCue, load_related_cues

BEFORE = "The envoys met the minister on Monday, a statement of the ministry said."
AFTER = "They spoke for two hours about the crossing and the camps."


@pytest.mark.parametrize("cue", load_related_cues(), ids=lambda cue: cue.cue)
def test_every_cue_keeps_its_examples_apart_and_its_counter_examples_in(cue: RelatedCue) -> None:
    for line in cue.examples:
        assert is_related(line), line
        (block,) = [b for b in capture(f"{BEFORE}\n{line}\n{AFTER}").blocks if b.kind == "related"]
        text = f"{BEFORE}\n{line}\n{AFTER}"
        start, end = headline_of(block, text)
        assert text[start:end] == line[len(cue.cue) :].lstrip(" :|"), (
            "the headline is the line without its cue"
        )
    for line in cue.counter_examples:
        assert not is_related(line), line


@pytest.mark.parametrize("cue", [cue for cue in load_related_cues() if cue.alone], ids=lambda cue: cue.cue)
def test_a_cue_alone_takes_the_headline_below_it(cue: RelatedCue) -> None:
    document = capture(f"{BEFORE}\n{cue.cue.upper()}\nIslamabad sets terms\n{AFTER}")
    related = next(block for block in document.blocks if block.kind == "related")
    start, end = headline_of(related, document.text)
    assert document.text[start:end] == "Islamabad sets terms"
    assert blocks_of(document)[-1] == ("body", AFTER)


def test_a_list_below_a_cue_is_a_list_of_headlines() -> None:
    document = capture(
        f"{BEFORE}\nMore on this\n• Islamabad sets terms\n• Tehran answers\n{AFTER}\n• Talks go on"
    )
    related = [block for block in document.blocks if block.kind == "related"]
    assert [document.text[slice(*headline_of(block, document.text))] for block in related] == [
        "Islamabad sets terms",
        "Tehran answers",
    ]
    assert blocks_of(document)[-2:] == [("body", AFTER), ("body", "• Talks go on")]


def test_a_cue_above_running_text_takes_nothing() -> None:
    document = capture(f"{BEFORE}\nRead more\n{AFTER}")
    assert blocks_of(document) == [("body", BEFORE), ("related", "Read more"), ("body", AFTER)]
    start, end = headline_of(document.blocks[1], document.text)
    assert start == end


@pytest.mark.parametrize(
    "line",
    [
        "(Read more: Islamabad sets terms)",
        "• Read more: Islamabad sets terms",
        "READ MORE: ISLAMABAD SETS TERMS",
        "Read More » Terms set",
    ],
)
def test_brackets_bullets_and_capitals_do_not_hide_a_cue(line: str) -> None:
    assert is_related(line)


@pytest.mark.parametrize(
    "sentence",
    [
        "Read more widely, the report says that little has changed.",
        "Related incidents were reported in Quetta.",
        "Related: three people were held after the attack, officials said.",
        "Watch towers were built along the border.",
        "See also what the minister said in Doha.",
        "He said: read more.",
    ],
)
def test_a_sentence_of_the_report_stays_in_the_body(sentence: str) -> None:
    document = capture(f"{BEFORE}\n{sentence}\n{AFTER}")
    assert blocks_of(document) == [("body", BEFORE), ("body", sentence), ("body", AFTER)]


def test_a_link_at_the_end_of_a_paragraph_is_cut_off() -> None:
    document = capture(f"{BEFORE} Read more: Islamabad sets terms\n{AFTER}")
    assert blocks_of(document) == [
        ("body", BEFORE),
        ("related", "Read more: Islamabad sets terms"),
        ("body", AFTER),
    ]


def test_a_sentence_that_quotes_a_cue_has_no_tail() -> None:
    assert related_tail("The sign says no. Read more: it is a long list, said the clerk.") is None
    assert not is_cue_alone("Read")
