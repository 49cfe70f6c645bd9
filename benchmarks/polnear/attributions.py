"""Which attributions does a text have: source, cue and content?

Gives what the annotators of PolNeAR marked, from their files, and what the reader finds, from the voice of each
word: the words told in one voice are the content of one attribution. Ranges are in characters, from the first word
of a part to the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from watchdesk.reading.scene import Scene
from watchdesk.reading.sourcing import Voice

Range = tuple[int, int]
PARTS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution; a part that is not there is None."""

    source: Range | None
    cue: Range | None
    content: Range | None

    def part(self, name: str) -> Range | None:
        """The range of `source`, `cue` or `content`."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[name]


def marked_attributions(annotations: str) -> list[Attribution]:
    """Read a file of brat's: T lines are spans, E lines say which belong together."""
    spans: dict[str, Range] = {}
    events = []
    for line in annotations.splitlines():
        if line.startswith("T"):
            key, where = line.split("\t")[:2]
            numbers = [int(n) for n in re.findall(r"\d+", where)]
            spans[key] = (min(numbers), max(numbers))
        elif line.startswith("E"):
            events.append(re.findall(r"(source|cue|content)\d*:(T\d+)", line.lower().replace(":t", ":T")))
    return [
        Attribution(*(_joined(spans[t] for name, t in parts if name == part) for part in PARTS))
        for parts in events
    ]


def found_attributions(scene: Scene) -> list[Attribution]:
    """Give one attribution for each verb of saying, or phrase like "according to", that words are told by."""
    told: dict[tuple[int, ...], tuple[Voice, list[int]]] = {}
    for token in scene.tree.tokens:
        voice = scene.sourcing.voice(token.index)
        key = voice.verbs[-1:] or voice.tokens
        if voice.footing == "reporter" or not key or token.upos == "PUNCT":
            continue
        told.setdefault(key, (voice, []))[1].append(token.index)
    return [_attribution(scene, voice, words) for voice, words in told.values()]


def _attribution(scene: Scene, voice: Voice, words: list[int]) -> Attribution:
    verbs = voice.verbs[-1:]
    sources = _source(scene, verbs[0]) if verbs else list(voice.tokens)
    cue = list(verbs) or _before(scene, sources)
    content = [w for w in words if w not in {*sources, *cue}]
    return Attribution(_range(scene, sources), _range(scene, cue), _range(scene, content))


def _source(scene: Scene, verb: int) -> list[int]:
    heads = scene.arguments.fill(verb, "agent")
    return [t for head in heads[:1] for t in scene.tree.core(head)]


def _before(scene: Scene, sources: list[int]) -> list[int]:
    """The words of "according to" that stand before whose account it is."""
    found = []
    index = min(sources, default=0) - 1
    while index >= 0 and scene.tree.tokens[index].upos in {"ADP", "VERB", "SCONJ"}:
        found.append(index)
        index -= 1
    return found


def _range(scene: Scene, tokens: Iterable[int]) -> Range | None:
    at = sorted(tokens)
    return (scene.tree.tokens[at[0]].start, scene.tree.tokens[at[-1]].end) if at else None


def _joined(ranges: Iterable[Range]) -> Range | None:
    found = list(ranges)
    return (min(r[0] for r in found), max(r[1] for r in found)) if found else None
