"""What Watchdesk does, as functions: one verb for each command, several for `list`, `place` and `actor`.

    read            reports become Readings, kept in a desk and linked
    link            which claims tell of one thing? all of a desk at once
    list_entries    which incidents, contacts, promises and movements the desk holds
    list_claims     which claims it holds
    list_documents  which reports it holds
    place           which places a name means
    place_list      which places are the desk's own
    place_add       keep a place of the desk's own
    place_remove    take it away
    actor           whom a name means
    actor_list      what the desk itself says of actors
    actor_add_name  keep another name of an actor
    actor_decide    keep that two actors are the same, or different
    actor_undo      take back a name or a decision
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
    search          which reports and claims have these words?
    brief_draft     what does the record hold of some days, in sentences that cite it?
    brief_check     does what is cited support each sentence?
    brief_export    a brief as Markdown, HTML or Word
    account_add     let somebody log in to a served desk
    account_list    who may log in
    account_remove  let somebody log in no more
    mark            who may see a report
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
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Literal, cast, get_args

from watchdesk.domain.access import LogIn
from watchdesk.domain.claim import ClaimKind
from watchdesk.domain.criterion import Criterion
from watchdesk.domain.decision import Decision
from watchdesk.domain.entry import Entry
from watchdesk.domain.finding import Finding
from watchdesk.domain.linking import EntryKind
from watchdesk.domain.own_names import NO_NAMES, OwnNames, OwnPlace, Sameness, own_place_id
from watchdesk.domain.place import PlaceKind
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
from watchdesk.outlets.briefs import (
    Brief,
    Checked,
    Exported,
    Format,
    check_brief,
    draft_brief,
    export_brief,
)
from watchdesk.outlets.naming import PlaceAnswer
from watchdesk.pipeline import Refused, Taken, read_reports
from watchdesk.record import (
    ActorAnswers,
    AsOf,
    CheckReport,
    ClaimEntry,
    ClaimHistory,
    Decided,
    Desk,
    DocumentEntry,
    DocumentHistory,
    EntryBrowsing,
    EntryHistory,
    Hits,
    Imported,
    Linked,
    OwnFact,
    Person,
    Scope,
    Searched,
    Searching,
    SourceGrade,
    ToReview,
    accept_claims,
    add_actor_name,
    add_own_place,
    browse_entries,
    check_desk,
    cite_claims,
    correct_fields,
    decide_actors,
    find_actor_id,
    find_actors,
    find_claims,
    find_documents,
    find_entries,
    find_register_entries,
    find_unsure,
    grade_source,
    index_desk,
    index_entries,
    is_entry,
    keep_register,
    link_desk,
    list_accounts,
    list_grades,
    list_own_facts,
    load_claim,
    load_decisions,
    load_document,
    load_entry,
    load_own_names,
    mark_documents,
    marking_of,
    merge_entries,
    open_desk,
    reject_claims,
    remove_account,
    remove_own_place,
    search_desk,
    set_account,
    split_entry,
    undo_last,
    undo_own_fact,
)
from watchdesk.record.judged.queries import Number
from watchdesk.record.judged.shown import Judged, PromiseListed, PromiseShown
from watchdesk.vocabulary.actors import fold_name, register
from watchdesk.vocabulary.gazetteer import alike, candidates, dispute_at
from watchdesk.vocabulary.own_names import places_with

__all__ = [
    "Asked",
    "LogIn",
    "OwnPlaceStated",
    "Person",
    "Refused",
    "Scope",
    "Searching",
    "Signature",
    "Stated",
    "Taken",
    "accept",
    "account_add",
    "account_list",
    "account_remove",
    "actor",
    "actor_add_name",
    "actor_decide",
    "actor_list",
    "actor_undo",
    "brief_check",
    "brief_draft",
    "brief_export",
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
    "mark",
    "merge",
    "place",
    "place_add",
    "place_list",
    "place_remove",
    "promise_export",
    "promise_list",
    "promise_show",
    "read",
    "reject",
    "relations",
    "review",
    "schema",
    "search",
    "show",
    "split",
    "trend",
    "undo",
    "verdict",
]

USUAL_DESK = Path("watchdesk.db")
_MOST_ALIKE = 8

ClaimList = Literal["contacts", "incidents", "positions", "promises", "havens", "movements", "acts", "claims"]
AnyHistory = EntryHistory | ClaimHistory | DocumentHistory
EntryList = Literal["incidents", "contacts", "promises", "movements"]


@dataclass(frozen=True, slots=True)
class OwnPlaceStated:
    """A place as somebody states it, before it is checked."""

    name: str
    lat: float
    lon: float
    kind: str = "city"
    country: str | None = None
    """By name or by ISO 3166-1 code."""
    division: str | None = None
    aliases: tuple[str, ...] = ()


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


MOST_IN_BRIEF = 60
"""Entries of each kind in one draft, the latest; how many were left out stands in its title."""


def read(
    paths: Iterable[Path], *, stated: Stated | None = None, desk: Path | None = None
) -> Iterator[Taken | Refused]:
    """Read report files, each kept in `desk` where one is named, and give what became of each in turn."""
    return read_reports(paths, stated=stated or Stated(), desk=desk)


def link(desk: Path | Desk) -> Linked:
    """Link all claims of the desk anew, and keep what changed. `read` does this for what it reads."""
    with _opened(desk) as opened:
        return link_desk(opened)


def list_entries(
    desk: Path | Desk, which: EntryList, scope: Scope | None = None
) -> tuple[tuple[Entry, ...], Searched]:
    """List the entries of one sort within the scope, and say how much was searched."""
    with _opened(desk) as opened:
        return find_entries(opened, ENTRIES_LISTED[which], _checked(scope))


def list_register(
    desk: Path | Desk, register: RegisterName, scope: Scope | None = None
) -> tuple[RegisterEntry, ...]:
    """List what another register has coded within the scope, as it was last imported."""
    with _opened(desk) as opened:
        return find_register_entries(opened, register, _checked(scope))


def list_claims(
    desk: Path | Desk,
    which: ClaimList = "claims",
    scope: Scope | None = None,
    *,
    kind: ClaimKind | None = None,
) -> tuple[tuple[ClaimEntry, ...], Searched]:
    """List the current claims of one sort, or of one kind, within the scope, and say how much was searched."""
    with _opened(desk) as opened:
        return find_claims(opened, (kind,) if kind else KINDS_LISTED[which], _checked(scope))


def list_documents(
    desk: Path | Desk, scope: Scope | None = None
) -> tuple[tuple[DocumentEntry, ...], Searched]:
    """List the documents within the scope, and say how much was searched."""
    with _opened(desk) as opened:
        return find_documents(opened, _checked(scope))


def show(desk: Path | Desk, id: str) -> EntryHistory | ClaimHistory | DocumentHistory:
    """Show one entry (``inc-…``), claim (``clm-…``) or document (``doc-…``); the beginning of an id is enough."""
    return history(desk, id)


def history(
    desk: Path | Desk, id: str, *, as_of: date | datetime | None = None, published_until: date | None = None
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
    with _opened(desk) as opened:
        if is_entry(id):
            return load_entry(opened, id, AsOf(_instant(as_of), published_until))
        return load_claim(opened, id) if id.startswith("clm-") else load_document(opened, id)


def place(
    name: str, *, near: str | None = None, country: str | None = None, desk: Path | None = None
) -> tuple[tuple[PlaceAnswer, ...], tuple[str, ...]]:
    """Give the places a name may mean, best first; and, where there is none, names spelled alike."""
    from watchdesk.reading.where.lookup import look_up  # brings the reading stage: only where it is asked

    own = places_with(_own_names(desk))
    code = _country_code(country) if country else None
    if near and not look_up(_as_name(near), own=own):
        raise InputError(f"--near: no place called {near!r} is known; name a country, a province or a town")
    asked = _as_name(name)
    found = look_up(asked, near=_as_name(near) if near else None, country=code, own=own)
    others = () if found else dict.fromkeys(each.name for each in alike(asked))
    return tuple(PlaceAnswer(each.place, each.share) for each in found), tuple(others)[:_MOST_ALIKE]


def place_list(desk: Path) -> tuple[OwnFact, ...]:
    """List the desk's own places, with who added each and when."""
    with open_desk(desk) as opened:
        return tuple(fact for fact in list_own_facts(opened) if isinstance(fact.said, OwnPlace))


def place_add(desk: Path, place: OwnPlaceStated, *, by: str) -> OwnFact:
    """Keep a place of the desk's own, which the reader uses from then on."""
    checked = _checked_place(place)
    with open_desk(desk, create=True) as opened:
        return add_own_place(opened, checked, by=by)


def place_remove(desk: Path, id: str, *, by: str) -> OwnFact:
    """Take away a place of the desk's own; its history stays."""
    with open_desk(desk) as opened:
        return remove_own_place(opened, id, by=by)


def actor(name: str, *, desk: Path | None = None) -> ActorAnswers:
    """Give everybody a name may mean, and, with a desk, how its reports name them."""
    if not name.strip():
        raise InputError("say whom: watchdesk actor NAME")
    path = _desk_if_any(desk)
    if path is None:
        return find_actors(name)
    with open_desk(path) as opened:
        return find_actors(name, opened)


def actor_list(desk: Path) -> tuple[OwnFact, ...]:
    """List the names and decisions on actors that are the desk's own, with by whom and when."""
    with open_desk(desk) as opened:
        return tuple(fact for fact in list_own_facts(opened) if not isinstance(fact.said, OwnPlace))


def actor_add_name(desk: Path, id: str, name: str, *, by: str) -> OwnFact:
    """Keep a further name of an actor, which the reader and the lists use from then on."""
    with open_desk(desk, create=True) as opened:
        return add_actor_name(opened, _actor_id(id), name, by=by)


def actor_decide(desk: Path, one: str, other: str, ruling: Sameness, *, by: str) -> OwnFact:
    """Keep that two actors are the same, found under the first, or are different."""
    with open_desk(desk, create=True) as opened:
        return decide_actors(opened, _actor_id(one), _actor_id(other), ruling, by=by)


def actor_undo(desk: Path, id: str, *, by: str) -> OwnFact:
    """Take back a name or a decision; that it was made stays in the history."""
    with open_desk(desk) as opened:
        return undo_own_fact(opened, id, by=by)


def history_of_decisions(desk: Path | Desk) -> tuple[Decision, ...]:
    """List all that persons decided, the last one last."""
    with _opened(desk) as opened:
        return load_decisions(opened)


def merge(desk: Path | Desk, ids: Sequence[str], person: Person) -> Decided:
    """Hold two or more entries to be one."""
    with _opened(desk) as opened:
        return merge_entries(opened, ids, person)


def split(desk: Path | Desk, id: str, claims: Sequence[str], person: Person) -> Decided:
    """Take claims out of an entry, as another that is not the same."""
    with _opened(desk) as opened:
        return split_entry(opened, id, claims, person)


def undo(desk: Path | Desk, person: Person) -> Decided:
    """Take back the last decision of a person that is in force."""
    with _opened(desk) as opened:
        return undo_last(opened, person)


def review(desk: Path | Desk) -> ToReview:
    """List what is unsure: claims below the threshold, pairs that may be one, decisions that wait."""
    with _opened(desk) as opened:
        return find_unsure(opened)


def accept(desk: Path | Desk, ids: Sequence[str], person: Person) -> Decided:
    """Confirm claims: what was kept for review becomes part of the record."""
    with _opened(desk) as opened:
        return accept_claims(opened, ids, person)


def correct(desk: Path | Desk, id: str, changes: Sequence[str], person: Person) -> Decided:
    """Say what fields of a claim should be, each as ``FIELD=VALUE``; what was read stays beside it."""
    with _opened(desk) as opened:
        return correct_fields(opened, id, changes, person)


def reject(desk: Path | Desk, ids: Sequence[str], person: Person) -> Decided:
    """Say that claims were read wrongly; they do not come back when the report is read again."""
    with _opened(desk) as opened:
        return reject_claims(opened, ids, person)


def grade(desk: Path | Desk, source: str, letter: str, person: Person) -> Decided:
    """Give a publisher or speaker its Admiralty letter, A to F."""
    with _opened(desk) as opened:
        return grade_source(opened, source, letter, person)


def grade_history(desk: Path | Desk, source: str | None = None) -> tuple[SourceGrade, ...]:
    """List the letters that sources were given, the latest last."""
    with _opened(desk) as opened:
        return list_grades(opened, source)


def import_register(desk: Path | Desk, path: Path, by: str) -> Imported:
    """Keep what another register has coded (UCDP GED, ACLED or GDELT), beside the desk's own record."""
    register = parse_register(path)
    with _opened(desk, create=True) as opened:
        return keep_register(opened, register, by)


def search(desk: Path | Desk, searching: Searching, *, page: int = 1) -> Hits:
    """Find the reports and claims that have these words, the best first, twenty at a time."""
    with _opened(desk) as opened:
        index_desk(opened)
        return search_desk(opened, searching, page=page)


def brief_draft(desk: Path | Desk, since: date, until: date) -> Brief:
    """Draft a brief of what the record holds of these days, each sentence with what it cites."""
    if since > until:
        raise InputError(f"--since {since} is after --until {until}; exchange the two")
    with _opened(desk) as opened:
        if isinstance(desk, Path):
            index_entries(opened)
        kinds = ENTRIES_LISTED.values()
        parts = [
            browse_entries(opened, EntryBrowsing(kind, since, until), size=MOST_IN_BRIEF) for kind in kinds
        ]
        left_out = sum(len(part.marks) - len(part.entries) for part in parts)
        entries = (entry for part in parts for entry in reversed(part.entries))
        return draft_brief(since, until, entries, left_out=left_out)


def brief_check(desk: Path | Desk, brief: Brief) -> tuple[Checked, ...]:
    """Check each sentence of a brief against what it cites."""
    with _opened(desk) as opened:
        return check_brief(brief, cite_claims(opened, _cites_of(brief)))


def brief_export(
    desk: Path | Desk, brief: Brief, format: Format, *, keep_unsupported: bool = False
) -> Exported:
    """Export a brief; what is not supported is left out and said to be, or kept and marked."""
    with _opened(desk) as opened:
        cited = cite_claims(opened, _cites_of(brief))
        documents = {each.held.document.id for each in cited.values()}
        return export_brief(
            brief,
            check_brief(brief, cited),
            cited,
            format,
            markings=[marking_of(opened, document)[0] for document in sorted(documents)],
            keep_unsupported=keep_unsupported,
        )


def _cites_of(brief: Brief) -> set[str]:
    return {id for sentence in brief.sentences for id in sentence.cites}


def account_add(
    desk: Path | Desk,
    name: str,
    *,
    role: str = "reader",
    clearance: str = "clear",
    groups: Sequence[str] = (),
    password: str,
    person: Person,
) -> LogIn:
    """Let somebody log in to a served desk, or change what they may."""
    with _opened(desk, create=True) as opened:
        return set_account(
            opened, name, role=role, clearance=clearance, groups=groups, password=password, by=person.by
        )


def account_list(desk: Path | Desk) -> tuple[LogIn, ...]:
    """List who may log in."""
    with _opened(desk) as opened:
        return list_accounts(opened)


def account_remove(desk: Path | Desk, name: str, person: Person) -> None:
    """Let somebody log in no more."""
    with _opened(desk) as opened:
        remove_account(opened, name, by=person.by)


def mark(
    desk: Path | Desk,
    marking: str,
    documents: Sequence[str] | None,
    *,
    kept_for: str | None = None,
    person: Person,
) -> int:
    """Mark documents, or all that nobody has marked where None are given; say how many."""
    with _opened(desk) as opened:
        return mark_documents(opened, marking, documents, kept_for=kept_for, by=person.by)


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


def check(desk: Path | Desk) -> CheckReport:
    """Check every hash, id and cited word of the desk."""
    with _opened(desk) as opened:
        return check_desk(opened)


def schema(of: Published = "reading") -> dict[str, Any]:
    """Give the JSON Schema of what `watchdesk` prints as JSON."""
    return published_schema(of)


def _own_names(desk: Path | None) -> OwnNames:
    path = _desk_if_any(desk)
    if path is None:
        return NO_NAMES
    with open_desk(path) as opened:
        return load_own_names(opened)


def _desk_if_any(desk: Path | None) -> Path | None:
    """The desk that is named, else the usual one, where it is there: names are known without one too."""
    path = desk or USUAL_DESK
    return path if path.exists() else None


def _as_name(words: str) -> str:
    """A name as a report would write it: whoever asks in lower case means a name too."""
    return words.strip().title() if words.islower() else words.strip()


def _country_code(words: str) -> str:
    known = register()
    state = known.find_state(words.upper()) or known.find(words)
    if state is not None and state.kind == "state" and state.country:
        return state.country
    code = next((p.country for p in candidates(words) if p.kind == "country" and p.country), None)
    if code is None:
        raise InputError(f"--country: {words!r} is no country known here; give its name or ISO 3166-1 code")
    return code


def _actor_id(words: str) -> str:
    """An id as it stands; a name that means one actor is as good."""
    if words.startswith("act-"):
        return words
    found = find_actor_id(words)
    if found is None:
        raise InputError(f"{words!r} does not mean one known actor; `watchdesk actor {words!r}` shows ids")
    return found


def _checked_place(place: OwnPlaceStated) -> OwnPlace:
    if place.kind not in get_args(PlaceKind):
        raise InputError(f"--kind: {place.kind!r} is none of {', '.join(get_args(PlaceKind))}")
    for option, degrees, most in (("--lat", place.lat, 90), ("--lon", place.lon, 180)):
        if not -most <= degrees <= most:
            raise InputError(f"{option}: {degrees} is not between -{most} and {most} degrees")
    if not fold_name(place.name):
        raise InputError(f"{place.name!r} is no name; give one with letters")
    kind = cast(PlaceKind, place.kind)
    return OwnPlace(
        id=own_place_id(place.name, kind, place.lat, place.lon),
        name=place.name.strip(),
        kind=kind,
        country=_country_code(place.country) if place.country else None,
        division=place.division,
        lat=place.lat,
        lon=place.lon,
        aliases=tuple(dict.fromkeys(alias.strip() for alias in place.aliases if fold_name(alias))),
        disputed=dispute_at(place.lat, place.lon),
    )
@contextmanager
def _opened(desk: Path | Desk, *, create: bool = False) -> Iterator[Desk]:
    """Open the desk at a path for one question; one that is already open stays so."""
    if isinstance(desk, Desk):
        yield desk
    else:
        with open_desk(desk, create=create) as opened:
            yield opened


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
