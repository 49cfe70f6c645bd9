"""A limit on wrong passwords: by name and by address, forgotten after a while."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Callable
from threading import Lock

MOST = 5
"""Wrong passwords for one name, from one address: a person errs so often, a guesser needs thousands."""
MOST_FROM = 25
"""From one address, for any names."""
WITHIN = 15 * 60.0


class Limit:
    """Counts what went wrong, and says whether another try is allowed."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nothing counted."""
        self._clock = clock
        self._wrong: dict[tuple[str, ...], deque[float]] = defaultdict(deque)
        self._lock = Lock()

    def allows(self, name: str, address: str) -> bool:
        """Say whether this name may be tried from this address."""
        with self._lock:
            return (
                self._recent(("name", name, address)) < MOST and self._recent(("from", address)) < MOST_FROM
            )

    def count(self, name: str, address: str) -> None:
        """Count one wrong password."""
        with self._lock:
            for key in (("name", name, address), ("from", address)):
                self._wrong[key].append(self._clock())

    def _recent(self, key: tuple[str, ...]) -> int:
        if key not in self._wrong:
            return 0
        times = self._wrong[key]
        while times and times[0] < self._clock() - WITHIN:
            times.popleft()
        if not times:
            del self._wrong[key]
        return len(times)
