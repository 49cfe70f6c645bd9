"""Whatever a reading says, the desk gives back."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from making import content_of, make_actor, make_document, make_reading
from watchdesk.domain.claim import Claim, Count, Event, Role, Sourcing, Toll, claim_id
from watchdesk.domain.document import Document
from watchdesk.domain.place import Place
from watchdesk.domain.reading import Reading
from watchdesk.domain.span import FieldSpan
from watchdesk.domain.time import When
from watchdesk.record import check_desk, keep_reading, load_document, open_desk

words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
days = st.one_of(st.none(), st.dates())
numbers = st.one_of(st.none(), st.integers(min_value=0, max_value=10**12))
whens = st.builds(
    lambda first, words: When(earliest=first, latest=first, precision=1 if first else None, words=words),
    days,
    words,
)
FIELDS = (
    "event", "initiators", "recipients", "others", "about", "tolls", "count", "when", "where", "deadline",
    "sourcing", "negated",
)  # fmt: skip


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Draw a reading with every field of a claim filled or empty."""
    text = draw(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60))
    document = make_document(text, title=draw(st.one_of(st.none(), words)))
    names = draw(st.lists(words, unique=True, max_size=3))
    actors = [make_actor(name, document, country=draw(st.sampled_from([None, "PK"]))) for name in names]
    ids = [actor.id for actor in actors]
    claims = draw(st.lists(_claims(document, ids), max_size=3, unique_by=lambda claim: claim.id))
    return make_reading(document, actors, claims, notes=draw(st.lists(words, max_size=2)))


@st.composite
def _claims(draw: st.DrawFn, document: Document, ids: list[str]) -> Claim:
    some = st.lists(st.sampled_from(ids), unique=True, max_size=2).map(tuple) if ids else st.just(())
    draft = Claim(
        id="clm-draft",
        kind=draw(st.sampled_from(["act", "attack", "toll", "movement"])),
        event=draw(st.one_of(st.none(), st.just(Event(type="AID", mode="economic", contexts=("a", "b"))))),
        initiators=draw(some),
        recipients=draw(some),
        others=tuple(Role(role="mediator", actor=each) for each in draw(some)),
        about=draw(st.one_of(st.none(), words)),
        when=draw(st.one_of(st.none(), whens)),
        where=draw(st.one_of(st.none(), st.builds(Place, name=words, lat=st.floats(-90, 90), words=words))),
        tolls=draw(st.lists(st.builds(_toll, numbers, words), max_size=2).map(tuple)),
        count=draw(
            st.one_of(st.none(), st.builds(Count, low=numbers, high=numbers, unit=words, words=words))
        ),
        deadline=draw(st.one_of(st.none(), whens)),
        status=draw(st.sampled_from([None, "trend"])),
        sourcing=Sourcing(footing="witness", mode="reported", chain=draw(some), words=draw(words)),
        negated=draw(st.booleans()),
        headline=draw(st.booleans()),
        confidence=draw(st.floats(0, 1)),
        spans=tuple(_span(draw, document, field) for field in FIELDS),
    )
    return draft.model_copy(update={"id": claim_id(document.id, draft)})


def _toll(low: int | None, words: str) -> Toll:
    return Toll(what="killed", class_="civilians", low=low, words=words)


def _span(draw: st.DrawFn, document: Document, field: str) -> FieldSpan:
    start = draw(st.integers(0, len(document.text) - 1))
    return FieldSpan.citing(field, document.text, start, draw(st.integers(start + 1, len(document.text))))


@settings(max_examples=25, deadline=None)
@given(readings())
def test_what_is_kept_is_given_back_and_holds(reading: Reading) -> None:
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder) / "a.db", create=True) as desk:
        keep_reading(desk, reading, content_of(reading.document))

        assert load_document(desk, reading.document.id).reading == reading
        assert check_desk(desk).problems == ()
