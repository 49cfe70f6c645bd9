"""The journey of one promise, top to bottom.

    criteria ──▶ view ──▶ findings ──▶ verdicts
    somebody's   the      computed     somebody's
    file         record   and kept     signature

Each verb is one transaction: what it stores, it stores whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import sqlalchemy as sa

from watchdesk.domain.claim import ClaimKind
from watchdesk.domain.criterion import Criterion, Measure
from watchdesk.domain.entry import PromiseEntry
from watchdesk.domain.finding import Finding
from watchdesk.domain.verdict import VERDICT_WORDS, Proposal, Verdict, VerdictWord, verdict_id
from watchdesk.errors import InputError
from watchdesk.judgement.criteria import Known, parse_criteria, set_criteria
from watchdesk.judgement.findings import find, is_same
from watchdesk.judgement.proposals import propose
from watchdesk.judgement.relations import Party, Relation, find_relation
from watchdesk.judgement.trends import Trend, find_trend
from watchdesk.record import Desk, Searched
from watchdesk.record.asking import Scope
from watchdesk.record.entries.finding import (
    EntryHistory,
    entry_at,
    find_entries,
    full_id,
    load_entry,
)
from watchdesk.record.judged.criteria import (
    keep_criteria,
    load_criteria,
    load_criterion,
    newest_of,
)
from watchdesk.record.judged.findings import (
    keep_finding,
    last_finding,
    last_of,
    load_finding,
    load_findings,
)
from watchdesk.record.judged.parties import find_actor
from watchdesk.record.judged.queries import Number, numbers_of
from watchdesk.record.judged.verdicts import in_force, keep_verdict, load_verdicts
from watchdesk.record.judged.viewing import view_record
from watchdesk.vocabulary.areas import PlaceUnclear, find_area

WITHOUT_FINDINGS: frozenset[VerdictWord] = frozenset({"not-yet-due", "cannot-judge"})
"""Verdicts that may rest on nothing found."""


@dataclass(frozen=True, slots=True)
class PromiseShown:
    """One promise with all that is known and held of it."""

    history: EntryHistory
    criteria: tuple[Criterion, ...]
    """Every version, in the order in which they were set."""
    findings: tuple[Finding, ...]
    """The last by each criterion."""
    verdicts: tuple[Verdict, ...]
    """Every one, in the order in which they were given."""
    proposals: tuple[tuple[str, Proposal], ...]
    """What the findings by each owner's criteria amount to by rule."""

    @property
    def promise(self) -> PromiseEntry:
        """The promise as the desk holds it."""
        assert isinstance(self.history.entry, PromiseEntry)
        return self.history.entry


@dataclass(frozen=True, slots=True)
class PromiseListed:
    """One promise as a list shows it."""

    promise: PromiseEntry
    words: str
    """What it is about, in a report's words."""
    deadline: date | None
    criteria: int
    verdicts: tuple[Verdict, ...]
    """The last of each judge."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What judging did with one criterion."""

    criterion: Criterion
    finding: Finding
    news: bool
    """The finding is new; otherwise it is the last one, which still says the same."""


def list_promises(
    desk: Desk, by: str | None = None, due_before: date | None = None
) -> tuple[tuple[PromiseListed, ...], Searched]:
    """List the promises, of one promisor or of all, due before a day or whenever."""
    entries, searched = find_entries(desk, "promise", Scope(actor=by))
    with desk.asking() as connection:
        key = find_actor(connection, by) if by else None
        listed = [
            _listed(connection, each)
            for each in entries
            if isinstance(each, PromiseEntry) and (key is None or _promises(each, key))
        ]
    due = [each for each in listed if due_before is None or (each.deadline and each.deadline < due_before)]
    return tuple(due), searched


def _promises(promise: PromiseEntry, key: str) -> bool:
    """Say whether the party promises, and is not the one to whom it is promised."""
    sides = {party.side for party in promise.parties if party.actor == key}
    return not sides or "initiator" in sides


def _listed(connection: sa.Connection, promise: PromiseEntry) -> PromiseListed:
    criteria = newest_of(load_criteria(connection, promise.id))
    return PromiseListed(
        promise=promise,
        words=promise.about[0].words if promise.about else "",
        deadline=deadline_of(promise),
        criteria=len(criteria),
        verdicts=in_force(load_verdicts(connection, promise.id)),
    )


def deadline_of(promise: PromiseEntry) -> date | None:
    """Give the last day by which most accounts say that a promise is due; None where none says."""
    return next((each.when.latest for each in promise.deadlines if each.when.latest), None)


def show_promise(desk: Desk, id: str) -> PromiseShown:
    """Show one promise; the beginning of its id is enough."""
    history = load_entry(desk, _promise_id(id))
    with desk.asking() as connection:
        criteria = load_criteria(connection, history.entry.id)
        newest = {each.id: each for each in newest_of(criteria)}
        found = load_findings(connection, history.entry.id)
        last = [each for each in last_of(found) if each.criterion in newest]
        return PromiseShown(
            history=history,
            criteria=criteria,
            findings=tuple(last),
            verdicts=load_verdicts(connection, history.entry.id),
            proposals=tuple(_proposals(newest, last)),
        )


def _promise_id(id: str) -> str:
    if not id.startswith("pro-"):
        raise InputError(
            f"{id} is no id of a promise; they begin with pro-, and `watchdesk promise list` shows them"
        )
    return id


def _proposals(criteria: dict[str, Criterion], findings: Sequence[Finding]) -> Iterable[tuple[str, Proposal]]:
    for owner in dict.fromkeys(each.owner for each in criteria.values()):
        theirs = [each for each in findings if criteria[each.criterion].owner == owner]
        proposal = propose(theirs)
        if proposal:
            yield owner, proposal


def new_criteria(
    desk: Desk, promise: str, file: Path, owner: str | None = None, at: datetime | None = None
) -> tuple[Criterion, ...]:
    """Set the criteria in a file for a promise. Raises BrokenCriteria, and keeps none, where one is broken."""
    text = _text_of(file)
    history = load_entry(desk, _promise_id(promise))
    assert isinstance(history.entry, PromiseEntry)
    with desk.adding() as connection:
        known = Known(lambda words: find_actor(connection, words), deadline_of(history.entry), owner)
        stated = parse_criteria(text, file.name, known)
        _refuse_other_promise(connection, desk, stated.promise, history.entry.id, file.name)
        return keep_criteria(connection, set_criteria(stated, history.entry.id, text, _moment(at)))


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not text in UTF-8; save it as such") from error


def _refuse_other_promise(
    connection: sa.Connection, desk: Desk, stated: str | None, promise: str, name: str
) -> None:
    if stated and entry_at(connection, full_id(connection, desk, _promise_id(stated))) != promise:
        raise InputError(f"{name} is written for {stated}, and not for {promise}")


def list_criteria(desk: Desk, promise: str | None = None) -> tuple[Criterion, ...]:
    """List every version of every criterion, of a promise or of all."""
    if promise is None:
        with desk.asking() as connection:
            return load_criteria(connection)
    return show_promise(desk, promise).criteria


def show_criterion(desk: Desk, id: str) -> tuple[Criterion, tuple[Finding, ...]]:
    """Show one version of a criterion, with everything found by it."""
    with desk.asking() as connection:
        criterion = load_criterion(connection, id)
        found = load_findings(connection, criterion.promise)
        return criterion, tuple(each for each in found if each.criterion == criterion.id)


def show_finding(desk: Desk, id: str) -> tuple[Finding, Criterion, tuple[Number, ...]]:
    """Show one finding with its criterion, and each of its numbers with the query that gives it."""
    with desk.asking() as connection:
        finding = load_finding(connection, id)
        criterion = load_criterion(connection, finding.criterion)
        return finding, criterion, numbers_of(finding, criterion)


def judge_desk(
    desk: Desk, as_of: date, promise: str | None = None, at: datetime | None = None
) -> tuple[Judged, ...]:
    """Find anew what the record shows of the newest version of each criterion, and keep what is news."""
    with desk.adding() as connection:
        of = entry_at(connection, full_id(connection, desk, _promise_id(promise))) if promise else None
        criteria = newest_of(load_criteria(connection, of))
        view = view_record(connection, as_of, {each.measure.kind for each in criteria})
        judged = []
        for criterion in criteria:
            last = last_finding(connection, criterion.id)
            finding = find(criterion, view, _moment(at), last)
            news = last is None or not is_same(last, finding)
            if news:
                keep_finding(connection, finding)
            judged.append(Judged(criterion, finding if news or last is None else last, news))
        return tuple(judged)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who judges, with what reason, by which findings, and on which day."""

    judge: str
    because: str
    cites: tuple[str, ...] = ()
    on: date | None = None
    at: datetime | None = None


def give_verdict(desk: Desk, promise: str, word: str, signature: Signature) -> Verdict:
    """Keep a verdict that somebody signs."""
    history = load_entry(desk, _promise_id(promise))
    at = _moment(signature.at)
    with desk.adding() as connection:
        cited = [load_finding(connection, each) for each in dict.fromkeys(signature.cites)]
        about = {each.id for each in load_findings(connection, history.entry.id)}
        _refuse_unfounded(word, signature, cited, about, history.entry.id)
        draft = Verdict(
            id="ver-draft",
            promise=history.entry.id,
            word=word,
            judge=signature.judge.strip(),
            on=signature.on or at.date(),
            because=signature.because.strip(),
            cites=tuple(each.id for each in cited),
            at=at,
        )
        verdict = draft.model_copy(update={"id": verdict_id(draft)})
        keep_verdict(connection, verdict)
        return verdict


def _refuse_unfounded(
    word: str, signature: Signature, cited: Sequence[Finding], about: set[str], promise: str
) -> None:
    if word not in VERDICT_WORDS:
        raise InputError(f"{word!r} is no verdict; choose one of {', '.join(VERDICT_WORDS)}")
    if not signature.judge.strip():
        raise InputError("a verdict has a judge: give --judge")
    if not signature.because.strip():
        raise InputError("a verdict has a reason: give --because")
    foreign = [each.id for each in cited if each.id not in about]
    if foreign:
        raise InputError(f"{foreign[0]} was found on another promise than {promise}")
    if not cited and word not in WITHOUT_FINDINGS:
        raise InputError(
            f"{word} rests on findings: give --cites; `watchdesk promise show {promise}` lists them"
        )


def all_verdicts(desk: Desk) -> tuple[tuple[PromiseListed, ...], Searched]:
    """Give every promise with the last verdict of each judge, for an export."""
    return list_promises(desk)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a trend is asked of, in the words in which it is asked."""

    kind: ClaimKind
    where: str | None = None
    by: str | None = None
    against: str | None = None
    type: str | None = None
    since: date | None = None

    @property
    def words(self) -> str:
        """What is counted, in words."""
        parts = (
            f"{self.kind}s",
            f"({self.type})" if self.type else "",
            f"in {self.where}" if self.where else "",
            f"by {self.by}" if self.by else "",
            f"against {self.against}" if self.against else "",
        )
        return " ".join(filter(None, parts))


def trend_of(desk: Desk, asked: Asked, until: date) -> Trend:
    """Count by week, from reports published until a day, and judge each week."""
    with desk.asking() as connection:
        measure = Measure(
            sort="count",
            kind=asked.kind,
            types=(asked.type,) if asked.type else (),
            by=_actors(connection, "--by", asked.by),
            against=_actors(connection, "--against", asked.against),
            where=_area(asked.where),
        )
        view = view_record(connection, until, (asked.kind,))
    return find_trend(view, measure, asked.words, asked.since, until)


def _actors(connection: sa.Connection, option: str, words: str | None) -> tuple[str, ...]:
    return (_actor(connection, option, words),) if words else ()


def _actor(connection: sa.Connection, option: str, words: str) -> str:
    key = find_actor(connection, words)
    if key is None:
        raise InputError(f"{option}: {words!r} is known neither to the register nor to this desk")
    return key


def _area(words: str | None) -> str | None:
    try:
        return find_area(words) if words else None
    except PlaceUnclear as unclear:
        raise InputError(f"--where: {unclear}") from None


RELATING: tuple[ClaimKind, ...] = ("act", "attack", "contact", "position", "promise")
"""Kinds of claim by which parties act on each other."""


def relation_of(
    desk: Desk, one: str, other: str, since: date | None = None, until: date | None = None
) -> Relation:
    """Find what two parties do to each other."""
    with desk.asking() as connection:
        parties = [Party(_actor(connection, "relations", words), words) for words in (one, other)]
        if parties[0].key == parties[1].key:
            raise InputError(f"{one!r} and {other!r} are one party; name two")
        view = view_record(connection, until or date.max, RELATING)
    return find_relation(view, parties[0], parties[1], since, until)


def _moment(at: datetime | None) -> datetime:
    return (at or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
