"""Briefs: each sentence is checked against what it cites, and what is not supported never goes out silently."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from making import make_actor, make_claim, make_document
from watchdesk.domain.claim import Claim, Toll
from watchdesk.domain.place import Place
from watchdesk.domain.time import When
from watchdesk.outlets.briefs import (
    Brief,
    Heading,
    Sentence,
    brief_text,
    check_brief,
    export_brief,
    parse_brief,
)
from watchdesk.record import Cited, HeldClaim

TEXT = "A bombing in Tank killed three people on 7 March 2024, police said. Officials denied that Zahra Khan was held."
DOCUMENT = make_document(TEXT, publisher="Dawn", published="2024-03-08T09:00:00+05:00")
PEOPLE = make_actor("three people", DOCUMENT, kind="people")
POLICE = make_actor("police", DOCUMENT, kind="body")
TANK = Place(name="Tank", id="csc:city-85747", country="PK", lat=32.2, lon=70.4, precision=1, words="Tank")
SEVENTH = When(earliest=date(2024, 3, 7), latest=date(2024, 3, 7), precision=1, words="on 7 March 2024")


def cite(claim: Claim, state: str = "held") -> Cited:
    """Hold a claim as the desk does."""
    actors = {actor.id: actor for actor in (PEOPLE, POLICE)}
    held = HeldClaim(claim=claim, read=claim, document=DOCUMENT, reading="rea-1", actors=actors)
    return Cited(held, "inc-1", state)  # type: ignore[arg-type]


BOMBING = make_claim(
    DOCUMENT, "attack", event="bombing", recipients=[PEOPLE], when=SEVENTH, where=TANK, speaker=POLICE,
    footing="named-official", tolls=(Toll(what="killed", low=3, high=3, words="three"),),
    cites={"where": "Tank", "tolls": "three", "sourcing": "police said"},
)  # fmt: skip
DENIED = make_claim(
    DOCUMENT, "act", event="held", footing="official-statement", mode="denied", negated=True,
    cites={"sourcing": "Officials denied", "negated": "denied"},
)  # fmt: skip
CITED = {"clm-a": cite(BOMBING), "clm-b": cite(DENIED), "clm-c": cite(BOMBING, "rejected")}

CASES = [
    ("A bombing in Tank killed 3 people on 2024-03-07, police said.", "clm-a", None),
    ("A bombing in Tank killed three people on 7 March 2024, police said.", "clm-a", None),
    ("Police said a bombing “killed three people”.", "clm-a", None),
    ("Officials denied that Zahra Khan was held.", "clm-b", None),
    ("A bombing in Tank killed 3 people, police said.", None, "it cites nothing"),
    ("A bombing in Tank killed 3 people, police said.", "clm-x", "is not on the desk"),
    ("A bombing in Tank killed 3 people, police said.", "clm-c", "a person rejected it"),
    ("A bombing in Tank killed 5 people, police said.", "clm-a", "the number 5"),
    ("A bombing in Tank killed five people, police said.", "clm-a", "the number five"),
    ("A bombing in Tank killed 3 people on 2024-03-06, police said.", "clm-a", "gives 2024-03-06"),
    ("A bombing in Tank killed 3 people on 6 March 2024, police said.", "clm-a", "gives 6 March 2024"),
    ("A bombing in Peshawar killed 3 people, police said.", "clm-a", "names Peshawar"),
    ("Police said a bombing “killed many people”.", "clm-a", "stands in no cited report"),
    ("A bombing in Tank killed 3 people.", "clm-a", "it states as fact"),
    ("Officials said that Zahra Khan was held.", "clm-b", "it does not say so"),
    ("The government collapsed under pressure, police said.", "clm-a", "most of its words"),
]


@pytest.mark.parametrize(("words", "cites", "problem"), CASES)
def test_a_sentence_is_supported_only_by_what_it_cites(
    words: str, cites: str | None, problem: str | None
) -> None:
    brief = Brief(title="B", parts=(Sentence(text=words, cites=(cites,) if cites else ()),))
    (checked,) = check_brief(brief, CITED)
    if problem is None:
        assert checked.problems == ()
    else:
        assert any(problem in each for each in checked.problems), checked.problems


BRIEF = Brief(
    title="Brief, 2024-03-01 to 2024-03-08",
    parts=(
        Heading(text="Incidents"),
        Sentence(text="A bombing in Tank killed 3 people, police said.", cites=("clm-a",)),
        Sentence(text="A bombing in Tank killed 500 people, police said.", cites=("clm-a",)),
        Heading(text="Nothing of this holds"),
        Sentence(text="All is well."),
    ),
)


def test_a_brief_is_text_that_can_be_edited_and_read_again() -> None:
    assert parse_brief(brief_text(BRIEF)) == BRIEF


@pytest.mark.parametrize("ending", ["markdown", "html", "docx"])
@pytest.mark.parametrize("keep", [True, False])
def test_what_is_not_supported_is_left_out_or_marked_and_either_is_said(ending: str, keep: bool) -> None:
    made = export_brief(
        BRIEF, check_brief(BRIEF, CITED), CITED, ending, markings=["green", "amber"], keep_unsupported=keep  # type: ignore[arg-type]
    )  # fmt: skip
    text = _text_of(made.content, ending)
    assert "killed 3 people" in text
    assert ("500" in text) is keep
    assert ("NOT SUPPORTED" in text) is keep
    assert ("2 sentences were left out" in text) is not keep
    assert ("Nothing of this holds" in text) is keep
    assert "TLP:AMBER" in text
    assert "clm-a" in text


def test_a_brief_on_what_nobody_marked_says_so() -> None:
    made = export_brief(BRIEF, check_brief(BRIEF, CITED), CITED, "markdown", markings=["green", None])
    assert "not marked" in made.content.decode()


def _text_of(content: bytes, ending: str) -> str:
    if ending == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return packed.read("word/document.xml").decode()
    return content.decode()
