"""watchdesk read: reports become a record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from watchdesk import api
from watchdesk.cli.claims import print_reading
from watchdesk.cli.options import DESK, DeskOption, JsonOption
from watchdesk.cli.screen import Screen, tell
from watchdesk.errors import InputError
from watchdesk.intake import Stated
from watchdesk.outlets import reading_json
from watchdesk.outlets.keeping import kept_in_words
from watchdesk.pipeline import Refused, Taken

Published = Annotated[
    str | None, typer.Option("--published", help="When it was published: a day, or an ISO 8601 instant.")
]
Zone = Annotated[str | None, typer.Option("--zone", help="The publisher's time zone, such as Asia/Karachi.")]
Publisher = Annotated[str | None, typer.Option("--publisher", help="Who published it.")]
Title = Annotated[str | None, typer.Option("--title", help="Its title; for one file.")]
Url = Annotated[str | None, typer.Option("--url", help="Where it was published; for one file.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Read and print, but keep nothing.")]
Files = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Reports, as text or HTML; - is standard input.")
]


def read(
    files: Files,
    desk: DeskOption = DESK,
    published: Published = None,
    zone: Zone = None,
    publisher: Publisher = None,
    title: Title = None,
    url: Url = None,
    as_json: JsonOption = False,
    dry_run: DryRun = False,
) -> None:
    """Read reports, keep what they say in the desk, and print it."""
    if len(files) > 1 and (title or url):
        raise InputError("--title and --url are of one report; read the files one by one")
    stated = Stated(publisher=publisher, published=published, zone=zone, title=title, url=url)
    refused = 0
    for number, report in enumerate(api.read(files, stated=stated, desk=None if dry_run else desk)):
        if isinstance(report, Refused):
            tell(str(report.error))
            refused += 1
        elif as_json:
            _print_json(report, desk)
        else:
            _print_words(report, desk, first=number == 0)
    if refused:
        raise typer.Exit(2)


def _print_json(report: Taken, desk: Path) -> None:
    print(reading_json(report.reading))
    if report.kept:
        tell(kept_in_words(report.kept, report.reading.reader, str(desk)))


def _print_words(report: Taken, desk: Path, *, first: bool) -> None:
    screen = Screen()
    if not first:
        screen.say()
    print_reading(screen, report.reading)
    screen.say()
    kept = report.kept
    words = kept_in_words(kept, report.reading.reader, str(desk)) if kept else "dry run: nothing was kept"
    screen.say((words[0].upper() + words[1:] + ".", "green"))
