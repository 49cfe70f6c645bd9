"""Judge the cases and say how many findings are right: ``python -m benchmarks.findings.run [--errors] [--gold-only]``.

From gold claims: what the rules of judgement do with what a careful person read. End to end: with what the reader
reads. A promise that the reader does not find cannot be judged; its finding is then missing, which is not right.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.findings.gold import Case, Right, instant, load_cases
from watchdesk.domain.entry import PromiseEntry
from watchdesk.domain.finding import Finding
from watchdesk.domain.reading import Reading
from watchdesk.judging import judge_desk, list_promises, new_criteria
from watchdesk.record import Desk, keep_reading, open_desk
from watchdesk.record.entries.settling import link_desk


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found of one criterion, against what is right."""

    case: Case
    name: str
    right: Right
    finding: Finding | None
    """None where the promise itself was not found."""

    @property
    def value_right(self) -> bool:
        """The count is right, and so is that of the period before."""
        if self.finding is None or self.finding.window.value != self.right.value:
            return False
        before = self.finding.before.value if self.finding.before else None
        return self.right.before is None or before == self.right.before

    @property
    def is_right(self) -> bool:
        """The count is right, and so is how it bears."""
        return self.value_right and self.finding is not None and self.finding.bearing == self.right.bearing


def judge_case(case: Case, *, gold: bool) -> Iterator[Outcome]:
    """Judge one case in a desk of its own."""
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder) / "case.db", create=True) as desk:
        documents = [_keep(desk, *reading) for reading in _readings(case, gold=gold)]
        link_desk(desk)
        found = _judge(desk, case, documents[case.promise], Path(folder))
        for name, right in case.right.items():
            yield Outcome(case, name, right, found.get(name))


def _readings(case: Case, *, gold: bool) -> Iterator[tuple[Reading, bytes]]:
    for report in case.reports:
        if gold:
            yield report.reading()
        else:
            from watchdesk.reading import read_document  # brings the language model: not needed by tests

            document, content = report.document()
            yield read_document(document), content


def _keep(desk: Desk, reading: Reading, content: bytes) -> str:
    keep_reading(desk, reading, content)
    return reading.document.id


def _judge(desk: Desk, case: Case, document: str, folder: Path) -> dict[str, Finding]:
    promise = next((each for each in _promises(desk) if _tells(each, document)), None)
    if promise is None:
        return {}
    file = folder / "criteria.toml"
    file.write_text(case.criteria, encoding="utf-8")
    names = {each.id: each.name for each in new_criteria(desk, promise.id, file, owner="the benchmark")}
    judged = judge_desk(desk, case.as_of, at=instant(case.as_of))
    return {names[each.criterion.id]: each.finding for each in judged}


def _promises(desk: Desk) -> list[PromiseEntry]:
    return [each.promise for each in list_promises(desk)[0]]


def _tells(promise: PromiseEntry, document: str) -> bool:
    return any(account.document == document for account in promise.accounts)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the shares, and with ``--errors`` each finding that is not right."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.findings.run", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list every finding that is not right")
    parser.add_argument("--gold-only", action="store_true", help="leave out the reader")
    options = parser.parse_args(arguments)
    cases = load_cases()
    reports = sum(len(case.reports) for case in cases)
    print(f"{len(cases)} promises, {reports} reports")
    print(f"{'':16}  promises found   counts right  findings right")
    for gold in (True,) if options.gold_only else (True, False):
        outcomes = [outcome for case in cases for outcome in judge_case(case, gold=gold)]
        print(_line("from gold claims" if gold else "end to end", outcomes))
        if options.errors:
            print(*(_error(each) for each in outcomes if not each.is_right), sep="\n")
    return 0


def _line(label: str, outcomes: Sequence[Outcome]) -> str:
    shares = (
        sum(each.finding is not None for each in outcomes),
        sum(each.value_right for each in outcomes),
        sum(each.is_right for each in outcomes),
    )
    return f"{label:16}" + "".join(f"  {share:>8} of {len(outcomes):<2}" for share in shares)


def _error(outcome: Outcome) -> str:
    wanted = f"{outcome.case.name} {outcome.name}: {outcome.right.bearing}, {outcome.right.value}"
    if outcome.finding is None:
        return f"  {wanted}; the promise was not found"
    finding = outcome.finding
    seen = "; ".join(f"{each.occurrence.id} {each.occurrence.first} {each.rule}" for each in finding.looked)
    return f"  {wanted}; found {finding.bearing}, {finding.window.value}: {finding.because} [{seen}]"


if __name__ == "__main__":
    sys.exit(main())
