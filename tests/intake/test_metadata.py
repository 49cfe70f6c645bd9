"""What does a page say of itself, outside its text? JSON-LD first, then OpenGraph, meta and time elements."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import trafilatura
from hypothesis import given
from hypothesis import strategies as st

from watchdesk.intake.metadata import Metadata, find_metadata, parse_page_date

KARACHI = timezone(timedelta(hours=5))
INSTANT = datetime(2024, 1, 16, 10, 35, tzinfo=KARACHI)
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Envoys meet in Dushanbe",
    "datePublished": "2024-01-16T10:35:00+05:00",
    "author": {"@type": "Person", "name": "Farid Rahmani"},
    "publisher": {"@type": "NewsMediaOrganization", "name": "The Valley Post"},
    "mainEntityOfPage": {"@type": "WebPage", "@id": "https://valley.example/envoys"},
}
FULL = Metadata(
    "Envoys meet in Dushanbe", "Farid Rahmani", "The Valley Post", INSTANT, "https://valley.example/envoys"
)


def metadata_of(head: str, body: str = "") -> Metadata:
    page = trafilatura.load_html(f"<html><head>{head}</head><body><p>Talks.</p>{body}</body></html>")
    assert page is not None
    return find_metadata(page)


def script(value: object) -> str:
    words = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{words}</script>'


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [ARTICLE],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Home"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": ["Report", "NewsArticle"]},
        {**ARTICLE, "author": [{"name": "Farid Rahmani"}, {"name": "Farid Rahmani"}]},
        {**ARTICLE, "author": "Farid Rahmani", "publisher": "The Valley Post"},
        {**ARTICLE, "headline": "Envoys&nbsp;meet in Dushanbe "},
        {**ARTICLE, "mainEntityOfPage": "https://valley.example/envoys"},
        {**ARTICLE, "url": "https://valley.example/envoys", "mainEntityOfPage": {"@id": "#article"}},
        {
            "@graph": [
                {**ARTICLE, "publisher": {"@id": "#us"}, "author": {"@id": "#him"}},
                {"@type": "Organization", "@id": "#us", "name": "The Valley Post"},
                {"@type": "Person", "@id": "#him", "name": "Farid Rahmani"},
            ]
        },
        "<!--\n" + json.dumps(ARTICLE) + "\n-->",
        "//<![CDATA[\n" + json.dumps(ARTICLE) + "\n//]]>",
        json.dumps(ARTICLE)[:-1] + ",}",
        json.dumps(ARTICLE) + ";",
        json.dumps({**ARTICLE, "description": "two\nlines"}).replace("\\n", "\n"),
    ],
)
def test_every_common_form_of_json_ld_is_read(value: object) -> None:
    assert metadata_of(script(value)) == FULL


def test_the_article_is_found_in_the_second_script() -> None:
    assert metadata_of(script({"@type": "WebSite", "name": "Home"}) + script(ARTICLE)) == FULL


def test_broken_json_gives_the_fields_that_can_be_read() -> None:
    broken = json.dumps(ARTICLE).replace('"author":', '"author" oops:')
    found = metadata_of(script(broken))
    assert (found.title, found.published) == ("Envoys meet in Dushanbe", INSTANT)
    assert found.publisher is None, "whose name it is cannot be told in broken JSON"


def test_broken_json_leaves_opengraph_to_speak() -> None:
    head = script("{oops") + '<meta property="og:title" content="Envoys meet">'
    assert metadata_of(head).title == "Envoys meet"


@pytest.mark.parametrize(
    "value",
    ["null", "[]", "7", '"Article"', '{"@type": 7}', '{"@type": "Article", "headline": 7}', "[" * 5000],
)
def test_odd_json_does_no_harm(value: str) -> None:
    assert metadata_of(script(value)) == Metadata(None, None, None, None, None)


OPENGRAPH = (
    '<meta property="og:title" content="Envoys meet in Dushanbe">'
    '<meta property="og:site_name" content="The Valley Post">'
    '<meta property="og:url" content="https://valley.example/envoys">'
    '<meta property="article:published_time" content="2024-01-16T10:35:00+05:00">'
    '<meta name="author" content="Farid Rahmani">'
)


def test_opengraph_is_read_where_there_is_no_json_ld() -> None:
    assert metadata_of(OPENGRAPH) == FULL


def test_json_ld_goes_before_opengraph() -> None:
    head = OPENGRAPH + script({**ARTICLE, "headline": "Another headline"})
    assert metadata_of(head).title == "Another headline"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Envoys meet in Dushanbe | Dawn</title>", "Envoys meet in Dushanbe"),
        ("<title>Envoys meet - talks resume - DAWN.COM</title>", "Envoys meet - talks resume"),
        ("<title>Envoys meet - talks resume</title>", "Envoys meet - talks resume"),
        (
            '<meta property="og:site_name" content="Post"><title>Envoys meet — The Post</title>',
            "Envoys meet",
        ),
    ],
)
def test_the_publishers_name_is_no_part_of_the_title(head: str, title: str) -> None:
    assert metadata_of(head).title == title


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="pubdate" content="2024-01-16T10:35:00+0500">', ""),
        ('<meta itemprop="datePublished" content="2024-01-16 10:35:00+05:00">', ""),
        ('<meta name="DC.date.issued" content="Tue, 16 Jan 2024 10:35:00 +0500">', ""),
        ('<meta name="date" content="16 January 2024, 05:35 GMT">', ""),
        ("", '<time itemprop="datePublished" datetime="2024-01-16T05:35:00Z">16 Jan</time>'),
        ("", '<article><time datetime="2024-01-16T10:35:00+05:00">16 Jan</time></article>'),
        (
            '<meta name="date" content="2024-01-16">',
            '<article><time datetime="2024-01-16T10:35+05:00">x</time></article>',
        ),
    ],
)
def test_the_hour_and_the_offset_are_kept(head: str, body: str) -> None:
    assert metadata_of(head, body).published == INSTANT


def test_a_time_element_outside_the_article_is_not_the_reports() -> None:
    assert metadata_of("", '<div><time datetime="2024-01-20T00:00Z">today</time></div>').published is None


def test_an_update_is_not_the_publication() -> None:
    assert (
        metadata_of('<meta property="article:modified_time" content="2024-01-18T10:35:00+05:00">').published
        is None
    )


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2024-01-16", date(2024, 1, 16)),
        ("2024-01-16T10:35:00", datetime(2024, 1, 16, 10, 35)),
        ("2024-01-16T10:35:00.123Z", datetime(2024, 1, 16, 10, 35, 0, 123000, UTC)),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_page_dates_are_read_or_left(value: str, moment: object) -> None:
    assert parse_page_date(value) == moment


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://valley.example/envoys">', "https://valley.example/envoys"),
        (
            '<link rel="canonical" href="/envoys"><meta property="og:url" content="https://valley.example/b">',
            "https://valley.example/b",
        ),
        ('<meta property="og:url" content="javascript:alert(1)">', None),
    ],
)
def test_the_address_is_the_canonical_one(head: str, url: str | None) -> None:
    assert metadata_of(head).url == url


def test_an_address_is_no_writers_name() -> None:
    assert metadata_of('<meta property="article:author" content="https://facebook.com/him">').byline is None


@given(st.text(max_size=40))
def test_any_words_give_a_moment_or_nothing(value: str) -> None:
    assert isinstance(parse_page_date(value), (date, type(None)))
