"""Entries in words and as JSON: every account side by side, with who gives it and how it is graded."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Literal

from pydantic import AwareDatetime, Field

from watchdesk.domain.decision import Decision
from watchdesk.domain.entry import (
    Account,
    CountFigure,
    Entry,
    PartyTold,
    ResponsibilityTold,
    TollFigure,
    TollRange,
)
from watchdesk.domain.frozen import Frozen
from watchdesk.domain.linking import MergeDecision
from watchdesk.domain.time import When
from watchdesk.outlets.wording import (
    clean,
    footing_in_words,
    range_in_words,
    status_in_words,
    when_in_words,
    where_in_words,
)
from watchdesk.record import Decided, EntryHistory, Linked, SourceGrade, ToReview, UnsureLink, day_of

ENTRY_COLUMNS = ("entry", "when", "what", "where", "how many", "reports", "grade")
_STANCES = {"claimed": "claims it", "denied": "denies it", "attributed": "accused of it"}
_WITH = {"contact": " with "}


class PublicEntryEvent(Frozen):
    """One claim joined or left an entry."""

    claim: str
    """Which claim."""
    entry: str
    """Which entry, by the id it then had."""
    what: Literal["joined", "left"]
    """Whether it came or went."""
    at: AwareDatetime
    """When."""
    by: str
    """`machine`, or the person whose decision did it."""
    because: str
    """Why."""


class PublicEntry(Frozen):
    """One entry: what ``watchdesk list incidents --json`` and ``show inc-… --json`` print."""

    schema_: Literal["watchdesk/entry/1"] = Field(alias="schema")
    """The version of this contract."""
    asked: str
    """The id that was asked for; another than the entry's where it was merged or took in an earlier report."""
    entry: Entry
    """The entry itself; its `kind` says which sort."""
    history: tuple[PublicEntryEvent, ...] | None
    """Which claims joined and left; null in lists."""
    decisions: tuple[MergeDecision, ...] | None
    """The judgements on pairs of its claims; null in lists."""


def entry_json(entry: Entry) -> str:
    """Give one line of JSON for an entry of a list."""
    return _public(entry, entry.id)


def entry_history_json(found: EntryHistory) -> str:
    """Give one line of JSON for an entry with what became of it."""
    events = tuple(PublicEntryEvent(**asdict(event)) for event in found.events)
    return _public(found.entry, found.asked, events, found.decisions)


def _public(
    entry: Entry,
    asked: str,
    history: tuple[PublicEntryEvent, ...] | None = None,
    decisions: tuple[MergeDecision, ...] | None = None,
) -> str:
    public = PublicEntry(
        schema="watchdesk/entry/1", asked=asked, entry=entry, history=history, decisions=decisions
    )
    return public.model_dump_json(by_alias=True)


def entry_cells(entry: Entry) -> tuple[str, ...]:
    """Give an entry's row."""
    return (
        entry.id,
        _days(entry),
        _what(entry),
        "; ".join(where_in_words(told.place) for told in entry.places[:2]) or "–",
        _how_many(entry) or "–",
        f"{entry.reports} ({entry.voices} independent)",
        str(entry.grade),
    )


def _days(entry: Entry) -> str:
    if entry.earliest or entry.latest:
        return when_in_words(When(earliest=entry.earliest, latest=entry.latest))
    day = day_of(entry)
    return f"reported {day}" if day else "–"


def _what(entry: Entry) -> str:
    sides = [_names(entry, side) for side in ("initiator", "recipient")]
    if entry.kind == "incident" and not sides[0]:
        told = [f"{clean(each.name)} ({_STANCES[each.stance]})" for each in entry.responsibility]
        sides[0] = ", ".join(dict.fromkeys(told))
    between = _WITH.get(entry.kind, " → ")
    parties = between.join(side or "?" for side in sides) if sides[1] else sides[0] or "?"
    cautions = "expected, denied or supposed only: " if entry.doubted else ""
    return f"{cautions}{parties}{f' · {_event(entry)}' if entry.events else ''}"


def _event(entry: Entry) -> str:
    event = entry.events[0].event
    return f"{event.type}/{event.mode}" if event.mode else event.type


def _names(entry: Entry, side: str) -> str:
    return ", ".join(clean(party.name) for party in entry.parties if party.side == side)


def _how_many(entry: Entry) -> str:
    if entry.kind == "incident":
        return ", ".join(f"{toll.what} {toll_range_in_words(toll)}" for toll in entry.totals)
    if entry.kind == "movement":
        return "; ".join(dict.fromkeys(f"{_count(count)} {clean(count.unit)}" for count in entry.counts))
    return ""


def _count(count: CountFigure | TollFigure) -> str:
    return range_in_words(count.low, count.high)


def toll_range_in_words(toll: TollRange) -> str:
    """Give low, best and high: ``6 – 8 – 9``, or one number where all agree."""
    numbers = ["?" if number is None else f"{number:,}" for number in (toll.low, toll.best, toll.high)]
    return numbers[0] if len(set(numbers)) == 1 else " – ".join(numbers)


def entry_heading(found: EntryHistory) -> list[str]:
    """Give what stands above an entry: what it is, how many tell of it, and by which other ids it goes."""
    entry = found.entry
    lines = [
        f"{entry.id}  {entry.kind}: {_what(entry)}",
        f"{_many(entry.reports, 'report')}, {_many(entry.voices, 'independent voice')}, "
        f"grade {entry.grade} ({entry.grade.because})",
    ]
    if found.asked != entry.id:
        lines.append(f"{found.asked} is now part of {entry.id}")
    others = [other for other in entry.also if other != found.asked]
    return [*lines, f"also known as {', '.join(others)}"] if others else lines


def entry_sections(found: EntryHistory) -> Iterator[tuple[str, list[str]]]:
    """Give titled sections of an entry, those that have something to show."""
    entry = found.entry
    by = {account.claim: account for account in entry.accounts}
    sections: list[tuple[str, Iterable[str]]] = [
        ("When", (f"{when_in_words(told.when)}  {_givers(told.claims, by)}" for told in entry.periods)),
        ("Where", (f"{where_in_words(told.place)}  {_givers(told.claims, by)}" for told in entry.places)),
        ("Who", (_party(party, by) for party in entry.parties)),
        *_sections_of_kind(entry, by),
        ("Accounts", (_account(account) for account in entry.accounts)),
        ("Corrections", (_correction(each) for each in entry.corrections)),
    ]
    yield from ((title, told) for title, lines in sections if (told := list(lines)))


def _sections_of_kind(entry: Entry, by: Mapping[str, Account]) -> list[tuple[str, Iterable[str]]]:
    if entry.kind == "incident":
        tolls = [*entry.totals, *(toll for toll in entry.tolls if _adds(toll, entry.totals))]
        return [
            ("Tolls", (line for toll in tolls for line in _toll(toll, by))),
            ("Responsibility", _responsibility(entry.responsibility, by, entry.competing)),
        ]
    about = ("About", [f"“{clean(told.words)}”  {_givers(told.claims, by)}" for told in entry.about])
    if entry.kind == "movement":
        told = [f"{_count(each)} {clean(each.unit)}  {_figure(each, by)}" for each in entry.counts]
        return [about, ("How many", told)]
    if entry.kind == "promise":
        due = [f"{when_in_words(each.when)}  {_givers(each.claims, by)}" for each in entry.deadlines]
        return [about, ("Due", due)]
    return [about]


def _adds(toll: TollRange, totals: Sequence[TollRange]) -> bool:
    """Say whether a class tells more than the total does."""
    same = [total for total in totals if total.what == toll.what]
    return toll.class_ != "unknown" or not same


def _toll(toll: TollRange, by: Mapping[str, Account]) -> Iterator[str]:
    of = "in all" if toll.class_ == "all" else toll.class_.replace("-", " ")
    yield f"{toll.what}, {of}: {toll_range_in_words(toll)}"
    for figure in toll.figures:
        correction = "  ← later official figure" if figure.correction else ""
        yield f"    {_count(figure)}  {_figure(figure, by)}{correction}"


def _figure(figure: TollFigure | CountFigure, by: Mapping[str, Account]) -> str:
    account = by[figure.claim]
    return f"“{clean(figure.words)}”  {_giver(account)}  {figure.claim}"


def _giver(account: Account) -> str:
    published = f", {account.published:%Y-%m-%d %H:%M}" if account.published else ""
    return f"{_speaker(account)} in {clean(account.publisher) or account.document}{published}"


def _speaker(account: Account) -> str:
    footing = footing_in_words(account.footing)
    return f"{clean(account.speaker)} ({footing})" if account.speaker else footing


def _givers(claims: Iterable[str], by: Mapping[str, Account]) -> str:
    reports = (clean(by[claim].publisher) or by[claim].document for claim in claims)
    return f"({', '.join(dict.fromkeys(reports))}: {', '.join(claims)})"


def _party(party: PartyTold, by: Mapping[str, Account]) -> str:
    side = party.role or party.side
    return f"{side:10} {clean(party.name)}  {_givers(party.claims, by)}"


def _responsibility(
    told: Sequence[ResponsibilityTold], by: Mapping[str, Account], competing: bool
) -> Iterator[str]:
    if competing:
        yield "COMPETING: more than one group claims it"
    for each in told:
        words = "attributed to" if each.stance == "attributed" else f"{each.stance} by"
        giver = "" if each.by == each.name else f", says {clean(each.by)}"
        yield f"{words} {clean(each.name)}{giver}  {_givers(each.claims, by)}"


def _account(account: Account) -> str:
    cautions = [
        "NOT" if account.negated else "",
        account.modality if account.modality != "asserted" else "",
        status_in_words(account.status) if account.status else "",
        "headline" if account.headline else "",
        f"confirmed by {account.accepted_by}" if account.accepted_by else "",
    ]
    told = ", ".join(filter(None, cautions))
    return (
        f"{account.claim}  {account.grade}  {account.kind}{f' ({told})' if told else ''}  {_giver(account)}"
    )


def _correction(each: Any) -> str:
    because = f" because {clean(each.because)}" if each.because else ""
    read = f"; read as {clean(each.read)}" if each.read else "; nothing was read there"
    return f"{each.claim}  {each.field}={clean(each.value)} by {each.by}, {each.at:%Y-%m-%d %H:%M}{because}{read}"


def history_lines(found: EntryHistory) -> list[str]:
    """Say which claims joined and left, when, by whom and why; what happened at once is one line."""
    batches: dict[tuple[str, str, str, str, str], list[str]] = {}
    for event in found.events:
        key = (event.at, event.what, event.entry, event.by, event.because)
        batches.setdefault(key, []).append(event.claim)
    return [
        f"{at}  {', '.join(claims)} {what} {entry} by {by}: {clean(because)}"
        for (at, what, entry, by, because), claims in batches.items()
    ]


def decision_lines(decisions: Iterable[MergeDecision]) -> list[str]:
    """Say why claims are held to be one thing or not."""
    return [
        f"{each.left} and {each.right}: {each.ruling} by {each.by}"
        f"{f' ({each.score:.2f})' if each.score is not None else ''}: {clean(each.because)}"
        for each in decisions
    ]


def linked_in_words(linked: Linked, desk: str) -> str:
    """Say what linking found and changed."""
    unsure = f"; {_many(linked.unsure, 'pair')} unsure, see `watchdesk review`" if linked.unsure else ""
    entries = "entry" if linked.entries == 1 else "entries"
    return (
        f"{desk}: {_many(linked.claims, 'claim')} in {linked.entries:,} {entries} "
        f"({linked.joined:,} joined, {linked.left:,} left){unsure}"
    )


def linked_json(linked: Linked) -> str:
    """Give one line of JSON for what linking found and changed."""
    return json.dumps(asdict(linked))


def unsure_line(link: UnsureLink) -> str:
    """Say which two entries may be one, and why that is unsure."""
    each = link.decision
    return f"{link.entries[0]} and {link.entries[1]} ({each.left}, {each.right}): {clean(each.because)}"


def waiting_line(claim: str) -> str:
    """Say that a decision has nothing to hold on to."""
    return f"{claim}: a person decided of it, but no reading holds it any more and none stands in its place"


def grade_json(grade: SourceGrade) -> str:
    """Give one line of JSON for a source's grade."""
    return json.dumps(asdict(grade), ensure_ascii=False)


def decided_in_words(decided: Decided) -> str:
    """Say what was decided, by whom, and which entries there now are."""
    decision = decided.decision
    because = f" because {clean(decision.because)}" if decision.because else ""
    now = f"; now {' and '.join(decided.entries)}" if decided.entries else ""
    undoes = f" of decision {decision.undoes}" if decision.undoes else ""
    return f"decision {decision.number}: {decision.verb}{undoes} {' '.join(decision.of)} by {decision.by}{because}{now}"


def decided_json(decided: Decided) -> str:
    """Give one line of JSON for a decision."""
    return json.dumps(
        {**decided.decision.model_dump(mode="json"), "entries": list(decided.entries)}, ensure_ascii=False
    )


def decision_line(decision: Decision) -> str:
    """Say what one person decided, and whether it was taken back."""
    because = f" because {clean(decision.because)}" if decision.because else ""
    undone = "  (undone)" if decision.undone else ""
    undoes = f" of {decision.undoes}" if decision.undoes else ""
    return (
        f"{decision.number:>4}  {decision.at:%Y-%m-%d %H:%M}  {decision.verb}{undoes} "
        f"{' '.join(decision.of)} by {decision.by}{because}{undone}"
    )


def grade_line(grade: SourceGrade) -> str:
    """Say which letter a source has, from when, by whom and why."""
    because = f" because {clean(grade.because)}" if grade.because else ""
    return f"{grade.letter}  {clean(grade.name)}  since {grade.at[:10]} by {grade.by}{because}"


def review_json(found: ToReview, claims: Iterable[str]) -> str:
    """Give one line of JSON for what is to be reviewed."""
    links = [{**link.decision.model_dump(mode="json"), "entries": list(link.entries)} for link in found.links]
    told = {"claims": [json.loads(claim) for claim in claims], "links": links, "waiting": list(found.waiting)}
    return json.dumps(told, ensure_ascii=False)


def _many(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
