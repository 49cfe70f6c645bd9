"""What the corpus marks, word by word: mentions, triggers, roles, flags and which mentions are one actor.

Takes annotated reports and the trees that the shipped tagger gives their sentences; a phrase is told by its
head word, as at run time. Gives `MarkedWords`, one a sentence, and `GraphTargets` for windows of them.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from corpus.reports import (
    ACTOR_ROLES,
    FOOTINGS,
    MODALITIES,
    MODES,
    STATES,
    TOLL_CLASSES,
    WORD_ROLES,
    AnnotatedReport,
    MarkedClaim,
    MarkedSentence,
    Words,
)

from training.names_data import TAGS
from watchdesk.domain.text import Name, Token
from watchdesk.reading.language.tagger import Tagger
from watchdesk.reading.language.tokens import find_tokens
from watchdesk.vocabulary.claim_labels import load_claim_labels
from watchdesk.vocabulary.plover import load_contexts

ACTOR_TYPES = [
    "", "state", "body", "person", "office", "armed-group", "organisation", "people", "delegation", "unnamed",
]  # fmt: skip
ROLES = [*ACTOR_ROLES, *WORD_ROLES]
LONGEST_WINDOW = 100
_SURE_NAME = 0.6
"""Words in a window of several sentences."""


@cache
def trigger_labels() -> list[str]:
    """The labels of triggers; the first, the empty one, is of words that announce nothing."""
    return ["", *load_claim_labels()]


@cache
def flag_values() -> dict[str, list[str]]:
    """The values of each flag of a claim, its plain value first."""
    return {
        "negated": ["", "negated"],
        "modality": ["asserted", *MODALITIES],
        "state": ["", *STATES],
        "footing": ["reporter", *(f for f in FOOTINGS if f != "reporter")],
        "mode": [*MODES],
        "context": ["", *load_contexts()],
    }


@dataclass(frozen=True, slots=True)
class ClaimTarget:
    """One claim, by the word that announces it."""

    word: int
    label: int
    flags: tuple[int, ...]
    """One place a flag, in the order of `flag_values`."""
    actors: tuple[tuple[int, str], ...]
    """(role, actor id)."""
    words: tuple[tuple[int, int, int], ...]
    """(role, head word, class of toll or -1)."""


@dataclass(slots=True)
class MarkedWords:
    """One sentence: its words, and what is marked on them."""

    forms: list[str]
    tokens: list[Token]
    names: list[frozenset[int]]
    """Tags that the tagger leaves each word, as places in `TAGS`: the one it is sure of, else all."""
    report: str
    is_title: bool
    actors: dict[int, tuple[int, str]] = field(default_factory=dict)
    """Head word of a mention to (type, report-wide actor id)."""
    triggers: dict[int, int] = field(default_factory=dict)
    """Head word to label; -1 where another word of the same claim is the chief one."""
    claims: list[ClaimTarget] = field(default_factory=list)
    shared: int = 0
    """Claims left out because another one has the same head word."""


def read_marked(reports: Iterable[AnnotatedReport], tagger: Tagger) -> list[list[MarkedWords]]:
    """Give each report's sentences, its marks set on head words."""
    return [_read_report(report, tagger) for report in reports]


def _read_report(report: AnnotatedReport, tagger: Tagger) -> list[MarkedWords]:
    spans = [find_tokens(sentence.text) for sentence in report.sentences]
    forms = [[s.text[a:b] for a, b in places] for s, places in zip(report.sentences, spans, strict=True)]
    parsed, named = tagger.parse_sentences(forms), tagger.names_of(forms)
    marked = []
    for sentence, places, words, tokens, names in zip(
        report.sentences, spans, forms, parsed, named, strict=True
    ):
        tags = _tags_of(names, len(words))
        blank = MarkedWords(words, tokens, tags, report.path.stem, sentence.is_title)
        marked.append(_mark(report, sentence, places, blank))
    return marked


def _tags_of(names: Iterable[Name], words: int) -> list[frozenset[int]]:
    """The tags of names that the tagger is sure of; a word of another may have any."""
    tags = [frozenset({TAGS.index("O")})] * words
    for name in names:
        for word in range(name.first, name.last):
            place = "B" if word == name.first else "I"
            sure = name.score >= _SURE_NAME
            tags[word] = frozenset({TAGS.index(f"{place}-{name.type}")} if sure else range(len(TAGS)))
    return tags


def _mark(
    report: AnnotatedReport, sentence: MarkedSentence, spans: Sequence[tuple[int, int]], marked: MarkedWords
) -> MarkedWords:
    tokens = marked.tokens
    for mention in sentence.mentions:
        head = head_of(spans, tokens, mention.words)
        kind = ACTOR_TYPES.index(report.actors[mention.actor].type)
        marked.actors[head] = (kind, f"{report.path.stem}/{mention.actor}")
    for claim in sentence.claims:
        heads = [head_of(spans, tokens, words) for words in claim.triggers]
        if any(known.word == heads[0] for known in marked.claims):
            marked.shared += 1
            continue
        label = trigger_labels().index(claim.label)
        marked.triggers[heads[0]] = label
        for other in heads[1:]:
            marked.triggers.setdefault(other, -1)
        marked.claims.append(_target(report, claim, heads[0], label, spans, tokens))
    return marked


def _target(
    report: AnnotatedReport,
    claim: MarkedClaim,
    head: int,
    label: int,
    spans: Sequence[tuple[int, int]],
    tokens: list[Token],
) -> ClaimTarget:
    words = []
    for filler in claim.fillers:
        if filler.words is not None:
            toll = TOLL_CLASSES.index(filler.toll_class) if filler.toll_class else -1
            words.append((ROLES.index(filler.role), head_of(spans, tokens, filler.words), toll))
    return ClaimTarget(
        word=head,
        label=label,
        flags=tuple(values.index(claim.flags[name]) for name, values in flag_values().items()),
        actors=tuple(
            (ROLES.index(f.role), f"{report.path.stem}/{f.actor}") for f in claim.fillers if f.actor
        ),
        words=tuple(words),
    )


def head_of(spans: Sequence[tuple[int, int]], tokens: Sequence[Token], words: Words) -> int:
    """The word of a phrase that the rest of it hangs on; of several, the first that has content."""
    inside = [i for i, (start, end) in enumerate(spans) if start < words.end and end > words.start]
    within = set(inside)
    tops = [i for i in inside if tokens[i].head not in within or tokens[i].head == i]
    full = [i for i in tops if tokens[i].upos not in {"ADP", "DET", "PUNCT", "AUX", "PART", "SCONJ", "CCONJ"}]
    return (full or tops or inside)[0]


@dataclass(frozen=True, slots=True)
class GraphTargets:
    """What is marked in one window, words counted from its first."""

    mentions: list[int]
    triggers: list[int]
    """Label; -1 where it is left open."""
    actors: list[str]
    """Actor of each mention, by head word; empty elsewhere."""
    claims: list[ClaimTarget]
    sentence: list[int]


def targets_of(sentences: Sequence[MarkedWords]) -> GraphTargets:
    """Put consecutive sentences together."""
    mentions: list[int] = []
    triggers: list[int] = []
    actors: list[str] = []
    claims: list[ClaimTarget] = []
    numbers: list[int] = []
    for number, sentence in enumerate(sentences, 1):
        offset = len(mentions)
        places = range(len(sentence.forms))
        mentions += [sentence.actors.get(i, (0, ""))[0] for i in places]
        actors += [sentence.actors.get(i, (0, ""))[1] for i in places]
        triggers += [sentence.triggers.get(i, 0) for i in places]
        numbers += [number] * len(sentence.forms)
        for claim in sentence.claims:
            words = tuple((role, head + offset, toll) for role, head, toll in claim.words)
            claims.append(ClaimTarget(claim.word + offset, claim.label, claim.flags, claim.actors, words))
    return GraphTargets(mentions, triggers, actors, claims, numbers)


def graph_windows(
    reports: Iterable[Sequence[MarkedWords]], dice: random.Random, *, alone: float
) -> Iterator[Sequence[MarkedWords]]:
    """Cut each report into windows of neighbouring sentences; a share of sentences stands `alone`."""
    for sentences in reports:
        at = 0
        while at < len(sentences):
            end, length = at + 1, len(sentences[at].forms)
            limit = LONGEST_WINDOW if dice.random() >= alone else 0
            limit = limit and dice.randint(LONGEST_WINDOW // 2, LONGEST_WINDOW)
            while end < len(sentences) and length + len(sentences[end].forms) <= limit:
                length += len(sentences[end].forms)
                end += 1
            yield sentences[at:end]
            at = end


def positives(
    claim: ClaimTarget, targets: GraphTargets
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The (role, word) pairs that a claim has in its window, and those that are left open.

    An actor is marked on its mention nearest to the trigger, in the trigger's sentence if it is there and
    else before it; its other mentions are neither right nor wrong.
    """
    right = [(role, word) for role, word, _ in claim.words]
    left_open = []
    for role, actor in claim.actors:
        places = [i for i, each in enumerate(targets.actors) if each == actor]
        here = [i for i in places if targets.sentence[i] == targets.sentence[claim.word]]
        before = [i for i in places if i < claim.word]
        near = min(here, key=lambda i: abs(i - claim.word)) if here else (before[-1] if before else None)
        if near is None and places:
            near = places[0]
        if near is not None:
            right.append((role, near))
        left_open += [(role, i) for i in places if i != near]
    return right, [pair for pair in left_open if pair not in right]
