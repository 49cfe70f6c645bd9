"""Draft a brief: each entry becomes a sentence or two that say no more than its claims, and cite them.

Whose account it is stands in every sentence; figures that differ are given as they are, lowest to highest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from watchdesk.domain.entry import Account, Contact, Entry, Incident, Movement, PromiseEntry, TollRange
from watchdesk.outlets.briefs.text import Brief, Heading, Sentence
from watchdesk.outlets.titles import attack_on, event_noun, named, parties_of
from watchdesk.outlets.wording import clean, footing_in_words, range_in_words, when_in_words, where_in_words

_HEADINGS = {
    "incident": "Incidents",
    "contact": "Contacts",
    "promise": "Promises",
    "movement": "Movements of people",
}
_STANCES = {"claimed": "claimed by", "denied": "denied by", "attributed": "attributed to"}
_CITED = 4
"""Claims cited for one part of a sentence: the first and those of the best grade."""


def draft_brief(first: date, last: date, entries: Iterable[Entry], *, left_out: int = 0) -> Brief:
    """Draft a brief of these entries; how many were left out is said in its title."""
    parts: list[Heading | Sentence] = []
    told = list(entries)
    for kind, heading in _HEADINGS.items():
        sentences = [sentence for entry in told if entry.kind == kind for sentence in _SENTENCES[kind](entry)]
        parts += [Heading(text=heading), *sentences] if sentences else []
    without = f", without {left_out:,} earlier entries" if left_out else ""
    return Brief(title=f"Brief, {first} to {last}{without}", parts=tuple(parts))


def _incident(entry: Entry) -> Iterator[Sentence]:
    assert isinstance(entry, Incident)
    noun = event_noun(entry.events[0].event if entry.events else None, "attack")
    doers = parties_of(entry, "initiator")
    what = " ".join(
        filter(
            None,
            (attack_on(entry), f"by {doers}" if doers else "", *_where_when(entry)),
        )
    )
    tolls = named(map(_toll, entry.totals))
    words = f"{what}, {tolls}" if tolls else what
    figures = [figure.claim for toll in entry.totals for figure in toll.figures]
    yield _sentence(entry, words, [*_first_of(entry), *figures])
    for told in entry.responsibility:
        yield _sentence(entry, f"{noun} {_STANCES[told.stance]} {clean(told.name)}", told.claims)


def _toll(toll: TollRange) -> str:
    if toll.low == toll.high and toll.low is not None:
        return f"{toll.low:,} {toll.what}"
    if toll.low is None or toll.high is None:
        return f"{range_in_words(toll.low, toll.high)} {toll.what}"
    return f"between {toll.low:,} and {toll.high:,} {toll.what}"


def _contact(entry: Entry) -> Iterator[Sentence]:
    assert isinstance(entry, Contact)
    noun = event_noun(entry.events[0].event if entry.events else None, "contact")
    one, other = parties_of(entry, "initiator"), parties_of(entry, "recipient")
    between = f"of {one} with {other}" if one and other else f"of {one or other}" if one or other else ""
    planned = all(each.status == "planned" or each.modality == "future" for each in entry.accounts)
    cancelled = any(each.status == "cancelled" for each in entry.accounts)
    state = "cancelled" if cancelled else "planned" if planned else ""
    about = f"about “{clean(entry.about[0].words)}”" if entry.about else ""
    words = " ".join(filter(None, (state, noun, between, *_where_when(entry), about)))
    yield _sentence(entry, words, [*_first_of(entry), *(entry.about[0].claims[:1] if entry.about else ())])


def _promise(entry: Entry) -> Iterator[Sentence]:
    assert isinstance(entry, PromiseEntry)
    one, other = parties_of(entry, "initiator"), parties_of(entry, "recipient")
    due = [told for told in entry.deadlines if told.when.earliest or told.when.latest]
    deadline = f", due {when_in_words(due[0].when)}" if due else ""
    words = f"promise by {one or 'somebody not named'}{f' to {other}' if other else ''}"
    about = f": “{clean(entry.about[0].words)}”" if entry.about else ""
    cites = [
        *_first_of(entry),
        *(entry.about[0].claims[:1] if entry.about else ()),
        *(due[0].claims if due else ()),
    ]
    yield _sentence(entry, f"{words}{about}{deadline}", cites)
    for status, said in (
        ("alleged-kept", "kept"),
        ("alleged-not-kept", "not kept"),
        ("withdrawn", "withdrawn"),
    ):
        claims = [each for each in entry.accounts if each.status == status and not each.negated]
        if claims:
            told = f"{named(_giver(each) for each in claims)} said the promise was {said}"
            yield Sentence(text=_closed(told), cites=tuple(each.claim for each in claims[:_CITED]))


def _movement(entry: Entry) -> Iterator[Sentence]:
    assert isinstance(entry, Movement)
    noun = event_noun(entry.events[0].event if entry.events else None, "movement")
    who = parties_of(entry, "initiator") or parties_of(entry, "recipient")
    counts = named(f"{range_in_words(count.low, count.high)} {clean(count.unit)}" for count in entry.counts)
    words = " ".join(filter(None, (f"{noun} of {who or counts or 'people'}", *_where_when(entry))))
    number = f", {counts}" if who and counts else ""
    yield _sentence(entry, words + number, [*_first_of(entry), *(count.claim for count in entry.counts)])


_SENTENCES = {"incident": _incident, "contact": _contact, "promise": _promise, "movement": _movement}


def _where_when(entry: Entry) -> Iterator[str]:
    if entry.places:
        yield f"in {where_in_words(entry.places[0].place).partition(',')[0]}"
    if entry.periods:
        when = when_in_words(entry.periods[0].when)
        yield (
            when
            if when.startswith(("since", "until", "day"))
            else f"from {when}"
            if " to " in when
            else f"on {when}"
        )


def _first_of(entry: Entry) -> list[str]:
    """Give the claims that give the first place, period, parties and event."""
    told = (entry.places[:1], entry.periods[:1], entry.events[:1])
    parties = [claim for party in entry.parties if party.role is None for claim in party.claims[:1]]
    return [*(each[0].claims[0] for each in told if each), *parties, entry.accounts[0].claim]


def _sentence(entry: Entry, words: str, cites: Sequence[str]) -> Sentence:
    by = {account.claim: account for account in entry.accounts}
    cited = tuple(dict.fromkeys(claim for claim in cites if claim in by))
    best = min((by[claim] for claim in cited), key=_rank, default=entry.accounts[0])
    denial = (
        "It is denied that there was: "
        if entry.doubted and all(each.negated for each in entry.accounts)
        else ""
    )
    hedge = "Only expected or supposed: " if entry.doubted and not denial else ""
    text = f"{denial or hedge}{words}, {_attribution(best, len({by[claim].document for claim in cited}))}"
    return Sentence(text=_closed(text), cites=cited or (best.claim,))


def _closed(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")


def _rank(account: Account) -> tuple[bool, int, str]:
    return not account.official, account.grade.credibility, account.claim


def _attribution(account: Account, reports: int) -> str:
    publisher = clean(account.publisher) or "a report"
    others = f" and {reports - 1} more" if reports > 1 else ""
    if account.footing == "reporter" and not account.speaker:
        return f"{publisher}{others} reported"
    return f"according to {_giver(account)} in {publisher}{others}"


def _giver(account: Account) -> str:
    return clean(account.speaker) if account.speaker else footing_in_words(account.footing)
