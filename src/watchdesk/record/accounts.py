"""Accounts: who may log in, how far they may see, and what was done by whom.

Rows are added and never changed; the last one of a name is what holds. Passwords are kept as argon2id hashes.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Literal

import sqlalchemy as sa

from watchdesk.domain.access import MARKINGS, ROLES, AuditEvent, LogIn, Marking, Role
from watchdesk.errors import InputError
from watchdesk.record import tables
from watchdesk.record.desk import Desk
from watchdesk.record.viewing import check_group

_NAME = re.compile(r"[\w.@-]{1,60}")
SHORTEST = 12
"""Characters of a password: length counts, as NIST SP 800-63B has it, and no rules about signs."""

events, audits, markings = tables.account_events, tables.audit_events, tables.markings


def set_account(
    desk: Desk,
    name: str,
    *,
    role: str = "reader",
    clearance: str = "clear",
    groups: Sequence[str] = (),
    password: str,
    by: str,
) -> LogIn:
    """Let somebody log in, or change what they may; sessions from before end."""
    if not _NAME.fullmatch(name):
        raise InputError(f"{name!r} is no name for an account; use letters, digits, dots and hyphens")
    if role not in ROLES:
        raise InputError(f"{role!r} is no role; choose one of {', '.join(ROLES)}")
    if len(password) < SHORTEST:
        raise InputError(f"a password needs at least {SHORTEST} characters; a few words do well")
    row = {
        "name": name,
        "what": "set",
        "role": role,
        "clearance": check_marking(clearance),
        "groups": json.dumps([check_group(group) for group in groups], ensure_ascii=False),
        "password": _hasher().hash(password),
        "at": _now(),
        "by": by,
    }
    with desk.adding() as connection:
        connection.execute(sa.insert(events), [row])
        return _log_in(_last(connection, name))


def remove_account(desk: Desk, name: str, *, by: str) -> None:
    """Let an account log in no more."""
    with desk.adding() as connection:
        if _last(connection, name) is None:
            raise InputError(f"{desk.path} has no account {name}; `watchdesk account list` shows them")
        row = {"name": name, "what": "removed", "at": _now(), "by": by}
        connection.execute(sa.insert(events), [row])


def list_accounts(desk: Desk) -> tuple[LogIn, ...]:
    """List who may log in."""
    with desk.asking() as connection:
        names = (
            connection.execute(sa.select(events.c.name).distinct().order_by(events.c.name)).scalars().all()
        )
        found = (_last(connection, name) for name in names)
        return tuple(_log_in(row) for row in found if row)


@dataclass(frozen=True, slots=True)
class Standing:
    """An account as it now stands, and the stamp of its last change."""

    log_in: LogIn
    stamp: str


def find_account(desk: Desk, name: str) -> Standing | None:
    """Find an account by its name."""
    with desk.asking() as connection:
        row = _last(connection, name)
        return Standing(_log_in(row), str(row.seq)) if row else None


def check_password(desk: Desk, name: str, password: str) -> Standing | None:
    """Give the account whose name and password these are. An unknown name takes as long as a wrong password."""
    from argon2.exceptions import VerificationError

    with desk.asking() as connection:
        row = _last(connection, name)
    hashed = row.password if row else _nobodys()
    try:
        _hasher().verify(hashed, password)
    except VerificationError:
        return None
    return Standing(_log_in(row), str(row.seq)) if row else None


@lru_cache
def _nobodys() -> str:
    return str(_hasher().hash(secrets.token_hex()))


def mark_documents(
    desk: Desk, marking: str, documents: Iterable[str] | None, *, kept_for: str | None = None, by: str
) -> int:
    """Mark documents, or all that nobody has marked, from now on; give how many."""
    level = MARKINGS.index(check_marking(marking))
    group = check_group(kept_for) if kept_for else None
    with desk.adding() as connection:
        ids = _unmarked(connection) if documents is None else [_known(connection, desk, d) for d in documents]
        at = _now()
        rows = [{"document_id": id, "level": level, "kept_for": group, "at": at, "by": by} for id in ids]
        if rows:
            connection.execute(sa.insert(markings), rows)
        return len(rows)


def marking_of(desk: Desk, document: str) -> tuple[Marking | None, str | None]:
    """Give the marking of a document and the group it is kept for."""
    query = sa.select(markings).where(markings.c.document_id == document).order_by(markings.c.seq.desc())
    with desk.asking() as connection:
        row = connection.execute(query.limit(1)).first()
    return (MARKINGS[row.level], row.kept_for) if row else (None, None)


def check_marking(words: str) -> Marking:
    """Give the TLP marking that the words name, or raise InputError."""
    word = words.lower().removeprefix("tlp:")
    for marking in MARKINGS:
        if marking == word:
            return marking
    raise InputError(f"{words!r} is no TLP marking; choose one of {', '.join(MARKINGS)}")


def add_audit(
    desk: Desk, who: str, what: str, of: str | None = None, outcome: Literal["done", "refused"] = "done"
) -> None:
    """Keep that somebody did something, or was refused."""
    row = {"at": _now(), "who": who[:60], "what": what, "of": of, "outcome": outcome}
    with desk.adding() as connection:
        connection.execute(sa.insert(audits), [row])


def list_audit(desk: Desk, most: int = 200) -> tuple[AuditEvent, ...]:
    """List what was done and refused, the latest first."""
    with desk.asking() as connection:
        found = connection.execute(sa.select(audits).order_by(audits.c.seq.desc()).limit(most))
        return tuple(
            AuditEvent.model_validate({name: getattr(row, name) for name in AuditEvent.model_fields})
            for row in found
        )


def _last(connection: sa.Connection, name: str) -> Any:
    query = sa.select(events).where(events.c.name == name).order_by(events.c.seq.desc()).limit(1)
    row = connection.execute(query).first()
    return row if row and row.what == "set" else None


def _log_in(row: Any) -> LogIn:
    role: Role = row.role
    return LogIn(
        name=row.name, role=role, clearance=row.clearance, groups=tuple(json.loads(row.groups)), since=row.at
    )


def _unmarked(connection: sa.Connection) -> list[str]:
    documents = tables.documents
    query = sa.select(documents.c.id).where(documents.c.id.not_in(sa.select(markings.c.document_id)))
    return list(connection.execute(query).scalars())


def _known(connection: sa.Connection, desk: Desk, document: str) -> str:
    query = sa.select(tables.documents.c.id).where(tables.documents.c.id == document)
    if connection.execute(query).scalar() is None:
        raise InputError(f"{desk.path} holds no report {document}; `watchdesk list documents` shows them")
    return document


def _hasher() -> Any:
    from argon2 import PasswordHasher  # argon2id with the library's defaults: RFC 9106's second choice

    return PasswordHasher()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
