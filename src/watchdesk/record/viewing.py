"""The row filter: a connection on which a viewer's rows are all there is.

Takes a connection and a Viewer. Gives nothing: it lays a temporary view of the same name over every table and
view of the desk, and SQLite finds those first. So whatever is asked, by whichever query, is answered from the
rows that the viewer may see, and a row that is kept back is as if it did not exist.

Deny by default: a table that is not named here shows no rows at all.
"""

from __future__ import annotations

import re
import sqlite3

from watchdesk.domain.access import MARKINGS, UNMARKED, Viewer
from watchdesk.errors import InputError

_GROUP = re.compile(r"[\w .-]{1,60}")

_BY_DOCUMENT = {
    "documents": "id",
    "readings": "document_id",
    "reading_events": "document_id",
    "claims": "document_id",
    "markings": "document_id",
    "document_access": "document_id",
    "search_rows": "document_id",
    "entry_rows": "document_id",
    "current_readings": "document_id",
}
_BY_READING = {"actors": "reading_id", "actor_terms": "reading_id"}
_BY_CLAIM = {
    "claim_spans": ("claim_id",),
    "claim_actors": ("claim_id",),
    "claim_events": ("claim_id",),
    "claim_standing": ("claim_id",),
    "claim_reviews": ("claim_id",),
    "reviews": ("claim_id",),
    "entry_events": ("claim_id",),
    "entry_members": ("claim_id",),
    "link_decisions": ("left_claim", "right_claim"),
    "rulings_in_force": ("left_claim", "right_claim"),
}
_BY_DECISION = ("decisions", "decisions_in_force")
_FOR_ALL = (
    "alembic_version",
    "source_grades",
    "imports",
    "register_events",
    "link_withdrawals",
    "search_states",
    "entry_states",
)
"""No report can be told from these: grades of outlets, what others published, numbers."""
_UNTOUCHED = re.compile(r"sqlite_|search_words")
"""Full text holds row numbers alone; it is asked joined with `search_rows`, which is filtered."""


def show_only(connection: sqlite3.Connection, viewer: Viewer) -> None:
    """Lay the viewer's rows over every table of this connection."""
    found = connection.execute("SELECT name FROM main.sqlite_master WHERE type IN ('table', 'view')")
    for (name,) in found.fetchall():
        if not _UNTOUCHED.match(name):
            where = _condition(name, viewer)
            connection.execute(f"CREATE TEMP VIEW {name} AS SELECT * FROM main.{name} AS it WHERE {where}")


def check_group(group: str) -> str:
    """Give the name of a group, or raise InputError where it is none."""
    if not _GROUP.fullmatch(group):
        raise InputError(f"{group!r} is no name for a group; use letters, digits, spaces and hyphens")
    return group


def _condition(table: str, viewer: Viewer) -> str:
    if table in _BY_DOCUMENT:
        return _sees(f"it.{_BY_DOCUMENT[table]}", viewer)
    if table in _BY_READING:
        return _exists("readings", "id", f"it.{_BY_READING[table]}", "document_id", viewer)
    if table in _BY_CLAIM:
        each = (_exists("claims", "id", f"it.{key}", "document_id", viewer) for key in _BY_CLAIM[table])
        return " AND ".join(each)
    if table in _BY_DECISION:
        return _sees_all_of(viewer)
    if table == "texts":
        return _exists("readings", "text_sha256", "it.text_sha256", "document_id", viewer)
    if table == "captures":
        return _exists("documents", "bytes_sha256", "it.bytes_sha256", "id", viewer)
    return "1" if table in _FOR_ALL else "0"


def _exists(table: str, key: str, equals: str, document: str, viewer: Viewer) -> str:
    return (
        f"EXISTS (SELECT 1 FROM main.{table} AS of WHERE of.{key} = {equals} "
        f"AND {_sees(f'of.{document}', viewer)})"
    )


def _sees(document: str, viewer: Viewer) -> str:
    groups = ", ".join(f"'{check_group(group)}'" for group in viewer.groups)
    theirs = f"(access.kept_for IS NULL OR access.kept_for IN ({groups}))"
    level = MARKINGS.index(viewer.clearance)
    marked = f"SELECT 1 FROM main.document_access AS access WHERE access.document_id = {document}"
    seen = f"EXISTS ({marked} AND access.level <= {level} AND {theirs})"
    if level < MARKINGS.index(UNMARKED):
        return seen
    return f"({seen} OR NOT EXISTS ({marked}))"


def _sees_all_of(viewer: Viewer) -> str:
    # An entry's id is its first claim's under another prefix.
    claim = "'clm-' || substr(named.value, 5)"
    sees = _exists("claims", "id", claim, "document_id", viewer)
    return (
        f"NOT EXISTS (SELECT 1 FROM json_each(it.of) AS named WHERE named.value LIKE '___-%' AND NOT {sees})"
    )
