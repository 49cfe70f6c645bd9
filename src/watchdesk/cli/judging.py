"""watchdesk judge and watchdesk verdict: what the record shows, and what somebody holds of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from watchdesk import api
from watchdesk.cli.options import DESK, DeskOption, JsonOption, parse_day
from watchdesk.cli.screen import Screen, tell
from watchdesk.outlets.findings import judged_json, judged_lines
from watchdesk.outlets.promises import verdict_in_words, verdict_json

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", help="Only reports published until this day (2024-03-31); today if not given."),
]
OnlyPromise = Annotated[
    str | None, typer.Option("--promise", help="Only the criteria of this promise: pro-….")
]
PromiseId = Annotated[str, typer.Argument(metavar="PROMISE", help="pro-…; the beginning of an id is enough.")]
Word = Annotated[
    str,
    typer.Argument(
        metavar="VERDICT",
        help="not-yet-due, no-evidence, in-progress, stalled, partly-kept, kept, broken or cannot-judge.",
    ),
]
Further = Annotated[
    list[str] | None, typer.Argument(metavar="[FINDING...]", help="Further findings that it rests on.")
]
Judge = Annotated[
    str, typer.Option("--judge", envvar="WATCHDESK_NAME", help="Whose verdict it is; no machine signs one.")
]
Because = Annotated[str, typer.Option("--because", help="Why.")]
Cites = Annotated[list[str] | None, typer.Option("--cites", help="The findings that it rests on: fnd-….")]
On = Annotated[str | None, typer.Option("--on", help="The day of the verdict; today if not given.")]


def judge(
    as_of: AsOf = None, promise: OnlyPromise = None, desk: DeskOption = DESK, as_json: JsonOption = False
) -> None:
    """Find anew what the record shows of each criterion, and say what changed and why. No verdict is given."""
    judged = api.judge(desk, parse_day("--as-of", as_of) or date.today(), promise=promise)
    if not judged:
        tell(f"no criteria are set in {desk}; `watchdesk criteria new` sets them")
    screen = Screen()
    for each in judged:
        if as_json:
            print(judged_json(each))
        else:
            for line in judged_lines(each):
                screen.say(line)
    if judged and not as_json:
        new = sum(each.news for each in judged)
        screen.say(
            (f"criteria {len(judged)}, new findings {new}; `watchdesk show fnd-…` shows one.", "green")
        )


def verdict(
    promise: PromiseId,
    word: Word,
    further: Further = None,
    judge: Judge = "",
    because: Because = "",
    cites: Cites = None,
    on: On = None,
    desk: DeskOption = DESK,
    as_json: JsonOption = False,
) -> None:
    """Keep what a named judge holds of a promise, with a reason and the findings it rests on."""
    signature = api.Signature(judge, because, (*(cites or ()), *(further or ())), parse_day("--on", on))
    given = api.verdict(desk, promise, word, signature)
    print(verdict_json(given)) if as_json else Screen().say(verdict_in_words(given))
