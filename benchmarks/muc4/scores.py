"""How much do given templates agree with the key?

Two metrics that are never mixed in one table:

- `count_templates`: GTT's micro-F1 (CEAF-REE_impl). Templates of one document are aligned one to one, equal in
  incident type, for the best F1; an entity is right if all its mentions are mentions of one entity of the key.
- `count_fillers`: CEAF-REE. The fillers of a role are pooled over the templates of a document and aligned one to
  one.

Source: the evaluation of GTT (Du, Rush and Cardie 2021) and of GRIT (Du, Rush and Cardie 2021), as described in
the papers.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

from benchmarks.reading.alignment import assign

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
TYPE = "incident_type"
Entity = frozenset[str]
Counts = Counter[tuple[str, str]]
_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: its type (the key may allow several, "attack / bombing") and the entities of each role."""

    incident_type: str
    roles: dict[str, tuple[Entity, ...]] = field(default_factory=dict)

    def entities(self, role: str) -> tuple[Entity, ...]:
        """The entities that fill a role."""
        return self.roles.get(role, ())


def entity(mentions: Iterable[str]) -> Entity:
    """An entity from its mentions, without case, punctuation and articles."""
    return frozenset(
        " ".join(_ARTICLES.sub(" ", m.lower().translate(_PUNCTUATION)).split()) for m in mentions
    )


def count_templates(given: Sequence[Template], key: Sequence[Template]) -> Counts:
    """Count given, wanted and right by role for one document, at the alignment with the best F1."""
    best = Counts()
    for alignment in _alignments(given, key):
        counts = _count_aligned(given, key, alignment)
        if not best or _f1(counts) > _f1(best):
            best = counts
    return best


def count_fillers(given: Sequence[Template], key: Sequence[Template]) -> Counts:
    """Count given, wanted and right by role for one document, the fillers of all templates together."""
    counts = Counts()
    for role in ROLES:
        found = list(dict.fromkeys(e for t in given for e in t.entities(role)))
        wanted = list(dict.fromkeys(e for t in key for e in t.entities(role)))
        right = assign([[float(one <= other) for other in wanted] for one in found])
        counts += Counts({(role, "found"): len(found), (role, "wanted"): len(wanted)})
        counts[role, "right"] += len(right)
        counts[role, "covered"] += len(right)
    return counts


def _alignments(given: Sequence[Template], key: Sequence[Template]) -> Iterable[tuple[int | None, ...]]:
    """All ways to align given templates with such of the key as have their type, each used once."""
    choices = [
        [None, *(i for i, k in enumerate(key) if one.incident_type in k.incident_type)] for one in given
    ]
    for alignment in product(*choices):
        used = [i for i in alignment if i is not None]
        if len(used) == len(set(used)):
            yield alignment


def _count_aligned(
    given: Sequence[Template], key: Sequence[Template], alignment: Sequence[int | None]
) -> Counts:
    counts = Counts({(TYPE, "found"): len(given), (TYPE, "wanted"): len(key)})
    for role in ROLES:
        counts[role, "found"] += sum(len(t.entities(role)) for t in given)
        counts[role, "wanted"] += sum(len(t.entities(role)) for t in key)
    for one, index in zip(given, alignment, strict=True):
        if index is None:
            continue
        counts[TYPE, "right"] += 1
        counts[TYPE, "covered"] += 1
        for role in ROLES:
            found, wanted = one.entities(role), key[index].entities(role)
            counts[role, "right"] += sum(any(e <= k for k in wanted) for e in found)
            counts[role, "covered"] += sum(any(e <= k for e in found) for k in wanted)
    return counts


def _f1(counts: Counts) -> float:
    return measure(counts, [TYPE, *ROLES])[2]


def measure(counts: Counts, roles: Iterable[str]) -> tuple[float, float, float]:
    """Give precision, recall and F1 over some roles; `right` counts given entities, `covered` those of the key."""
    names = list(roles)
    found, wanted, right, covered = (
        sum(counts[role, what] for role in names) for what in ("found", "wanted", "right", "covered")
    )
    precision, recall = (right / found if found else 0.0), (covered / wanted if wanted else 0.0)
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0
