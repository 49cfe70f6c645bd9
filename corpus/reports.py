"""What does a report of the corpus say, and what is marked in it?

Takes a file's text. Gives an `AnnotatedReport`, whose sentences hold mentions and claims by code point. A line
that cannot be read, or words that the sentence does not hold, is a `CorpusError` that names file and line.
GUIDELINE.md describes the format and every decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from watchdesk.vocabulary.claim_labels import load_claim_labels
from watchdesk.vocabulary.plover import load_contexts

HERE = Path(__file__).parent
Split = Literal["train", "dev", "test"]
ActorType = Literal[
    "state", "body", "person", "office", "armed-group", "organisation", "people", "delegation", "unnamed"
]
ACTOR_ROLES = ("actor", "recipient", "speaker", "source", "host", "mediator")
TOLL_ROLES = ("killed", "wounded", "captured", "missing", "displaced")
WORD_ROLES = ("time", "place", "deadline", "instrument", "about", "count", *TOLL_ROLES)
TOLL_CLASSES = ("civilians", "security-forces", "attackers", "unknown")
MODALITIES = ("future", "conditional", "hypothetical", "historical")
STATES = ("planned", "cancelled", "trend")
FOOTINGS = (
    "official-statement", "named-official", "unnamed-source", "armed-group", "document", "witness",
    "other-outlet", "reporter",
)  # fmt: skip
MODES = ("stated", "reported", "claimed", "denied", "alleged", "inferred")
FORMS = ("agency", "ministry", "spokesperson", "monitor", "local-paper", "un", "ngo", "broadcaster")
HEADER = ("publisher", "published", "zone", "region", "form")
_MARKED_AS_CLAUSE = re.compile(r"\s*;\s*")


class CorpusError(ValueError):
    """A report that does not follow the format; the message names the file, the line and what to do."""


@dataclass(frozen=True, slots=True)
class Words:
    """Code points ``start`` up to but not including ``end`` of a sentence."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkedActor:
    """One actor of a report."""

    id: str
    type: str
    of: str | None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a sentence that refer to an actor."""

    actor: str
    words: Words


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: an actor by id, or words of the sentence; a toll has its class."""

    role: str
    actor: str | None = None
    words: Words | None = None
    toll_class: str | None = None


@dataclass(frozen=True, slots=True)
class MarkedClaim:
    """One claim of a sentence: its triggers (the first is the chief), label, fillers and flags."""

    triggers: tuple[Words, ...]
    label: str
    fillers: tuple[Filler, ...]
    negated: bool = False
    modality: str = "asserted"
    state: str | None = None
    footing: str = "reporter"
    mode: str = "stated"
    context: str | None = None

    @property
    def flags(self) -> dict[str, str]:
        """All flags by name; the empty word where one is not set."""
        return {
            "negated": "negated" if self.negated else "",
            "modality": self.modality,
            "state": self.state or "",
            "footing": self.footing,
            "mode": self.mode,
            "context": self.context or "",
        }

    def actors(self, role: str) -> tuple[str, ...]:
        """The ids of the actors in a role."""
        return tuple(f.actor for f in self.fillers if f.role == role and f.actor)

    def words(self, role: str) -> tuple[Filler, ...]:
        """The fillers of a role that are words."""
        return tuple(f for f in self.fillers if f.role == role and f.words)


@dataclass(slots=True)
class MarkedSentence:
    """One sentence, with what is marked in it."""

    text: str
    line: int
    is_title: bool = False
    begins_paragraph: bool = False
    mentions: list[Mention] = field(default_factory=list)
    claims: list[MarkedClaim] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AnnotatedReport:
    """One report of the corpus."""

    path: Path
    publisher: str
    published: date
    zone: str
    region: str
    form: str
    actors: Mapping[str, MarkedActor]
    sentences: tuple[MarkedSentence, ...]

    @property
    def words(self) -> int:
        """How many words it has, the headline not counted."""
        return sum(len(s.text.split()) for s in self.sentences if not s.is_title)

    def placed(self) -> tuple[str, tuple[int, ...]]:
        """The report as text, a paragraph a line, and the code point at which each sentence begins."""
        text, starts = "", []
        for sentence in self.sentences:
            if text:
                text += "\n" if sentence.begins_paragraph else " "
            starts.append(len(text))
            text += sentence.text
        return text, tuple(starts)


def load_split(split: Split) -> list[AnnotatedReport]:
    """Give the reports of a split in order of their names."""
    return [load_report(path) for path in sorted((HERE / split).glob("*.txt"))]


def load_report(path: Path) -> AnnotatedReport:
    """Read one file."""
    return parse_report(path, path.read_text(encoding="utf-8"))


def parse_report(path: Path, text: str) -> AnnotatedReport:
    """Read a report from its text; `path` is what errors call it."""
    return _Parser(path).parse(text)


def find_words(sentence: str, words: str) -> Words:
    """Give where words stand in a sentence; "it#2" is the second "it". ValueError where they do not."""
    bare, _, nth = words.partition("#")
    found = list(re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", sentence)) if bare else []
    number = int(nth) if nth.isdigit() else 1
    if not 1 <= number <= len(found):
        raise ValueError(f"the words {bare!r} stand {len(found)} times in the sentence, so not #{number}")
    return Words(*found[number - 1].span())


class _Parser:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._line = 0
        self._actors: dict[str, MarkedActor] = {}
        self._sentences: list[MarkedSentence] = []

    def parse(self, text: str) -> AnnotatedReport:
        lines = iter(text.splitlines())
        try:
            header = self._header(lines)
            for line in lines:
                self._line += 1
                self._read(line)
            self._check_ids()
        except (KeyError, ValueError) as error:
            raise CorpusError(f"{self._path}:{self._line}: {error}") from error
        return AnnotatedReport(
            path=self._path,
            publisher=header["publisher"],
            published=date.fromisoformat(header["published"]),
            zone=header["zone"],
            region=header["region"],
            form=header["form"],
            actors=self._actors,
            sentences=tuple(self._sentences),
        )

    def _header(self, lines: Iterator[str]) -> dict[str, str]:
        header: dict[str, str] = {}
        for line in lines:
            self._line += 1
            if not line.strip():
                break
            key, _, value = line.partition(":")
            header[key.strip()] = value.strip()
        if set(header) != set(HEADER):
            raise ValueError(f"the header holds {', '.join(header)}; it needs {', '.join(HEADER)}")
        date.fromisoformat(header["published"])
        try:
            ZoneInfo(header["zone"])
        except Exception as error:
            raise ValueError(f"no time zone {header['zone']!r}") from error
        _one_of("form", header["form"], FORMS)
        return header

    def _read(self, line: str) -> None:
        if not line.strip():
            return
        if line.startswith("@"):
            self._sentence().mentions.extend(self._mentions(line[1:].strip()))
        elif line.startswith("!"):
            self._sentence().claims.append(self._claim(line[1:].strip()))
        elif line.startswith("# "):
            if self._sentences:
                raise ValueError("a headline after the first sentence")
            self._sentences.append(MarkedSentence(line[2:].strip(), self._line, is_title=True))
        else:
            after_title = bool(self._sentences) and self._sentences[-1].is_title
            begins = line.startswith("¶") or after_title
            text = line.removeprefix("¶").strip()
            self._sentences.append(MarkedSentence(text, self._line, begins_paragraph=begins))

    def _sentence(self) -> MarkedSentence:
        if not self._sentences:
            raise ValueError("an annotation before any sentence")
        return self._sentences[-1]

    def _mentions(self, line: str) -> list[Mention]:
        named, colon, words = line.partition(": ")
        if not colon:
            raise ValueError(f"'@ {line}' has no ': ' between the actor and its words")
        parts = named.split()
        actor = parts[0]
        if len(parts) > 1:
            self._introduce(actor, parts[1:])
        elif actor not in self._actors:
            raise ValueError(f"the actor {actor!r} is not introduced: '@ {actor} TYPE: …'")
        text = self._sentence().text
        return [
            Mention(actor, _without_article(text, find_words(text, w.strip()))) for w in words.split(" | ")
        ]

    def _introduce(self, actor: str, parts: Sequence[str]) -> None:
        kind, *rest = parts
        _one_of("type", kind, get_args(ActorType))
        if rest and (len(rest) != 2 or rest[0] != "of"):
            raise ValueError(f"{' '.join(rest)!r} after the type; expected 'of ID'")
        known = self._actors.get(actor)
        if known is not None and known.type != kind:
            raise ValueError(f"the actor {actor!r} is {known.type} above and {kind} here")
        self._actors[actor] = MarkedActor(actor, kind, rest[1] if rest else (known.of if known else None))

    def _claim(self, line: str) -> MarkedClaim:
        named, colon, rest = line.partition(": ")
        if not colon:
            raise ValueError(f"'! {line}' has no ': ' between the trigger and its label")
        text = self._sentence().text
        triggers = tuple(find_words(text, words.strip()) for words in named.split(", "))
        label, *parts = _MARKED_AS_CLAUSE.split(rest.strip())
        if label not in load_claim_labels():
            raise ValueError(f"no label {label!r} in vocabulary/data/claim_labels.csv")
        fillers: list[Filler] = []
        flags: dict[str, str | bool] = {}
        for part in parts:
            key, equals, value = part.partition("=")
            if equals and key in (*ACTOR_ROLES, *WORD_ROLES):
                fillers += self._fillers(key, value.strip())
            elif part:
                flags |= _flag(key, value.strip())
        return MarkedClaim(triggers, label, tuple(fillers), **flags)  # type: ignore[arg-type]

    def _fillers(self, role: str, value: str) -> list[Filler]:
        text = self._sentence().text
        if role in ACTOR_ROLES:
            return [Filler(role, actor=each.strip()) for each in value.split(",")]
        if role in TOLL_ROLES:
            return [_toll(role, each, text) for each in re.findall(r"\s*(.+?\))(?:,|$)", value) or [value]]
        return [Filler(role, words=_without_article(text, find_words(text, value)))]

    def _check_ids(self) -> None:
        for actor in self._actors.values():
            if actor.of is not None and actor.of not in self._actors:
                raise ValueError(f"{actor.id!r} is of {actor.of!r}, which no '@' line introduces")
        for sentence in self._sentences:
            self._line = sentence.line
            for claim in sentence.claims:
                for filler in claim.fillers:
                    if filler.actor is not None and filler.actor not in self._actors:
                        raise ValueError(f"{filler.role}={filler.actor}: no '@' line introduces it")
        if not self._sentences or not self._sentences[0].is_title:
            raise ValueError("the report has no headline ('# …')")


def _toll(role: str, value: str, text: str) -> Filler:
    match = re.fullmatch(r"\s*(.+?)\s*\(([a-z-]+)\)\s*", value)
    if match is None:
        raise ValueError(f"{role}={value}: a toll is 'words (class)'")
    _one_of("class", match[2], TOLL_CLASSES)
    return Filler(role, words=find_words(text, match[1]), toll_class=match[2])


def _flag(key: str, value: str) -> dict[str, str | bool]:
    if key == "negated":
        return {"negated": True}
    if key in MODALITIES:
        return {"modality": key}
    if key in STATES:
        return {"state": key}
    if key == "footing":
        return {"footing": _one_of("footing", value, FOOTINGS)}
    if key == "mode":
        return {"mode": _one_of("mode", value, MODES)}
    if key == "context":
        return {"context": _one_of("context", value, tuple(load_contexts()))}
    raise ValueError(f"no role or flag {key!r}")


def _one_of(name: str, value: str, allowed: Sequence[str]) -> str:
    if value not in allowed:
        raise ValueError(f"no {name} {value!r}; one of {', '.join(allowed)}")
    return value


def _without_article(text: str, words: Words) -> Words:
    match = re.match(r"(?:the|a|an)\s+(?=\w)", text[words.start : words.end], re.IGNORECASE)
    return Words(words.start + match.end(), words.end) if match else words
