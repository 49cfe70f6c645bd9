"""Fetch htmx, as its authors publish it, into the folder of static files that the wheel carries.

    python -m tools.fetch_htmx

Needs `npm`. The version is pinned here; the file is written as it comes, beside its licence.
"""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "htmx.org@2.0.11"
STATIC = Path(__file__).parents[1] / "src" / "watchdesk" / "web" / "static"
WANTED = {"package/dist/htmx.min.js": "htmx.min.js", "package/LICENSE": "htmx.LICENSE"}


def fetch() -> None:
    """Write the wanted files of the package."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True)
        (packed,) = Path(folder).glob("*.tgz")
        with tarfile.open(packed) as archive:
            for inside, name in WANTED.items():
                member = archive.extractfile(inside)
                if member is None:
                    raise SystemExit(f"{PACKAGE} has no {inside}")
                (STATIC / name).write_bytes(member.read())


if __name__ == "__main__":
    fetch()
