"""Read and check the annotated name sentences in this folder.

One sentence a line, UTF-8, annotated inline as ``[text|type]`` without nesting.
Run ``python check.py [FILE ...]``: it prints counts per type, or names FILE:LINE and ends with 2.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

TYPES = (
    "person",
    "office",
    "state",
    "body",
    "armed-group",
    "organisation",
    "place",
    "time",
    "quantity",
    "weapon",
    "people",
)


class FormatError(ValueError):
    """A line that breaks the format; the message begins with file:line."""


@dataclass(frozen=True)
class AnnotatedSentence:
    """Plain text and its names as (start, end, type), offsets in code points, in text order."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def parse_line(line: str) -> AnnotatedSentence:
    """Parse one annotated sentence; raise ValueError with the reason and the column."""
    if not line.strip():
        raise ValueError("empty line")
    if line != line.strip():
        raise ValueError("space at the start or the end of the line")
    for column, char in enumerate(line, 1):
        if char != " " and (char.isspace() or not char.isprintable()):
            raise ValueError(f"column {column}: unexpected character U+{ord(char):04X}")
    if "  " in line:
        raise ValueError(f"column {line.index('  ') + 1}: two spaces in a row")
    parts: list[str] = []
    length = 0
    spans: list[tuple[int, int, str]] = []
    position = 0
    while position < len(line):
        char = line[position]
        if char in "]|":
            raise ValueError(f"column {position + 1}: {char!r} outside an annotation")
        if char != "[":
            parts.append(char)
            length += 1
            position += 1
            continue
        close = line.find("]", position)
        if close < 0:
            raise ValueError(f"column {position + 1}: annotation is not closed")
        inner = line[position + 1 : close]
        if "[" in inner:
            raise ValueError(f"column {position + 1}: nested or unclosed annotation")
        if inner.count("|") != 1:
            raise ValueError(f"column {position + 1}: an annotation is text, one bar, type")
        name, kind = inner.split("|")
        if kind not in TYPES:
            raise ValueError(f"column {position + 1}: unknown type {kind!r}")
        if not name or name != name.strip():
            raise ValueError(f"column {position + 1}: empty text, or space at its edge")
        spans.append((length, length + len(name), kind))
        parts.append(name)
        length += len(name)
        position = close + 1
    return AnnotatedSentence("".join(parts), tuple(spans))


def read_annotated(path: str | Path) -> list[AnnotatedSentence]:
    """Read a whole file; raise FormatError naming file:line at the first fault."""
    sentences: list[AnnotatedSentence] = []
    seen: dict[str, int] = {}
    number = 1
    try:
        content = Path(path).read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        number = error.object[: error.start].count(b"\n") + 1
        raise FormatError(f"{path}:{number}: not UTF-8") from error
    if content and not content.endswith("\n"):
        raise FormatError(f"{path}:{content.count(chr(10)) + 1}: no newline at the end of the file")
    for number, line in enumerate(content.split("\n")[:-1], 1):
        try:
            sentence = parse_line(line)
        except ValueError as error:
            raise FormatError(f"{path}:{number}: {error}") from error
        if sentence.text in seen:
            raise FormatError(f"{path}:{number}: same sentence as line {seen[sentence.text]}")
        seen[sentence.text] = number
        sentences.append(sentence)
    return sentences


def summary(name: str, sentences: list[AnnotatedSentence]) -> str:
    """Counts of sentences and of spans per type, as lines of text."""
    counts = Counter(kind for sentence in sentences for _, _, kind in sentence.spans)
    empty = sum(not sentence.spans for sentence in sentences)
    words = sum(len(sentence.text.split()) for sentence in sentences)
    lines = [
        f"{name}: {len(sentences)} sentences, {words} words, {counts.total()} spans, {empty} without a span"
    ]
    lines += [f"  {kind:<14}{counts[kind]:>6}" for kind in TYPES]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Check the files named, or train.txt and dev.txt beside this script."""
    here = Path(__file__).resolve().parent
    paths = [Path(argument) for argument in arguments] or [here / "train.txt", here / "dev.txt"]
    origin: dict[str, str] = {}
    for path in paths:
        try:
            sentences = read_annotated(path)
            for number, sentence in enumerate(sentences, 1):
                if sentence.text in origin:
                    raise FormatError(f"{path}:{number}: same sentence as in {origin[sentence.text]}")
                origin[sentence.text] = f"{path}:{number}"
        except (FormatError, OSError) as error:
            print(error, file=sys.stderr)
            return 2
        print(summary(path.name, sentences))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
