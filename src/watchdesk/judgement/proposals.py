"""Proposals: which verdict the findings amount to, by a rule that is the same for all. Nobody has signed them.

Takes the last Finding on each criterion of one owner.  Gives a Proposal.
"""

from __future__ import annotations

from collections.abc import Sequence

from watchdesk.domain.finding import Bearing, Finding
from watchdesk.domain.verdict import Proposal, VerdictWord

_FOR: frozenset[Bearing] = frozenset({"for", "for so far"})
_AGAINST: frozenset[Bearing] = frozenset({"against", "short"})
_SILENT: frozenset[Bearing] = frozenset({"none found"})
_CANNOT_TELL: frozenset[Bearing] = frozenset(
    {"in doubt", "no clear change", "too few to tell", "not comparable", "not searched"}
)

RULES: dict[VerdictWord, str] = {
    "not-yet-due": "a window is still to begin or to end, and nothing speaks for or against the promise yet",
    "no-evidence": "every window has ended, was searched, and nothing was found",
    "in-progress": "a window is still open; what is found speaks for the promise, and nothing against it",
    "stalled": "a window is still open; something speaks for the promise and something against it",
    "partly-kept": "every window has ended; something speaks for the promise, and something does not",
    "kept": "every window has ended, and every criterion speaks for the promise",
    "broken": "a criterion speaks against the promise, and none for it",
    "cannot-judge": "the record cannot tell: too few, not comparable, or not read",
}


def propose(findings: Sequence[Finding]) -> Proposal | None:
    """Propose a verdict; None where there is no finding to rest it on."""
    if not findings:
        return None
    word = _word([each.bearing for each in findings], any(each.open for each in findings))
    return Proposal(word=word, because=RULES[word], cites=tuple(each.id for each in findings))


def _word(bearings: Sequence[Bearing], is_open: bool) -> VerdictWord:
    found = set(bearings)
    good, bad = bool(found & _FOR), bool(found & _AGAINST)
    if bad:
        return ("stalled" if is_open else "partly-kept") if good else "broken"
    if is_open and found <= _SILENT | {"not yet"}:
        return "not-yet-due"
    if found <= _SILENT:
        return "no-evidence"
    if not good or (found & _CANNOT_TELL and not is_open):
        return "cannot-judge"
    if is_open:
        return "in-progress"
    return "partly-kept" if found & _SILENT else "kept"
