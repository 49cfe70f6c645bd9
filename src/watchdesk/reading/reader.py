"""Reading: a Document becomes a Reading.

The steps in order; each needs only what stands before it. A pure function of document, vocabulary and
language model: no store, network or clock.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from zoneinfo import ZoneInfo

from watchdesk.domain.actor import Actor
from watchdesk.domain.claim import Claim
from watchdesk.domain.document import Document, headline_of
from watchdesk.domain.own_names import NO_NAMES, OwnNames
from watchdesk.domain.reading import Reader, Reading
from watchdesk.domain.text import Analysis, Language
from watchdesk.reading.actors import Cast
from watchdesk.reading.arguments import Arguments
from watchdesk.reading.claims.assembly import find_claims
from watchdesk.reading.knowledge import Knowledge
from watchdesk.reading.language import load_language
from watchdesk.reading.mentions import Mentions
from watchdesk.reading.modality import Modalities
from watchdesk.reading.scene import Scene
from watchdesk.reading.sourcing import Sourcing
from watchdesk.reading.syntax import Tree
from watchdesk.reading.tolls import Tolls
from watchdesk.reading.triggers import Triggers
from watchdesk.reading.when.finding import find_times
from watchdesk.reading.when.tense import Tenses
from watchdesk.reading.where.phrases import Places
from watchdesk.vocabulary import version as vocabulary_version
from watchdesk.vocabulary.frames import load_frames
from watchdesk.vocabulary.gazetteer import candidates
from watchdesk.vocabulary.own_names import places_with

RULES = "3"
"""Version of the reading rules; raised whenever they may read a report differently."""


def read_document(
    document: Document, own: OwnNames = NO_NAMES, *, language: Language | None = None
) -> Reading:
    """Read one document with the shipped language model, or with `language`; `own` is what the desk adds."""
    language = language or load_language()
    reader = Reader(name=f"watchdesk/{language.name}", version=f"{RULES}+{language.version}",
                    vocabulary=_vocabulary_with(own))  # fmt: skip
    if document.language not in {"en", "und"}:
        note = f"the report is in {document.language!r}; only English is read, so it is kept without claims"
        return Reading(document=document, reader=reader, notes=(note,))
    scene = see(document, language.analyse(readable_text(document)), own)
    claims = find_claims(scene)
    return Reading(document=document, reader=reader, actors=_actors_of(scene, claims), claims=claims,
                   notes=_notes(document, claims))  # fmt: skip


def _vocabulary_with(own: OwnNames) -> str:
    """The vocabulary's version; with the desk's own names a report is read anew, and the reading says so."""
    return "+".join(filter(None, (vocabulary_version(), own.version())))


def readable_text(document: Document) -> str:
    """The text with bylines, datelines and link cues blanked out, every offset kept."""
    blanked = list(document.text)
    for block in document.blocks:
        start, end = block.start, block.end
        if block.kind == "related":
            end = headline_of(block, document.text)[0]
        if block.kind in {"byline", "dateline", "related"}:
            blanked[start:end] = [c if c == "\n" else " " for c in blanked[start:end]]
    return "".join(blanked)


def see(document: Document, analysis: Analysis, own: OwnNames = NO_NAMES) -> Scene:
    """Find everything in a text that claims are made of."""
    published = published_day(document)
    tree = Tree(analysis)
    knowledge = Knowledge(on=published, publisher=document.publisher, own=own)
    arguments = Arguments(tree, knowledge.light_verbs("agent"), knowledge.light_verbs("patient"))
    cast = Cast(document, tree, Mentions(tree, knowledge), knowledge)
    triggers = Triggers(tree, arguments, cast, load_frames())
    return Scene(
        document=document,
        published=published,
        tree=tree,
        arguments=arguments,
        cast=cast,
        knowledge=knowledge,
        sourcing=Sourcing(tree, arguments, cast, knowledge),
        modalities=Modalities(tree, knowledge),
        places=Places(tree, _countries(tree, cast), places_with(own)),
        tolls=Tolls(tree, arguments, knowledge),
        times=find_times(analysis.text, published, Tenses(analysis).at),
        triggers=tuple(t for sentence in analysis.sentences for t in triggers.find(sentence)),
    )


def published_day(document: Document) -> date | None:
    """The report's own day in its own zone."""
    if document.published is None:
        return None
    zone = ZoneInfo(document.zone) if document.zone else document.published.tzinfo
    return document.published.astimezone(zone).date()


def _countries(tree: Tree, cast: Cast) -> Counter[str]:
    """How often the report speaks of each country: by its actors and by its unmistakable places."""
    counted: Counter[str] = Counter()
    for actor in cast.actors():
        if actor.country:
            counted[actor.country] += max(1, len(actor.names))
    for name in tree.analysis.names:
        if name.type == "place":
            found = {p.country for p in candidates(tree.words(list(range(name.first, name.last))))}
            if len(found) == 1:
                counted[found.pop() or ""] += 1
    return counted


def _actors_of(scene: Scene, claims: tuple[Claim, ...]) -> tuple[Actor, ...]:
    """The actors that claims speak of, and those they belong to."""
    wanted: set[str] = set()
    for claim in claims:
        wanted |= {
            *claim.initiators,
            *claim.recipients,
            *claim.sourcing.chain,
            *(o.actor for o in claim.others),
        }
    for actor in scene.cast.actors():
        if actor.id in wanted and actor.of:
            wanted.add(actor.of)
    return tuple(actor for actor in scene.cast.actors() if actor.id in wanted)


def _notes(document: Document, claims: tuple[Claim, ...]) -> tuple[str, ...]:
    notes = []
    if document.published is None:
        notes.append("the report's date is not known, so relative times stay unresolved; give --published")
    elif document.zone is None:
        notes.append("the publisher's zone is not known, so days are counted in UTC; give --zone")
    if not claims:
        notes.append("no claims were found; every sentence was read")
    return tuple(notes)
