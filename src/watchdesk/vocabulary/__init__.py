"""What is known before reading: event types, actors, cues, places, as data files with a thin loader each.

Takes the files under ``data/``.  Gives frozen typed tables. ``data/ORIGINS.toml`` says where each came from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources.abc import Traversable

from watchdesk.vocabulary.tables import data_file

_LENGTH = 12


@cache
def version() -> str:
    """Give a short hash of every data file: the same vocabulary has the same version on every machine."""
    digest = hashlib.sha256()
    for path, content in sorted(_contents(data_file(""), "")):
        digest.update(path.encode() + b"\0" + hashlib.sha256(content).digest())
    return digest.hexdigest()[:_LENGTH]


def _contents(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        path = f"{prefix}/{entry.name}"
        if entry.is_dir():
            yield from _contents(entry, path)
        elif not entry.name.startswith("."):
            yield path, entry.read_bytes()
