"""Write the reference pages that come from the code and the data.

    python docs/generate_pages.py            write them
    python docs/generate_pages.py --check    exit with 1 where one is not what would be written

reference/reading.md comes from the types of `watchdesk.outlets.reading_json` and `watchdesk.domain`;
reference/vocabulary.md from the files of `watchdesk/vocabulary/data`.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
import textwrap
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from watchdesk.domain import actor, claim, document, entry, linking, place, reading, span, time
from watchdesk.outlets.entries import PublicEntry, PublicEntryEvent
from watchdesk.outlets.reading_json import (
    ListedClaim,
    ListedDocument,
    PublicDocument,
    PublicEvent,
    PublicReading,
    PublicReview,
)
from watchdesk.vocabulary.plover import EventType, load_contexts, load_event_types
from watchdesk.vocabulary.tables import data_file

REFERENCE = Path(__file__).parent / "reference"

_TYPES: tuple[type[BaseModel], ...] = (
    PublicReading,
    PublicDocument,
    reading.Reader,
    document.Extractor,
    actor.Actor,
    claim.Claim,
    claim.Event,
    claim.Role,
    time.When,
    place.Place,
    place.OtherPlace,
    claim.Toll,
    claim.Count,
    claim.Sourcing,
    span.Span,
    span.FieldSpan,
    ListedClaim,
    ListedDocument,
    PublicEvent,
    PublicReview,
)
_ENTRY_TYPES: tuple[type[BaseModel], ...] = (
    PublicEntry,
    entry.Incident,
    entry.Contact,
    entry.PromiseEntry,
    entry.Movement,
    entry.Account,
    entry.Grade,
    entry.PeriodTold,
    entry.PlaceTold,
    entry.PartyTold,
    entry.EventTold,
    entry.WordsTold,
    entry.TollRange,
    entry.TollFigure,
    entry.CountFigure,
    entry.ResponsibilityTold,
    entry.Correction,
    PublicEntryEvent,
    linking.MergeDecision,
)
_SAME_AS = {"PublicDocument": document.Document, "PublicReading": reading.Reading}
"""Where a published type leaves a key without words, the domain type that has them."""

_PLAIN = {
    "PublicReading.schema_": "The version of this contract.",
    "PublicReading.document": "What was read, and by which reader.",
    "PublicReading.actors": "Those whom the claims name, and those whom they belong to.",
    "PublicReading.claims": "In the order of the text.",
    "PublicDocument.title": "As stated by the user, or by the page.",
    "PublicDocument.byline": "Who wrote it, in the report's words.",
    "PublicDocument.publisher": "The register's name where it is known there.",
    "PublicDocument.url": "Where it was published.",
    "PublicDocument.language": "ISO 639-1, or `und`; only English is read.",
    "PublicDocument.media_type": "`text/plain` or `text/html`, told from the bytes.",
    "PublicDocument.bytes_sha256": "SHA-256 of the bytes as they came.",
    "PublicDocument.text_sha256": "SHA-256 of the stored text in UTF-8.",
    "PublicDocument.extractor": "What turned the bytes into text.",
    "PublicDocument.reader": "What read the text.",
    "PublicDocument.related": "Headlines of other reports (“Read more: …”); no part of this report.",
    "Reader.name": "`watchdesk/` and the language model's name.",
    "Reader.version": "The version of the reading rules, `+`, and the language model's.",
    "Reader.vocabulary": "A hash of all vocabulary files.",
    "Extractor.name": "Such as `trafilatura` or `plain-text`.",
    "Extractor.version": "Its version.",
    "Actor.name": "The register's name, or the fullest form in the report.",
    "Actor.kind": "What sort of actor it is.",
    "Claim.id": "`clm-…`, decided by the document and all that the claim says.",
    "Claim.kind": "What sort of thing is said.",
    "Claim.event": "Its PLOVER code, where PLOVER has one.",
    "Claim.initiators": "Ids of those who do it or hold it.",
    "Claim.recipients": "Ids of those to whom it is done or said.",
    "Claim.others": "Further parties: mediator, host, victim, head of delegation.",
    "Claim.about": "What it is about, in the report's words.",
    "Claim.when": "When it happened or is to happen.",
    "Claim.where": "Where it happened.",
    "Claim.tolls": "Killed, wounded and others, by class.",
    "Claim.count": "How many people or fighters, for movements and presence.",
    "Claim.deadline": "By when a promise is due.",
    "Claim.status": "How it stands within its kind: `claimed`, `alleged-not-kept`, `concern`.",
    "Claim.sourcing": "By whose account, and on what footing.",
    "Claim.negated": "Whether the report says that it was not so.",
    "Claim.modality": "Asserted, still to come, under a condition, only possible, or told as history.",
    "Claim.headline": "Whether it rests on the report's own headline.",
    "Claim.related_link": "Whether it rests on a related headline, and so is no part of this report.",
    "Claim.confidence": "How complete and direct the finding is; a rule of thumb, not a probability.",
    "Claim.spans": "The words each field rests on.",
    "Event.type": "See the [vocabulary](vocabulary.md#plover-event-types).",
    "Event.mode": "How the act is carried out.",
    "Event.contexts": "What it is about or belongs to; see the [contexts](vocabulary.md#plover-contexts).",
    "Role.role": "Such as `mediator` or `victim`.",
    "Role.actor": "Actor id.",
    "When.earliest": "First day of the period.",
    "When.latest": "Last day of the period.",
    "When.words": "The report's own words.",
    "When.type": "Of TIMEX3: a day or longer, a time of day, a length of time, or what comes round again.",
    "Place.name": "The gazetteer's name, or the report's where it is not resolved.",
    "Place.lat": "Degrees north.",
    "Place.lon": "Degrees east.",
    "Place.words": "The report's own words.",
    "OtherPlace.name": "The gazetteer's name.",
    "OtherPlace.id": "The gazetteer's id.",
    "OtherPlace.lat": "Degrees north.",
    "OtherPlace.lon": "Degrees east.",
    "Toll.what": "What became of them.",
    "Toll.class_": "Who they were.",
    "Toll.low": "The fewest that the words allow.",
    "Toll.high": "The most; null where the words set no bound (“dozens”).",
    "Toll.words": "The report's own words.",
    "Count.low": "The fewest that the words allow.",
    "Count.high": "The most; null where the words set no bound.",
    "Count.unit": "Of what.",
    "Count.words": "The report's own words.",
    "Sourcing.footing": "On what sort of account it rests.",
    "Sourcing.mode": "How the account is put.",
    "Sourcing.words": "The words that say whose account it is.",
    "Span.start": "Offset of the first code point.",
    "Span.end": "Offset after the last code point.",
    "Span.exact": "The words, exactly.",
    "Span.prefix": "Up to 24 code points before them.",
    "Span.suffix": "Up to 24 code points after them.",
    "FieldSpan.field": "The key of the claim that rests on these words.",
    "ListedClaim.document": "The report that says it.",
    "ListedClaim.actors": "Those whom the claim names, and those whom they belong to.",
    "ListedClaim.history": "What became of it; null in a list.",
    "ListedDocument.id": "`doc-…`.",
    "ListedDocument.reading": "`rdg-…`, the reading that is current.",
    "ListedDocument.title": "Its title.",
    "ListedDocument.publisher": "Who published it.",
    "ListedDocument.url": "Where.",
    "ListedDocument.published": "When.",
    "ListedDocument.claims": "How many claims of it hold now.",
    "MergeDecision.left": "One claim.",
    "MergeDecision.ruling": "Whether the two tell of one thing.",
    "MergeDecision.because": "Why, in words.",
    "MergeDecision.at": "When.",
    "MergeDecision.features": "What the machine weighed; empty here.",
    "PublicEvent.what": "`kept`, `reaffirmed` or `superseded`.",
    "PublicEvent.at": "When.",
    "PublicEvent.by": "The reader's name and version.",
    "PublicEvent.reading": "`rdg-…`, the reading that decided it.",
}
"""Words for keys whose type has none under the attribute."""

_READING = """# The reading, field by field

<!-- Written by docs/generate_pages.py; do not edit. -->

What `watchdesk read --json` prints: one object a report, one report a line.
`watchdesk list claims --json` prints a [ListedClaim](#listedclaim) a line, and `watchdesk list documents --json` a
[ListedDocument](#listeddocument).
`watchdesk schema` prints the same as JSON Schema.

The contract is versioned by its `schema` key, now `watchdesk/reading/1`.
Every key is always there; what is not known is `null` or empty, never guessed.
Further keys may come within a version; none is renamed or taken away.
Offsets count Unicode code points of the stored text, the start included and the end not.

"""
_ENTRY = """# The entry, field by field

<!-- Written by docs/generate_pages.py; do not edit. -->

What `watchdesk list incidents --json` prints, and likewise for `contacts`, `promises` and `movements`: one object an
entry, one entry a line.
`watchdesk show inc-… --json` and `watchdesk history inc-… --json` print one with its history and decisions.
`watchdesk schema entry` prints the same as JSON Schema.

The contract is versioned by its `schema` key, now `watchdesk/entry/1`.
Every key is always there; further keys may come within a version; none is renamed or taken away.
Every value says by the ids of which claims it is given.

"""
_VOCABULARY = """# Vocabulary

<!-- Written by docs/generate_pages.py; do not edit. -->

What is known before a report is read.
Every file below is in `src/watchdesk/vocabulary/data`.
Most tables have, besides the columns shown, a `note` for people and an `origin`.
A file with an unknown or a missing column does not load.
Each reading stores the vocabulary's version, a hash of all these files.

"""


def render_reading() -> str:
    """Give the page of the public contract."""
    return _READING + "\n".join(_render_type(each) for each in _TYPES)


def render_entry() -> str:
    """Give the page of the public contract of entries."""
    return _ENTRY + "\n".join(_render_type(each, elsewhere=True) for each in _ENTRY_TYPES)


def render_vocabulary() -> str:
    """Give the page of the vocabulary."""
    types = load_event_types().values()
    parts = [
        "## PLOVER event types\n",
        "The codes are PLOVER's; the words are ours.\n",
        "| type | quad class | meaning |\n|---|---|---|",
        *(f"| [{each.id}](#{each.id.lower()}) | {each.quad_class} | {each.definition} |" for each in types),
        "",
        *(_render_event_type(each) for each in types),
        "## PLOVER contexts\n",
        "| context | meaning |\n|---|---|",
        *(f"| `{each.id}` | {each.definition} |" for each in load_contexts().values()),
        "",
        "## Tables\n",
        *(_render_table(path) for path in _tables()),
        "## Where it came from\n",
        "| part | licence | credit | note |\n|---|---|---|---|",
        *(_render_origin(part) for part in _origins()),
    ]
    return _VOCABULARY + "\n".join(parts) + "\n"


PAGES = {"reading.md": render_reading, "entry.md": render_entry, "vocabulary.md": render_vocabulary}


def _render_type(kind: type[BaseModel], *, elsewhere: bool = False) -> str:
    rows = [_render_field(kind, name, info) for name, info in kind.model_fields.items()]
    if elsewhere:
        rows = [_linked_to_reading(row) for row in rows]
    lead = textwrap.dedent(inspect.getdoc(kind) or "").strip()
    return (
        f"## {kind.__name__}\n\n{_as_markdown(lead)}\n\n| key | type | meaning |\n|---|---|---|\n"
        + "\n".join(rows)
        + "\n"
    )


def _linked_to_reading(row: str) -> str:
    """Point at the page of the reading where a type is described there."""
    here = {each.__name__.lower() for each in _ENTRY_TYPES}
    return re.sub(r"\(#(\w+)\)", lambda m: m[0] if m[1] in here else f"(reading.md#{m[1]})", row)


def _render_field(kind: type[BaseModel], name: str, info: FieldInfo) -> str:
    key = info.serialization_alias or info.alias or name
    return f"| `{key}` | {_words_for(info.annotation, info)} | {_as_markdown(_meaning(kind, name))} |"


def _meaning(kind: type[BaseModel], name: str) -> str:
    for each in (*kind.__mro__, _SAME_AS.get(kind.__name__)):
        words = _attribute_words(each).get(name) if each else None
        if words:
            return words
    return next(words for each in kind.__mro__ if (words := _PLAIN.get(f"{each.__name__}.{name}")))


@cache
def _attribute_words(kind: type) -> dict[str, str]:
    """The string under each attribute of a class, by the attribute's name."""
    if not kind.__module__.startswith("watchdesk."):
        return {}
    body = ast.parse(textwrap.dedent(inspect.getsource(kind))).body[0]
    assert isinstance(body, ast.ClassDef)
    words = {}
    for node, below in zip(body.body, body.body[1:], strict=False):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and _is_string(below):
            words[node.target.id] = " ".join(ast.literal_eval(below.value).split())  # type: ignore[attr-defined]
    return words


def _is_string(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _words_for(annotation: Any, info: FieldInfo | None = None) -> str:
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return " or ".join(f"`{value}`" for value in inside)
    if origin in (Union, UnionType):
        return ", or ".join("null" if each is NoneType else _words_for(each) for each in inside)
    if origin is tuple:
        return f"list of {_words_for(inside[0])}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    if origin is dict:
        return "object"
    named = {"str": "text", "int": "whole number", "bool": "true or false", "float": "number", "date": "day",
             "datetime": "instant with its offset", "AwareDatetime": "instant with its offset"}  # fmt: skip
    return named.get(getattr(annotation, "__name__", ""), "instant with its offset")


def _as_markdown(words: str) -> str:
    return words.replace("``", "`").replace("|", "\\|").replace("None", "null")


def _render_event_type(kind: EventType) -> str:
    lines = [f"### {kind.id}\n", f"{kind.definition} {kind.note}".strip(), ""]
    if kind.modes:
        lines += ["| mode | meaning |", "|---|---|"]
        lines += [f"| `{mode.id}` | {mode.definition} |" for mode in kind.modes.values()]
        lines.append("")
    lines += [f"- “{each.text}” – {_example_words(each.mode, each.trigger)}" for each in kind.examples]
    lines += [f"- Not: “{each.text}” – {each.why}" for each in kind.counterexamples]
    return "\n".join([*lines, ""])


def _example_words(mode: str | None, trigger: str | None) -> str:
    return " ".join(filter(None, (f"`{mode}`" if mode else "", f"by “{trigger}”" if trigger else "")))


def _tables() -> Iterator[str]:
    root = Path(str(data_file("")))
    yield from sorted(str(path.relative_to(root)) for path in root.rglob("*.csv"))


def _render_table(path: str) -> str:
    lines = data_file(path).read_text(encoding="utf-8").splitlines()
    opening = [
        line.removeprefix("#").strip()
        for line in lines[: next(i for i, x in enumerate(lines) if x[:1] != "#")]
    ]
    columns = next(line for line in lines if not line.startswith("#")).split(",")
    shown = ", ".join(f"`{column}`" for column in columns if column not in ("note", "origin"))
    words = " ".join(opening)
    return f"### {path}\n\n" + (f"{words}\n\n" if words else "") + f"Columns: {shown}.\n"


def _origins() -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = tomllib.loads(data_file("ORIGINS.toml").read_text(encoding="utf-8"))[
        "parts"
    ]
    return parts


def _render_origin(part: dict[str, Any]) -> str:
    name = f"[{part['name']}]({part['url']})" if part["url"] else part["name"]
    credit = part["credit"].split(", http")[0]
    return f"| {name} | {part['licence']} | {credit} | {part['note']} |"


def main() -> int:
    """Write the pages, or check them."""
    stale = [name for name, render in PAGES.items() if not _is_fresh(REFERENCE / name, render())]
    if "--check" in sys.argv[1:]:
        return 1 if stale else 0
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name in stale:
        (REFERENCE / name).write_text(PAGES[name](), encoding="utf-8")
    return 0


def _is_fresh(path: Path, page: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == page


if __name__ == "__main__":
    sys.exit(main())
