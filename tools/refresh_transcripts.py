"""Run the transcripts that the README and the docs show, and put in what they print.

    python tools/refresh_transcripts.py            write
    python tools/refresh_transcripts.py --check    exit with 1 where a page would change

A transcript is a ``console`` block between ``<!-- transcript:start lines=1,6 -->`` and
``<!-- transcript:end -->``. Each ``$ command`` runs in an empty folder that holds ``examples/``, with the
``watchdesk`` beside the Python that runs this; of the first command's output one line is shown, of those
after it six, each to a page's width; what is cut is marked. An id in a command that was not printed just
before it is replaced by the first that was, for ids change with the reader.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
_TRANSCRIPT = re.compile(
    r"(<!-- transcript:start lines=(?P<lines>[\d,]+) -->\n```console\n)"
    r"(?P<body>.*?)(```\n<!-- transcript:end -->)",
    re.DOTALL,
)
_WIDTH = 116
_ID = re.compile(r"\b(clm|doc|inc|con|pro|mov)-[0-9a-f]{4,16}\b|\b(clm|doc|inc|con|pro|mov)-…")


def main() -> int:
    """Refresh every page that shows a transcript."""
    stale = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        if _TRANSCRIPT.search(text):
            fresh = _refresh(text)
            if fresh != text:
                stale.append(page)
            if "--check" not in sys.argv[1:]:
                page.write_text(fresh, encoding="utf-8")
    for page in stale:
        print(page.relative_to(ROOT))
    return 1 if stale and "--check" in sys.argv[1:] else 0


def _refresh(text: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        printed = ""

        def run_transcript(match: re.Match[str]) -> str:
            nonlocal printed
            shown = []
            for command, number in zip(_commands(match["body"]), _numbers(match["lines"]), strict=False):
                settled = _settle_ids(command, printed)
                printed = _output(settled, folder)
                shown += [f"$ {settled}", *_cut(printed.rstrip("\n").split("\n"), number)]
            return f"{match[1]}{chr(10).join(shown)}\n{match[4]}"

        return _TRANSCRIPT.sub(run_transcript, text)


def _commands(body: str) -> list[str]:
    return [line.removeprefix("$ ") for line in body.splitlines() if line.startswith("$ ")]


def _numbers(lines: str) -> Iterator[int]:
    """As many numbers as are asked for; the last one repeats."""
    numbers = [int(number) for number in lines.split(",")]
    yield from numbers
    while True:
        yield numbers[-1]


def _settle_ids(command: str, printed: str) -> str:
    def settle(match: re.Match[str]) -> str:
        found = re.search(rf"\b{match[1] or match[2]}-[0-9a-f]{{16}}\b", printed)
        return match[0] if match[0] in printed or found is None else found[0]

    return _ID.sub(settle, command)


def _output(command: str, folder: str) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {name: value for name, value in os.environ.items() if not name.startswith("WATCHDESK")}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env={**environment, "PATH": path}, capture_output=True, text=True
    )
    return done.stdout + done.stderr


def _cut(lines: list[str], number: int) -> list[str]:
    shown = [_narrow(line.rstrip()) for line in lines[:number]]
    return shown if len(lines) <= number else [*shown, "…"]


def _narrow(line: str) -> str:
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1].rstrip() + "…"


if __name__ == "__main__":
    sys.exit(main())
