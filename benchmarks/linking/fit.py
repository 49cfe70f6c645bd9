"""Fit the weights of linking on the dev half of the linking set: ``python -m benchmarks.linking.fit [--write]``.

    lines and readings ──▶ pairs of one kind ──▶ features ──▶ logistic model ──▶ weights.csv

A logistic model whose weights are drawn to what was thought likely before, and held to the sign that ``weights.csv``
allows them. Pairs of gold
lines and pairs of the reader's own claims are fitted together, so that the weights fit claims with gaps and errors
too. Prints B³ and pairs of a cross-validation of five folds, in which look-alikes stay together, and the weights;
``--write`` writes the table.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch

import numpy as np
from scipy.optimize import minimize

from benchmarks.linking.gold import gold_claims
from benchmarks.linking.read import read_claims
from benchmarks.linking.reports import HERE, load_split
from benchmarks.linking.scores import b_cubed, pairwise
from watchdesk.domain.linking import Linkable
from watchdesk.record.linking import judging, link
from watchdesk.record.linking.columns import columns_of
from watchdesk.record.linking.features import FEATURES, find_features
from watchdesk.vocabulary.linking import LinkFeature, load_link_features

TABLE = HERE.parents[1] / "src/watchdesk/vocabulary/data/linking/weights.csv"
FOLDS = 5
PENALTY = 1.0
"""Chosen by the cross-validation among 0.1, 0.3, 1 and 3."""
_SIGNS = {"for": (0.0, None), "against": (None, 0.0), "either": (None, None)}
Numbers = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Features of pairs and whether each is one happening."""

    features: Numbers
    same: Numbers
    documents: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Part:
    """Claims of one making: of gold lines, or of the reader."""

    claims: Sequence[Linkable]
    told: Mapping[str, str]
    """The happening of each claim, where it is known."""
    reports: Mapping[str, str]
    """The name of the report that each document is."""


def pairs_of(claims: Iterable[Linkable], happening: Mapping[str, str]) -> Pairs:
    """Give all pairs of one kind among the claims whose happening is known."""
    columns = columns_of(claim for claim in claims if claim.claim in happening)
    left, right = np.triu_indices(len(columns), 1)
    held = columns.kind[left] == columns.kind[right]
    left, right = left[held], right[held]
    found = find_features(columns, left, right)
    names = {claim.claim: claim.document for claim in claims}
    told = np.array([happening[claim] for claim in columns.claims])
    ids = columns.claims
    documents = [(names[ids[a]], names[ids[b]]) for a, b in zip(left, right, strict=True)]
    return Pairs(np.stack([found[name] for name in FEATURES], axis=1), told[left] == told[right], documents)


def join(parts: Sequence[Pairs]) -> Pairs:
    """Give the pairs of all parts."""
    return Pairs(
        np.concatenate([part.features for part in parts]),
        np.concatenate([part.same for part in parts]),
        [pair for part in parts for pair in part.documents],
    )


def fit(pairs: Pairs, penalty: float = PENALTY) -> dict[str, float]:
    """Give the weight of each feature."""
    known = load_link_features()
    bounds = [_SIGNS[known[name].speaks] for name in FEATURES]
    prior = np.array([known[name].prior for name in FEATURES])
    drawn = penalty * np.array([name != "any" for name in FEATURES], dtype=float)
    aim = np.where(pairs.same, 1.0, -1.0)
    features = pairs.features.astype(float)

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        margin = aim * (features @ weights)
        missed = 1 / (1 + np.exp(np.clip(margin, -30, 30)))
        cost = np.logaddexp(0, -margin).sum() + (drawn * (weights - prior) ** 2).sum()
        return cost, -features.T @ (aim * missed) + 2 * drawn * (weights - prior)

    best = minimize(loss, prior, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 2000})
    return {name: round(float(weight), 2) + 0.0 for name, weight in zip(FEATURES, best.x, strict=True)}


def write(weights: Mapping[str, float]) -> None:
    """Write the weights into the table, and leave all else in it as it is."""
    lines = TABLE.read_text("utf-8").splitlines(keepends=True)
    comments = [line for line in lines if line.startswith("#")]
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        file.writelines(comments)
        table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(row | {"weight": f"{weights[row['feature']]:g}"} for row in rows)


def cross_validate(parts: Sequence[Part], penalty: float) -> list[str]:
    """Link each fold by weights fitted on the others; give the scores of lines and of readings."""
    pairs = join([pairs_of(part.claims, part.told) for part in parts])
    folds = {document: _fold(report) for part in parts for document, report in part.reports.items()}
    ours: list[dict[str, tuple[int, int]]] = [{} for _ in parts]
    for fold in range(FOLDS):
        held = np.array([fold not in (folds[one], folds[other]) for one, other in pairs.documents])
        weights = fit(Pairs(pairs.features[held], pairs.same[held], []), penalty)
        for groups, part in zip(ours, parts, strict=True):
            with weighed(weights):
                linking = link(claim for claim in part.claims if folds[claim.document] == fold)
            groups |= {claim: (fold, n) for n, group in enumerate(linking.groups) for claim in group}
    return [_scores(groups, part.told) for groups, part in zip(ours, parts, strict=True)]


def _fold(report: str) -> int:
    """Reports whose chief happenings are neighbours in number tell of look-alikes."""
    return (int(report[1:3]) - 1) // 2 % FOLDS


def _scores(groups: Mapping[str, tuple[int, int]], told: Mapping[str, str]) -> str:
    ours = {claim: groups[claim] for claim in told if claim in groups}
    gold = {claim: told[claim] for claim in ours}
    cubed, pairs = b_cubed(ours, gold), pairwise(ours, gold)
    return f"B³ {cubed.precision:.3f} {cubed.recall:.3f} {cubed.f1:.3f}, pairs {pairs.precision:.3f} {pairs.recall:.3f}"


@contextmanager
def weighed(weights: Mapping[str, float]) -> Iterator[None]:
    """Link by other weights than the table's for a while."""
    known = load_link_features()
    with patch.object(judging, "load_link_features", lambda: _reweighed(known, weights)):
        yield


def _reweighed(known: Mapping[str, LinkFeature], weights: Mapping[str, float]) -> Mapping[str, LinkFeature]:
    return {name: replace(feature, weight=weights[name]) for name, feature in known.items()}


def main() -> None:
    """Fit, and write the table if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights")
    parser.add_argument("--penalty", type=float, default=PENALTY)
    given = parser.parse_args()
    reports = load_split("dev")
    lines, told = gold_claims(reports)
    found = read_claims(reports)
    parts = [
        Part(lines, told, {f"doc-{report.name}": report.name for report in reports}),
        Part(found.claims, found.of_claim, found.reports),
    ]
    for name, scores in zip(("gold lines", "readings"), cross_validate(parts, given.penalty), strict=True):
        print(f"{name}, cross-validated: {scores}")
    pairs = join([pairs_of(part.claims, part.told) for part in parts])
    print(f"{len(pairs.same)} pairs, {int(pairs.same.sum())} of one happening")
    weights = fit(pairs, given.penalty)
    for name, weight in weights.items():
        print(
            f"{name:24} {weight:6.2f}  in {int((pairs.features[:, list(FEATURES).index(name)] > 0).sum())} pairs"
        )
    if given.write:
        write(weights)


if __name__ == "__main__":
    main()
