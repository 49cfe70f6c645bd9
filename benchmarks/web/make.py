"""Make a desk of made-up reports and claims, straight into the tables: no language model reads them.

    python -m benchmarks.web.make DESK [REPORTS]

Five claims a report; 40 publishers; ten years; a fifth of the claims wait for a person. Nothing is linked but
each attack and contact to an entry of its own or of a neighbour, as many as linking leaves on real reports.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from watchdesk.domain.actor import Actor
from watchdesk.domain.claim import Claim, Event, Sourcing
from watchdesk.domain.document import Block, Document, Extractor
from watchdesk.domain.identity import make_id, sha256_of
from watchdesk.domain.place import Place
from watchdesk.domain.span import FieldSpan
from watchdesk.domain.time import When
from watchdesk.record import open_desk, rows, tables

REPORTS = 100_000
_BATCH = 2_000
_AT = "2026-01-01T00:00:00+00:00"
_BY = "made-up 1"
_PLACES = tuple(
    (f"Place {n}", 24 + (n * 7 % 130) / 10, 60 + (n * 11 % 170) / 10, ("PK", "AF", "IR")[n % 3]) for n in range(300)
)
_NAMES = tuple(f"{first} {second}" for first in ("North", "South", "Upper", "Lower", "River", "Hill", "Border")
               for second in ("Front", "Guard", "Council", "Ministry", "Union", "Movement", "Office", "Party"))  # fmt: skip
_KINDS = ("attack", "contact", "act", "position", "presence")
_VERBS = {"attack": "attacked", "contact": "met", "act": "pressed", "position": "criticised", "presence": "hosted"}
_TYPES = {"attack": "ASSAULT", "contact": "CONSULT", "act": "REQUEST", "position": "REJECT", "presence": None}

Rows = dict[str, list[dict[str, Any]]]


def make_desk(path: Path, reports: int = REPORTS) -> None:
    """Fill a new desk."""
    chance = random.Random(20260101)
    with open_desk(path, create=True) as desk:
        for begin in range(0, reports, _BATCH):
            made: Rows = {}
            for number in range(begin, min(begin + _BATCH, reports)):
                for table, row in _report(number, chance):
                    made.setdefault(table, []).append(row)
            with desk.adding() as connection:
                for table in metadata_in_order():
                    if table.name in made:
                        connection.execute(sa.insert(table), made[table.name])
            print(f"{begin + _BATCH:,} reports", file=sys.stderr)


def metadata_in_order() -> list[sa.Table]:
    """Give the tables, each after those that it points at."""
    return tables.metadata.sorted_tables


def _report(number: int, chance: random.Random) -> Iterator[tuple[str, dict[str, Any]]]:
    day = date(2016, 1, 1) + timedelta(days=number * 3650 // REPORTS)
    parties = chance.sample(_NAMES, 4)
    sentences = [
        f"The {parties[n % 4]} {_VERBS[kind]} the {parties[(n + 1) % 4]} near {chance.choice(_PLACES)[0]} on that day."
        for n, kind in enumerate(_KINDS)
    ]
    text = f"Report number {number} on the {parties[0]}\n" + " ".join(sentences)
    document = _document(number, text, day)
    actors = [Actor(id=make_id("act", name), name=name, kind="organisation") for name in parties]
    yield "captures", {
        "bytes_sha256": document.bytes_sha256, "content": text.encode(), "media_type": "text/plain", "captured_at": _AT,
    }  # fmt: skip
    yield "documents", {"id": document.id, "bytes_sha256": document.bytes_sha256}
    yield "texts", {"text_sha256": document.text_sha256, "content": text}
    reading = make_id("rdg", number)
    yield "readings", _reading_row(reading, document, day)
    yield "reading_events", {"document_id": document.id, "reading_id": reading, "what": "made", "at": _AT, "by": _BY}
    for row in rows.actor_rows(reading, actors):
        yield "actors", row
        yield "actor_terms", {
            "reading_id": reading, "actor_id": row["id"], "term": row["name"].lower(), "because": "name",
        }  # fmt: skip
    for n, kind in enumerate(_KINDS):
        yield from _claim(document, reading, kind, sentences[n], actors, day, number, n, chance)


def _document(number: int, text: str, day: date) -> Document:
    title = text.partition("\n")[0]
    return Document.model_construct(
        id=make_id("doc", number),
        bytes_sha256=sha256_of(text),
        media_type="text/plain",
        text=text,
        text_sha256=sha256_of(text),
        blocks=(Block(kind="title", start=0, end=len(title) + 1), Block(kind="body", start=len(title) + 1, end=len(text))),
        extractor=Extractor(name="made-up", version="1"),
        title=title,
        byline=None,
        publisher=f"Outlet {min(39, int(random.Random(number).expovariate(0.12)))}",
        url=None,
        published=f"{day}T09:30:00+00:00",
        zone="UTC",
        language="en",
    )


def _reading_row(reading: str, document: Document, day: date) -> dict[str, Any]:
    stated = {name: value for name, value in document.__dict__.items() if name != "text"}
    stated["blocks"] = [block.model_dump() for block in document.blocks]
    stated["extractor"] = document.extractor.model_dump()
    return {
        "id": reading, "document_id": document.id, "text_sha256": document.text_sha256, "reader": "made-up",
        "reader_version": "1", "vocabulary": "0", "published_on": day.isoformat(), "document": json.dumps(stated),
        "notes": "[]", "recorded_at": _AT,
    }  # fmt: skip


def _claim(
    document: Document, reading: str, kind: str, sentence: str, actors: list[Actor], day: date, number: int, n: int,
    chance: random.Random,
) -> Iterator[tuple[str, dict[str, Any]]]:  # fmt: skip
    start = document.text.index(sentence)
    verb = start + sentence.index(_VERBS[kind])
    first, second = actors[n % 4], actors[(n + 1) % 4]
    name, lat, lon, country = next(place for place in _PLACES if f"near {place[0]} " in sentence)
    spans = [
        FieldSpan.citing(field, document.text, at, at + len(words))
        for field, at, words in (
            ("event", verb, _VERBS[kind]),
            ("initiators", start + sentence.index(first.name), first.name),
            ("recipients", start + sentence.rindex(second.name), second.name),
            ("where", start + sentence.index(name), name),
        )
    ]
    claim = Claim.model_construct(
        id=make_id("clm", number, n), kind=kind, event=Event(type=_TYPES[kind]) if _TYPES[kind] else None,
        initiators=(first.id,), recipients=(second.id,), others=(), about=None,
        when=When(earliest=day, latest=day, precision=1),
        where=Place(name=name, country=country, lat=lat, lon=lon, precision=1, words=name), tolls=(), count=None,
        deadline=None, status="hosted" if kind == "presence" else None, sourcing=Sourcing(footing="reporter", mode="stated"),
        negated=False, modality="asserted", headline=False, related_link=False,
        confidence=round(chance.uniform(0.38, 0.98), 2), spans=tuple(spans),
    )  # fmt: skip
    yield "claims", rows.claim_row(document.id, claim)
    for row in rows.span_rows(claim):
        yield "claim_spans", row
    for row in rows.claim_actor_rows(claim):
        yield "claim_actors", row
    yield "claim_events", {
        "claim_id": claim.id, "reading_id": reading, "what": "kept", "at": _AT, "by": _BY, "confidence": claim.confidence,
    }  # fmt: skip
    if kind in ("attack", "contact"):
        prefix, of = ("inc-", "attack") if kind == "attack" else ("con-", "contact")
        anchor = make_id("clm", number - number % 2, _KINDS.index(of)).removeprefix("clm-")
        yield "entry_events", {
            "claim_id": claim.id, "entry_id": prefix + anchor, "what": "joined", "at": _AT, "by": "machine", "because": "",
        }  # fmt: skip


if __name__ == "__main__":
    make_desk(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else REPORTS)
