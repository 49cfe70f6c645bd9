"""Two processes make and fill one desk at the same time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from watchdesk import api

_PROGRAM = """
import sys
from pathlib import Path
from making import content_of, read_by_hand, make_document
from watchdesk.record import keep_reading, open_desk

name, desk = sys.argv[1:]
for number in range(10):
    with open_desk(Path(desk), create=True) as opened:
        document = make_document(f"Iran met Pakistan on Monday. Report {number} of {name}.")
        keep_reading(opened, read_by_hand(document), content_of(document))
"""


def test_both_keep_all_their_reports(desk_path: Path) -> None:
    tests = Path(__file__).parents[1]
    processes = [
        subprocess.Popen(
            [
                sys.executable,
                "-c",
                f"import sys; sys.path[:0] = {[str(tests), *sys.path]!r}\n{_PROGRAM}",
                name,
                desk_path,
            ],
            stderr=subprocess.PIPE,
        )
        for name in ("first", "second")
    ]
    complaints = [process.communicate(timeout=60)[1].decode() for process in processes]

    assert complaints == ["", ""]
    _, searched = api.list_claims(desk_path)
    assert (searched.documents, searched.claims) == (20, 20)
    assert api.check(desk_path).holds
