"""Promises in words and as JSON: exact words, what became of them by whose account, and what judges hold of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from watchdesk.domain.entry import PromiseEntry
from watchdesk.domain.verdict import Proposal, Verdict
from watchdesk.outlets.criteria import criterion_lines
from watchdesk.outlets.entries import entry_heading
from watchdesk.outlets.findings import finding_line
from watchdesk.outlets.marking import quote_in_short
from watchdesk.outlets.wording import clean, many, sourcing_in_words, where_in_words
from watchdesk.record import HeldClaim
from watchdesk.record.judged.criteria import newest_of
from watchdesk.record.judged.shown import PromiseListed, PromiseShown
from watchdesk.record.judged.verdicts import in_force
from watchdesk.vocabulary.verdicts import load_verdict_words

PROMISE_COLUMNS = ("promise", "made by", "to", "what", "due", "criteria", "verdicts")
NOT_STATED = "what is promised is not stated"


def promise_cells(listed: PromiseListed) -> tuple[str, ...]:
    """Give a promise's row."""
    return (
        listed.promise.id,
        _side(listed.promise, "initiator"),
        _side(listed.promise, "recipient"),
        clean(listed.words) or NOT_STATED,
        str(listed.deadline or "no deadline"),
        str(listed.criteria),
        "; ".join(f"{each.word} ({clean(each.judge)})" for each in listed.verdicts) or "–",
    )


def _side(promise: PromiseEntry, side: str) -> str:
    return ", ".join(clean(party.name) for party in promise.parties if party.side == side) or "not stated"


def promise_heading(shown: PromiseShown) -> list[str]:
    """Give what stands above a promise."""
    return entry_heading(shown.history)


def promise_sections(shown: PromiseShown) -> Iterator[tuple[str, list[str]]]:
    """Give titled sections of a promise, those that have something to show."""
    promise, claims = shown.promise, shown.history.claims
    sections: list[tuple[str, Iterable[str]]] = [
        ("What is promised", [clean(told.words) for told in promise.about] or [NOT_STATED]),
        ("By whom, to whom, where", _parties(promise)),
        ("Due", _deadlines(promise)),
        *((title, _accounts(claims, statuses)) for title, statuses in _ACCOUNTS),
        ("Denied or disputed", (_account(each) for each in claims if _is_denied(each))),
        ("Criteria", _criteria(shown)),
        ("Findings", _findings(shown)),
        ("Verdicts", _verdicts(shown.verdicts)),
        ("Proposed by rule, signed by nobody", (_proposal(*each) for each in shown.proposals)),
    ]
    yield from ((title, told) for title, lines in sections if (told := list(lines)))


_ACCOUNTS: tuple[tuple[str, tuple[str | None, ...]], ...] = (
    ("Made", ("promised", None)),
    ("Made again", ("restated",)),
    ("Withdrawn", ("withdrawn",)),
    ("Said to be kept", ("alleged-kept",)),
    ("Said not to be kept", ("alleged-not-kept",)),
)


def _parties(promise: PromiseEntry) -> Iterator[str]:
    yield f"by {_side(promise, 'initiator')}"
    yield f"to {_side(promise, 'recipient')}"
    others = [f"{clean(party.name)} ({party.role})" for party in promise.parties if party.side == "other"]
    venue = [where_in_words(told.place) for told in promise.places] + others
    yield f"at {'; '.join(venue) if venue else 'a venue that is not stated'}"


def _deadlines(promise: PromiseEntry) -> list[str]:
    told = [str(each.when.latest or each.when.earliest) for each in promise.deadlines]
    return told or ["no deadline is stated"]


def _is_denied(held: HeldClaim) -> bool:
    return held.claim.negated or held.claim.sourcing.mode == "denied"


def _accounts(claims: Sequence[HeldClaim], statuses: tuple[str | None, ...]) -> Iterator[str]:
    return (_account(each) for each in claims if each.claim.status in statuses and not _is_denied(each))


def _account(held: HeldClaim) -> str:
    claim, document = held.claim, held.document
    day = f", {document.published.date()}" if document.published else ""
    condition = " (on a condition)" if claim.modality == "conditional" else ""
    return (
        f"{quote_in_short(document.text, held.read.spans)}{condition}  "
        f"{sourcing_in_words(claim, dict(held.actors))}; {clean(document.publisher) or document.id}{day}  {claim.id}"
    )


def _criteria(shown: PromiseShown) -> Iterator[str]:
    newest = newest_of(shown.criteria)
    for criterion in newest:
        first, *rest = criterion_lines(criterion)
        yield first
        yield from (f"    {line}" for line in rest)
    older = len(shown.criteria) - len(newest)
    if older:
        yield f"{many(older, 'earlier version')}: `watchdesk criteria list {shown.promise.id}`"


def _findings(shown: PromiseShown) -> Iterator[str]:
    criteria = {each.id: each for each in shown.criteria}
    for finding in shown.findings:
        yield finding_line(finding, criteria[finding.criterion])


def _verdicts(verdicts: Sequence[Verdict]) -> Iterator[str]:
    held = {each.id for each in in_force(verdicts)}
    words = {each.word for each in in_force(verdicts)}
    if len(words) > 1:
        yield "THE JUDGES DISAGREE"
    for verdict in verdicts:
        yield f"{verdict_in_words(verdict)}{'' if verdict.id in held else '  (followed by a later one)'}"


def verdict_in_words(verdict: Verdict) -> str:
    """Say what a judge holds, since when, why and by which findings."""
    cites = f"  [{', '.join(verdict.cites)}]" if verdict.cites else ""
    return f"{verdict.id}  {verdict.word}, by {clean(verdict.judge)} on {verdict.on}: {clean(verdict.because)}{cites}"


def _proposal(owner: str, proposal: Proposal) -> str:
    return f"{proposal.word}, by the criteria of {clean(owner)}: {proposal.because}  [{', '.join(proposal.cites)}]"


def listed_json(listed: PromiseListed) -> str:
    """Give one line of JSON for a promise of a list."""
    told = {
        "schema": "watchdesk/promise/1",
        "promise": listed.promise.model_dump(mode="json"),
        "deadline": str(listed.deadline) if listed.deadline else None,
        "criteria": listed.criteria,
        "verdicts": [each.model_dump(mode="json") for each in listed.verdicts],
    }
    return json.dumps(told, ensure_ascii=False)


def shown_json(shown: PromiseShown) -> str:
    """Give one line of JSON for a promise with everything that is held of it."""
    told = {
        "schema": "watchdesk/promise/1",
        "promise": shown.promise.model_dump(mode="json"),
        "criteria": [each.model_dump(mode="json") for each in shown.criteria],
        "findings": [each.model_dump(mode="json", exclude={"looked"}) for each in shown.findings],
        "verdicts": [each.model_dump(mode="json") for each in shown.verdicts],
        "proposals": [
            {"owner": owner, **proposal.model_dump(mode="json")} for owner, proposal in shown.proposals
        ],
    }
    return json.dumps(told, ensure_ascii=False)


def verdict_json(verdict: Verdict) -> str:
    """Give one line of JSON for a verdict."""
    return json.dumps(
        {"schema": "watchdesk/verdict/1", **verdict.model_dump(mode="json")}, ensure_ascii=False
    )


EXPORT_COLUMNS = ("promise", "made_by", "made_to", "what", "due", "judge", "judged_on", "verdict", "pam")


def export_rows(listed: Iterable[PromiseListed]) -> Iterator[tuple[str, ...]]:
    """Give a row for each promise and judge, on the scale of the Peace Accords Matrix; empty where not judged."""
    for each in listed:
        promise, _, _, words, _, *_ = promise_cells(each)
        sides = (_side(each.promise, "initiator"), _side(each.promise, "recipient"))
        known = (promise, *sides, words, str(each.deadline or ""))
        yield from ((*known, *_judged(verdict)) for verdict in each.verdicts)
        if not each.verdicts:
            yield (*known, "", "", "", "")


def _judged(verdict: Verdict) -> tuple[str, ...]:
    pam = load_verdict_words()[verdict.word].pam
    return clean(verdict.judge), str(verdict.on), verdict.word, "" if pam is None else str(pam)
