"""When: words of time resolved on the report's own day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchdesk.reading.times import find_times

TUESDAY = date(2024, 1, 16)

CASES = [
    ("They met on Monday.", "Monday", "2024-01-15", "2024-01-15", 1),
    ("They met on Tuesday.", "Tuesday", "2024-01-16", "2024-01-16", 1),
    ("They will meet next Monday.", "next Monday", "2024-01-22", "2024-01-22", 1),
    ("They met last Tuesday.", "last Tuesday", "2024-01-09", "2024-01-09", 1),
    ("Shells fell overnight.", "overnight", "2024-01-15", "2024-01-16", 1),
    ("He left yesterday.", "yesterday", "2024-01-15", "2024-01-15", 1),
    ("Earlier this month, a bomb went off.", "Earlier this month", "2024-01-01", "2024-01-15", 4),
    ("The gate closed last week.", "last week", "2024-01-08", "2024-01-14", 3),
    ("Talks resume next month.", "next month", "2024-02-01", "2024-02-29", 4),
    ("They signed on 3 January.", "3 January", "2024-01-03", "2024-01-03", 1),
    ("They signed on December 30.", "December 30", "2023-12-30", "2023-12-30", 1),
    ("They signed on 15 March 2021.", "15 March 2021", "2021-03-15", "2021-03-15", 1),
    ("The camp opened in March 2021.", "March 2021", "2021-03-01", "2021-03-31", 4),
    ("The camp opened in 2019.", "2019", "2019-01-01", "2019-12-31", 5),
    ("He died three days ago.", "three days ago", "2024-01-13", "2024-01-13", 1),
    ("Attacks rose in the past two weeks.", "the past two weeks", "2024-01-02", "2024-01-16", 3),
]


@pytest.mark.parametrize(("text", "words", "earliest", "latest", "precision"), CASES)
def test_time_words_count_from_the_reports_day(
    text: str, words: str, earliest: str, latest: str, precision: int
) -> None:
    (phrase,) = find_times(text, TUESDAY)
    when = phrase.when
    assert (when.words, str(when.earliest), str(when.latest), when.precision) == (
        words,
        earliest,
        latest,
        precision,
    )


def test_since_is_open_to_today() -> None:
    (phrase,) = find_times("Attacks have risen since August 2021.", TUESDAY)
    assert (phrase.when.earliest, phrase.when.latest) == (date(2021, 8, 1), None)


@pytest.mark.parametrize(
    "text", ["They met on Monday.", "Earlier this month, a bomb went off.", "He died three days ago."]
)
def test_without_a_known_day_the_words_stay_and_the_date_does_not(text: str) -> None:
    (phrase,) = find_times(text, None)
    assert phrase.when.earliest is None and phrase.when.words


def test_a_full_date_needs_no_anchor() -> None:
    (phrase,) = find_times("They signed on 15 March 2021.", None)
    assert phrase.when.earliest == date(2021, 3, 15)


@pytest.mark.parametrize(
    "text", ["They may strike.", "The march began.", "Troops march on.", "He has 2020 men."]
)
def test_words_that_only_look_like_months_or_years_are_none(text: str) -> None:
    assert find_times(text, TUESDAY) == ()


@given(st.text(max_size=80), st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)))
def test_a_phrase_is_cut_from_the_text_and_its_ends_are_in_order(text: str, published: date) -> None:
    for phrase in find_times(text, published):
        assert text[phrase.start : phrase.end] == phrase.when.words


@given(
    st.sampled_from([c[0] for c in CASES]), st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1))
)
def test_every_day_can_be_an_anchor(text: str, published: date) -> None:
    assert find_times(text, published)
