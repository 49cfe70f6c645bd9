"""watchdesk import: what another register has coded, beside our own record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from watchdesk import api
from watchdesk.cli.options import DESK, ByOption, DeskOption, JsonOption, parse_person
from watchdesk.cli.screen import Screen, tell
from watchdesk.outlets.registers import imported_in_words, imported_json

File = Annotated[
    Path, typer.Argument(metavar="FILE", help="UCDP GED or ACLED as CSV, or rows of a GDELT 2.0 export.")
]


def import_register(
    file: File, desk: DeskOption = DESK, by: ByOption = None, as_json: JsonOption = False
) -> None:
    """Keep a register of others beside the record; where one row does not hold, nothing of it is stored."""
    imported = api.import_register(desk, file, parse_person(by).by)
    for complaint in imported.complaints:
        tell(complaint)
    print(imported_json(imported)) if as_json else Screen().say(imported_in_words(imported, str(desk)))
    if imported.complained:
        raise typer.Exit(2)
