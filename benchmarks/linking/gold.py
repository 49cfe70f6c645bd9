"""Claims as the linking set's lines give them, so that linking is measured without reading.

Takes Reports.  Gives a Linkable for each line, and which happening each tells. Names are settled as the reader settles
them, by the register and the gazetteer; what is not known there keeps its words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from benchmarks.linking.reports import Report, Told
from watchdesk.domain.linking import Linkable
from watchdesk.record.voices import find_voices
from watchdesk.vocabulary.actors import fold_name, register
from watchdesk.vocabulary.gazetteer import GazetteerPlace, candidates
from watchdesk.vocabulary.linking import content_words

_NAME = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
"""A name within a phrase: "gate of the hospital of Tank"."""
_PRECISION = {"country": 6, "adm1": 4, "adm2": 3, "region": 4, "line": 5, "sea": 7}


def gold_claims(reports: Sequence[Report]) -> tuple[list[Linkable], Mapping[str, str]]:
    """Give the claims, and the happening of each by its id."""
    voices = find_voices({report.name: report.text for report in reports})
    claims = [(told, _linkable(report, told, voices)) for report in reports for told in report.told]
    return [claim for _, claim in claims], {claim.claim: told.happening for told, claim in claims}


def _linkable(report: Report, told: Told, voices: Mapping[str, str]) -> Linkable:
    days, place = told.days(), _place(told)
    marks = [mark for mark in report.marks if mark.happening == told.happening]
    sentences = sorted({report.sentence_at(mark.start) for mark in marks})
    tolls = list(told.tolls())
    count = next(((low, high) for what, _, low, high in tolls if what == "count"), None)
    return Linkable(
        claim=f"clm-{report.name}-{told.happening}",
        document=f"doc-{report.name}",
        kind=told.kind,
        voice=voices[report.name],
        published=report.published.date(),
        earliest=days[0] if days else None,
        latest=days[1] if days else None,
        when_precision=None if days is None else 1 if days[0] == days[1] else 2,
        place=place.id if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        place_precision=_PRECISION.get(place.kind, 1) if place else None,
        country=told.fields["country"].split("|")[0] or None,
        place_words=next(iter(told.named("place")), None),
        initiators=frozenset(_party(report, name) for name in told.named("initiators")),
        recipients=frozenset(_party(report, name) for name in told.named("recipients")),
        event=told.fields.get("type") or None,
        tolls=tuple(toll for toll in tolls if toll[0] != "count"),
        count=count,
        words=content_words(" ".join(report.text[start:end] for start, end in sentences)),
        report_words=content_words(report.text),
        modality=told.fields.get("modality", "asserted").replace("cancelled", "asserted"),
        status="cancelled" if told.fields.get("modality") == "cancelled" else None,
        start=min((mark.start for mark in marks), default=0),
    )


def _place(told: Told) -> GazetteerPlace | None:
    countries = told.fields["country"].split("|")
    for name in (part for words in told.named("place") for part in (words, *_NAME.findall(words))):
        found = [place for place in candidates(name) if place.country in countries or not countries[0]]
        if found:
            return found[0]
    return None


def _party(report: Report, name: str) -> str:
    entry = register().find(name, report.published.date())
    return entry.id if entry else fold_name(name)
