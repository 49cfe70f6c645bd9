"""Keep criteria: a changed one is a further version, and what was found by the one before stays as it was."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from watchdesk.domain.criterion import Criterion
from watchdesk.domain.identity import make_id
from watchdesk.record import tables
from watchdesk.record.judged.naming import promise_of, rows_of_promise, whole_id

criteria = tables.criteria
_DECIDED_BY_THE_DESK = {"id", "version", "at", "text", "promise"}


def keep_criteria(connection: sa.Connection, drafts: Iterable[Criterion]) -> tuple[Criterion, ...]:
    """Keep criteria under the next version of each; one that says what the last version says is that version."""
    return tuple(_keep(connection, draft) for draft in drafts)


def _keep(connection: sa.Connection, draft: Criterion) -> Criterion:
    last = next(
        (
            each
            for each in reversed(load_criteria(connection, promise_of(connection, draft.promise)))
            if (each.owner, each.name) == (draft.owner, draft.name)
        ),
        None,
    )
    if last and _said(last) == _said(draft):
        return last
    criterion = draft.model_copy(update={"version": last.version + 1 if last else 1})
    criterion = criterion.model_copy(update={"id": criterion_id(criterion)})
    connection.execute(sa.insert(criteria), [row_of(criterion)])
    return criterion


def criterion_id(criterion: Criterion) -> str:
    """Decide the id of one version of a criterion by all that it says."""
    return make_id("crt", criterion.model_dump(mode="json", exclude={"id"}))


def row_of(criterion: Criterion) -> dict[str, object]:
    """Give the row that keeps a criterion."""
    return {
        "id": criterion.id,
        "promise_id": criterion.promise,
        "name": criterion.name,
        "version": criterion.version,
        "owner": criterion.owner,
        "at": criterion.at.isoformat(timespec="seconds"),
        "body": criterion.model_dump_json(),
    }


def load_criteria(connection: sa.Connection, promise: str | None = None) -> tuple[Criterion, ...]:
    """Load every version of every criterion of a promise, or of all, in the order in which they were set."""
    rows = rows_of_promise(connection, criteria, promise)
    return tuple(Criterion.model_validate_json(row.body) for row in rows)


def newest_of(criteria: Iterable[Criterion]) -> tuple[Criterion, ...]:
    """Give the newest version of each."""
    return tuple({(each.promise, each.owner, each.name): each for each in criteria}.values())


def load_criterion(connection: sa.Connection, prefix: str) -> Criterion:
    """Load one version of a criterion by the beginning of its id."""
    id = whole_id(connection, criteria, prefix, "criterion")
    body = connection.execute(sa.select(criteria.c.body).where(criteria.c.id == id)).scalar_one()
    return Criterion.model_validate_json(body)


def _said(criterion: Criterion) -> dict[str, object]:
    return criterion.model_dump(mode="json", exclude=_DECIDED_BY_THE_DESK)
