"""Reading what was uploaded: one report after another, in a thread of its own, telling how far it is."""

from __future__ import annotations

import secrets
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from typing import Literal

from watchdesk import api
from watchdesk.errors import WatchdeskError
from watchdesk.intake import Stated
from watchdesk.record import add_audit, mark_documents
from watchdesk.web.serving import Serving

_KEPT = 50
"""Finished jobs that can still be looked at."""


@dataclass(frozen=True, slots=True)
class Uploaded:
    """One file as it came."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one file."""

    name: str
    state: Literal["read", "known", "refused"]
    document: str | None
    words: str


@dataclass(slots=True)
class Job:
    """Files that somebody gave to be read."""

    id: str
    by: str
    files: tuple[str, ...]
    marking: str | None
    group: str | None
    begun: float = field(default_factory=time.monotonic)
    steps: list[Step] = field(default_factory=list)
    done: bool = False

    @property
    def reading(self) -> str | None:
        """Give the file that is being read."""
        return None if self.done or len(self.steps) >= len(self.files) else self.files[len(self.steps)]


class Intake:
    """The jobs of this server; one is read at a time, since reading takes a whole core."""

    def __init__(self, serving: Serving) -> None:
        """Begin with no job."""
        self._serving = serving
        self._jobs: dict[str, Job] = {}
        self._one_at_a_time = Lock()

    def begin(
        self,
        files: Sequence[Uploaded],
        stated: Stated,
        *,
        by: str,
        marking: str | None = None,
        group: str | None = None,
    ) -> Job:
        """Begin to read files, and give the job by which one can see how far it is."""
        job = Job(secrets.token_urlsafe(9), by, tuple(each.name for each in files), marking, group)
        for old in list(self._jobs)[: max(0, len(self._jobs) - _KEPT)]:
            del self._jobs[old]
        self._jobs[job.id] = job
        Thread(target=self._read_all, args=(job, files, stated), daemon=True).start()
        return job

    def find(self, id: str) -> Job | None:
        """Find a job."""
        return self._jobs.get(id)

    def _read_all(self, job: Job, files: Sequence[Uploaded], stated: Stated) -> None:
        with self._one_at_a_time, tempfile.TemporaryDirectory() as folder:
            for number, each in enumerate(files):
                path = Path(folder) / f"{number}{Path(each.name).suffix}"
                path.write_bytes(each.content)
                job.steps.append(self._read_one(job, each.name, path, stated))
        job.done = True

    def _read_one(self, job: Job, name: str, path: Path, stated: Stated) -> Step:
        try:
            (outcome,) = api.read([path], stated=stated, desk=self._serving.desk)
        except WatchdeskError as error:
            return Step(name, "refused", None, _about(name, path, error))
        except Exception as error:  # the thread must go on to the next file, and the page must say so
            return Step(
                name, "refused", None, f"{name}: {type(error).__name__} while reading; nothing was kept"
            )
        if isinstance(outcome, api.Refused):
            return Step(name, "refused", None, _about(name, path, outcome.error))
        return self._kept(job, name, outcome)

    def _kept(self, job: Job, name: str, taken: api.Taken) -> Step:
        document, number = taken.reading.document.id, len(taken.reading.claims)
        desk = self._serving.whole()
        known = taken.kept is not None and taken.kept.outcome == "already read"
        if job.marking and not known:
            mark_documents(desk, job.marking, [document], kept_for=job.group, by=job.by)
        add_audit(desk, job.by, "read", document)
        claims = f"{number} claim{'' if number == 1 else 's'}"
        return Step(name, "known" if known else "read", document, "already in the desk" if known else claims)


def _about(name: str, path: Path, error: WatchdeskError) -> str:
    return str(error).replace(str(path), name)
