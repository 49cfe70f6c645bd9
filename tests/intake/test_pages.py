"""What does a web page's article say? Pages are our own, made up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.showing import blocks_of, capture
from tests.intake.test_layout import check_blocks

from watchdesk.domain.document import headline_of
from watchdesk.errors import InputError

LEAD = (
    "The special envoys of Tajikistan and Uzbekistan met on Tuesday to discuss the shared border, "
    "a statement from the Tajik foreign ministry said."
)
NEXT = "The minister, who leads the delegation, said that “the promises made in March” must be kept."
LAST = "Sources said that the two countries would sign a document on the crossing within the year."
HEAD = (
    '<meta property="og:title" content="Envoys meet in Dushanbe">'
    '<meta property="og:site_name" content="The Express Tribune">'
    '<meta property="article:published_time" content="2024-01-15T20:35:00Z">'
    '<link rel="canonical" href="https://tribune.com.pk/story/1/envoys">'
)


def page(article: str, head: str = HEAD) -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}
        <script>var tracking = "on"; document.write("evil");</script><style>p {{ color: red }}</style></head>
        <body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
        <div class="cookie-banner"><p>We use cookies to improve your experience. Accept all cookies?</p></div>
        <article>{article}</article>
        <aside><h3>Most read</h3><ul><li><a href="/9">Ten maps of the valley</a></li></ul></aside>
        <footer><p>Copyright 2024 The Express Tribune. All rights reserved.</p></footer></body></html>"""


def test_an_article_falls_into_its_paragraphs_under_its_title() -> None:
    document = capture(
        page(f"<h1>Envoys meet in Dushanbe</h1><p>DUSHANBE: {LEAD}</p><p>{NEXT}</p><p>{LAST}</p>")
    )
    assert blocks_of(document) == [
        ("title", "Envoys meet in Dushanbe"),
        ("dateline", "DUSHANBE:"),
        ("body", LEAD),
        ("body", NEXT),
        ("body", LAST),
    ]
    assert document.media_type == "text/html"
    assert document.extractor.name == "trafilatura"
    assert document.title == "Envoys meet in Dushanbe"
    assert document.publisher == "The Express Tribune"
    assert document.url == "https://tribune.com.pk/story/1/envoys"


def test_the_published_instant_stands_in_the_publishers_zone() -> None:
    document = capture(page(f"<p>{LEAD}</p><p>{NEXT}</p>"))
    assert document.published is not None
    assert document.published.isoformat() == "2024-01-16T01:35:00+05:00"
    assert document.zone == "Asia/Karachi"


def test_an_offset_is_kept_where_the_publisher_is_not_known() -> None:
    head = '<meta property="article:published_time" content="2024-01-16T10:35:00+04:30">'
    document = capture(page(f"<p>{LEAD}</p><p>{NEXT}</p>", head))
    assert document.published is not None
    assert (document.published.isoformat(), document.zone) == ("2024-01-16T10:35:00+04:30", None)


def test_a_publisher_is_known_by_the_pages_address() -> None:
    head = '<link rel="canonical" href="https://www.dawn.com/news/1"><meta name="date" content="2024-01-16">'
    document = capture(page(f"<p>{LEAD}</p><p>{NEXT}</p>", head))
    assert (document.publisher, document.zone) == ("Dawn", "Asia/Karachi")


@pytest.mark.parametrize(
    "link",
    [
        '<p><strong>Read more: <a href="/2">Guards report a second clash</a></strong></p>',
        '<p>READ MORE <a href="/2">Guards report a second clash</a></p>',
        '<p><a href="/2">Guards report a second clash</a></p>',
        '<p>Read more:</p><p><a href="/2">Guards report a second clash</a></p>',
        '<p><b>Also read</b><br><a href="/2">Guards report a second clash</a></p>',
        "<h3>Read more: Guards report a second clash</h3>",
    ],
)
def test_a_linked_headline_inside_the_article_is_kept_apart(link: str) -> None:
    document = capture(page(f"<p>{LEAD}</p>{link}<p>{NEXT}</p><p>{LAST}</p>"))
    (related,) = [block for block in document.blocks if block.kind == "related"]
    start, end = headline_of(related, document.text)
    assert document.text[start:end] == "Guards report a second clash"
    assert [words for kind, words in blocks_of(document) if kind == "body"] == [LEAD, NEXT, LAST]


def test_a_link_inside_a_sentence_stays_in_the_body() -> None:
    linked = LEAD.replace("statement", '<a href="/s">statement</a>')
    assert ("body", LEAD) in blocks_of(capture(page(f"<p>{linked}</p><p>{NEXT}</p>")))


def test_scripts_menus_notices_and_margins_are_left_out() -> None:
    text = capture(page(f"<p>{LEAD}</p><p>{NEXT}</p><p>{LAST}</p>")).text
    for foreign in ("tracking", "evil", "color", "cookies", "Home", "Ten maps", "Copyright"):
        assert foreign not in text


def test_quotations_lists_and_headings_are_kept_in_order() -> None:
    quote, item = (
        "“We will not accept this,” he said in a statement.",
        "A commission is to meet in May in Tashkent.",
    )
    document = capture(
        page(
            f"<p>{LEAD}</p><blockquote><p>{quote}</p></blockquote><h2>What next</h2>"
            f"<ul><li>{item}</li></ul><p>{LAST}</p>"
        )
    )
    assert [words for _, words in blocks_of(document)][1:] == [LEAD, quote, "What next", item, LAST]


def test_line_breaks_part_sentences_and_join_their_halves() -> None:
    halves = LEAD.replace(" to discuss", "<br>to discuss")
    document = capture(page(f"<p>{halves}<br><br>{NEXT}</p><p>{LAST}</p>"))
    assert [words for kind, words in blocks_of(document) if kind == "body"] == [LEAD, NEXT, LAST]


def test_the_heading_on_the_page_is_the_title_where_the_metadata_add_to_it() -> None:
    head = '<meta property="og:title" content="Envoys meet in Dushanbe - World">'
    document = capture(page(f"<h1>Envoys meet in Dushanbe</h1><p>{LEAD}</p><p>{NEXT}</p>", head))
    assert document.title == "Envoys meet in Dushanbe"
    assert document.text.count("Envoys meet in Dushanbe") == 1


def test_a_page_that_declares_the_wrong_charset_is_read_rightly() -> None:
    html = page(f"<p>{LEAD}</p><p>{NEXT}</p>").replace("utf-8", "iso-8859-1")
    assert ("body", NEXT) in blocks_of(capture(html.encode("utf-8")))
    assert ("body", NEXT) in blocks_of(capture(html.encode("cp1252")))


def test_a_short_statement_outside_paragraph_elements_is_read() -> None:
    html = (
        "<html><head><title>Statement by the Spokesperson | Dawn</title></head><body><a href='/'>Home</a>"
        "<div><div><h2>Statement</h2><span>17 January 2024</span>"
        f"<div>{NEXT}<br/><br/>Islamabad</div></div></div></body></html>"
    )
    document = capture(html)
    assert ("body", NEXT) in blocks_of(document)
    assert (document.title, document.publisher) == ("Statement by the Spokesperson", "Dawn")
    assert document.published is not None
    assert document.published.isoformat() == "2024-01-17T00:00:00+05:00"


def test_lines_broken_in_the_pages_source_are_joined() -> None:
    wrapped = LEAD.replace(" to discuss", "\n      to discuss").replace(" met ", "\nmet ")
    assert ("body", LEAD) in blocks_of(capture(page(f"<p>{wrapped}</p><p>{NEXT}</p><p>{LAST}</p>")))


def test_a_saved_page_knows_where_it_was_saved_from() -> None:
    saved = "<!-- saved from url=(0030)https://www.dawn.com/news/1/a -->"
    document = capture(f"<!DOCTYPE html>\n{saved}\n<html><body><p>{LEAD}</p><p>{NEXT}</p></body></html>")
    assert (document.url, document.publisher) == ("https://www.dawn.com/news/1/a", "Dawn")


def test_a_bare_fragment_is_read() -> None:
    assert blocks_of(capture(f"<p>{LEAD}</p><p>{NEXT}</p>")) == [("body", LEAD), ("body", NEXT)]


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<!DOCTYPE html><html><head><title>Home</title></head><body></body></html>",
        "<html><body><nav><a href='/'>Home</a><a href='/w'>World</a></nav></body></html>",
        "<html><body><script>var a = 'The envoys met on Monday, a statement said.';</script></body></html>",
        "<html><body><ul>" + "<li><a href='/x'>Envoys meet in Dushanbe</a></li>" * 30 + "</ul></body></html>",
        f"<html><head><title>404 Not Found</title></head><body><p>{LEAD}</p></body></html>",
        "<html><body><p>You need to enable JavaScript to run this app.</p></body></html>",
    ],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(InputError, match=r"^page\.html: no article found .*; "):
        capture(html, name="page.html")


TAGS = st.sampled_from(
    "<p> </p> <br> <a> </a> <div> </div> <b> <ul><li> <h2> <!-- &#0; &#xD800; <table><tr><td>".split()  # noqa: SIM905
)
WORDS = st.sampled_from(
    [LEAD, NEXT, LAST, "Read more:", "Guards report a second clash", "DUSHANBE:", "e\u0301"]
)


@given(st.lists(st.one_of(TAGS, WORDS), max_size=14).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_every_word_of_any_page_is_in_exactly_one_block(html: str) -> None:
    try:
        document = capture(page(html))
    except InputError:
        return
    check_blocks(document)
