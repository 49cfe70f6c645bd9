"""What does a person see of the scores? Plain text tables, and the list of errors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.reading.agreement import CORE, WHOLE, Verdicts
from benchmarks.reading.alignment import Alignment, Pair, cited_range
from benchmarks.reading.gold import GoldClaim, GoldReport, Period, locate
from benchmarks.reading.scores import ALL, Score, score_fields, score_kinds
from benchmarks.reading.sentences import find_sentences, sentence_at
from watchdesk.domain.claim import Claim
from watchdesk.domain.reading import Reading

_LEVELS = (
    ("Core: kind, parties with direction, negation", CORE),
    ("Whole: core, and date, place, footing, modality, status", WHOLE),
)


def show_coverage(
    golds: Sequence[GoldReport], ours: Sequence[Alignment], floor: Sequence[Alignment], *, left_out: int
) -> str:
    """Show how many claims a report there are."""
    required = sum(not claim.optional for gold in golds for claim in gold.claims)
    optional = sum(claim.optional for gold in golds for claim in gold.claims)
    rows = [
        ["gold, required", str(required), _ratio(required, len(golds))],
        ["gold, optional", str(optional), _ratio(optional, len(golds))],
        ["ours, scored", str(_found(ours)), _ratio(_found(ours), len(golds))],
        ["ours, on titles and links (left out)", str(left_out), _ratio(left_out, len(golds))],
        ["floor", str(_found(floor)), _ratio(_found(floor), len(golds))],
    ]
    return _table(f"Coverage: {len(golds)} reports", ["claims", "all", "a report"], rows)


def show_levels(ours: Sequence[Alignment], floor: Sequence[Alignment]) -> str:
    """Show precision, recall and F1 by kind, one table for each level, the floor's beside ours."""
    return "\n".join(_show_level(title, fields, ours, floor) for title, fields in _LEVELS)


def show_fields(alignments: Sequence[Alignment]) -> str:
    """Show how often each field is right over aligned claims."""
    rows = [
        [field, f"{score.right}/{score.judged}", _ratio(score.right, score.judged)]
        for field, score in score_fields(alignments).items()
    ]
    return _table("Fields, over aligned claims", ["field", "right", "accuracy"], rows)


def show_errors(gold: GoldReport, reading: Reading, alignment: Alignment) -> str:
    """List what is missed, false, or aligned and wrong, each with its sentence."""
    text = reading.document.text
    entries = [
        *((locate(missed, text)[0][0], "MISSED", _describe_gold(missed)) for missed in alignment.missed),
        *((cited_range(claim)[0], "FALSE", describe(claim, reading)) for claim in alignment.false),
        *(_describe_pair(pair, reading) for pair in alignment.pairs if _is_wrong(pair)),
    ]
    lines = [f"== {gold.path.stem}: {len(entries)} errors"]
    for offset, label, words in sorted(entries, key=lambda entry: entry[0]):
        lines += [f"{label:7} {words}", f"        “{_sentence(text, offset)}”"]
    return "\n".join(lines) + "\n"


def describe(claim: Claim, reading: Reading) -> str:
    """Show a claim of a reading on one line."""
    names = {actor.id: actor.name for actor in reading.actors}
    start, end = cited_range(claim)
    code = f"{claim.event.type}/{claim.event.mode or '-'}" if claim.event else "-"
    when = (claim.when.earliest, claim.when.latest) if claim.when else (None, None)
    return " · ".join(
        [
            f"{claim.kind} {code} [{reading.document.text[start:end][:60]}]",
            f"{_names(claim.initiators, names)} → {_names(claim.recipients, names)}",
            f"when {_when(when)}",
            f"where {claim.where.name if claim.where else '-'}",
            f"{claim.sourcing.footing} by {names.get(claim.sourcing.speaker or '', '-')}",
            f"{claim.status or '-'} {claim.modality}{' NOT' if claim.negated else ''}",
        ]
    )


def _describe_gold(gold: GoldClaim) -> str:
    first = gold.periods[0] if gold.periods else (None, None)
    return " · ".join(
        [
            f"{'|'.join(gold.kinds)} {'|'.join(gold.types) or '-'} [{gold.words[0]}]",
            f"{_parties(gold.initiators)} {'↔' if gold.mutual else '→'} {_parties(gold.recipients)}",
            f"when {_when(first)}",
            f"where {gold.places[0] if gold.places else '-'}",
            f"{'|'.join(gold.footings)} by {gold.speakers[0] or '-' if gold.speakers else '-'}",
            f"{'|'.join(gold.statuses) or '-'} {'|'.join(gold.modalities)}{' NOT' if gold.negated else ''}",
        ]
    )


def _describe_pair(pair: Pair, reading: Reading) -> tuple[int, str, str]:
    wrong = ", ".join(_wrong(pair.verdicts))
    words = f"{wrong}: {describe(pair.claim, reading)}\n        wanted  {_describe_gold(pair.gold)}"
    return cited_range(pair.claim)[0], "WRONG", words


def _is_wrong(pair: Pair) -> bool:
    return not pair.gold.optional and bool(_wrong(pair.verdicts))


def _wrong(verdicts: Verdicts) -> list[str]:
    return [field for field, verdict in verdicts.items() if verdict is False]


def _sentence(text: str, offset: int) -> str:
    sentences = find_sentences(text)
    start, end = sentences[sentence_at(sentences, offset)]
    return text[start:end]


def _show_level(
    title: str, fields: tuple[str, ...], ours: Sequence[Alignment], floor: Sequence[Alignment]
) -> str:
    scores, floors = score_kinds(ours, fields), score_kinds(floor, fields)
    kinds = [kind for kind in scores if kind != ALL]
    rows = [
        [kind, *_counts(scores[kind]), *_rates(scores[kind]), *_rates(floors.get(kind, Score()))]
        for kind in [*kinds, ALL]
    ]
    header = ["kind", "gold", "found", "right", "P", "R", "F1", "floor P", "floor R", "floor F1"]
    return _table(title, header, rows)


def _counts(score: Score) -> list[str]:
    return [str(count) for count in (score.wanted, score.found, score.right)]


def _rates(score: Score) -> list[str]:
    return ["-" if rate is None else f"{rate:.3f}" for rate in (score.precision, score.recall, score.f1)]


def _ratio(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def _found(alignments: Iterable[Alignment]) -> int:
    return sum(len(each.pairs) + len(each.repeats) + len(each.false) for each in alignments)


def _names(ids: Sequence[str], names: dict[str, str]) -> str:
    return ", ".join(names.get(each, each) for each in ids) or "-"


def _parties(parties: Sequence[Sequence[str]]) -> str:
    return ", ".join(names[0] or f"({names[1] if len(names) > 1 else ''})" for names in parties) or "-"


def _when(period: Period) -> str:
    earliest, latest = period
    if earliest == latest:
        return str(earliest or "-")
    return f"{earliest or ''}..{latest or ''}"


def _table(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in [header, *rows]) for column in range(len(header))]
    lines = [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in [header, *rows]
    ]
    return "\n".join([title, *lines, ""])
