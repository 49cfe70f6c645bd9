"""watchdesk review, accept, correct, reject, grade: a person's word on claims and sources."""

from __future__ import annotations

from typing import Annotated

import typer

from watchdesk import api
from watchdesk.cli.linking import print_decided
from watchdesk.cli.options import DESK, BecauseOption, ByOption, DeskOption, JsonOption, parse_person
from watchdesk.cli.screen import Screen
from watchdesk.errors import InputError
from watchdesk.outlets import claim_json
from watchdesk.outlets.entries import grade_json, grade_line, review_json, unsure_line, waiting_line
from watchdesk.outlets.listing import CLAIM_COLUMNS, claim_cells
from watchdesk.record import ToReview

Claims = Annotated[
    list[str], typer.Argument(metavar="CLAIM...", help="clm-…; the beginning of an id is enough.")
]
ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="clm-…; the beginning of an id is enough.")]
Changes = Annotated[
    list[str],
    typer.Argument(metavar="FIELD=VALUE...", help="Such as when=2024-01-31, place=Kerman or killed=6..8."),
]
SourceName = Annotated[
    str | None,
    typer.Argument(metavar="[SOURCE]", help="A publisher or speaker, by name; all where none is given."),
]
Letter = Annotated[
    str | None,
    typer.Argument(metavar="[LETTER]", help="A (reliable) to E (unreliable), or F (cannot be judged)."),
]


def review(desk: DeskOption = DESK, as_json: JsonOption = False) -> None:
    """List what is unsure: claims below the threshold, pairs of claims that may be one, decisions that wait."""
    found = api.review(desk)
    if as_json:
        print(review_json(found, map(claim_json, found.claims)))
    else:
        _print_review(Screen(), found)


def _print_review(screen: Screen, found: ToReview) -> None:
    if not (found.claims or found.links or found.waiting):
        screen.say("Nothing is to be reviewed.")
    if found.claims:
        screen.say(("Claims more likely wrong than right (accept, correct or reject)", "bold"))
        screen.table(
            (*CLAIM_COLUMNS, "sure"), ((*claim_cells(c), f"{c.claim.confidence:.2f}") for c in found.claims)
        )
    if found.links:
        screen.title("Entries that may be one (merge them, or split one)")
        for link in found.links:
            screen.say(unsure_line(link), indent=2)
    if found.waiting:
        screen.title("Decisions that wait")
        for claim in found.waiting:
            screen.say(waiting_line(claim), indent=2)


def accept(
    claims: Claims,
    desk: DeskOption = DESK,
    by: ByOption = None,
    because: BecauseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Confirm claims: what was kept for review becomes part of the record."""
    print_decided(api.accept(desk, claims, parse_person(by, because)), as_json)


def correct(
    claim: ClaimId,
    changes: Changes,
    desk: DeskOption = DESK,
    by: ByOption = None,
    because: BecauseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what fields of a claim should be; what was read stays beside it."""
    print_decided(api.correct(desk, claim, changes, parse_person(by, because)), as_json)


def reject(
    claims: Claims,
    desk: DeskOption = DESK,
    by: ByOption = None,
    because: BecauseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that claims were read wrongly; they do not come back when the report is read again."""
    print_decided(api.reject(desk, claims, parse_person(by, because)), as_json)


def grade(
    source: SourceName = None,
    letter: Letter = None,
    desk: DeskOption = DESK,
    by: ByOption = None,
    because: BecauseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give a publisher or speaker its Admiralty letter, or, without a letter, list what was given."""
    if source and letter:
        if not because:
            raise InputError("--because: a grade needs its reason; say how the source has proved itself")
        print_decided(api.grade(desk, source, letter.upper(), parse_person(by, because)), as_json)
        return
    grades = api.grade_history(desk, source)
    for each in grades:
        print(grade_json(each)) if as_json else Screen().say(grade_line(each))
    if not grades and not as_json:
        Screen().say(
            f"No grade was given{f' to {source}' if source else ''}; it counts as F, cannot be judged."
        )
