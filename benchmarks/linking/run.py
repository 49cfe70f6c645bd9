"""Score linking on the linking set: ``python -m benchmarks.linking.run [--split dev|test] [--gold] [--errors]``.

    gold lines        ──▶ link ──▶ groups ──▶ compared with the happenings       (the linker alone)
    reports ──▶ read  ──▶ link ──▶ groups of marks ──▶ compared likewise         (end to end)

Beside it two floors: every claim by itself, and claims of one kind, day and place together. B³ and pairs in percent;
a false merge is a pair of one group that tells of two happenings, as a share of all pairs linked.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence

from benchmarks.linking.gold import gold_claims
from benchmarks.linking.read import read_claims
from benchmarks.linking.reports import Report, load_split
from benchmarks.linking.scores import b_cubed, pairwise
from watchdesk.domain.linking import Linkable
from watchdesk.record.linking import link

Linker = Callable[[Sequence[Linkable]], Mapping[str, Hashable]]


def linked(claims: Sequence[Linkable]) -> Mapping[str, Hashable]:
    """Group as Watchdesk does."""
    return {claim: group[0] for group in link(claims).groups for claim in group}


def alone(claims: Sequence[Linkable]) -> Mapping[str, Hashable]:
    """Leave every claim by itself."""
    return {claim.claim: claim.claim for claim in claims}


def by_day_and_place(claims: Sequence[Linkable]) -> Mapping[str, Hashable]:
    """Group what is of one kind, day and place; a claim without either stays alone."""
    return {
        claim.claim: (claim.kind, claim.earliest, claim.place or claim.place_words)
        if claim.earliest and claim.place_words
        else claim.claim
        for claim in claims
    }


LINKERS: Mapping[str, Linker] = {"linked": linked, "kind, day and place": by_day_and_place, "alone": alone}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--split", choices=["dev", "test"], default="dev")
    parser.add_argument("--gold", action="store_true", help="the linker alone, without reading")
    parser.add_argument(
        "--errors", action="store_true", help="print groups that mix happenings, and happenings in parts"
    )
    given = parser.parse_args(arguments)
    reports = load_split(given.split)
    _score_lines(reports, errors=given.errors)
    if not given.gold:
        _score_readings(reports, errors=given.errors)


def _score_lines(reports: Sequence[Report], *, errors: bool) -> None:
    claims, happening = gold_claims(reports)
    told = len(set(happening.values()))
    print(f"{len(reports)} reports; from the gold lines: {len(claims)} claims of {told} happenings")
    _table(claims, {claim: claim for claim in happening}, happening, errors=errors)


def _score_readings(reports: Sequence[Report], *, errors: bool) -> None:
    found = read_claims(reports)
    share = 100 * len(found.of_mark) / len(found.happening)
    told = len({found.happening[mark] for mark in found.of_mark})
    print(
        f"\nend to end: {len(found.claims)} claims; {len(found.of_mark)} of {len(found.happening)} marks found "
        f"({share:.0f} %), of {told} happenings; scored on the marks found"
    )
    _table(found.claims, found.of_mark, found.happening, errors=errors)


def _table(
    claims: Sequence[Linkable], items: Mapping[str, str], happening: Mapping[str, str], *, errors: bool
) -> None:
    """Score the groups of items, each of which stands for a claim."""
    gold = {item: happening[item] for item in items}
    print(f"{'':22} {'B³ P':>6} {'R':>6} {'F1':>6} {'pair P':>8} {'R':>6} {'F1':>6} {'false merges':>14}")
    for name, linker in LINKERS.items():
        groups = linker(claims)
        ours = {item: groups[claim] for item, claim in items.items()}
        cubed, pairs = b_cubed(ours, gold), pairwise(ours, gold)
        figures = [
            100 * x
            for x in (cubed.precision, cubed.recall, cubed.f1, pairs.precision, pairs.recall, pairs.f1)
        ]
        row = "{:6.1f} {:6.1f} {:6.1f} {:8.1f} {:6.1f} {:6.1f}".format(*figures)
        print(f"{name:22} {row} {100 * (1 - pairs.precision):12.1f} %")
        if errors and linker is linked:
            _show_errors(ours, gold)


def _show_errors(ours: Mapping[str, Hashable], gold: Mapping[str, str]) -> None:
    both = Counter((ours[item], gold[item]) for item in gold)
    for group, count in Counter(group for group, _ in both).items():
        if count > 1:
            print("  mixed:", {h: n for (g, h), n in both.items() if g == group})
    for happening, count in sorted(Counter(h for _, h in both).items()):
        if count > 1:
            print(f"  in parts: {happening} {[n for (_, h), n in both.items() if h == happening]}")


if __name__ == "__main__":
    main()
