"""What is each paragraph?

Takes paragraphs. Gives the stored text, its blocks (every word in exactly one), and what the text's own
header and imprint state: title, byline, publisher, date.

The header is read first: a headline, then bylines, date lines and a deck, up to the first paragraph of
running text. That paragraph may open with a dateline. Everything after is body or another report's headline;
the last lines may hold an imprint or credits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from watchdesk.domain.document import Block, BlockKind
from watchdesk.intake.bylines import find_byline, is_credit, is_name
from watchdesk.intake.datelines import StatedDate, dateline_end, find_imprint, find_stated_date, is_dateline
from watchdesk.intake.dates import Moment, parse_written
from watchdesk.intake.related import has_bullet, is_cue_alone, is_headline, is_related, related_tail

_HEADER = 8
"""Paragraphs a header has at most: kicker, title, deck, names, dates."""
_FEWEST, _LONGEST = 3, 200
"""Words of a title at least, characters at most."""
_LAST = 4
"""Paragraphs at the end among which an imprint or credits are looked for."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph on one line, and what the page's markup says of it."""

    words: str
    kind: BlockKind | None = None
    """Where the markup already tells: a page's title, or a paragraph that is nothing but a link."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A text, its blocks, and what it states of itself."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: Moment | None = None


def lay_out(paragraphs: Sequence[Paragraph]) -> Layout:
    """Give the layout of `paragraphs`, none of which may be empty."""
    return _Sorter(paragraphs).sorted()


class _Sorter:
    """Goes over the paragraphs once and gives each its kinds."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.words = [paragraph.words for paragraph in paragraphs]
        self.kinds = [paragraph.kind for paragraph in paragraphs]
        self.title = next((p.words for p in paragraphs if p.kind == "title"), None)
        self.byline: str | None = None
        self.publisher: str | None = None
        self.published: Moment | None = None

    def sorted(self) -> Layout:
        opening = self._read_header()
        self._read_end(opening)
        blocks = self._blocks(opening)
        return Layout("\n".join(self.words), blocks, self.title, self.byline, self.publisher, self.published)

    def _read_header(self) -> int:
        """Sort the header's lines; give the place of the first paragraph of running text."""
        for place in range(len(self.words)):
            if self.kinds[place] is None:
                if place >= _HEADER or not self._is_header_line(place):
                    return place
                self.kinds[place] = self._header_kind(place)
        return len(self.words)

    def _is_header_line(self, place: int) -> bool:
        words = self.words[place]
        is_line = len(words) <= _LONGEST and place + 1 < len(self.words)
        return is_line and any(
            is_kind(words) for is_kind in (find_byline, _header_date, is_dateline, is_headline, is_related)
        )

    def _header_kind(self, place: int) -> BlockKind:
        words = self.words[place]
        stated = _header_date(words)
        if stated is not None:
            self.published = self.published or stated.published
            self.byline = self.byline or (find_byline(stated.rest) or stated.rest or None)
            return "byline" if stated.rest else "dateline"
        if is_dateline(words):
            self.published = self.published or parse_written(words)
            return "dateline"
        byline = find_byline(words) or (words if self._is_lone_name(place) else None)
        if byline is not None:
            self.byline = self.byline or byline
            return "byline"
        if is_related(words):
            return "related"
        if self.title is None and self._is_title(place):
            self.title = words
            return "title"
        return "body"

    def _is_lone_name(self, place: int) -> bool:
        """A bare name is a byline only beside a date: a deck or kicker may look like a name."""
        beside = self.words[max(0, place - 1) : place] + self.words[place + 1 : place + 2]
        return self.title is not None and is_name(self.words[place]) and any(map(_header_date, beside))

    def _is_title(self, place: int) -> bool:
        words = self.words[place]
        return len(words.split()) >= _FEWEST and any(
            len(later) > len(words) for later in self.words[place + 1 :]
        )

    def _read_end(self, opening: int) -> None:
        for place in range(max(opening + 1, len(self.words) - _LAST), len(self.words)):
            imprint = find_imprint(self.words[place])
            if imprint is not None:
                self.kinds[place] = "dateline"
                self.published = self.published or imprint.published
                self.publisher = imprint.publisher
            elif is_credit(self.words[place]):
                self.kinds[place] = "byline"

    def _blocks(self, opening: int) -> tuple[Block, ...]:
        blocks: list[Block] = []
        start = 0
        after_cue = in_list = False
        for place, words in enumerate(self.words):
            is_cue = self.kinds[place] is None and is_cue_alone(words)
            is_bullet = not is_cue and has_bullet(words) and is_headline(words)
            if after_cue and not is_cue and is_headline(words):
                blocks[-1] = Block(kind="related", start=blocks[-1].start, end=start + len(words))
                in_list = is_bullet
            else:
                in_list = in_list and is_bullet
                kind = "related" if is_cue or in_list else self.kinds[place]
                blocks += self._cut(words, kind, start, is_opening=place == opening)
            after_cue = is_cue
            start += len(words) + 1
        return tuple(blocks)

    def _cut(self, words: str, kind: BlockKind | None, start: int, *, is_opening: bool) -> list[Block]:
        """The blocks of one paragraph: dateline, body and a related tail where it is not all of one kind."""
        if kind is None and is_related(words) and not is_opening:
            kind = "related"
        if kind is not None:
            return [Block(kind=kind, start=start, end=start + len(words))]
        filed = dateline_end(words) if is_opening else 0
        if filed:
            self.published = self.published or parse_written(words[:filed])
        tail = related_tail(words)
        ends: list[tuple[BlockKind, int]] = [
            ("dateline", filed),
            ("body", tail or len(words)),
            ("related", len(words)),
        ]
        return _pieces(words, start, ends)


def _pieces(words: str, start: int, ends: list[tuple[BlockKind, int]]) -> list[Block]:
    pieces: list[Block] = []
    begin = 0
    for kind, end in ends:
        cut = words[begin:end]
        if cut.strip():
            first = begin + len(cut) - len(cut.lstrip())
            pieces.append(Block(kind=kind, start=start + first, end=start + begin + len(cut.rstrip())))
        begin = max(begin, end)
    return pieces


def _header_date(words: str) -> StatedDate | None:
    """The date a header line states, where the line holds nothing else but a writer's name."""
    stated = find_stated_date(words)
    if stated is None:
        return None
    return stated if not stated.rest or is_name(stated.rest) or find_byline(stated.rest) else None
