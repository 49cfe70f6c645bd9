"""Score the reader on PLOVER's gold-standard records: ``python -m benchmarks.plover.run [--path FILE]``.

    a record's sentence ──▶ read ──▶ the claim that answers ──▶ type, source, target, context

A record is one sentence with one event. The claim that answers is the first, in the text's order, with an event
type; `found` counts the records with one. `anywhere` asks whether any claim of the sentence has the type.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from watchdesk.domain.claim import Claim
from watchdesk.domain.reading import Reading
from watchdesk.intake import Stated, capture_bytes
from watchdesk.reading import read_document

DATA = Path("../shared/data/plover/PLOVER_GSR_CAMEO_part.txt")
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Types of the records' version of 2016, as the table of 2021 calls them."""
CONTEXTS = {
    "refugee": {"migration", "asylum"},
    "refugees": {"migration", "asylum"},
    "rights": {"rights_freedoms", "human_rights"},
    "political": {"political_institutions", "executive", "legislative"},
    "government": {"executive", "political_institutions"},
    "discrimination": {"inequality", "rights_freedoms"},
}
"""Contexts of 2016 and those of 2021 that they became."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--path", type=Path, default=DATA)
    parser.add_argument("--errors", action="store_true", help="print every record whose type is wrong")
    options = parser.parse_args(arguments)
    if not options.path.exists():
        parser.error(f"{options.path} is not there; give the records' file with --path")
    records = [each for each in json.loads(options.path.read_text("utf-8")) if each["event"] != "DOCUMENT"]
    counts: Counter[str] = Counter()
    for record in records:
        reading = read_record(record)
        verdicts = judge(record, reading)
        counts.update(name for name, is_right in verdicts.items() if is_right)
        if options.errors and not verdicts["type"]:
            said = [(c.event.type, c.spans[0].exact) for c in reading.claims if c.event]
            print(f"{record['event']}: {said}: {record['text']}")
    print(f"{len(records)} records")
    for name in ("found", "type", "type, anywhere", "source", "target", "context", "type, source and target"):
        print(f"{name:26} {counts[name]:4}  {100 * counts[name] / len(records):5.1f} % of records")
    if counts["found"]:
        print(f"type, of those found       {100 * counts['type'] / counts['found']:10.1f} %")
    return 0


def read_record(record: dict[str, Any]) -> Reading:
    """Read a record's sentence, as a report of the record's day."""
    stated = Stated(published=record["date"], zone="UTC")
    document, _ = capture_bytes(record["text"].encode(), name=record["id"], stated=stated)
    return read_document(document)


def judge(record: dict[str, Any], reading: Reading) -> dict[str, bool]:
    """Say what is right of the claim that answers to a record."""
    wanted = RENAMED.get(record["event"], record["event"])
    coded = [claim for claim in reading.claims if claim.event is not None]
    if not coded:
        return {}
    claim = coded[0]
    is_typed = claim.event is not None and claim.event.type == wanted
    source = _names(claim, "initiators", record.get("source"), both=claim.kind == "contact")
    target = _names(claim, "recipients", record.get("target"), both=claim.kind == "contact")
    return {
        "found": True,
        "type": is_typed,
        "type, anywhere": any(c.event is not None and c.event.type == wanted for c in coded),
        "source": source,
        "target": target,
        "context": _has_context(claim, record.get("context") or ""),
        "type, source and target": is_typed and source and target,
    }


def _names(claim: Claim, field: str, actors: Any, *, both: bool) -> bool:
    """Say whether the words cited for a party share a word with each actor's, and none is cited for nobody."""
    fields = {"initiators", "recipients"} if both else {field}
    cited = [set(_words(span.exact)) for span in claim.spans if span.field in fields]
    listed = actors if isinstance(actors, list) else []  # an empty string stands for none
    texts = [actor["actorText"] for actor in listed if actor.get("actorText")]
    if not texts:
        return both or not cited
    return all(any(words & set(_words(text)) for words in cited) for text in texts)


def _words(text: str) -> list[str]:
    small = {"the", "of", "a", "an", "and", "'s", "in", "for"}
    return [word for word in text.lower().replace("'s", " ").replace(".", " ").split() if word not in small]


def _has_context(claim: Claim, contexts: str) -> bool:
    wanted = {each.strip() for each in contexts.split(",") if each.strip()}
    given = set(claim.event.contexts) if claim.event else set()
    if not wanted:
        return not given
    return any(given & CONTEXTS.get(each, {each}) for each in wanted)


if __name__ == "__main__":
    raise SystemExit(main())
