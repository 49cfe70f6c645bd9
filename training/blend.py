"""Take the weighted mean of two checkpoints: ``python -m training.blend FIRST SECOND --share 0.6 --out OUT``.

A network that learnt the graph reads trees a little worse than the one it started from. Between the two lie
networks that do both nearly as well (Wortsman et al., "Robust fine-tuning of zero-shot models", 2022). The
graph's heads are the second's: the first has none that have learnt.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from torch import Tensor

from training.train import Settings, load, network_for, save


def blend(first: dict[str, Tensor], second: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """Give the weights that lie `share` of the way from `first` to `second`."""
    return {
        name: weights
        if name.startswith("graph.") or not weights.is_floating_point()
        else (1 - share) * first[name] + share * weights
        for name, weights in second.items()
    }


def main() -> None:
    """Read the command line and blend."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--share", type=float, default=0.6, help="of the second")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    first, labels = load(given.first)
    second, others = load(given.second)
    if labels != others:
        parser.error(f"{given.first} and {given.second} have other labels")
    network = network_for(labels)
    network.load_state_dict(blend(first.state_dict(), second.state_dict(), given.share))
    save(network, labels, Settings(), given.out)


if __name__ == "__main__":
    main()
