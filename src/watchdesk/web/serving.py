"""What is served, to whom, under which names: settled once when the server starts."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from watchdesk.domain.access import Viewer
from watchdesk.record import Desk, open_desk, version_of

Made = TypeVar("Made")

_MOST_REMEMBERED = 200
LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")


@dataclass(slots=True)
class Serving:
    """A desk that is served. Without accounts it is for whoever sits at this machine, and no one else."""

    desk: Path
    owner: str = "desk"
    """Who decides, where there are no accounts."""
    accounts: bool = False
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    hosts: tuple[str, ...] = LOCAL_HOSTS
    """Names under which the server answers; any other is refused, so that no other site can speak in its name."""
    secure: bool = False
    """Whether browsers come by HTTPS, through a proxy: cookies then go no other way."""
    _open: dict[tuple[object, ...], Desk] = field(default_factory=dict)
    _made: dict[tuple[object, ...], tuple[tuple[int, int], Any]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def whole(self) -> Desk:
        """Give the desk with all its rows, for what was checked before."""
        return self._opened(None)

    def seen_by(self, viewer: Viewer) -> Desk:
        """Give the desk as this viewer may see it: the rows that are not theirs are not in it."""
        return self._opened(None if viewer.everything else viewer)

    def remember(self, name: str, viewer: Viewer, make: Callable[[Desk], Made]) -> Made:
        """Give what was made for such a viewer before, as long as nothing was read or marked since."""
        key = (name, viewer.everything, viewer.clearance, viewer.groups)
        version = version_of(self.whole())
        known = self._made.get(key)
        if known is None or known[0] != version:
            if len(self._made) > _MOST_REMEMBERED:
                self._made.clear()
            known = self._made[key] = (version, make(self.seen_by(viewer)))
        made: Made = known[1]
        return made

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            for desk in self._open.values():
                desk.close()
            self._open.clear()

    def _opened(self, viewer: Viewer | None) -> Desk:
        key = (viewer.clearance, viewer.groups) if viewer else ()
        with self._lock:
            if key not in self._open:
                self._open[key] = open_desk(self.desk, create=True, viewer=viewer)
            return self._open[key]
