"""Make the nouns by hand: small documents, actors, claims and readings, without a language model.

document = make_document("Iran's envoy met officials in Islamabad on Monday.")
iran = make_actor("Iran", document, kind="state", country="IR")
claim = make_claim(document, "contact", initiators=[iran], event="met")
reading = make_reading(document, [iran], [claim])
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from watchdesk.domain.actor import Actor
from watchdesk.domain.claim import Claim, Event, Sourcing, claim_id
from watchdesk.domain.document import Block, Document, Extractor, document_id
from watchdesk.domain.identity import make_id, sha256_of
from watchdesk.domain.own_names import NO_NAMES, OwnNames
from watchdesk.domain.reading import Reader, Reading
from watchdesk.domain.span import FieldSpan, Span
from watchdesk.domain.time import When

READER = Reader(name="watchdesk", version="1", vocabulary="v1")
PLOVER_TYPES = {"contact": "CONSULT", "attack": "ASSAULT"}


def make_document(
    text: str, *, related: str | None = None, content: bytes | None = None, **stated: Any
) -> Document:
    """Make a document whose body is `text`; `content` is its bytes where these are not the text's own."""
    blocks = [Block(kind="body", start=0, end=len(text))]
    if related:
        blocks.append(Block(kind="related", start=len(text) + 1, end=len(text) + 1 + len(related)))
        text = f"{text}\n{related}"
    bytes_sha256 = sha256_of(content if content is not None else text)
    if isinstance(stated.get("published"), str):
        stated["published"] = datetime.fromisoformat(stated["published"])
    return Document(
        id=document_id(bytes_sha256),
        bytes_sha256=bytes_sha256,
        media_type="text/plain",
        text=text,
        text_sha256=sha256_of(text),
        blocks=tuple(blocks),
        extractor=Extractor(name="by hand", version="1"),
        **stated,
    )


def content_of(document: Document) -> bytes:
    """Give the bytes of a document that was made from its text alone."""
    return document.text.encode()


def make_actor(
    name: str, document: Document, *, aliases: Sequence[str] = (), of: Actor | None = None, **known: Any
) -> Actor:
    """Make an actor named in the document, where its name and aliases first stand."""
    places = [document.text.find(each) for each in (name, *aliases)]
    words = zip(places, (name, *aliases), strict=True)
    return Actor(
        id=make_id("act", document.id, name),
        name=name,
        kind=known.pop("kind", "state"),
        of=of.id if of else None,
        names=tuple(Span.of(document.text, at, at + len(each)) for at, each in words if at >= 0),
        **known,
    )


def make_when(earliest: str | None, latest: str | None, words: str) -> When:
    """Make a period of days, given in ISO 8601."""
    days = [date.fromisoformat(day) if day else None for day in (earliest, latest)]
    return When(earliest=days[0], latest=days[1], precision=1 if earliest else None, words=words)


def make_claim(
    document: Document,
    kind: str = "contact",
    *,
    event: str | None = None,
    initiators: Iterable[Actor] = (),
    recipients: Iterable[Actor] = (),
    when: When | None = None,
    footing: str = "reporter",
    mode: str = "stated",
    speaker: Actor | None = None,
    cites: dict[str, str] | None = None,
    **said: Any,
) -> Claim:
    """Make a claim. `event` is the word that shows it; `cites` gives the words of further fields."""
    senders, receivers = list(initiators), list(recipients)
    words = dict(cites or {})
    if event:
        words.setdefault("event", event)
        said.setdefault("event", Event(type=PLOVER_TYPES.get(kind, "COOPERATE")))
    for field, actors in (("initiators", senders), ("recipients", receivers)):
        if actors:
            words.setdefault(field, actors[0].name)
    if when and when.words:
        words.setdefault("when", when.words)
    draft = Claim(
        id="clm-draft",
        kind=kind,  # type: ignore[arg-type]
        initiators=tuple(actor.id for actor in senders),
        recipients=tuple(actor.id for actor in receivers),
        when=when,
        sourcing=Sourcing(
            footing=footing,  # type: ignore[arg-type]
            mode=mode,  # type: ignore[arg-type]
            speaker=speaker.id if speaker else None,
            words=words.get("sourcing"),
        ),
        confidence=said.pop("confidence", 0.9),
        spans=tuple(_cite(document, field, exact) for field, exact in words.items()),
        **said,
    )
    return draft.model_copy(update={"id": claim_id(document.id, draft)})


def make_reading(
    document: Document,
    actors: Iterable[Actor] = (),
    claims: Iterable[Claim] = (),
    *,
    reader: Reader = READER,
    notes: Iterable[str] = (),
) -> Reading:
    """Make a reading of the document by `reader`."""
    return Reading(
        document=document, reader=reader, actors=tuple(actors), claims=tuple(claims), notes=tuple(notes)
    )


def newer_reader() -> Reader:
    """Give a reader of a later version than READER."""
    return READER.model_copy(update={"version": "2"})


def _cite(document: Document, field: str, exact: str) -> FieldSpan:
    start = document.text.index(exact)
    return FieldSpan.citing(field, document.text, start, start + len(exact))


_MET = re.compile(r"(?P<first>[A-Z]\w+) met (?P<second>[A-Z]\w+)(?P<when> on Monday)?")
_HOSTS = re.compile(r"(?P<speaker>[A-Z]\w+) said that (?P<host>[A-Z]\w+) hosts (?P<group>[A-Z]\w+)")


def read_by_hand(document: Document, own: OwnNames = NO_NAMES, *, reader: Reader = READER) -> Reading:
    """Read "A met B on Monday" as a contact and "A said that B hosts C" as an alleged presence.

    Stands in for the language model: what it finds is plain to see from the text of a test. Like the reader
    it says in its version that the desk has names of its own.
    """
    if own.version():
        reader = reader.model_copy(update={"vocabulary": f"{reader.vocabulary}+{own.version()}"})
    found: dict[str, Actor] = {}

    def actor(name: str) -> Actor:
        return found.setdefault(name, make_actor(name, document))

    claims = [
        make_claim(
            document,
            "contact",
            event="met",
            initiators=[actor(match["first"])],
            recipients=[actor(match["second"])],
            when=_monday_before(document) if match["when"] else None,
        )
        for match in _MET.finditer(document.text)
    ] + [
        make_claim(
            document,
            "presence",
            event="hosts",
            initiators=[actor(match["host"])],
            recipients=[actor(match["group"])],
            status="hosted",
            footing="official-statement",
            mode="alleged",
            speaker=actor(match["speaker"]),
            cites={"sourcing": f"{match['speaker']} said"},
        )
        for match in _HOSTS.finditer(document.text)
    ]
    return make_reading(document, found.values(), claims, reader=reader)


def _monday_before(document: Document) -> When:
    anchor = document.anchor()
    day = (anchor - timedelta(days=anchor.weekday() or 7)).date() if anchor else None
    return When(earliest=day, latest=day, precision=1 if day else None, words="on Monday")
