"""Make a desk of made-up reports and claims, straight into the tables: no language model reads them.

    python -m benchmarks.web.make DESK [REPORTS]

Five claims a report, 40 publishers, ten years, 56 parties and 300 places; some claims in five wait for a person.
Attacks and contacts make an entry of two reports each. The rows are made by SQLite itself, in `reports.sql`.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
import time
from pathlib import Path

from watchdesk.record import open_desk

REPORTS = 100_000
STATEMENTS = Path(__file__).parent / "reports.sql"


def make_desk(path: Path, reports: int = REPORTS) -> None:
    """Fill a new desk."""
    open_desk(path, create=True).close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.create_function("sha256", 1, lambda text: hashlib.sha256(text.encode()).hexdigest(), deterministic=True)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    for statement in STATEMENTS.read_text(encoding="utf-8").split(";\n"):
        begun = time.perf_counter()
        connection.execute(statement.replace(":reports", str(reports)))
        print(f"{time.perf_counter() - begun:6.1f} s  {' '.join(statement.split())[:70]}", file=sys.stderr)
    connection.execute("COMMIT")
    connection.execute("PRAGMA optimize")
    connection.close()


if __name__ == "__main__":
    make_desk(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else REPORTS)
