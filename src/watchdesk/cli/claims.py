"""Print claims and readings for people."""

from __future__ import annotations

from watchdesk.cli.screen import Part, Screen
from watchdesk.domain.claim import Claim
from watchdesk.domain.reading import Reading
from watchdesk.outlets.marking import quote_in_short
from watchdesk.outlets.sections import cut_into_sections, heading_of, notes_of
from watchdesk.outlets.wording import Actors, claim_in_words

_CAUTION = "bold yellow"


def print_reading(screen: Screen, reading: Reading) -> None:
    """Print a reading: its heading, its claims in sections, and its notes."""
    actors = {actor.id: actor for actor in reading.actors}
    title, known = heading_of(reading.document)
    screen.say((title, "bold"))
    screen.say((known, "dim"))
    sections = cut_into_sections(reading)
    if not reading.claims and not reading.notes:
        screen.say()
        screen.say("Nothing was found in this report that belongs in the record.")
    for section in sections:
        screen.title(section.title)
        for line in section.lines:
            screen.say(line, indent=2)
        for claim in section.claims:
            print_claim(screen, claim, actors, reading.document.text)
    for number, note in enumerate(notes_of(reading)):
        if number == 0:
            screen.say()
        screen.say(("note: ", "bold"), note)


def print_claim(screen: Screen, claim: Claim, actors: Actors, text: str) -> None:
    """Print a claim as a few lines: its cautions first, its words last."""
    words = claim_in_words(claim, actors)
    parts: list[Part] = [(words.id, "cyan"), "  "]
    if words.cautions:
        parts += [(f"{', '.join(words.cautions)}: ", _CAUTION)]
    screen.say(*parts, words.what, indent=2)
    for detail in words.details:
        screen.say(detail, indent=6)
    screen.say((quote_in_short(text, claim.spans), "italic"), indent=6)
