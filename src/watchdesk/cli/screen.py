"""Print in colour to a terminal and in plain lines to anything else."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

Part = str | tuple[str, str]


class Screen:
    """Standard output. Nothing that is printed is read as markup."""

    def __init__(self) -> None:
        """Look at whether standard output is a terminal."""
        self._console = Console(highlight=False, markup=False, emoji=False)
        self.is_terminal = self._console.is_terminal

    def say(self, *parts: Part, indent: int = 0) -> None:
        """Print one paragraph made of words, or of words with a style; `indent` holds for all its lines."""
        text = Text.assemble(*parts)
        if not self.is_terminal:
            print(" " * indent + text.plain if text.plain else "")
            return
        for line in text.wrap(self._console, max(20, self._console.width - indent)) or [Text()]:
            self._console.print(Text(" " * indent) + line, soft_wrap=True)

    def title(self, words: str) -> None:
        """Print a heading after an empty line."""
        self.say()
        self.say((words, "bold"))

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Print a table to a terminal, or aligned columns to anything else."""
        cells = [tuple(row) for row in rows]
        if self.is_terminal:
            self._console.print(_table(columns, cells))
        else:
            _print_aligned([tuple(columns), *cells])


def tell(line: str) -> None:
    """Print one line to standard error, beside the output itself."""
    print(f"watchdesk: {' '.join(line.split())}", file=sys.stderr)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for number, column in enumerate(columns):
        table.add_column(column, no_wrap=number == 0, style="cyan" if number == 0 else "")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _print_aligned(rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
