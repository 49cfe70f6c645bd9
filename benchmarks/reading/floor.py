"""What would no reading at all find? The floor that every reader is shown beside.

Takes a document. Gives a Reading: in each sentence that names two states and holds one of ten verbs, the
first state does it to the second, on the day of the report, by the reporter's account.
"""

from __future__ import annotations

import re

from benchmarks.reading.sentences import find_sentences
from watchdesk.domain.actor import Actor
from watchdesk.domain.claim import Claim, ClaimKind, Event, Sourcing, claim_id
from watchdesk.domain.document import Document
from watchdesk.domain.reading import Reader, Reading
from watchdesk.domain.span import FieldSpan, Span
from watchdesk.domain.time import When
from watchdesk.vocabulary.actors import ActorEntry, register

_VERBS: dict[str, tuple[ClaimKind, str]] = {
    "met": ("contact", "CONSULT"),
    "talks": ("contact", "CONSULT"),
    "attacked": ("attack", "ASSAULT"),
    "killed": ("attack", "ASSAULT"),
    "accused": ("act", "ACCUSE"),
    "agreed": ("act", "AGREE"),
    "condemned": ("position", "ACCUSE"),
    "urged": ("position", "REQUEST"),
    "promised": ("promise", "AGREE"),
    "fled": ("movement", ""),
}
_VERB = re.compile(rf"\b(?:{'|'.join(_VERBS)})\b")
_NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)?\b|\b[A-Z][a-z]+\b")
_READER = Reader(name="floor", version="1", vocabulary="register")

Named = tuple[ActorEntry, int, int]


def read_floor(document: Document) -> Reading:
    """Read a document by two states and a verb."""
    actors: dict[str, Actor] = {}
    claims: list[Claim] = []
    for start, end in find_sentences(document.text):
        verb = _VERB.search(document.text, start, end)
        states = _find_states(document.text, start, end)
        if verb and len(states) >= 2:
            actors |= {entry.id: _actor(named, document.text) for named in states if (entry := named[0])}
            claims.append(_claim(document, verb, states[0], states[1]))
    return Reading(document=document, reader=_READER, actors=tuple(actors.values()), claims=tuple(claims))


def _find_states(text: str, start: int, end: int) -> list[Named]:
    found: dict[str, Named] = {}
    for match in _NAME.finditer(text, start, end):
        entry = _find_state(match[0])
        if entry and entry.id not in found:
            found[entry.id] = (entry, *match.span())
    return list(found.values())


def _find_state(name: str) -> ActorEntry | None:
    known = register()
    entry = known.find(name)
    if entry is None or entry.kind != "state":
        entry = known.find_demonym(name) or known.find_capital(name)
    return entry if entry and entry.kind == "state" else None


def _actor(named: Named, text: str) -> Actor:
    entry, start, end = named
    return Actor(
        id=entry.id,
        name=entry.name,
        kind="state",
        country=entry.country,
        names=(Span.of(text, start, end),),
    )


def _claim(document: Document, verb: re.Match[str], first: Named, second: Named) -> Claim:
    kind, code = _VERBS[verb[0]]
    day = document.published.date() if document.published else None
    spans = [
        FieldSpan.citing("event", document.text, *verb.span()),
        FieldSpan.citing("initiators", document.text, first[1], first[2]),
        FieldSpan.citing("recipients", document.text, second[1], second[2]),
    ]
    claim = Claim(
        id="clm-floor",
        kind=kind,
        event=Event(type=code) if code else None,
        initiators=(first[0].id,),
        recipients=(second[0].id,),
        when=When(earliest=day, latest=day, precision=1) if day else None,
        sourcing=Sourcing(footing="reporter", mode="stated"),
        confidence=0.0,
        spans=tuple(spans),
    )
    return claim.model_copy(update={"id": claim_id(document.id, claim)})
