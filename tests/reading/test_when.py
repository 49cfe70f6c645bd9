"""When: words of time resolved on the report's own day, on the tense and on what was told before."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchdesk.reading.when.finding import DEADLINES, find_times

TUESDAY = date(2024, 1, 16)

CASES = [
    ("They met on Monday.", "Monday", "2024-01-15", "2024-01-15", 1),
    ("They met on Tuesday.", "Tuesday", "2024-01-16", "2024-01-16", 1),
    ("They will meet next Monday.", "next Monday", "2024-01-22", "2024-01-22", 1),
    ("They met last Tuesday.", "last Tuesday", "2024-01-09", "2024-01-09", 1),
    ("Shells fell overnight.", "overnight", "2024-01-15", "2024-01-16", 2),
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
    ("Attacks rose in the past two weeks.", "the past two weeks", "2024-01-02", "2024-01-16", 4),
    ("Attacks rose in recent weeks.", "recent weeks", "2023-12-26", "2024-01-16", 4),
    ("Exports fell in Q3 2023.", "Q3 2023", "2023-07-01", "2023-09-30", 5),
    ("Exports fell in the third quarter.", "the third quarter", "2023-07-01", "2023-09-30", 5),
    ("Snow fell in late December.", "late December", "2023-12-21", "2023-12-31", 4),
    ("The law was passed in 1402.", "1402", "2023-03-21", "2024-03-19", 5),
    ("It was signed on 15 Khordad 1402.", "15 Khordad 1402", "2023-06-05", "2023-06-05", 1),
    ("The truce of Ramadan 2023 held.", "Ramadan 2023", "2023-03-23", "2023-04-21", 4),
    ("Crowds gathered for Nowruz 2023.", "Nowruz 2023", "2023-03-21", "2023-03-21", 1),
    ("A bomb went off at 8:30 p.m. on Monday.", "8:30 p.m. on Monday", "2024-01-15", "2024-01-15", 1),
    ("Guards fired on the night of January 3.", "the night of January 3", "2024-01-03", "2024-01-03", 1),
    (
        "He spoke on the second anniversary of the fall of Kabul on August 15, 2021.",
        "the second anniversary",
        "2023-08-15",
        "2023-08-15",
        1,
    ),
]


@pytest.mark.parametrize(("text", "words", "earliest", "latest", "precision"), CASES)
def test_time_words_count_from_the_reports_day(
    text: str, words: str, earliest: str, latest: str, precision: int
) -> None:
    phrase = find_times(text, TUESDAY)[0]
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


def test_the_tense_turns_a_bare_weekday_round() -> None:
    (past,) = find_times("They met on Friday.", TUESDAY, lambda _: "past")
    (future,) = find_times("They will meet on Friday.", TUESDAY, lambda _: "future")
    assert (past.when.earliest, future.when.earliest) == (date(2024, 1, 12), date(2024, 1, 19))


def test_a_day_earlier_counts_from_the_day_told_before_it() -> None:
    text = "Gunmen attacked on January 9. A day earlier, shells had fallen. The following day was quiet."
    days = [phrase.when.earliest for phrase in find_times(text, TUESDAY)]
    assert days == [date(2024, 1, 9), date(2024, 1, 8), date(2024, 1, 9)]


def test_a_history_fills_in_the_year_it_is_telling_of() -> None:
    text = (
        "War broke out in 1914. In August 1915 the line held; it broke on 3 September. By 1917 it was over."
    )
    assert date(1915, 9, 3) in [phrase.when.earliest for phrase in find_times(text, TUESDAY)]


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("They held him for three days.", "DURATION", "P3D"),
        ("The siege of sixteen hours ended.", "DURATION", "PT16H"),
        ("It lasted two and a half years.", "DURATION", "P2Y6M"),
        ("Buses leave every Friday.", "SET", "XXXX-WXX-5"),
        ("Patrols go out daily.", "SET", "P1D"),
    ],
)
def test_lengths_and_what_comes_round_again_are_no_points(text: str, type_: str, value: str) -> None:
    (found,) = find_times(text, TUESDAY)
    assert (found.when.type, found.when.value) == (type_, value)
    assert not found.is_occurrence


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("They must leave by January 26.", "2024-01-26"),
        ("They must leave within 30 days.", "2024-02-15"),
        ("They must leave before Friday.", "2024-01-12"),
    ],
)
def test_a_deadline_is_no_occurrence(text: str, latest: str) -> None:
    (phrase,) = find_times(text, TUESDAY)
    assert str(phrase.when.latest) == latest
    assert phrase.relation in DEADLINES


@pytest.mark.parametrize("text", ["He is 44 years old.", "A 6-year-old girl was hurt.", "Flight 1990 left."])
def test_ages_and_numbers_are_no_times(text: str) -> None:
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
