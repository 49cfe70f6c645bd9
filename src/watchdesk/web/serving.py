"""What is served, to whom, under which names: settled once when the server starts."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from watchdesk.domain.access import Viewer
from watchdesk.record import Desk, open_desk

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
    _lock: Lock = field(default_factory=Lock)

    def whole(self) -> Desk:
        """Give the desk with all its rows, for what was checked before."""
        return self._opened(None)

    def seen_by(self, viewer: Viewer) -> Desk:
        """Give the desk as this viewer may see it: the rows that are not theirs are not in it."""
        return self._opened(None if viewer.everything else viewer)

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
