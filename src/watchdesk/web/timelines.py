"""Timelines: how many entries began when, as bars that are links to their own days.

Takes the days of entries. Gives an inline SVG; a click on a bar asks for its days alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from markupsafe import Markup

HEIGHT = 150
WIDE, HALF = 760, 470
"""Widths of a drawing: across the page, and beside something else."""
_LEFT, _BOTTOM, _TOP = 34, 20, 10
_MOST_BARS = 90
"""Where more would be needed, each bar stands for a longer span."""

Span = Literal["day", "week", "month", "year"]
_LONGEST: tuple[tuple[Span, int], ...] = (("day", 60), ("week", _MOST_BARS * 7), ("month", _MOST_BARS * 30))


@dataclass(frozen=True, slots=True)
class Bar:
    """One span of days and how many entries began in it."""

    first: date
    last: date
    number: int


def bars_of(days: Iterable[date]) -> tuple[Span, tuple[Bar, ...]]:
    """Gather days into days, weeks, months or years, as many as fit on a screen, the empty ones too."""
    counted = Counter(days)
    if not counted:
        return "day", ()
    first, last = min(counted), max(counted)
    span = _span_of((last - first).days)
    numbers: Counter[date] = Counter()
    for day, number in counted.items():
        numbers[_start(day, span)] += number
    bars: list[Bar] = []
    start = _start(first, span)
    while start <= last:
        following = _next(start, span)
        bars.append(Bar(start, following - timedelta(days=1), numbers[start]))
        start = following
    return span, tuple(bars)


def draw_timeline(
    bars: Sequence[Bar], address: Callable[[date, date], str], words: str, width: int = WIDE
) -> Markup:
    """Draw the bars; `address` gives where a click on one goes."""
    most = max((bar.number for bar in bars), default=0) or 1
    step = (width - _LEFT) / max(1, len(bars))
    drawn = [
        _bar(bar, _LEFT + at * step, step, most, address(bar.first, bar.last)) for at, bar in enumerate(bars)
    ]
    parts = (*_scale(most, width), *drawn, *_days(bars, step, width))
    return Markup('<svg class="timeline" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>').format(
        width, HEIGHT, words, Markup("").join(parts)
    )


def _bar(bar: Bar, x: float, step: float, most: int, address: str) -> Markup:
    high = (HEIGHT - _BOTTOM - _TOP) * bar.number / most
    when = str(bar.first) if bar.first == bar.last else f"{bar.first} to {bar.last}"
    drawn = Markup(
        '<rect class="room" x="{:.1f}" y="{}" width="{:.1f}" height="{}"></rect>'
        '<rect class="bar" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"></rect><title>{}: {}</title>'
    ).format(
        x, _TOP, step, HEIGHT - _BOTTOM - _TOP,
        x + min(1.0, step * 0.1), HEIGHT - _BOTTOM - high, max(1.0, min(step - 2, 40)), high, when, bar.number,
    )  # fmt: skip
    if not bar.number:
        return Markup("<g>{}</g>").format(drawn)
    return Markup('<a href="{}" aria-label="{}: {}">{}</a>').format(address, when, bar.number, drawn)


def _scale(most: int, width: int) -> list[Markup]:
    floor = HEIGHT - _BOTTOM
    line = Markup('<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"></line>')
    word = Markup('<text class="tick end" x="{}" y="{}">{}</text>')
    return [
        part
        for number, y in ((0, floor), (most, _TOP))
        for part in (line.format(_LEFT, width, y, y), word.format(_LEFT - 5, y + 4, number))
    ]


def _days(bars: Sequence[Bar], step: float, width: int) -> list[Markup]:
    every = max(1, round(len(bars) * 110 / width))
    return [
        Markup('<text class="tick{}" x="{:.1f}" y="{}">{}</text>').format(
            " minor" if at // every % 2 else "", min(_LEFT + at * step, width - 68), HEIGHT - 4, _short(bar)
        )
        for at, bar in enumerate(bars)
        if at % every == 0
    ]


def _short(bar: Bar) -> str:
    length = (bar.last - bar.first).days
    return str(bar.first.year) if length > 31 else f"{bar.first:%Y-%m}" if length > 6 else str(bar.first)


def _span_of(days: int) -> Span:
    return next((name for name, longest in _LONGEST if days <= longest), "year")


def _start(day: date, span: Span) -> date:
    if span == "week":
        return day - timedelta(days=day.weekday())
    if span == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if span == "year" else day


def _next(start: date, span: Span) -> date:
    if span == "month":
        return (start + timedelta(days=31)).replace(day=1)
    if span == "year":
        return start.replace(year=start.year + 1)
    return start + timedelta(days=7 if span == "week" else 1)
