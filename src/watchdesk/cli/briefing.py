"""watchdesk brief: what does the record hold of some days, in sentences that cite it?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from watchdesk import api
from watchdesk.cli.options import DESK, DeskOption, JsonOption, SinceOption, UntilOption, parse_day
from watchdesk.cli.screen import tell
from watchdesk.errors import InputError
from watchdesk.outlets.briefs import FORMATS, Brief, Checked, brief_text, parse_brief
from watchdesk.outlets.wording import clean

CheckOption = Annotated[
    Path | None, typer.Option("--check", help="Check this brief, as text, in place of drafting one.")
]
ExportOption = Annotated[str | None, typer.Option("--export", help=f"Write a file: {', '.join(FORMATS)}.")]
ToOption = Annotated[
    Path | None, typer.Option("--to", help="The file to write; by default named by its title.")
]
KeepOption = Annotated[
    bool,
    typer.Option(
        "--keep-unsupported", help="Keep what is not supported, marked, in place of leaving it out."
    ),
]
_UNSUPPORTED = 1


def brief(
    desk: DeskOption = DESK,
    since: SinceOption = None,
    until: UntilOption = None,
    check: CheckOption = None,
    export: ExportOption = None,
    to: ToOption = None,
    keep_unsupported: KeepOption = False,
    as_json: JsonOption = False,
) -> None:
    """Draft a brief of some days, check one that was edited, or export either."""
    if export and export not in FORMATS:
        raise InputError(f"{export!r} is no format of a brief; choose one of {', '.join(FORMATS)}")
    made = parse_brief(_text_of(check)) if check else _draft(desk, since, until)
    checked = api.brief_check(desk, made)
    if export:
        exported = api.brief_export(desk, made, export, keep_unsupported=keep_unsupported)
        (to or Path(exported.name)).write_bytes(exported.content)
        tell(f"written to {to or exported.name}")
    elif as_json:
        for each in checked:
            print(json.dumps(each.model_dump(mode="json"), ensure_ascii=False))
    elif not check:
        print(brief_text(made), end="")
    _tell_problems(checked)
    if check and not all(each.supported for each in checked):
        raise typer.Exit(_UNSUPPORTED)


def _draft(desk: Path, since: str | None, until: str | None) -> Brief:
    first, last = parse_day("--since", since), parse_day("--until", until)
    if first is None or last is None:
        raise InputError("say which days: --since 2024-03-01 --until 2024-03-08")
    return api.brief_draft(desk, first, last)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as text: {error}") from None


def _tell_problems(checked: tuple[Checked, ...]) -> None:
    for each in checked:
        if not each.supported:
            tell(f"not supported: {clean(each.sentence.text)}: {'; '.join(each.problems)}")
    unsupported = sum(not each.supported for each in checked)
    tell(f"{len(checked)} sentences checked, {unsupported} not supported")
