"""watchdesk actor: who a name means, more names, and who is the same as whom."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from watchdesk import api
from watchdesk.cli.options import DESK, ByOption, DeskIfAnyOption, JsonOption, name_of_user, tell_if_missing
from watchdesk.cli.screen import Screen, tell
from watchdesk.errors import InputError
from watchdesk.outlets.naming import (
    FACT_COLUMNS,
    actor_lines,
    actors_json,
    fact_cells,
    fact_in_words,
    fact_json,
)
from watchdesk.record import ActorAnswers, OwnFact

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[NAME|ID]...",
        help="A name or an id; without one, what the desk itself says of actors is listed.",
    ),
]
AddName = Annotated[bool, typer.Option("--add-name", help="Keep for the actor ID another NAME.")]
Same = Annotated[
    bool, typer.Option("--same", help="Decide that the actors ID and ID are one, found under the first.")
]
Different = Annotated[bool, typer.Option("--different", help="Decide that the actors ID and ID are not one.")]
Undo = Annotated[bool, typer.Option("--undo", help="Take back the name (nam-…) or decision (dec-…) ID.")]


def actor(
    words: Words = None,
    desk: DeskIfAnyOption = None,
    add_name: AddName = False,
    same: Same = False,
    different: Different = False,
    undo: Undo = False,
    by: ByOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show whom a name means, under which names and what it is mistaken for; or keep more names and decisions."""
    given = words or []
    if add_name + same + different + undo > 1:
        raise InputError("--add-name, --same, --different and --undo are one each; give one of them")
    where, who = desk or DESK, name_of_user(by)
    if add_name:
        id, name = _two(given, "--add-name ID NAME")
        _tell("Kept", api.actor_add_name(where, id, name, by=who), where, as_json)
    elif same or different:
        one, other = _two(given, "--same ID ID" if same else "--different ID ID")
        decision = api.actor_decide(where, one, other, "same" if same else "different", by=who)
        _tell("Kept", decision, where, as_json)
    elif undo:
        if len(given) != 1:
            raise InputError("--undo takes one id, nam-… or dec-…; `watchdesk actor` lists them")
        _tell("Taken back", api.actor_undo(where, given[0], by=who), where, as_json)
    elif given:
        answers = api.actor(" ".join(given), desk=desk)
        tell_if_missing(desk)
        _show(answers, as_json)
    else:
        _list_own(where, as_json)


def _two(words: list[str], usage: str) -> tuple[str, str]:
    if len(words) != 2:
        raise InputError(f"give two: watchdesk actor {usage} (a name of several words in quotation marks)")
    return words[0], words[1]


def _show(answers: ActorAnswers, as_json: bool) -> None:
    if as_json:
        print(actors_json(answers))
        return
    screen = Screen()
    if len(answers.found) > 1:
        screen.say((f"{answers.asked} may mean {len(answers.found)} actors:", "bold yellow"))
    if answers.note:
        screen.say((f"{answers.asked}: ", "bold"), answers.note)
    for answer in answers.found:
        screen.title(f"{answer.entry.name}  {answer.entry.id}")
        for heading, line in actor_lines(answer):
            screen.say((f"{heading}: ", "dim"), line, indent=2)
    _show_met(screen, answers)
    if not (answers.found or answers.met or answers.note):
        alike = ", ".join(f"{each.name} ({each.id})" for each in answers.alike)
        screen.say(f"Nobody known goes by {answers.asked}." + (f" Spelled alike: {alike}." if alike else ""))


def _show_met(screen: Screen, answers: ActorAnswers) -> None:
    if answers.met:
        screen.title("Named in reports of this desk, and not in the register")
    for met in answers.met:
        reports = f"{met.reports} report{'' if met.reports == 1 else 's'}"
        screen.say((met.id, "cyan"), f"  {met.name}, {met.kind}, in {reports}", indent=2)


def _list_own(desk: Path, as_json: bool) -> None:
    facts = api.actor_list(desk)
    if as_json:
        for fact in facts:
            print(fact_json(fact))
    elif facts:
        Screen().table(FACT_COLUMNS, map(fact_cells, facts))
    else:
        tell(f"{desk} says nothing of actors by itself; `watchdesk actor NAME` shows whom a name means")


def _tell(what: str, fact: OwnFact, desk: Path, as_json: bool) -> None:
    if as_json:
        print(fact_json(fact))
    else:
        Screen().say((f"{what} in {desk}: ", "green"), fact_in_words(fact), (f"  {fact.id}", "cyan"))
