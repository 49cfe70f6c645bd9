"""watchdesk place: where a name means, and places of the desk's own."""

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
    PLACE_COLUMNS,
    fact_cells,
    fact_in_words,
    fact_json,
    place_cells,
    place_json,
)
from watchdesk.record import OwnFact

Name = Annotated[
    str | None,
    typer.Argument(metavar="[NAME]", help="A place name; without one, the desk's own places are listed."),
]
Near = Annotated[str | None, typer.Option("--near", help="Only places in or near this one.")]
Country = Annotated[
    str | None,
    typer.Option("--country", help="Only in this country, by name or code (PK); of --add, its country."),
]
Add = Annotated[bool, typer.Option("--add", help="Keep NAME in the desk as a place of its own.")]
Remove = Annotated[
    bool, typer.Option("--remove", help="Take the desk's own place NAME, or of this id, away again.")
]
Lat = Annotated[float | None, typer.Option("--lat", help="Of --add: degrees north.")]
Lon = Annotated[float | None, typer.Option("--lon", help="Of --add: degrees east.")]
Kind = Annotated[
    str, typer.Option("--kind", help="Of --add: city, adm1, adm2, crossing, pass, region, sea, line or site.")
]
Division = Annotated[
    str | None, typer.Option("--division", help="Of --add: the province or state it lies in.")
]
Alias = Annotated[list[str] | None, typer.Option("--alias", help="Of --add: another name; may be repeated.")]


def place(
    name: Name = None,
    desk: DeskIfAnyOption = None,
    near: Near = None,
    country: Country = None,
    add: Add = False,
    remove: Remove = False,
    lat: Lat = None,
    lon: Lon = None,
    kind: Kind = "city",
    division: Division = None,
    alias: Alias = None,
    by: ByOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show which places a name means, best first; or keep a place of the desk's own."""
    if add and remove:
        raise InputError("--add and --remove contradict each other; give one")
    if (add or remove) and name is None:
        raise InputError("say which place: watchdesk place --add NAME --lat 34.07 --lon 72.63")
    if add:
        if lat is None or lon is None:
            raise InputError("--add needs --lat and --lon, in degrees")
        place = api.OwnPlaceStated(
            name or "", lat, lon, kind=kind, country=country, division=division, aliases=tuple(alias or ())
        )
        _tell_kept(api.place_add(desk or DESK, place, by=name_of_user(by)), desk or DESK, as_json)
    elif remove:
        _tell_removed(api.place_remove(desk or DESK, name or "", by=name_of_user(by)), desk or DESK, as_json)
    elif name is None:
        _list_own(desk or DESK, as_json)
    else:
        _show(name, desk, near, country, as_json)


def _show(name: str, desk: Path | None, near: str | None, country: str | None, as_json: bool) -> None:
    found, alike = api.place(name, near=near, country=country, desk=desk)
    tell_if_missing(desk)
    if as_json:
        for answer in found:
            print(place_json(answer))
    elif found:
        Screen().table(PLACE_COLUMNS, map(place_cells, found))
    if not found:
        line = f"No place called {name}{_narrowed(near, country)} is known."
        others = f" Spelled alike: {', '.join(alike)}." if alike else ""
        tell(line + others) if as_json else Screen().say(line + others)


def _narrowed(near: str | None, country: str | None) -> str:
    return "".join((f" near {near}" if near else "", f" in {country}" if country else ""))


def _list_own(desk: Path, as_json: bool) -> None:
    facts = api.place_list(desk)
    if as_json:
        for fact in facts:
            print(fact_json(fact))
    elif facts:
        Screen().table(FACT_COLUMNS, map(fact_cells, facts))
    else:
        Screen().say(f"{desk} has no places of its own; `watchdesk place --add NAME` keeps one.")


def _tell_kept(fact: OwnFact, desk: Path, as_json: bool) -> None:
    if as_json:
        print(fact_json(fact))
    else:
        Screen().say((f"Kept in {desk}: ", "green"), fact_in_words(fact), (f"  {fact.id}", "cyan"))


def _tell_removed(fact: OwnFact, desk: Path, as_json: bool) -> None:
    if as_json:
        print(fact_json(fact))
    else:
        Screen().say((f"Taken back in {desk}: ", "green"), fact_in_words(fact), (f"  {fact.id}", "cyan"))
