"""Check the sentences of a brief against what they cite.

Each rule can only find fault: that a sentence passes means that no rule objects, not that it is true.

    cited       it cites at least one claim that is on the desk and that nobody rejected
    quotes      words between “ and ” stand so in a cited report
    numbers     every number and day is one that the cited claims give, or stands in their sentences
    names       every name stands in the cited sentences, or is that of an actor, place or publisher in the claims
    account     where no cited claim is a report's own plain statement, the sentence says that it is somebody's account
    denial      where all that is cited is denied, planned or supposed, the sentence says so
    words       more than half of its own words stand in the cited sentences or claims

Data: ``data/brief_words.csv``: words of our own, words that make a sentence an account, a denial or a plan, numbers.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from watchdesk.domain.claim import Toll
from watchdesk.domain.frozen import Frozen
from watchdesk.domain.time import When
from watchdesk.outlets.briefs.text import Brief, Sentence
from watchdesk.outlets.quoting import sentence_of
from watchdesk.outlets.titles import event_noun
from watchdesk.record import Cited, HeldClaim
from watchdesk.vocabulary.actors import register
from watchdesk.vocabulary.folding import fold

_QUOTED = re.compile(r"“([^”]+)”")
_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_DAY_IN_WORDS = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]+)(?: (\d{4}))?\b")
_NUMBER = re.compile(r"(?<![\w-])\d[\d,]*(?![\w-])")
_NAME = re.compile(r"(?<![.!?:] )(?<!^)\b[A-Z][\w’'-]+(?:(?: of| the| al)? [A-Z][\w’'-]+)*")
_NO_MORE = {
    "rejected": "a person rejected it",
    "superseded": "a newer reading does not find it any more",
    "for review": "it is too unsure to cite before a person accepts it",
}
_SHORTEST, _STEM, _HALF = 4, 5, 0.5


class Checked(Frozen):
    """One sentence with what the rules object to; it is supported where there is nothing."""

    sentence: Sentence
    problems: tuple[str, ...]

    @property
    def supported(self) -> bool:
        """Say whether no rule objects."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class _Said:
    """All that the cited claims say, as the rules ask for it."""

    words: str
    """Folded: the sentences, and the names and words of the claims."""
    reports: tuple[str, ...]
    """The texts of the cited reports."""
    numbers: frozenset[int]
    days: tuple[tuple[date, date], ...]


def check_brief(brief: Brief, evidence: Mapping[str, Cited]) -> tuple[Checked, ...]:
    """Check each sentence of a brief; `evidence` is by id of what is cited."""
    return tuple(
        Checked(sentence=sentence, problems=tuple(_problems(sentence, evidence)))
        for sentence in brief.sentences
    )


def _problems(sentence: Sentence, evidence: Mapping[str, Cited]) -> Iterator[str]:
    if not sentence.cites:
        yield "it cites nothing"
        return
    cited = [evidence[id] for id in sentence.cites if id in evidence]
    yield from (f"{id} is not on the desk" for id in sentence.cites if id not in evidence)
    yield from (f"{each.held.claim.id}: {_NO_MORE[each.state]}" for each in cited if each.state != "held")
    if cited:
        said = _said(cited)
        for rule in (_quotes, _days, _numbers, _names, _words):
            yield from rule(sentence.text, said)
        yield from _stance(sentence.text, [each.held for each in cited])


def _quotes(text: str, said: _Said) -> Iterator[str]:
    quotes = _QUOTED.findall(text)
    reports = [fold(report) for report in said.reports] if quotes else []
    for quoted in quotes:
        if not any(fold(quoted) in report for report in reports):
            yield f"“{quoted}” stands in no cited report"


def _days(text: str, said: _Said) -> Iterator[str]:
    for words, day in _days_in(text):
        if not any(_gives(span, day) for span in said.days):
            yield f"no cited claim gives {words}"


def _gives(span: tuple[date, date], day: date) -> bool:
    """Say whether a span gives this day: as an end, or because it is no longer than a day and the next."""
    first, last = span
    return day in span or (first <= day <= last and (last - first).days <= 1)


def _days_in(text: str) -> Iterator[tuple[str, date]]:
    for match in _DAY.finditer(text):
        if day := _day(*map(int, match.groups())):
            yield match[0], day
    months = _numbered("month")
    for match in _DAY_IN_WORDS.finditer(text):
        month = months.get(match[2].lower())
        if month and match[3] and (day := _day(int(match[3]), month, int(match[1]))):
            yield match[0], day


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numbers(text: str, said: _Said) -> Iterator[str]:
    plain = _DAY_IN_WORDS.sub(" ", _DAY.sub(" ", _QUOTED.sub(" ", text)))
    # "and 3 more" counts reports of its own, which is no figure of the record.
    plain = re.sub(r"\band \d+ more\b", " ", plain)
    for word in _NUMBER.findall(plain):
        if int(word.replace(",", "")) not in said.numbers:
            yield f"no cited claim gives the number {word}"
    spelled = _numbered("number")
    for word in re.findall(r"[a-z]+", plain.lower()):
        if word in spelled and word != "one" and spelled[word] not in said.numbers:
            yield f"no cited claim gives the number {word}"


def _names(text: str, said: _Said) -> Iterator[str]:
    months = _numbered("month")
    own = _words_for("own")
    for name in dict.fromkeys(_NAME.findall(_QUOTED.sub(" ", text))):
        folded = fold(name)
        missing = [word for word in folded.split() if f" {word} " not in said.words]
        if missing and not all(word in months or word in own for word in missing):
            yield f"no cited claim names {name}"


def _words(text: str, said: _Said) -> Iterator[str]:
    own = _words_for("own") | _words_for("account") | _words_for("denial") | _words_for("future")
    mine = [
        word
        for word in fold(text).split()
        if len(word) >= _SHORTEST and not word.isdigit() and word not in own
    ]
    missing = [word for word in mine if f" {word[:_STEM]}" not in said.words]
    if mine and len(missing) / len(mine) > _HALF:
        yield f"most of its words stand in nothing that is cited ({', '.join(dict.fromkeys(missing))})"


def _stance(text: str, cited: Iterable[HeldClaim]) -> Iterator[str]:
    claims = [held.claim for held in cited]
    words = set(fold(text).split())
    plain = any(claim.sourcing.footing == "reporter" and claim.sourcing.mode == "stated" for claim in claims)
    if not plain and not words & _words_for("account"):
        yield "it states as fact what is somebody's account; say whose"
    if all(claim.negated or claim.sourcing.mode == "denied" for claim in claims) and not words & _words_for(
        "denial"
    ):
        yield "what it cites is denied, and it does not say so"
    unsure = ("future", "conditional", "hypothetical")
    if all(
        claim.modality in unsure or claim.status == "planned" for claim in claims
    ) and not words & _words_for("future"):
        yield "what it cites is only planned or supposed, and it does not say so"


def _said(cited: Iterable[Cited]) -> _Said:
    held = [(each.held, sentence_of(each.held)) for each in cited]
    words = " ".join(_all_told(one, quote) for one, quote in held)
    numbers = {
        number for one, quote in held for number in (*_counted(one), *_numbers_in(_all_told(one, quote)))
    }
    return _Said(
        words=f" {fold(words)} ",
        reports=tuple({one.document.text for one, _ in held}),
        numbers=frozenset(numbers | _sums(one for one, _ in held)),
        days=tuple(span for one, _ in held for span in _spans(one)),
    )


def _all_told(held: HeldClaim, quote: str) -> str:
    return " ".join((quote, *_told(held)))


def _told(held: HeldClaim) -> Iterator[str]:
    """Give the names and words that a claim has besides its sentence."""
    claim, document = held.claim, held.document
    yield from filter(None, (document.publisher, claim.about, claim.status))
    yield event_noun(claim.event, claim.kind)
    if claim.where:
        yield f"{claim.where.name} {claim.where.words or ''}"
    parties = (
        *claim.initiators,
        *claim.recipients,
        *(other.actor for other in claim.others),
        claim.sourcing.speaker,
    )
    for actor in filter(None, parties):
        known, entry = held.actors.get(actor), register().get(actor)
        yield from (known.name, known.role or "") if known else ()
        yield entry.name if entry else ""
    yield from (span.exact for span in held.read.spans)


def _counted(held: HeldClaim) -> Iterator[int]:
    claim = held.claim
    bounds = [bound for toll in claim.tolls for bound in (toll.low, toll.high)]
    bounds += [claim.count.low, claim.count.high] if claim.count else []
    yield from (bound for bound in bounds if bound is not None)
    for first, last in _spans(held):
        yield from (first.year, last.year)


def _sums(held: Iterable[HeldClaim]) -> set[int]:
    """Give what the classes of one claim add up to: "7 soldiers and 3 civilians" are 10 killed."""
    return {
        sum(map(_fewest, tolls))
        for one in held
        for what in {toll.what for toll in one.claim.tolls}
        if (tolls := [toll for toll in one.claim.tolls if toll.what == what])
    }


def _fewest(toll: Toll) -> int:
    return toll.low if toll.low is not None else toll.high or 0


def _numbers_in(quote: str) -> Iterator[int]:
    yield from (int(word.replace(",", "")) for word in _NUMBER.findall(quote))
    spelled = _numbered("number")
    yield from (spelled[word] for word in re.findall(r"[a-z]+", quote.lower()) if word in spelled)


def _spans(held: HeldClaim) -> Iterator[tuple[date, date]]:
    for when in (held.claim.when, held.claim.deadline):
        yield from _span(when)
    if held.document.published:
        day = held.document.published.date()
        yield day, day


def _span(when: When | None) -> Iterator[tuple[date, date]]:
    if when and (when.earliest or when.latest):
        first, last = when.earliest or when.latest, when.latest or when.earliest
        assert first and last
        yield first, last


@cache
def _table() -> tuple[tuple[str, str], ...]:
    with files("watchdesk.outlets").joinpath("data/brief_words.csv").open(encoding="utf-8") as file:
        return tuple((row["use"], row["word"]) for row in csv.DictReader(file))


@cache
def _words_for(use: str) -> frozenset[str]:
    return frozenset(word for known, word in _table() if known == use)


@cache
def _numbered(use: str) -> Mapping[str, int]:
    pairs = (word.partition(":") for known, word in _table() if known == use)
    return {word: int(number) for word, _, number in pairs}
