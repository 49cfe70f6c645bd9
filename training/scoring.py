"""Scores on dev while training: tags, trees and names. ``benchmarks/language`` measures what is reported.

Takes a network and examples.  Gives percentages.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch

from training.examples import UNKNOWN, Example, as_batch, batches
from training.names_data import TAGS, Named
from training.network import Network, bounded_arcs

Span = tuple[int, int, str]


def score_parsing(network: Network, examples: Sequence[Example], deprel: Sequence[str]) -> dict[str, float]:
    """Score tags and arcs (highest arc, no tree decoding); labels by their universal part."""
    universal = [label.partition(":")[0] for label in deprel]
    kinds = torch.tensor([sorted(set(universal)).index(label) for label in universal])
    right = dict.fromkeys(("upos", "uas", "las", "xpos", "edits"), 0)
    words = 0
    for group in batches(examples, 6000):
        batch = as_batch(group)
        scores = network(batch.ids, batch.attention, batch.shapes, batch.first, batch.last, batch.hints)
        heads = bounded_arcs(scores.arcs, batch.sentence).argmax(-1)
        labels = network.label_scores(scores, heads).argmax(-1)
        known = batch.heads != UNKNOWN
        arcs = known & (heads == batch.heads)
        same_kind = (batch.deprel >= 0) & (kinds[labels] == kinds[batch.deprel.clamp(min=0)])
        words += int(known.sum())
        right["uas"] += int(arcs.sum())
        right["las"] += int((arcs & same_kind).sum())
        for field in ("upos", "xpos", "edits"):
            right[field] += int((known & (getattr(scores, field).argmax(-1) == getattr(batch, field))).sum())
    return {name: round(100 * count / words, 2) for name, count in right.items()}


def score_names(network: Network, examples: Sequence[Example], named: Sequence[Named]) -> float:
    """F1 of exact typed spans, of the types the set marks; spans that touch unclear words are left out."""
    by_example = {id(example): each for example, each in zip(examples, named, strict=True)}
    found = gold = right = 0
    for group in batches(examples, 6000):
        batch = as_batch(group)
        tags = network(
            batch.ids, batch.attention, batch.shapes, batch.first, batch.last, batch.hints
        ).names.argmax(-1)
        for row, example in enumerate(group):
            each = by_example[id(example)]
            expected = spans_of(each.gold)
            given = spans_of([TAGS[t] for t in tags[row, : len(each.forms)].tolist()])
            unclear = {i for i, tag in enumerate(each.gold) if tag == "?"}
            kept = {s for s in given if s[2] in each.types and not unclear & set(range(s[0], s[1]))}
            expected = {s for s in expected if s[2] in each.types}
            found, gold, right = found + len(kept), gold + len(expected), right + len(kept & expected)
    return round(200 * right / max(1, found + gold), 2)


def spans_of(tags: Sequence[str]) -> set[Span]:
    """Give the spans of begin and inside tags."""
    spans = set()
    at = 0
    while at < len(tags):
        end = at + 1
        if tags[at][0] in "BI":
            while end < len(tags) and tags[end] == f"I-{tags[at][2:]}":
                end += 1
            spans.add((at, end, tags[at][2:]))
        at = end
    return spans
