"""Score the reader on MUC-4: ``python -m benchmarks.muc4.run [--path FILE] [--reader graph] [--errors]``.

    a document ──▶ claims ──▶ one template for each type of incident ──▶ two metrics, in two tables

The reader has learnt nothing from MUC-4: its attacks are turned into templates by the rules below. Texts are in
lower case, as the published systems had them.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.corpus.run import READERS
from benchmarks.muc4.scores import (
    ROLES,
    TYPE,
    Counts,
    Entity,
    Template,
    count_fillers,
    count_templates,
    entity,
    measure,
)
from watchdesk.domain.claim import Claim
from watchdesk.intake import Stated, capture_bytes
from watchdesk.reading.language.tagger import Tagger
from watchdesk.reading.reader import readable_text, see
from watchdesk.reading.scene import Scene

DATA = Path("../shared/data/muc4/gtt_templates/dev.json")
INCIDENTS = {
    "explosives": "bombing",
    "suicide-attack": "bombing",
    "aerial": "bombing",
    "abduct": "kidnapping",
}
PEOPLE = {"person", "office", "people", "unnamed"}
PRONOUNS = {
    "he",
    "him",
    "his",
    "she",
    "her",
    "it",
    "its",
    "they",
    "them",
    "their",
    "who",
    "whom",
    "we",
    "us",
    "i",
}
MOST = 4
"""Templates for one document; the alignment of more takes too long."""
_COUNT = re.compile(r"^(?:at least |some |about |more than )?(?:\d+|two|three|four|five|six|several|many) ")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--path", type=Path, default=DATA, help="a file of GTT's templates")
    parser.add_argument("--reader", choices=list(READERS), default="shipped")
    parser.add_argument("--model", type=Path, help="folder of another model")
    parser.add_argument("--errors", action="store_true", help="print what is given and what the key has")
    options = parser.parse_args(arguments)
    if not options.path.exists():
        parser.error(f"{options.path} is not there; give the file with --path")
    tagger = Tagger(options.model)
    templates, fillers = Counts(), Counts()
    rows = [json.loads(line) for line in options.path.read_text("utf-8").splitlines()]
    for row in rows:
        scene = see_text(row["doctext"], tagger)
        given, key = answer(scene, READERS[options.reader](scene)), key_of(row["templates"])
        templates += count_templates(given, key)
        fillers += count_fillers(given, key)
        if options.errors:
            print(f"{row['docid']}\n  given {given}\n  key   {key}")
    print(f"{len(rows)} documents")
    print(table("templates, micro (GTT)", templates, [TYPE, *ROLES]))
    print(table("role fillers, CEAF-REE", fillers, ROLES))
    return 0


def see_text(text: str, tagger: Tagger) -> Scene:
    """Find everything in a document that claims are made of; its paragraphs are parted by runs of spaces."""
    stated = Stated(published="1990-01-01", zone="America/Bogota", publisher="FBIS")
    paragraphs = re.sub(r" {3,}", "\n\n", text).encode()
    document, _ = capture_bytes(paragraphs, name="muc4", stated=stated)
    return see(document, tagger.analyse(readable_text(document)))


def answer(scene: Scene, claims: Iterable[Claim]) -> list[Template]:
    """One template for each type of incident: the fillers of all its attacks."""
    attacks = [c for c in claims if c.kind == "attack" and not c.negated and c.modality == "asserted"]
    by_type: dict[str, list[Claim]] = {}
    for claim in attacks:
        mode = claim.event.mode if claim.event else None
        by_type.setdefault(INCIDENTS.get(mode or "", "attack"), []).append(claim)
    templates = [Template(kind, _roles(scene, found)) for kind, found in by_type.items()]
    return templates[:MOST]


def _roles(scene: Scene, claims: Iterable[Claim]) -> dict[str, tuple[Entity, ...]]:
    filled: dict[str, dict[Entity, None]] = {role: {} for role in ROLES}
    for claim in claims:
        for actor in claim.initiators:
            role = "PerpOrg" if _is_organisation(scene, actor) else "PerpInd"
            filled[role] |= dict.fromkeys(_entities(scene, claim, "initiators", actor))
        for actor in claim.recipients:
            role = "Victim" if scene.cast.kind(actor) in PEOPLE else "Target"
            filled[role] |= dict.fromkeys(_entities(scene, claim, "recipients", actor))
    for target in _struck(scene, claims):
        filled["Target"][target] = None
    return {role: tuple(found) for role, found in filled.items()}


def _is_organisation(scene: Scene, actor: str) -> bool:
    """Groups by name, and bodies; "guerrillas" are individuals."""
    kind = scene.cast.kind(actor)
    return kind in {"organisation", "body", "government"} or (
        kind == "armed-group"
        and any(scene.tree.tokens[t].upos == "PROPN" for t in _head_tokens(scene, actor))
    )


def _head_tokens(scene: Scene, actor: str) -> list[int]:
    names = scene.cast.get(actor).names
    return [t for span in names[:1] for t in scene.tree.tokens_between(span.start, span.end)]


def _entities(scene: Scene, claim: Claim, field: str, actor: str) -> list[Entity]:
    """An actor by the fullest name that the report gives it, else by the words cited."""
    names = [span.exact for span in scene.cast.get(actor).names]
    cited = [span.exact for span in claim.spans if span.field == field]
    words = max(names, key=len) if names else max(cited, key=len)
    return [] if words.lower() in PRONOUNS else [entity([_COUNT.sub("", words)])]


def _struck(scene: Scene, claims: Iterable[Claim]) -> list[Entity]:
    """What is attacked and is no actor: the phrase in the attack's object."""
    at = {span.start for claim in claims for span in claim.spans if span.field == "event"}
    found = []
    for trigger in scene.triggers:
        if scene.tree.tokens[trigger.index].start in at:
            for head in scene.arguments.fill(trigger.index, "patient"):
                if not scene.cast.at(head) and scene.tree.tokens[head].upos in {"NOUN", "PROPN"}:
                    found.append(entity([scene.tree.words(scene.tree.core(head))]))
    return found


def key_of(templates: Sequence[dict[str, list[list[list[str]]] | str]]) -> list[Template]:
    """The key of a document."""
    return [
        Template(
            str(t[TYPE]),
            {r: tuple(entity(m[0] for m in e) for e in t[r] if e) for r in ROLES},
        )
        for t in templates
    ]


def table(title: str, counts: Counts, roles: Sequence[str]) -> str:
    """Lay counts out with precision, recall and F1."""
    lines = [f"\n{title:28} {'P':>6} {'R':>6} {'F1':>6}"]
    for name, parts in [*((role, [role]) for role in roles), ("micro", list(roles))]:
        lines.append(f"{name:28} " + " ".join(f"{100 * value:6.1f}" for value in measure(counts, parts)))
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
