"""watchdesk show: one claim or one report, with its words and its history."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from watchdesk import api
from watchdesk.cli.claims import print_claim, print_reading
from watchdesk.cli.options import DESK, DeskOption, JsonOption
from watchdesk.cli.screen import Part, Screen
from watchdesk.outlets import claim_json, reading_json
from watchdesk.outlets.entries import (
    decision_lines,
    entry_heading,
    entry_history_json,
    entry_sections,
    history_lines,
)
from watchdesk.outlets.findings import finding_heading, finding_json, finding_sections
from watchdesk.outlets.history import chain_in_words, claim_fields, event_line, review_lines
from watchdesk.outlets.marking import Passage, find_passages, mark_in_plain_text
from watchdesk.outlets.sections import heading_of
from watchdesk.record import ClaimHistory, DocumentHistory, EntryHistory

Id = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="inc-…, con-…, pro-…, mov-…, clm-…, doc-… or fnd-…; the beginning of an id is enough.",
    ),
]

_COLOURS = ("green", "magenta", "blue", "yellow", "cyan", "red")


def show(id: Id, desk: DeskOption = DESK, in_json: JsonOption = False) -> None:
    """Show one entry with every account, one claim with its words, one report with its claims, or one finding."""
    if id.startswith("fnd-"):
        _show_finding(id, desk, in_json=in_json)
        return
    found = api.show(desk, id)
    if in_json:
        print(as_json(found))
    elif isinstance(found, EntryHistory):
        print_entry(Screen(), found)
    elif isinstance(found, ClaimHistory):
        _print_claim(Screen(), found)
    else:
        _print_document(Screen(), found)


def _show_finding(id: str, desk: Path, *, in_json: bool) -> None:
    finding, criterion, numbers = api.finding_show(desk, id)
    if in_json:
        print(finding_json(finding, criterion, numbers))
        return
    screen = Screen()
    first, *rest = finding_heading(finding)
    screen.say((first, "bold"))
    for line in rest:
        screen.say(line, indent=2)
    for title, lines in finding_sections(finding, criterion, numbers):
        screen.title(title)
        for line in lines:
            screen.say(line, indent=2)


def as_json(found: EntryHistory | ClaimHistory | DocumentHistory) -> str:
    """Give what was found as one line of JSON."""
    if isinstance(found, EntryHistory):
        return entry_history_json(found)
    if isinstance(found, ClaimHistory):
        return claim_json(found.entry, found.events, found)
    return reading_json(found.reading)


def print_entry(screen: Screen, found: EntryHistory, *, with_history: bool = False) -> None:
    """Print an entry: what it is, every account side by side, and, where asked for, what changed when."""
    first, *rest = entry_heading(found)
    screen.say((first, "bold"))
    for line in rest:
        screen.say(line, indent=2)
    sections = list(entry_sections(found))
    if with_history:
        sections += [
            ("What changed", history_lines(found)),
            ("Why they are one", decision_lines(found.decisions)),
        ]
    for title, lines in sections:
        if lines:
            screen.title(title)
        for line in lines:
            screen.say(line, indent=2)


def _print_claim(screen: Screen, found: ClaimHistory) -> None:
    claim, actors, text = found.entry.claim, found.entry.actors, found.document.text
    if found.superseded:
        screen.say(("SUPERSEDED: the current reading of this report does not hold this claim.", "bold red"))
    if found.rejected_by:
        screen.say((f"REJECTED by {found.rejected_by}: it is no part of the record.", "bold red"))
    print_claim(screen, claim, actors, text)
    if found.member_of:
        screen.say(f"part of {found.member_of}", indent=6)
    screen.title("Words")
    passages = find_passages(text, claim.spans)
    colours = {field: _COLOURS[n % len(_COLOURS)] for n, field in enumerate(_fields(passages))}
    for passage in passages:
        screen.say(*_marked(screen, passage, colours), indent=2)
    screen.title("Sourcing")
    screen.say(chain_in_words(claim, actors, found.document), indent=2)
    screen.title("Fields")
    for name, words in claim_fields(claim):
        screen.say((f"{name:12}", "dim"), words, indent=2)
    if found.reviews:
        screen.title("Review")
        for line in review_lines(found):
            screen.say(line, indent=2)
    screen.title("History")
    for event in found.events:
        screen.say(event_line(event), indent=2)
    screen.title("Report")
    for line in heading_of(found.document):
        screen.say(line, indent=2)


def _print_document(screen: Screen, found: DocumentHistory) -> None:
    print_reading(screen, found.reading)
    screen.title("History")
    for event in found.events:
        screen.say(event_line(event), indent=2)
    if found.superseded:
        screen.say(f"{found.superseded} claims of earlier readings are superseded", indent=2)


def _fields(passages: list[Passage]) -> list[str]:
    return list(dict.fromkeys(field for passage in passages for part in passage for field in part.fields))


def _marked(screen: Screen, passage: Passage, colours: dict[str, str]) -> list[Part]:
    if not screen.is_terminal:
        return [mark_in_plain_text(passage)]
    parts: list[Part] = []
    for part in passage:
        if part.fields:
            colour = colours[part.fields[0]]
            parts += [(part.words, f"bold {colour}"), (f"‹{', '.join(part.fields)}›", f"dim {colour}")]
        else:
            parts.append(part.words)
    return parts
