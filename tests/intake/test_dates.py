"""When was this published?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.showing import capture

from watchdesk.errors import InputError
from watchdesk.intake.dates import parse_iso, parse_stated, parse_written, parse_zone

REPORT = "The envoys met the minister on Monday, a statement of the ministry said."
KARACHI = timezone(timedelta(hours=5))


@pytest.mark.parametrize(
    ("published", "stated", "instant", "zone"),
    [
        ("2024-01-16", {"publisher": "The Express Tribune"}, "2024-01-16T00:00:00+05:00", "Asia/Karachi"),
        ("2024-01-16", {"publisher": "express tribune"}, "2024-01-16T00:00:00+05:00", "Asia/Karachi"),
        ("2024-01-16", {"url": "https://www.tolonews.com/a"}, "2024-01-16T00:00:00+04:30", "Asia/Kabul"),
        ("2024-01-16", {"publisher": "Nobody's Gazette"}, "2024-01-16T00:00:00+00:00", None),
        (
            "2024-01-16",
            {"publisher": "Nobody's Gazette", "zone": "Asia/Tehran"},
            "2024-01-16T00:00:00+03:30",
            "Asia/Tehran",
        ),
        ("2024-01-16", {"publisher": "Dawn", "zone": "UTC"}, "2024-01-16T00:00:00+00:00", "UTC"),
        ("2024-01-16T09:30", {"publisher": "Dawn"}, "2024-01-16T09:30:00+05:00", "Asia/Karachi"),
        ("2024-01-15T20:00:00Z", {"publisher": "Dawn"}, "2024-01-16T01:00:00+05:00", "Asia/Karachi"),
        ("2024-01-16T09:30+03:00", {}, "2024-01-16T09:30:00+03:00", None),
        ("2051-07-01", {"publisher": "BBC"}, "2051-07-01T00:00:00+01:00", "Europe/London"),
    ],
)
def test_a_stated_date_stands_in_the_publishers_zone(
    published: str, stated: dict[str, str], instant: str, zone: str | None
) -> None:
    document = capture(REPORT, published=published, **stated)
    assert document.published is not None
    assert document.published.isoformat() == instant
    assert document.zone == zone


@pytest.mark.parametrize(
    "wrong", ["yesterday", "16/01/2024", "2024-13-01", "2024-02-30", "2024", "20240116", "2024-01-16T25:00"]
)
def test_a_wrong_date_names_itself_and_the_accepted_forms(wrong: str) -> None:
    with pytest.raises(InputError) as refusal:
        parse_stated(wrong)
    assert wrong in str(refusal.value)
    assert "2024-01-16" in str(refusal.value)


@pytest.mark.parametrize(
    "wrong", ["Karachi", "PKT", "Asia/Nowhere", "Asia", "../etc/passwd", "/etc/localtime", "+05:00"]
)
def test_a_wrong_zone_names_itself_and_the_accepted_form(wrong: str) -> None:
    with pytest.raises(InputError) as refusal:
        parse_zone(wrong)
    assert wrong in str(refusal.value)
    assert "Asia/Karachi" in str(refusal.value)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("January 16, 2024", date(2024, 1, 16)),
        ("Jan. 16 2024", date(2024, 1, 16)),
        ("16th of January, 2024", date(2024, 1, 16)),
        ("Sept 3, 2023", date(2023, 9, 3)),
        ("on 2024-01-16.", date(2024, 1, 16)),
        ("January 16, 2024 10:35 PM", datetime(2024, 1, 16, 22, 35)),
        ("January 16, 2024 at 12:05 am", datetime(2024, 1, 16, 0, 5)),
        ("16 Jan 2024, 10:35 GMT", datetime(2024, 1, 16, 10, 35, tzinfo=UTC)),
        ("16 Jan 2024 - 10:35 +05:00", datetime(2024, 1, 16, 10, 35, tzinfo=KARACHI)),
        ("February 30, 2024", None),
        ("01/02/2024", None),
        ("May 2024", None),
    ],
)
def test_newspaper_dates_are_read_only_where_they_have_one_reading(words: str, moment: object) -> None:
    assert parse_written(words) == moment


@given(st.datetimes(timezones=st.sampled_from([UTC, KARACHI])))
def test_every_iso_instant_reads_as_itself(instant: datetime) -> None:
    assert parse_iso(instant.isoformat()) == instant


@given(st.text(max_size=40))
def test_any_words_give_a_moment_or_nothing(words: str) -> None:
    for parse in (parse_iso, parse_written):
        assert isinstance(parse(words), (date, type(None)))
