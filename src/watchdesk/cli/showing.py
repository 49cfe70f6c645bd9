"""watchdesk show: one claim or one report, with its words and its history."""

from __future__ import annotations

from typing import Annotated

import typer

from watchdesk import api
from watchdesk.cli.claims import print_claim, print_reading
from watchdesk.cli.options import DESK, DeskOption, JsonOption
from watchdesk.cli.screen import Part, Screen
from watchdesk.outlets import claim_json, reading_json
from watchdesk.outlets.history import chain_in_words, claim_fields, event_line
from watchdesk.outlets.marking import Passage, find_passages, mark_in_plain_text
from watchdesk.outlets.sections import heading_of
from watchdesk.record import ClaimHistory, DocumentHistory

Id = Annotated[str, typer.Argument(metavar="ID", help="clm-… or doc-…; the beginning of an id is enough.")]

_COLOURS = ("green", "magenta", "blue", "yellow", "cyan", "red")


def show(id: Id, desk: DeskOption = DESK, as_json: JsonOption = False) -> None:
    """Show one claim with the words it rests on marked, or one report with its claims."""
    found = api.show(desk, id)
    if as_json:
        print(_as_json(found))
    elif isinstance(found, ClaimHistory):
        _print_claim(Screen(), found)
    else:
        _print_document(Screen(), found)


def _as_json(found: ClaimHistory | DocumentHistory) -> str:
    if isinstance(found, ClaimHistory):
        return claim_json(found.entry, found.events)
    return reading_json(found.reading)


def _print_claim(screen: Screen, found: ClaimHistory) -> None:
    claim, actors, text = found.entry.claim, found.entry.actors, found.document.text
    if found.superseded:
        screen.say(("SUPERSEDED: the current reading of this report does not hold this claim.", "bold red"))
    print_claim(screen, claim, actors, text)
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
