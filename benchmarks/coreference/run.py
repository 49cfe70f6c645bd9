"""Score cross-document event coreference: ``python -m benchmarks.coreference.run --data ../shared/data``.

    gold mentions ──▶ pairs of a topic ──▶ features ──▶ logistic model ──▶ average link ──▶ CoNLL F1

The groups are formed by the linker's own average link with its vetoes; the features are those that a mention without a
claim has: lemmas, and the words of its sentence, its report, its parties, times and places. Fitted on topics 1 to 20 of
ECB+, the threshold chosen on 21 to 25, scored on the topics given (26 to 35); topics are compared within a sub-topic.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from benchmarks.coreference.mentions import Mention, load_ecbplus, load_meantime
from benchmarks.linking.scores import b_cubed, ceaf_e, conll, muc
from watchdesk.record.linking.grouping import merge_scored
from watchdesk.vocabulary.linking import rarity

TRAIN, CHOOSE, HELD = range(1, 21), range(21, 26), range(26, 36)
THRESHOLDS = (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0)
Numbers = np.ndarray[Any, np.dtype[Any]]


def _weight(words: Iterable[str]) -> float:
    return sum(rarity(word) for word in words)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    least = (_weight(one) * _weight(other)) ** 0.5
    return _weight(one & other) / max(1.0, least)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _clash(one: frozenset[str], other: frozenset[str]) -> float:
    return float(bool(one) and bool(other) and not one & other)


def features(one: Mention, other: Mention) -> list[float]:
    """Give what speaks for and against two mentions telling of one event."""
    same = float(one.head == other.head)
    within = float(one.document == other.document)
    sentence = _alike(one.sentence, other.sentence)
    parties = _share(one.parties, other.parties)
    return [
        1.0,
        same,
        float(one.head[:4] == other.head[:4]),
        _share(one.lemmas, other.lemmas),
        sentence,
        _alike(one.report, other.report),
        parties,
        _clash(one.parties, other.parties),
        _share(one.times, other.times),
        _clash(one.times, other.times),
        _share(one.places, other.places),
        _clash(one.places, other.places),
        within,
        same * sentence,
        same * parties,
        same * within,
        (1 - same) * sentence,
        (1 - same) * parties,
    ]


def by_topic(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Give the mentions of each topic."""
    topics: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        topics[mention.topic].append(mention)
    return list(topics.values())


def table_of(mentions: Sequence[Mention]) -> Numbers:
    """Give the features of all pairs of a topic."""
    size = len(mentions)
    rows = [features(mentions[i], mentions[j]) for i in range(size) for j in range(i + 1, size)]
    return np.array(rows, dtype=float).reshape(len(rows), len(features(mentions[0], mentions[0])))


def fit(topics: Sequence[Sequence[Mention]]) -> Numbers:
    """Give the weights of a logistic model."""
    tables = np.concatenate([table_of(mentions) for mentions in topics])
    aim = np.concatenate([_aims(mentions) for mentions in topics])

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        margin = aim * (tables @ weights)
        missed = 1 / (1 + np.exp(np.clip(margin, -30, 30)))
        return np.logaddexp(0, -margin).sum() + (weights**2).sum(), -tables.T @ (aim * missed) + 2 * weights

    best = minimize(loss, np.zeros(tables.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(best.x)


def _aims(mentions: Sequence[Mention]) -> Numbers:
    chains = np.array([mention.chain for mention in mentions])
    left, right = np.triu_indices(len(mentions), 1)
    return np.where(chains[left] == chains[right], 1.0, -1.0)


def group(mentions: Sequence[Mention], weights: Numbers, threshold: float) -> dict[str, str]:
    """Give the group of each mention."""
    documents = np.unique([mention.document for mention in mentions], return_inverse=True)[1]
    heads = merge_scored(table_of(mentions) @ weights - threshold, documents)
    return {mention.id: f"{mention.topic}:{head}" for mention, head in zip(mentions, heads, strict=True)}


def by_head(mentions: Sequence[Mention]) -> dict[str, str]:
    """Group mentions of one head lemma."""
    return {mention.id: f"{mention.topic}:{mention.head}" for mention in mentions}


def score(
    topics: Sequence[Sequence[Mention]], grouped: Callable[[Sequence[Mention]], Mapping[str, str]]
) -> str:
    """Score all topics together, and the mean of their CoNLL F1."""
    ours: dict[str, str] = {}
    gold: dict[str, str] = {}
    means = []
    for mentions in topics:
        own, chains = dict(grouped(mentions)), {m.id: f"{m.topic}:{m.chain}" for m in mentions}
        means.append(conll(own, chains))
        ours |= own
        gold |= chains
    parts = [100 * each(ours, gold).f1 for each in (muc, b_cubed, ceaf_e)]
    return "MUC {:.1f}  B³ {:.1f}  CEAF-e {:.1f}  CoNLL {:.1f}; mean of topics {:.1f}".format(
        *parts, sum(parts) / 3, 100 * sum(means) / len(means)
    )


def main() -> None:
    """Fit, choose and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--topics", type=int, nargs="+", default=list(HELD), help="topics of ECB+ to score")
    given = parser.parse_args()
    ecbplus = given.data / "ecbplus"
    weights = fit(by_topic(load_ecbplus(ecbplus, TRAIN)))
    chosen = by_topic(load_ecbplus(ecbplus, CHOOSE))
    scores = {t: score(chosen, lambda m, t=t: group(m, weights, t)) for t in THRESHOLDS}  # type: ignore[misc]
    threshold = max(scores, key=lambda t: float(scores[t].split("CoNLL ")[1].split(";")[0]))
    print(f"ECB+ 21 to 25, threshold {threshold}: {scores[threshold]}")
    print(f"    same head lemma: {score(chosen, by_head)}")
    held = by_topic(load_ecbplus(ecbplus, given.topics))
    for name, topics in (
        (f"ECB+ {given.topics[0]} to {given.topics[-1]}", held),
        ("MEANTIME", by_topic(load_meantime(given.data / "meantime"))),
    ):
        print(f"{name}: {sum(map(len, topics))} mentions, {len(topics)} topics")
        print(f"    linked:          {score(topics, lambda m: group(m, weights, threshold))}")
        print(f"    same head lemma: {score(topics, by_head)}")


if __name__ == "__main__":
    main()
