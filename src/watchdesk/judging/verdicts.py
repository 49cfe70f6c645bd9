"""Verdicts: keep what somebody signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from watchdesk.domain.finding import Finding
from watchdesk.domain.verdict import VERDICT_WORDS, Verdict, VerdictWord, verdict_id
from watchdesk.errors import InputError
from watchdesk.judging.moments import moment_of
from watchdesk.judging.promises import promise_id
from watchdesk.record import Desk, load_entry
from watchdesk.record.judged.findings import load_finding, load_findings
from watchdesk.record.judged.verdicts import keep_verdict

WITHOUT_FINDINGS: frozenset[VerdictWord] = frozenset({"not-yet-due", "cannot-judge"})
"""Verdicts that may rest on nothing found."""


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
    history = load_entry(desk, promise_id(promise))
    at = moment_of(signature.at)
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
