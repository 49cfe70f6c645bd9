"""Typed names in the open data sets, brought to the product's eleven types.

Takes GUM (its ``Entity=`` notes), re3d, and our own annotated sentences in ``training/names``.
Gives `Named`: words, each with the set of tags it may have.

No data set but our own has all types, and none cuts names quite as we do. So a word's tag is often known
only in part: a word that GUM calls nothing may still be a quantity. `Named.allowed` says what each word may
be; the loss is the log of the sum over it. What is unclear (a nominal mention, a title with a topic) allows
everything.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import get_args

from training.name_lists import ends_in_office, is_armed_group, is_body, is_state, office_length
from training.names.check import read_annotated
from training.treebanks import Parsed
from watchdesk.domain.text import NameType
from watchdesk.reading.language.tokens import find_tokens

TYPES: tuple[str, ...] = get_args(NameType)
TAGS = ["O", *(f"{place}-{kind}" for kind in TYPES for place in "BI")]

GUM_TYPES = frozenset({"person", "state", "armed-group", "organisation", "place", "time"})
RE3D_TYPES = frozenset({"person", "state", "armed-group", "organisation", "place", "time"})
"""Types of which a data set is taken to mark every instance; the rest it marks at times or never."""

_TIME_WORDS = re.compile(
    r"\d|(mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|today|yesterday|tomorrow|tonight|week|month|year|decade|centur"
    r"|morning|evening|night|hour",
    re.IGNORECASE,
)
_LONGEST = 120
Mark = tuple[int, int, str | None]
"""First word, the word after the last, and the type; None where the type is unclear."""


@dataclass(frozen=True, slots=True)
class Named:
    """A sentence with what is known of the names in it."""

    forms: list[str]
    gold: list[str]
    """A tag a word; "?" where it is unclear."""
    allowed: list[frozenset[int]]
    """Tags a word may have, as places in `TAGS`."""
    types: frozenset[str]
    """The types that are marked throughout: those that may be scored."""


def refined(kind: str, name: str) -> str:
    """Give the finer type where the name alone makes it sure.

    >>> refined("organisation", "Ministry of Defence"), refined("place", "Iraq"), refined("place", "Mosul")
    ('body', 'state', 'place')
    """
    if kind in {"organisation", "place", "person"} and is_state(name):
        return "state"
    if kind in {"organisation", "person"} and is_armed_group(name):
        return "armed-group"
    if kind == "organisation" and is_body(name):
        return "body"
    return kind


def from_treebank(sentence: Parsed) -> Named:
    """Read the names of a GUM sentence: entities whose words are proper nouns, and times."""
    marks = [_gum_mark(sentence, *entity) for entity in _gum_entities(sentence)]
    return _named(sentence.forms, [mark for mark in marks if mark is not None], GUM_TYPES)


def _gum_mark(sentence: Parsed, first: int, last: int, kind: str) -> Mark | None:
    words = sentence.words
    while first < last and words[first].upos in {"DET", "PUNCT", "ADP"}:
        first += 1
    while first < last and words[last - 1].xpos in {"POS", ",", "."}:
        last -= 1
    if first == last:
        return None
    text = " ".join(word.form for word in words[first:last])
    if kind == "time":
        return first, last, "time" if last - first <= 5 and _TIME_WORDS.search(text) else None
    types = {"person": "person", "place": "place", "organization": "organisation"}
    if kind not in types or words[first].upos == "PRON":
        return None
    proper = [word.upos == "PROPN" for word in words[first:last]]
    if not any(proper):
        # "the ministry" may be a body, "the soldiers" people: not ours to say.
        return (first, last, None) if last - first <= 3 and kind != "place" else None
    plain = {"PROPN", "NUM"}
    named = all(w.upos in plain or w.form == "of" or w.xpos == "HYPH" for w in words[first:last])
    if not named or last - first > 7:
        return first, last, None
    if kind == "person" and office_length([word.form for word in words[first:last]]):
        return first, last, None
    return first, last, refined(types[kind], text)


def _gum_entities(sentence: Parsed) -> list[tuple[int, int, str]]:
    """Spans and types of the ``Entity=`` notes: "(1-person-…" opens, "1)" closes."""
    opened: list[tuple[str, str, int]] = []
    found = []
    for place, word in enumerate(sentence.words):
        note = re.search(r"Entity=([^|]*)", word.misc)
        for part in re.findall(r"\([^()]*\)?|[^()]+\)", note.group(1) if note else ""):
            if part[0] == "(":
                identity, kind = (*part.strip("()").split("-"), "")[:2]
                opened.append((identity, kind, place))
            if part[-1] == ")":
                identity = opened[-1][0] if part[0] == "(" else part[:-1]
                for i in range(len(opened) - 1, -1, -1):
                    if opened[i][0] == identity:
                        _, kind, start = opened.pop(i)
                        found.append((start, place + 1, kind))
                        break
    return found


def read_re3d(folder: Path) -> dict[str, list[Named]]:
    """Read re3d without its BBC part (NonCommercial): a list of sentences a document."""
    documents: dict[str, list[Named]] = {}
    for source in sorted(p for p in folder.iterdir() if p.is_dir() and p.name != "BBC Online"):
        entities: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for line in (source / "entities.json").read_text("utf-8").splitlines():
            entity = json.loads(line)
            entities[entity["documentId"]].append((entity["begin"], entity["end"], entity["type"]))
        for line in (source / "documents.json").read_text("utf-8").splitlines():
            document = json.loads(line)
            identity, text = document["_id"], document["text"]
            documents[identity] = list(_re3d_sentences(text, entities[identity]))
    return documents


def split_documents(documents: dict[str, list[Named]]) -> dict[str, list[Named]]:
    """Hold out every fifth document (by id) for dev and the one after it for test."""
    parts: dict[str, list[Named]] = {"train": [], "dev": [], "test": []}
    for number, identity in enumerate(sorted(documents)):
        parts[{0: "dev", 1: "test"}.get(number % 5, "train")] += documents[identity]
    return parts


def _re3d_sentences(text: str, entities: list[tuple[int, int, str]]) -> Iterable[Named]:
    cuts = [0, *(m.end() for m in re.finditer(r"[.!?][\"”]?\s+(?=[A-Z“\"])|\n+", text)), len(text)]
    for start, end in pairwise(cuts):
        spans = find_tokens(text, start, end)[:_LONGEST]
        if len(spans) < 3:
            continue
        forms = [text[a:b] for a, b in spans]
        marks = []
        for begin, stop, kind in entities:
            inside = [i for i, (a, b) in enumerate(spans) if a < stop and b > begin]
            if inside:
                marks += _re3d_marks(forms, inside[0], inside[-1] + 1, kind)
        yield _named(forms, marks, RE3D_TYPES)


_RE3D = {
    "Organisation": "organisation",
    "Location": "place",
    "Person": "person",
    "Nationality": "state",
    "Temporal": "time",
    "Quantity": "quantity",
    "Money": "quantity",
    "Weapon": "weapon",
    "MilitaryPlatform": "weapon",
}
_PRONOUNS = frozenset(
    {"i", "he", "she", "it", "we", "they", "you", "him", "her", "us", "them", "who"}
    | {"his", "its", "their", "our", "my", "this", "that", "these", "those"}
)


def _re3d_marks(forms: list[str], first: int, last: int, kind: str) -> list[Mark]:
    if kind not in _RE3D or forms[first].lower() in _PRONOUNS:
        return []
    if forms[first].lower() in {"the", "a", "an"} and last - first > 1:
        first += 1
    words = forms[first:last]
    name = " ".join(words)
    ours = refined(_RE3D[kind], name)
    if ours in {"time", "quantity", "weapon"}:
        return [(first, last, ours)]
    if kind == "Nationality":
        return [(first, last, "state" if is_state(name) else None)]
    capitals = [word[:1].isupper() or word in {"of", "-", "and", "al", "for", "the"} for word in words]
    if not all(capitals) or last - first > 8:
        return [(first, last, None)]
    if ours == "person":
        if last - first > 1 and is_state(words[0]):
            return [(first, first + 1, "state"), *_re3d_marks(forms, first + 1, last, kind)]
        length = office_length(words)
        if length == len(words) or ends_in_office(words) or "of" in words or "for" in words:
            return [(first, last, "office" if length == len(words) else None)]
        if length:
            return [(first, first + length, "office"), (first + length, last, "person")]
    return [(first, last, ours)]


def read_own(path: Path) -> list[Named]:
    """Read our own annotated sentences, which have all types."""
    found = []
    for sentence in read_annotated(path):
        spans = find_tokens(sentence.text)
        marks: list[Mark] = []
        for begin, stop, kind in sentence.spans:
            inside = [i for i, (a, b) in enumerate(spans) if a < stop and b > begin]
            marks.append((inside[0], inside[-1] + 1, kind))
        found.append(_named([sentence.text[a:b] for a, b in spans], marks, frozenset(TYPES)))
    return found


def _named(forms: list[str], marks: Iterable[Mark], types: frozenset[str]) -> Named:
    """Lay the marks over the words: sure ones first, longer before shorter, none over another."""
    gold = ["O"] * len(forms)
    free = [True] * len(forms)
    for first, last, kind in sorted(marks, key=lambda m: (m[2] is None, m[0] - m[1])):
        if not all(free[first:last]):
            continue
        for i in range(first, last):
            free[i] = False
            gold[i] = "?" if kind is None else f"{'B' if i == first else 'I'}-{kind}"
    if types != frozenset(TYPES):
        for i, form in enumerate(forms):
            # A country's adjective inside a longer noun phrase is marked by no data set but ours.
            if gold[i] == "O" and form[:1].isupper() and is_state(form):
                gold[i] = "B-state"
    unmarked = frozenset(i for i, tag in enumerate(TAGS) if tag == "O" or tag[2:] not in types)
    everything = frozenset(range(len(TAGS)))
    sets = {"O": unmarked, "?": everything}
    return Named(forms, gold, [sets.get(tag) or frozenset({TAGS.index(tag)}) for tag in gold], types)
