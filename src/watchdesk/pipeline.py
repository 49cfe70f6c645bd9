"""The journey of one report, top to bottom.

    a file ──▶ capture ──▶ read ──▶ keep ──▶ link
    bytes      Document    Reading   Claims   entries in the desk

A file that cannot be used is refused in words, and the next one goes on. A desk that cannot be used ends
the journey of all.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from watchdesk.domain.document import Document
from watchdesk.domain.reading import Reading
from watchdesk.errors import InputError
from watchdesk.intake import Stated, capture_bytes, capture_file
from watchdesk.record import Desk, Kept, Linker, check_place, keep_reading, open_desk, recall_statements

STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Taken:
    """A report that was read, and what became of its claims; `kept` is None where no desk was asked for."""

    path: Path
    reading: Reading
    kept: Kept | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be used, and why."""

    path: Path
    error: InputError


def read_reports(paths: Iterable[Path], *, stated: Stated, desk: Path | None) -> Iterator[Taken | Refused]:
    """Read each file, keep its reading in the desk at this path and link it, one transaction a report.

    A desk that is there is opened before anything is read; a new one is made only for a reading to keep.
    What the desk knows of a report's publication stays known, unless it is stated anew.
    """
    with ExitStack() as open_until_done:
        if desk:
            check_place(desk)
        opened = open_until_done.enter_context(open_desk(desk)) if desk and _has_content(desk) else None
        linker = Linker()
        for path in paths:
            try:
                document, content = _capture(path, stated)
                reading = _read(recall_statements(opened, document) if opened else document)
                if desk and opened is None:
                    opened = open_until_done.enter_context(open_desk(desk, create=True))
                yield Taken(path, reading, _keep(opened, reading, content, linker))
            except InputError as error:
                yield Refused(path, error)


def _has_content(path: Path) -> bool:
    return path.exists() and not (path.is_file() and path.stat().st_size == 0)


def _capture(path: Path, stated: Stated) -> tuple[Document, bytes]:
    if path == STANDARD_INPUT:
        return capture_bytes(sys.stdin.buffer.read(), name="standard input", stated=stated)
    return capture_file(path, stated=stated)


def _read(document: Document) -> Reading:
    from watchdesk.reading import read_document  # brings the language model: only where something is read

    return read_document(document)


def _keep(desk: Desk | None, reading: Reading, content: bytes, linker: Linker) -> Kept | None:
    return keep_reading(desk, reading, content, linker=linker) if desk else None
