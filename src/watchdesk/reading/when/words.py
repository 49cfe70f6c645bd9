"""What single words of time stand for: numbers, names of months, parts of the day."""

from __future__ import annotations

import re

from watchdesk.vocabulary.times import TimeWordKind, time_words

BACK = {"last", "past", "previous", "preceding", "latest"}


AHEAD = {"next", "coming"}


_VAGUE_NUMBERS = ("several", "few", "many", "dozen", "couple")


_SHORT: dict[TimeWordKind, tuple[TimeWordKind, ...]] = {
    "month": ("month", "month-short"),
    "weekday": ("weekday", "weekday-short"),
}


def value_of(kind: TimeWordKind, word: str | None) -> str:
    """What a word of the vocabulary stands for, however it is written."""
    key = " ".join((word or "").lower().replace("’", "'").split()).rstrip(".")
    kinds: tuple[TimeWordKind, ...] = _SHORT.get(kind, (kind,))
    for each in kinds:
        known = time_words(each)
        for form in (key, key.removesuffix("s"), key.removesuffix("es")):
            if form in known:
                return known[form]
    raise KeyError(word)


def month_of(match: re.Match[str]) -> int:
    return int(value_of("month", match["month"]))


def shift_of(lead: str) -> int:
    last = lead.lower().split()[-1]
    return -1 if last in BACK and last != "latest" else 1 if last in AHEAD else 0


def mod_of(words: str | None) -> str:
    if not words:
        return ""
    known = time_words("part")
    return next((known[word] for word in re.findall(r"[a-z]+", words.lower()) if word in known), "")


def modifier_of(match: re.Match[str]) -> str:
    words = match.groupdict().get("modifier")
    return value_of("modifier", words) if words else ""


def part_of_day(word: str | None) -> str:
    if not word:
        return ""
    value = value_of("part-of-day", word)
    return f"T{value}"


def number_of(words: str) -> float | None:
    """A number in figures or words; None for "several" and "a few"."""
    text = " ".join(words.lower().replace("-", " ").split())
    if text.startswith("half"):
        return 0.5
    if any(word in text for word in _VAGUE_NUMBERS):
        return 2.0 if "couple" in text else 12.0 if text.endswith("dozen") else None
    if text in {"a", "an", "another", "an additional", "a additional", "another additional"}:
        return 1.0
    if text[0].isdigit():
        plain, _, half = text.partition(" ")
        return float(plain.replace(",", "")) + (0.5 if half else 0.0)
    if text.endswith(" and a half"):
        return (number_of(text.removesuffix(" and a half")) or 0.0) + 0.5
    total, current = 0, 0
    for word in text.replace(" and ", " ").split():
        value = int(time_words("number").get(word, "0"))
        if value >= 100:
            current = max(1, current) * value
            if value == 1000:
                total, current = total + current, 0
        else:
            current += value
    return float(total + current)


def ordinal_of(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else int(time_words("ordinal").get(word.lower(), "0"))
