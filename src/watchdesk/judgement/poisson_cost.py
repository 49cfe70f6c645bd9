"""What a stretch of weeks costs as one steady rate: twice the negative log-likelihood of Poisson counts.

Imported only where change points are sought, since ruptures is slow to load.
"""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import NDArray
from ruptures.base import BaseCost


class PoissonCost(BaseCost):  # type: ignore[misc]
    """The cost of weeks whose counts are in proportion to what was read; ruptures asks for these names."""

    model = "poisson"

    def __init__(self, least_weeks: int) -> None:
        self.min_size = least_weeks

    def fit(self, signal: NDArray[np.float64]) -> PoissonCost:
        """Take counts and exposures, a row a week."""
        self.signal = signal
        self._sums = np.vstack([[0.0, 0.0], np.cumsum(signal, axis=0)]).tolist()
        return self

    def error(self, start: int, end: int) -> float:
        """Give the cost of the weeks from `start` to before `end`, up to what no cut can change."""
        count = self._sums[end][0] - self._sums[start][0]
        read = self._sums[end][1] - self._sums[start][1]
        return float(-2 * count * log(count / read)) if count > 0 else 0.0
