"""Where the program begins, and how it ends: every mistake of a user is one line and exit code 2."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper
from typing import Annotated

import typer

from watchdesk.cli.accounts import account, mark
from watchdesk.cli.actors import actor
from watchdesk.cli.briefing import brief
from watchdesk.cli.checking import check
from watchdesk.cli.histories import history
from watchdesk.cli.importing import import_register
from watchdesk.cli.judging import judge, verdict
from watchdesk.cli.linking import link, merge, split, undo
from watchdesk.cli.listing import list_record
from watchdesk.cli.places import place
from watchdesk.cli.promises import criteria, promise
from watchdesk.cli.reading import read
from watchdesk.cli.reviewing import accept, correct, grade, reject, review
from watchdesk.cli.schemas import schema
from watchdesk.cli.searching import search
from watchdesk.cli.serving import serve
from watchdesk.cli.showing import show
from watchdesk.cli.trends import relations, trend
from watchdesk.errors import WatchdeskError

commands = typer.Typer(
    name="watchdesk",
    help="Read news reports into a record in which every field cites its words.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
commands.command("read")(read)
commands.command("list")(list_record)
commands.command("show")(show)
commands.command("place")(place)
commands.command("actor")(actor)
commands.command("history")(history)
commands.command("link")(link)
commands.command("merge")(merge)
commands.command("split")(split)
commands.command("undo")(undo)
commands.command("review")(review)
commands.command("accept")(accept)
commands.command("correct")(correct)
commands.command("reject")(reject)
commands.command("grade")(grade)
commands.command("import")(import_register)
commands.command("search")(search)
commands.command("brief")(brief)
commands.command("serve")(serve)
commands.command("account")(account)
commands.command("mark")(mark)
commands.add_typer(promise, name="promise")
commands.add_typer(criteria, name="criteria")
commands.command("judge")(judge)
commands.command("verdict")(verdict)
commands.command("trend")(trend)
commands.command("relations")(relations)
commands.command("check")(check)
commands.command("schema")(schema)

MISTAKE = 2
_INTERRUPTED = 130
_UsageError = typer.BadParameter.__mro__[1]  # the same in every Typer, whichever parser it brings


def app() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run())


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command, of `sys.argv` unless arguments are given, and give its exit code."""
    _escape_what_cannot_be_shown()
    try:
        outcome = commands(arguments, standalone_mode=False)
        sys.stdout.flush()
    except WatchdeskError as error:
        return _mistake(str(error))
    except (KeyboardInterrupt, typer.Abort):
        outcome = _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone; give the interpreter somewhere to flush what is left.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except typer.Exit as leave:
        return leave.exit_code
    except Exception as error:
        if not isinstance(error, _UsageError):
            raise
        return _mistake(f"{error.format_message().rstrip('.')}; see `watchdesk --help`")  # type: ignore[attr-defined]
    if outcome == _INTERRUPTED:  # some versions of Typer give the code instead of raising
        print("watchdesk: interrupted; every report is kept whole or not at all", file=sys.stderr)
    return outcome if isinstance(outcome, int) else 0


def _escape_what_cannot_be_shown() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _mistake(line: str) -> int:
    print(f"watchdesk: {' '.join(line.split())}", file=sys.stderr)
    return MISTAKE


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"watchdesk {_version()}")
        raise typer.Exit


def _version() -> str:
    try:
        return version("watchdesk")
    except PackageNotFoundError:
        return "(not installed: run from its sources)"


@commands.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and leave."
        ),
    ] = False,
) -> None:
    """Read news reports into a record in which every field cites its words."""
