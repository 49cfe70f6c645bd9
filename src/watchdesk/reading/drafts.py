"""A claim in the making: fields are added with the words they rest on, then it is sealed.

Needs: a Scene.  Gives: Claims.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from watchdesk.domain.claim import (
    Claim,
    ClaimKind,
    Count,
    Event,
    Modality,
    Role,
    Sourcing,
    SourcingMode,
    Status,
    Toll,
    claim_id,
)
from watchdesk.domain.place import Place
from watchdesk.domain.span import FieldSpan
from watchdesk.domain.time import When
from watchdesk.reading.modality import Standing
from watchdesk.reading.scene import Scene
from watchdesk.reading.sourcing import Voice
from watchdesk.reading.syntax import contiguous
from watchdesk.reading.tolls import TollMention
from watchdesk.reading.when.finding import TimePhrase, is_weekday

_UNSEALED = "clm-"


class Draft:
    """Collects one claim. Every method that sets a field cites its words."""

    def __init__(self, scene: Scene, kind: ClaimKind, trigger: int) -> None:
        self.scene = scene
        self.trigger = trigger
        self._fields: dict[str, Any] = {"kind": kind}
        self._spans: list[FieldSpan] = []
        self._others: list[Role] = []
        block = scene.block_kind(trigger)
        self._fields |= {"headline": block == "title", "related_link": block == "related"}

    @property
    def kind(self) -> ClaimKind:
        kind: ClaimKind = self._fields["kind"]
        return kind

    def field(self, name: str) -> Any:
        return self._fields.get(name)

    def cite(self, field: str, tokens: Iterable[int]) -> None:
        """Cite the words from the first to the last of the tokens."""
        indices = sorted(tokens)
        if indices:
            first, last = self.scene.tree.tokens[indices[0]], self.scene.tree.tokens[indices[-1]]
            self._cite(field, first.start, last.end)

    def _cite(self, field: str, start: int, end: int) -> None:
        span = FieldSpan.citing(field, self.scene.document.text, start, end)
        if span not in self._spans:
            self._spans.append(span)

    def event(self, event: Event | None, tokens: Iterable[int] | None = None) -> None:
        """The trigger's words are cited whether or not PLOVER has a type for it; contexts cite their own."""
        self.cite("event", tokens or [self.trigger])
        if event is None:
            return
        contexts: set[str] = set()
        for first, last, context in self.scene.knowledge.contexts(self.scene.tree, self.trigger):
            contexts.add(context)
            self.cite("event.contexts", range(first, last))
        self._fields["event"] = event.model_copy(update={"contexts": tuple(sorted(contexts))})

    def parties(self, field: str, heads: Iterable[int]) -> None:
        """Set `initiators` or `recipients` from the heads of their phrases."""
        actors: dict[str, None] = dict.fromkeys(self._fields.get(field, ()))
        for head in heads:
            found = self.scene.cast.parties_at(head)
            if found:
                actors |= dict.fromkeys(found)
                self.cite(field, self.scene.cast.cited(head))
        self._fields[field] = tuple(actors)

    def party_ids(self, field: str, actors: tuple[str, ...], tokens: Iterable[int]) -> None:
        """Set parties already known, citing the words that stand for them."""
        if actors:
            self._fields[field] = tuple(dict.fromkeys((*self._fields.get(field, ()), *actors)))
            self.cite(field, tokens)

    def set_parties(self, field: str, heads: Iterable[int]) -> None:
        """Set parties anew, whatever was there."""
        self._fields[field] = ()
        self._spans = [span for span in self._spans if span.field != field]
        self.parties(field, heads)

    def keep_parties(self, field: str, actors: tuple[str, ...]) -> None:
        """Drop those parties that are not among `actors`."""
        self._fields[field] = actors

    def replace_persons(self, field: str) -> None:
        """A group's spokesman speaks for the group: the group is the party."""
        cast = self.scene.cast
        actors = (
            cast.owner(a)
            if cast.kind(a) in {"person", "office"} and cast.kind(cast.owner(a)) == "armed-group"
            else a
            for a in self._fields.get(field, ())
        )
        self._fields[field] = tuple(dict.fromkeys(actors))

    def drop(self, field: str) -> None:
        """Take a field back, with the words cited for it."""
        self._fields[field] = None
        self._spans = [span for span in self._spans if span.field != field]

    def place_party(self, role: str, head: int) -> None:
        """Add the state that a place is, or that a phrase names, in a further role."""
        actors = self.scene.cast.at(head) or self.scene.cast.state_at(head)
        for actor in actors:
            entry = Role(role=role, actor=actor)
            if entry not in self._others:
                self._others.append(entry)
                self.cite("others", self.scene.places.tokens(head))

    def own_voice(self, head: int, mode: SourcingMode) -> None:
        """The party at this head is itself the source of what is said."""
        speakers = self.scene.cast.at(head)
        self.voice(self.scene.sourcing.voice_of(speakers, mode, self.scene.cast.cited(head)))

    def told_of(self, heads: list[int], mode: SourcingMode) -> None:
        """The reporter tells it as what these parties hold, without quoting them."""
        speakers = tuple(dict.fromkeys(i for head in heads for i in self.scene.cast.parties_at(head)))
        tokens = tuple(self.scene.cast.cited(heads[0])) if heads else ()
        self.voice(Voice("reporter", mode, speakers[:1], tokens))

    def other(self, role: str, heads: Iterable[int]) -> None:
        for head in heads:
            for actor in self.scene.cast.at(head):
                entry = Role(role=role, actor=actor)
                if entry not in self._others:
                    self._others.append(entry)
                    self.cite("others", self.scene.cast.cited(head))

    def about(self, head: int | None) -> None:
        """What it is about: the words of the phrase or clause with this head."""
        if head is None:
            return
        tokens = [t for t in self.scene.tree.subtree(head) if t != self.trigger]
        tokens = _trim(self.scene, contiguous(tokens, head))
        if tokens:
            self._fields["about"] = self.scene.tree.words(tokens)
            self.cite("about", tokens)

    def when(self, phrase: TimePhrase | None) -> None:
        if phrase is not None:
            self._fields["when"] = self.scene.when_of(phrase, self.trigger)
            self._cite("when", phrase.start, phrase.end)

    def look_ahead(self) -> None:
        """A weekday of what is to come is the next one: "will travel on Saturday"."""
        when: When | None = self.field("when")
        if when is None or when.earliest is None or when.latest is None or self.scene.published is None:
            return
        if is_weekday(when.words or "") and when.latest < self.scene.published:
            week = timedelta(days=7)
            self._fields["when"] = when.model_copy(
                update={"earliest": when.earliest + week, "latest": when.latest + week}
            )

    def when_period(self, when: When, start: int, end: int) -> None:
        """Set a period that follows from words elsewhere in the report."""
        self._fields["when"] = when
        self._cite("when", start, end)

    def deadline(self, phrase: TimePhrase | None) -> None:
        if phrase is not None:
            self._fields["deadline"] = phrase.when
            self._cite("deadline", phrase.start, phrase.end)

    def where(self, head: int | None) -> None:
        if head is not None:
            self._fields["where"] = self.scene.resolve_place(head)
            self.cite("where", self.scene.places.tokens(head))

    def where_place(self, place: Place, tokens: Iterable[int]) -> None:
        self._fields["where"] = place
        self.cite("where", tokens)

    def tolls(self, mentions: Iterable[TollMention]) -> None:
        tolls: list[Toll] = list(self._fields.get("tolls", ()))
        for mention in mentions:
            if mention.toll not in tolls:
                tolls.append(mention.toll)
                self.cite("tolls", mention.tokens)
        self._fields["tolls"] = tuple(tolls)

    def count(self, count: Count, tokens: Iterable[int]) -> None:
        self._fields["count"] = count
        self.cite("count", tokens)

    def status(self, status: Status | None, tokens: Iterable[int] = ()) -> None:
        self._fields["status"] = status
        if status is not None:
            self.cite("status", tokens or [self.trigger])

    def standing(self, standing: Standing) -> None:
        """Set negation and modality as the clause stands."""
        self._fields["negated"] = standing.negated
        self.modality(standing.modality, standing.cue)
        self.cite("negated", standing.negation)

    def deny(self, verb: int) -> None:
        """What a speaker denies is said not to be so."""
        self._fields["negated"] = True
        self.cite("negated", [verb])

    def modality(self, modality: Modality, cue: Iterable[int] = ()) -> None:
        self._fields["modality"] = modality
        self.cite("modality", cue)

    def voice(self, voice: Voice) -> None:
        words = None
        if voice.tokens:
            tokens = sorted(voice.tokens)
            words = self.scene.tree.words(list(range(tokens[0], tokens[-1] + 1)))
            self.cite("sourcing", tokens)
        self._fields["sourcing"] = Sourcing(
            footing=voice.footing, mode=voice.mode, speaker=voice.speaker, chain=voice.chain, words=words
        )

    def cited_at(self, field: str) -> tuple[int, int]:
        """Where the words last cited for a field stand."""
        span = [span for span in self._spans if span.field == field][-1]
        return span.start, span.end

    def seal(self) -> Claim:
        """Give the claim, with the id that its content decides; how sure it is is judged afterwards."""
        self._govern_by_date()
        spans = tuple(sorted(self._spans, key=lambda s: (s.start, s.end, s.field)))
        claim = Claim(
            id=_UNSEALED,
            confidence=0.0,
            spans=spans,
            others=tuple(self._others),
            **self._fields,
        )
        return claim.model_copy(update={"id": claim_id(self.scene.document.id, claim)})

    def _govern_by_date(self) -> None:
        """A government named by its capital is the one of the day that is told of."""
        when: When | None = self.field("when")
        day = (when.latest or when.earliest) if when is not None else None
        if day is None:
            return
        for field in ("initiators", "recipients"):
            actors = self._fields.get(field, ())
            self._fields[field] = tuple(dict.fromkeys(self.scene.cast.as_of(actor, day) for actor in actors))


def _trim(scene: Scene, tokens: list[int]) -> list[int]:
    """Without the preposition, the mark and the punctuation at its edges."""
    tree = scene.tree
    while tokens and (
        tree.tokens[tokens[0]].upos in {"PUNCT", "ADP", "SCONJ"}
        and tree.tokens[tokens[0]].deprel != "compound:prt"
    ):
        tokens = tokens[1:]
    while tokens and tree.tokens[tokens[-1]].upos == "PUNCT":
        tokens = tokens[:-1]
    return tokens
