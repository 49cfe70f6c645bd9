"""What Watchdesk does, as functions: one verb for each command, four for `list`.

    read            reports become Readings, kept in a desk and linked
    link            which claims tell of one thing? all of a desk at once
    list_entries    which incidents, contacts, promises and movements the desk holds
    list_claims     which claims it holds
    list_documents  which reports it holds
    list_register   what another register has coded
    show            one entry, claim or report, with its history
    history         what became of an entry, a claim or a report, or all that persons decided
    merge           hold entries to be one
    split           take claims out of an entry
    undo            take the last decision back
    review          what is unsure
    accept          confirm claims
    correct         say what a field of a claim should be
    reject          say that claims were read wrongly
    grade           how reliable is a source?
    import_register keep what another register has coded
    promise_list    which promises there are, by whom and due when
    promise_show    one promise: its words, criteria, findings and verdicts
    promise_export  every verdict, on the scale of the Peace Accords Matrix
    criteria_new    set criteria for a promise, from a file
    criteria_list   every version of every criterion
    criteria_show   one version of a criterion, with what was found by it
    judge           what does the record show of each criterion?
    verdict         keep what a judge holds of a promise
    trend           how many a week, and is that a surge?
    relations       what two parties do to each other
    check           does every hash, id and cited word still hold?
    schema          the JSON Schema of what the commands print

Each opens the desk that it is given, and raises WatchdeskError in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Literal, get_args

from watchdesk.domain.claim import ClaimKind
from watchdesk.domain.criterion import Criterion
from watchdesk.domain.decision import Decision
from watchdesk.domain.entry import Entry
from watchdesk.domain.finding import Finding
from watchdesk.domain.linking import EntryKind
from watchdesk.domain.register import RegisterEntry, RegisterName
from watchdesk.domain.verdict import Verdict
from watchdesk.errors import InputError
from watchdesk.intake import Stated, parse_register
from watchdesk.judgement.relations import Relation
from watchdesk.judgement.trends import Trend
from watchdesk.judging import (
    Asked,
    Signature,
    give_verdict,
    judge_desk,
    list_criteria,
    list_promises,
    new_criteria,
    relation_of,
    show_criterion,
    show_finding,
    show_promise,
    trend_of,
)
from watchdesk.outlets import Published, published_schema
from watchdesk.pipeline import Refused, Taken, read_reports
from watchdesk.record import (
    AsOf,
    CheckReport,
    ClaimEntry,
    ClaimHistory,
    Decided,
    DocumentEntry,
    DocumentHistory,
    EntryHistory,
    Imported,
    Linked,
    Person,
    Scope,
    Searched,
    SourceGrade,
    ToReview,
    accept_claims,
    check_desk,
    correct_fields,
    find_claims,
    find_documents,
    find_entries,
    find_register_entries,
    find_unsure,
    grade_source,
    is_entry,
    keep_register,
    link_desk,
    list_grades,
    load_claim,
    load_decisions,
    load_document,
    load_entry,
    merge_entries,
    open_desk,
    reject_claims,
    split_entry,
    undo_last,
)
from watchdesk.record.judged.queries import Number
from watchdesk.record.judged.shown import Judged, PromiseListed, PromiseShown

__all__ = [
    "Asked",
    "Person",
    "Refused",
    "Scope",
    "Signature",
    "Stated",
    "Taken",
    "accept",
    "check",
    "correct",
    "criteria_list",
    "criteria_new",
    "criteria_show",
    "grade",
    "history",
    "import_register",
    "judge",
    "link",
    "list_claims",
    "list_documents",
    "list_entries",
    "list_register",
    "merge",
    "promise_export",
    "promise_list",
    "promise_show",
    "read",
    "reject",
    "relations",
    "review",
    "schema",
    "show",
    "split",
    "trend",
    "undo",
    "verdict",
]

ClaimList = Literal["contacts", "incidents", "positions", "promises", "havens", "movements", "acts", "claims"]
EntryList = Literal["incidents", "contacts", "promises", "movements"]

KINDS_LISTED: dict[ClaimList, tuple[ClaimKind, ...]] = {
    "contacts": ("contact",),
    "incidents": ("attack", "responsibility", "toll"),
    "positions": ("position",),
    "promises": ("promise",),
    "havens": ("presence",),
    "movements": ("movement",),
    "acts": ("act",),
    "claims": get_args(ClaimKind),
}
ENTRIES_LISTED: dict[EntryList, EntryKind] = {
    "incidents": "incident",
    "contacts": "contact",
    "promises": "promise",
    "movements": "movement",
}


def read(
    paths: Iterable[Path], *, stated: Stated | None = None, desk: Path | None = None
) -> Iterator[Taken | Refused]:
    """Read report files, each kept in `desk` where one is named, and give what became of each in turn."""
    return read_reports(paths, stated=stated or Stated(), desk=desk)


def link(desk: Path) -> Linked:
    """Link all claims of the desk anew, and keep what changed. `read` does this for what it reads."""
    with open_desk(desk) as opened:
        return link_desk(opened)


def list_entries(
    desk: Path, which: EntryList, scope: Scope | None = None
) -> tuple[tuple[Entry, ...], Searched]:
    """List the entries of one sort within the scope, and say how much was searched."""
    with open_desk(desk) as opened:
        return find_entries(opened, ENTRIES_LISTED[which], _checked(scope))


def list_register(
    desk: Path, register: RegisterName, scope: Scope | None = None
) -> tuple[RegisterEntry, ...]:
    """List what another register has coded within the scope, as it was last imported."""
    with open_desk(desk) as opened:
        return find_register_entries(opened, register, _checked(scope))


def list_claims(
    desk: Path, which: ClaimList = "claims", scope: Scope | None = None, *, kind: ClaimKind | None = None
) -> tuple[tuple[ClaimEntry, ...], Searched]:
    """List the current claims of one sort, or of one kind, within the scope, and say how much was searched."""
    with open_desk(desk) as opened:
        return find_claims(opened, (kind,) if kind else KINDS_LISTED[which], _checked(scope))


def list_documents(desk: Path, scope: Scope | None = None) -> tuple[tuple[DocumentEntry, ...], Searched]:
    """List the documents within the scope, and say how much was searched."""
    with open_desk(desk) as opened:
        return find_documents(opened, _checked(scope))


def show(desk: Path, id: str) -> EntryHistory | ClaimHistory | DocumentHistory:
    """Show one entry (``inc-…``), claim (``clm-…``) or document (``doc-…``); the beginning of an id is enough."""
    return history(desk, id)


def history(
    desk: Path, id: str, *, as_of: date | datetime | None = None, published_until: date | None = None
) -> EntryHistory | ClaimHistory | DocumentHistory:
    """Give what became of one entry, claim or document.

    Of an entry: as the desk held it at the end of a day or at an instant (`as_of`), and as reports published
    until a day tell of it (`published_until`).
    """
    if not (is_entry(id) or id.startswith(("clm-", "doc-"))):
        raise InputError(
            f"{id} is no id of an entry, claim or document; they begin with inc-, con-, pro-, mov-, clm- or doc-"
        )
    if (as_of or published_until) and not is_entry(id):
        raise InputError(f"{id} is no entry; only entries can be shown as of an earlier moment")
    with open_desk(desk) as opened:
        if is_entry(id):
            return load_entry(opened, id, AsOf(_instant(as_of), published_until))
        return load_claim(opened, id) if id.startswith("clm-") else load_document(opened, id)


def history_of_decisions(desk: Path) -> tuple[Decision, ...]:
    """List all that persons decided, the last one last."""
    with open_desk(desk) as opened:
        return load_decisions(opened)


def merge(desk: Path, ids: Sequence[str], person: Person) -> Decided:
    """Hold two or more entries to be one."""
    with open_desk(desk) as opened:
        return merge_entries(opened, ids, person)


def split(desk: Path, id: str, claims: Sequence[str], person: Person) -> Decided:
    """Take claims out of an entry, as another that is not the same."""
    with open_desk(desk) as opened:
        return split_entry(opened, id, claims, person)


def undo(desk: Path, person: Person) -> Decided:
    """Take back the last decision of a person that is in force."""
    with open_desk(desk) as opened:
        return undo_last(opened, person)


def review(desk: Path) -> ToReview:
    """List what is unsure: claims below the threshold, pairs that may be one, decisions that wait."""
    with open_desk(desk) as opened:
        return find_unsure(opened)


def accept(desk: Path, ids: Sequence[str], person: Person) -> Decided:
    """Confirm claims: what was kept for review becomes part of the record."""
    with open_desk(desk) as opened:
        return accept_claims(opened, ids, person)


def correct(desk: Path, id: str, changes: Sequence[str], person: Person) -> Decided:
    """Say what fields of a claim should be, each as ``FIELD=VALUE``; what was read stays beside it."""
    with open_desk(desk) as opened:
        return correct_fields(opened, id, changes, person)


def reject(desk: Path, ids: Sequence[str], person: Person) -> Decided:
    """Say that claims were read wrongly; they do not come back when the report is read again."""
    with open_desk(desk) as opened:
        return reject_claims(opened, ids, person)


def grade(desk: Path, source: str, letter: str, person: Person) -> Decided:
    """Give a publisher or speaker its Admiralty letter, A to F."""
    with open_desk(desk) as opened:
        return grade_source(opened, source, letter, person)


def grade_history(desk: Path, source: str | None = None) -> tuple[SourceGrade, ...]:
    """List the letters that sources were given, the latest last."""
    with open_desk(desk) as opened:
        return list_grades(opened, source)


def import_register(desk: Path, path: Path, by: str) -> Imported:
    """Keep what another register has coded (UCDP GED, ACLED or GDELT), beside the desk's own record."""
    register = parse_register(path)
    with open_desk(desk, create=True) as opened:
        return keep_register(opened, register, by)


def promise_list(
    desk: Path, *, by: str | None = None, due_before: date | None = None
) -> tuple[tuple[PromiseListed, ...], Searched]:
    """List the promises of one promisor or of all, due before a day or whenever."""
    with open_desk(desk) as opened:
        return list_promises(opened, by, due_before)


def promise_show(desk: Path, id: str) -> PromiseShown:
    """Show one promise: its words, restatements and denials, criteria, findings and verdicts."""
    with open_desk(desk) as opened:
        return show_promise(opened, id)


def promise_export(desk: Path) -> tuple[PromiseListed, ...]:
    """Give every promise with the last verdict of each judge, for export on a scale."""
    with open_desk(desk) as opened:
        return list_promises(opened)[0]


def criteria_new(
    desk: Path, promise: str, file: Path, *, owner: str | None = None, at: datetime | None = None
) -> tuple[Criterion, ...]:
    """Set the criteria of a file for a promise. Raises BrokenCriteria, and sets none, where one is broken."""
    with open_desk(desk) as opened:
        return new_criteria(opened, promise, file, owner, at)


def criteria_list(desk: Path, promise: str | None = None) -> tuple[Criterion, ...]:
    """List every version of every criterion, of one promise or of all."""
    with open_desk(desk) as opened:
        return list_criteria(opened, promise)


def criteria_show(desk: Path, id: str) -> tuple[Criterion, tuple[Finding, ...]]:
    """Show one version of a criterion, with everything found by it."""
    with open_desk(desk) as opened:
        return show_criterion(opened, id)


def judge(
    desk: Path, as_of: date, *, promise: str | None = None, at: datetime | None = None
) -> tuple[Judged, ...]:
    """Find anew what the record shows of each criterion, from reports published until a day, and keep what is news."""
    with open_desk(desk) as opened:
        return judge_desk(opened, as_of, promise, at)


def finding_show(desk: Path, id: str) -> tuple[Finding, Criterion, tuple[Number, ...]]:
    """Show one finding with its criterion, and each of its numbers with the query that gives it."""
    with open_desk(desk) as opened:
        return show_finding(opened, id)


def verdict(desk: Path, promise: str, word: str, signature: Signature) -> Verdict:
    """Keep what a judge holds of a promise, with a reason and the findings it rests on."""
    with open_desk(desk) as opened:
        return give_verdict(opened, promise, word, signature)


def trend(desk: Path, asked: Asked, until: date) -> Trend:
    """Count by week, from reports published until a day, and say whether the last week is a surge."""
    with open_desk(desk) as opened:
        return trend_of(opened, asked, until)


def relations(
    desk: Path, one: str, other: str, *, since: date | None = None, until: date | None = None
) -> Relation:
    """Say what two parties do to each other, cooperation and conflict apart."""
    with open_desk(desk) as opened:
        return relation_of(opened, one, other, since, until)


def check(desk: Path) -> CheckReport:
    """Check every hash, id and cited word of the desk."""
    with open_desk(desk) as opened:
        return check_desk(opened)


def schema(of: Published = "reading") -> dict[str, Any]:
    """Give the JSON Schema of what `watchdesk` prints as JSON."""
    return published_schema(of)


def _checked(scope: Scope | None) -> Scope:
    scope = scope or Scope()
    if scope.since and scope.until and scope.since > scope.until:
        raise InputError(f"--since {scope.since} is after --until {scope.until}; exchange the two")
    return scope


def _instant(as_of: date | datetime | None) -> str | None:
    """A day means its end: all that was recorded on it counts. Days are those of UTC."""
    if as_of is None:
        return None
    if not isinstance(as_of, datetime):
        as_of = datetime.combine(as_of, time(23, 59, 59), UTC)
    return as_of.astimezone(UTC).isoformat(timespec="seconds")
