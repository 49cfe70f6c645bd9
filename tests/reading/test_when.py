"""When: words of time resolved on the report's own day, on the tense and on what was told before."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchdesk.reading.when.finding import DEADLINES, find_times, find_timexes
from watchdesk.vocabulary.times import time_words

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
    ("Police said a day earlier two men fled.", "a day earlier", "2024-01-15", "2024-01-15", 1),
    ("Trade fell last year.", "last year", "2023-01-01", "2023-12-31", 5),
    ("Two villages were taken late last year.", "late last year", "2023-09-01", "2023-12-31", 5),
    ("Exports fell in Q3.", "Q3", "2023-07-01", "2023-09-30", 5),
    ("Exports fell in the first half of 2023.", "the first half of 2023", "2023-01-01", "2023-06-30", 5),
    ("The budget of Khordad 1402 failed.", "Khordad 1402", "2023-05-22", "2023-06-21", 4),
    ("The truce must hold through Ramadan.", "Ramadan", "2024-03-11", "2024-04-09", 4),
    ("KABUL, Jan 9 - Gunmen killed two guards.", "Jan 9", "2024-01-09", "2024-01-09", 1),
    ("Quetta: Jan. 9, 2023. Two died.", "Jan. 9, 2023", "2023-01-09", "2023-01-09", 1),
    ("The blast came at 0300 GMT.", "0300 GMT", "2024-01-16", "2024-01-16", 1),
    ("Shots were heard at 9pm local time.", "9pm local time", "2024-01-16", "2024-01-16", 1),
    ("Mortars fell at 2200 GMT Monday.", "2200 GMT Monday", "2024-01-15", "2024-01-15", 1),
    (
        "Shelling began at 7:30 p.m. (1500 GMT) on Sunday.",
        "7:30 p.m. (1500 GMT) on Sunday",
        "2024-01-14",
        "2024-01-14",
        1,
    ),
    ("Nine were held in the last 24 hours.", "the last 24 hours", "2024-01-15", "2024-01-16", 2),
    (
        "Raids ended in the first week of March 2023.",
        "the first week of March 2023",
        "2023-03-01",
        "2023-03-07",
        3,
    ),
    ("The camp grew over the past decade.", "the past decade", "2014-01-16", "2024-01-16", 5),
    ("The guard was buried on the 14th.", "the 14th", "2024-01-14", "2024-01-14", 1),
    ("Passes close in winter.", "winter", "2023-12-01", "2024-02-29", 5),
    ("The law dates from before the Sept. 11 attacks.", "Sept. 11 attacks", "2001-09-11", "2001-09-11", 1),
    ("It was signed on 24/03/2023.", "24/03/2023", "2023-03-24", "2023-03-24", 1),
    ("The fort fell in nineteen ninety-four.", "nineteen ninety-four", "1994-01-01", "1994-12-31", 5),
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


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Clashes went on from January 3 to 5.", ["2024-01-03", "2024-01-05"]),
        ("Clashes went on between 12 and 14 January.", ["2024-01-12", "2024-01-14"]),
        ("The pass was shut from 21 December to 4 January 2023.", ["2022-12-21", "2023-01-04"]),
        ("The pass was shut from November to March 2023.", ["2022-11-01", "2023-03-01"]),
        ("The truce of 2015-16 held.", ["2015-01-01", "2016-01-01"]),
    ],
)
def test_one_end_of_a_range_lends_the_other_its_month_and_year(text: str, days: list[str]) -> None:
    assert [str(phrase.when.earliest) for phrase in find_times(text, TUESDAY)] == days


def test_what_a_quarter_is_compared_with_is_not_what_the_text_tells_of() -> None:
    text = "Sales fell in the third quarter. A year earlier they rose. In the latest quarter exports fell."
    values = [phrase.when.value for phrase in find_times(text, TUESDAY)]
    assert values == ["2023-Q3", "2022-Q3", "2023-Q3"]


def test_that_year_is_the_one_told_of_last() -> None:
    text = "The camp opened in 2019. It was moved in October of that year."
    assert find_times(text, TUESDAY)[-1].when.value == "2019-10"


def test_a_year_that_a_history_names_in_passing_does_not_carry_it_away() -> None:
    text = (
        "War broke out in 1914. In 1915 the line held, as papers of 2005 show. It broke on 3 September. "
        "By 1916 both sides were worn out, and in 1917 it was over."
    )
    assert date(1915, 9, 3) in [phrase.when.earliest for phrase in find_times(text, TUESDAY)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The fleet sailed in 480 BC. It came home in the spring.", "BC0480-SP"),
        ("The walls date from the 4th century BC.", "BC03"),
        ("The league broke up in 396-395 BC.", "BC0395"),
    ],
)
def test_years_before_christ_have_values_and_no_days(text: str, value: str) -> None:
    when = find_times(text, TUESDAY)[-1].when
    assert (when.value, when.earliest) == (value, None)


def test_a_date_without_a_year_lies_where_the_tense_looks() -> None:
    told = {
        tense: find_times("On 20 August they met.", TUESDAY, lambda _, t=tense: t)[0].when.earliest
        for tense in ("past", "future")
    }
    assert told == {"past": date(2023, 8, 20), "future": date(2024, 8, 20)}


def test_the_anniversary_of_no_known_day_has_no_day() -> None:
    assert find_times("They marked the fourth anniversary of the takeover.", TUESDAY) == ()


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
        ("Guards change on Mondays.", "SET", "XXXX-WXX-1"),
        ("They meet twice a week.", "SET", "P1W"),
        ("The road was shut for two months.", "DURATION", "P2M"),
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
        ("The list is due until 2 February.", "2024-02-02"),
        ("They must answer no later than February 3.", "2024-02-03"),
        ("The camp closes by the end of the month.", "2024-01-31"),
        ("The camp closes by year-end.", "2024-12-31"),
    ],
)
def test_a_deadline_is_no_occurrence(text: str, latest: str) -> None:
    (phrase,) = find_times(text, TUESDAY)
    assert str(phrase.when.latest) == latest
    assert phrase.relation in DEADLINES


@pytest.mark.parametrize(
    "text",
    [
        "He is 44 years old.",
        "A 6-year-old girl was hurt.",
        "Flight 1990 left.",
        "They butchered 1400 captives.",
        "She is in her 30s.",
        "Jan Kubik spoke.",
        "Three quarters of them fled.",
        "The crew slept in its quarters.",
        "He made a second attempt.",
        "Four flights a week leave.",
        "The index closed at 2014.75 points.",
        'He told "60 Minutes" so.',
        "Nine West sells shoes.",
    ],
)
def test_ages_rates_names_and_numbers_are_no_times(text: str) -> None:
    assert find_times(text, TUESDAY) == ()


ANCHORS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1))
WORDS = sorted(
    {word for kind in ("month", "month-short", "weekday", "unit", "number", "ordinal", "season", "part-of-day",
                       "modifier", "part", "vague", "named-day", "jalali-month", "zone")
     for word in time_words(kind)}  # type: ignore[arg-type]
    | {"last", "next", "this", "the", "of", "in", "a", "ago", "later", "earlier", "every", "-", ",", "(", ")", "to",
       "and", "0", "5", "29", "31", "99", "1402", "2024", "9999", "BC", "s", "Q5", "24:61", "that", "first", "quarter",
       "half", "years", "Mondays", "centuries", "1/2", "9999999999", "end", "early", "2300", "30 hours", "GMT"}
)  # fmt: skip


@given(st.text(max_size=80), ANCHORS)
@settings(deadline=None)
def test_a_phrase_is_cut_from_the_text(text: str, published: date) -> None:
    for phrase in find_times(text, published):
        assert text[phrase.start : phrase.end] == phrase.when.words


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.none() | ANCHORS)
@settings(deadline=None, max_examples=300)
def test_no_words_of_time_in_any_order_break_it_and_ends_are_in_order(
    words: list[str], published: date | None
) -> None:
    for phrase in find_times(" ".join(words), published):
        when = phrase.when
        assert when.earliest is None or when.latest is None or when.earliest <= when.latest


@given(st.sampled_from([c[0] for c in CASES]), ANCHORS)
@settings(deadline=None)
def test_every_day_can_be_an_anchor(text: str, published: date) -> None:
    assert find_times(text, published)


MOVING = ["last year", "next month", "earlier this month", "this year", "last month", "two years ago",
          "three months ago", "late last year", "the first half of the year", "next year"]  # fmt: skip


@given(st.sampled_from(MOVING), ANCHORS, st.integers(min_value=-40, max_value=40))
@settings(deadline=None)
def test_an_anchor_some_whole_years_on_moves_what_leans_on_it_as_far(
    words: str, day: date, years: int
) -> None:
    day = day.replace(day=min(day.day, 28))
    here = find_timexes(f"It fell {words}.", day)[0][2].value
    there = find_timexes(f"It fell {words}.", day.replace(year=day.year + years))[0][2].value
    assert there == f"{int(here[:4]) + years:04}{here[4:]}"
