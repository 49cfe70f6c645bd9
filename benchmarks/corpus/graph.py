"""How much of the graph that the corpus marks does the language model find, layer by layer?

Takes reports of the corpus and a tagger. Gives counts of found, wanted and right mentions, triggers, roles and
flags. Mentions, triggers and fillers are told by the head word of their phrase; a role held by an actor is right
on any of the actor's mentions in the sentence of the trigger, or else on any before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.reports import MarkedClaim

from benchmarks.corpus.claims import MarkedReport
from watchdesk.domain.text import Analysis, Node, Token
from watchdesk.reading.language.tagger import Tagger
from watchdesk.vocabulary.claim_labels import load_claim_labels

Counts = Counter[tuple[str, str]]
FILLS = 0.5


def count_graphs(reports: Iterable[MarkedReport], tagger: Tagger) -> Counts:
    """Count over reports, each read whole."""
    counts: Counts = Counter()
    for report in reports:
        counts += _count_report(report, tagger.analyse(report.text))
    return counts


def _count_report(report: MarkedReport, analysis: Analysis) -> Counts:
    counts: Counts = Counter()
    mentions = _marked_mentions(report, analysis)
    found = {word: kind for word, (kind, _) in (analysis.mentions or {}).items()}
    _count(counts, "mentions", set(found.items()), {(w, k) for w, (k, _) in mentions.items()})
    wanted = _marked_triggers(report, analysis)
    others = {word for words, _ in wanted for word in words[1:]}
    nodes = {node.word: node for node in analysis.graph or () if node.score >= FILLS}
    given = {(w, n.label) for w, n in nodes.items() if w not in others}
    asked = {(words[0], claim.label) for words, claim in wanted}
    _count(counts, "triggers, with type", given, asked)
    kinds = load_claim_labels()
    _count(counts, "triggers, kind alone", {(w, kinds[label].kind) for w, label in given},
           {(w, kinds[label].kind) for w, label in asked})  # fmt: skip
    for words, claim in wanted:
        node = nodes.pop(words[0], None)
        _count_roles(counts, report, analysis, mentions, words[0], claim, node)
        if node is not None:
            _count_flags(counts, claim, node)
    for word, node in nodes.items():
        if word not in others:
            counts["roles", "found"] += len({(r.role, r.word) for r in node.roles if r.score >= FILLS})
    return counts


def _count(counts: Counts, name: str, found: set[tuple[int, str]], wanted: set[tuple[int, str]]) -> None:
    counts[name, "found"] += len(found)
    counts[name, "wanted"] += len(wanted)
    counts[name, "right"] += len(found & wanted)


def _count_roles(
    counts: Counts,
    report: MarkedReport,
    analysis: Analysis,
    mentions: dict[int, tuple[str, str]],
    trigger: int,
    claim: MarkedClaim,
    node: Node | None,
) -> None:
    found = {(r.role, r.word) for r in node.roles if r.score >= FILLS} if node is not None else set()
    counts["roles", "found"] += len(found)
    start = next(c.at for c in report.claims if c.marked is claim)
    for filler in claim.fillers:
        if filler.words is not None:
            place = head_of(analysis, start + filler.words.start, start + filler.words.end)
            places = {place} if place is not None else set()
        else:
            places = {word for word, (_, actor) in mentions.items() if actor == filler.actor}
            here = {w for w in places if _same_sentence(analysis, w, trigger)}
            places = here or {w for w in places if w < trigger}
            if not places:
                continue  # nothing before the trigger could fill it
        counts["roles", "wanted"] += 1
        hit = {(filler.role, word) for word in places} & found
        counts["roles", "right"] += bool(hit)
        counts["roles", "found"] -= max(0, len(hit) - 1)


def _count_flags(counts: Counts, claim: MarkedClaim, node: Node) -> None:
    plain = {
        "negated": "",
        "modality": "asserted",
        "state": "",
        "footing": "reporter",
        "mode": "stated",
        "context": "",
    }
    for flag, wanted in claim.flags.items():
        given = node.flags[flag].value
        counts[flag, "found"] += given != plain[flag]
        counts[flag, "wanted"] += wanted != plain[flag]
        counts[flag, "right"] += given == wanted != plain[flag]
    denied, told = (c == "denied" for c in (claim.mode, node.flags["mode"].value))
    counts["denial", "found"] += told
    counts["denial", "wanted"] += denied
    counts["denial", "right"] += denied and told


def _marked_mentions(report: MarkedReport, analysis: Analysis) -> dict[int, tuple[str, str]]:
    _, starts = report.report.placed()
    found: dict[int, tuple[str, str]] = {}
    for sentence, start in zip(report.report.sentences, starts, strict=True):
        for mention in sentence.mentions:
            word = head_of(analysis, start + mention.words.start, start + mention.words.end)
            if word is not None:
                found[word] = (report.report.actors[mention.actor].type, mention.actor)
    return found


def _marked_triggers(report: MarkedReport, analysis: Analysis) -> list[tuple[list[int], MarkedClaim]]:
    found = []
    for claim in report.claims:
        heads = [head_of(analysis, start, end) for start, end in claim.triggers()]
        words = [word for word in heads if word is not None]
        if words:
            found.append((words, claim.marked))
    return found


def head_of(analysis: Analysis, start: int, end: int) -> int | None:
    """The word of a phrase that the rest of it hangs on; of several, the first that has content."""
    inside = [t for t in analysis.tokens if t.start < end and t.end > start]
    within = {t.index for t in inside}
    tops = [t for t in inside if t.head not in within or t.head == t.index]
    empty = {"ADP", "DET", "PUNCT", "AUX", "PART", "SCONJ", "CCONJ"}
    chosen: Sequence[Token] = [t for t in tops if t.upos not in empty] or tops or inside
    return chosen[0].index if chosen else None


def _same_sentence(analysis: Analysis, one: int, other: int) -> bool:
    return any(s.first <= one < s.last and s.first <= other < s.last for s in analysis.sentences)
