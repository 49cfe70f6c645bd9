"""Register entries of others in rows and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from watchdesk.domain.register import RegisterEntry
from watchdesk.domain.time import When
from watchdesk.outlets.wording import clean, when_in_words
from watchdesk.record import Imported

REGISTER_COLUMNS = ("register", "id", "when", "what", "where", "killed", "sources")


def register_cells(entry: RegisterEntry) -> tuple[str, ...]:
    """Give a register entry's row."""
    where = ", ".join(filter(None, (clean(entry.place), clean(entry.country))))
    precision = f" (precision {entry.precision})" if entry.precision else ""
    return (
        entry.register_name,
        entry.id,
        when_in_words(When(earliest=entry.earliest, latest=entry.latest)),
        f"{clean(entry.side_a) or '?'} – {clean(entry.side_b) or '?'} · {clean(entry.event) or 'event'}",
        f"{where or '–'}{precision}",
        _killed(entry),
        clean(entry.note) or "–",
    )


def _killed(entry: RegisterEntry) -> str:
    numbers = [f"{each:,}" for each in (entry.low, entry.best, entry.high) if each is not None]
    return numbers[0] if len(set(numbers)) == 1 else " – ".join(numbers) or "–"


def register_json(entry: RegisterEntry) -> str:
    """Give one line of JSON for a register entry."""
    return json.dumps({"schema": "watchdesk/register/1", **entry.model_dump(mode="json")}, ensure_ascii=False)


def imported_in_words(imported: Imported, desk: str) -> str:
    """Say what became of a register's file."""
    of = f"{imported.file} ({imported.register}, {imported.rows:,} rows)"
    if imported.complained:
        unnamed = imported.complained - len(imported.complaints)
        more = f", {unnamed:,} of them not named" if unnamed else ""
        return f"{of}: {imported.complained:,} rows do not hold{more}; nothing was stored in {desk}"
    return f"{of}: {imported.new:,} new, {imported.changed:,} changed in {desk}"


def imported_json(imported: Imported) -> str:
    """Give one line of JSON for an import."""
    return json.dumps(asdict(imported), ensure_ascii=False)
