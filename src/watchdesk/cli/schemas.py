"""watchdesk schema: the JSON Schema of what the other commands print."""

from __future__ import annotations

import json
from typing import Annotated, cast, get_args

import typer

from watchdesk import api
from watchdesk.errors import InputError
from watchdesk.outlets import Published

Of = Annotated[
    str,
    typer.Argument(
        metavar="[OF]",
        help="reading (of `read --json`), claim (of `list claims --json`), document (of `list documents --json`) "
        "or entry (of `list incidents --json`).",
    ),
]


def schema(of: Of = "reading") -> None:
    """Print the JSON Schema of a reading, a claim, a document or an entry."""
    if of not in get_args(Published):
        raise InputError(f"there is no schema of {of!r}; choose one of {', '.join(get_args(Published))}")
    print(json.dumps(api.schema(cast(Published, of)), indent=2, ensure_ascii=False))
