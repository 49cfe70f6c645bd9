"""Write docs/reference/commands.md from the commands themselves.

python docs/generate_reference.py            write it
python docs/generate_reference.py --check    exit with 1 where it is not what would be written
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from watchdesk.cli.entry import commands

PAGE = Path(__file__).parent / "reference" / "commands.md"

_TOP = """# Commands

<!-- Written by docs/generate_reference.py; do not edit. -->

Every mistake in what is typed or given is one line on standard error, and exit code 2.
`watchdesk check` leaves with 1 where the record does not hold.
Output in a terminal is laid out for people; in a pipe it is plain lines.
With `--json` it is one JSON object a line.
"""


def render_commands() -> str:
    """Give the page as it should be."""
    group: Any = typer.main.get_command(commands)
    return "\n".join([_TOP, *(_section(name, command) for name, command in _all_commands(group))])


def _all_commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Each command by its whole name, a group before those in it."""
    for name, command in group.commands.items():
        yield before + name, command
        if hasattr(command, "commands"):
            yield from _all_commands(command, f"{before}{name} ")


def _section(name: str, command: Any) -> str:
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    options = [each for each in command.params if each.param_type_name == "option" and each.name != "help"]
    usage = " ".join(["watchdesk", name, *(each.metavar for each in arguments), "[OPTIONS]"])
    if hasattr(command, "commands"):
        inner = ", ".join(f"`watchdesk {name} {each}`" for each in command.commands)
        return "\n".join([f"## watchdesk {name}", "", command.help, "", f"{inner}.", ""])
    lines = [f"## watchdesk {name}", "", command.help, "", f"    {usage}", ""]
    lines += ["| argument or option | meaning | default |", "|---|---|---|"]
    lines += [f"| `{each.metavar}` | {_cell(each.help)} | {_default(each)} |" for each in arguments]
    lines += [f"| `{', '.join(each.opts)}` | {_cell(each.help)} | {_default(each)} |" for each in options]
    return "\n".join([*lines, ""])


def _cell(words: str | None) -> str:
    return (words or "").replace("|", "\\|")


def _default(parameter: Any) -> str:
    default = parameter.default
    shown = f"`{default}`" if isinstance(default, str | Path) and str(default) else ""
    variable = f"environment variable `{parameter.envvar}`" if parameter.envvar else ""
    return ", ".join(filter(None, (shown, variable)))


def main() -> int:
    """Write the page, or check it."""
    page = render_commands()
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page else 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
