"""What does a page say of itself, outside its text?

Takes a parsed page. Gives title, byline, publisher, published moment and address. JSON-LD is asked first,
then OpenGraph, then other meta elements, then ``<time datetime>``. Times keep their hour and offset.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from watchdesk.intake.cleaning import clean_line
from watchdesk.intake.dates import Moment, parse_iso, parse_written
from watchdesk.intake.linked_data import LinkedArticle, find_article
from watchdesk.vocabulary.publishers import load_publishers

_TITLES = ("og:title", "twitter:title", "parsely-title", "dc.title", "dcterms.title", "headline")
_PUBLISHERS = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "copyright",
)
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "sailthru.author",
)
_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "article.published", "parsely-pub-date", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "ptime", "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.created", "citation_publication_date", "date",
)  # fmt: skip
_ADDRESSES = ("og:url", "twitter:url", "parsely-link")
_SUFFIX = re.compile(r"(?P<title>.*\S)\s+(?:[|»•·]|[-–—]{1,2})\s+(?P<name>.{2,60})")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://[^\s<>]+)")
_TOP = 2000
_FIRST_YEAR, _LAST_YEAR = 1985, 2100
"""Outside these, a page's date is a template's nought (1970-01-01, 0001-01-01) or a slip."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself. None where it says nothing."""

    title: str | None
    byline: str | None
    publisher: str | None
    published: Moment | None
    url: str | None


def find_metadata(page: HtmlElement) -> Metadata:
    """Give what `page` says of itself."""
    meta = _meta_of(page)
    article = find_article(page)
    publisher = _first((article.publisher, *_values(meta, _PUBLISHERS), *_signatures_of(page)), _is_name)
    return Metadata(
        title=_title_of(page, meta, article, publisher),
        byline=_first((article.byline, *_values(meta, _AUTHORS)), _is_name),
        publisher=publisher,
        published=_published_of(page, meta, article),
        url=_address_of(page, meta, article),
    )


def parse_page_date(value: str) -> Moment | None:
    """Give the moment that a page's date field states, in ISO 8601, RFC 2822 or words, or None."""
    moment = parse_iso(value) or _parse_mail_date(value) or parse_written(value)
    return moment if moment and _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


def find_saved_address(text: str) -> str | None:
    """Give the address that browsers note at the top of a page they save, or None."""
    found = _SAVED_FROM.search(text[:_TOP])
    return found[1] if found else None


def _meta_of(page: HtmlElement) -> dict[str, list[str]]:
    """The contents of meta elements by their name, property or itemprop, in lower case."""
    meta: dict[str, list[str]] = {}
    for element in page.iter("meta"):
        content = clean_line(element.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            key = (element.get(attribute) or "").strip().lower()
            if key and content:
                meta.setdefault(key, []).append(content)
    return meta


def _values(meta: dict[str, list[str]], keys: Iterable[str]) -> Iterator[str]:
    return (value for key in keys for value in meta.get(key, ()))


def _first(values: Iterable[str | None], fits: Callable[[str], bool] = bool) -> str | None:
    return next((value for value in values if value and fits(value)), None)


def _is_name(value: str) -> bool:
    """Whether this is a name: some pages give a person's or publisher's address instead, or a handle."""
    return not re.match(r"https?:|www\.|@|[©\d]", value) and len(value) <= 150


def _title_of(
    page: HtmlElement, meta: dict[str, list[str]], article: LinkedArticle, publisher: str | None
) -> str | None:
    headings = (clean_line(element.text_content()) for element in page.iter("h1"))
    title = _first((article.title, *_values(meta, _TITLES), *_titles_of(page), *headings))
    return _without_suffix(title, publisher) if title else None


def _titles_of(page: HtmlElement) -> Iterator[str]:
    return (clean_line(element.text_content()) for element in page.iter("title"))


def _signatures_of(page: HtmlElement) -> Iterator[str]:
    """Names after a bar or dash in the page's title that the register knows."""
    found = filter(None, map(_SUFFIX.fullmatch, _titles_of(page)))
    return (end["name"].strip() for end in found if load_publishers().named(end["name"]))


def _without_suffix(title: str, publisher: str | None) -> str:
    """The title without the publisher's name that templates add after a bar or dash."""
    found = _SUFFIX.fullmatch(title)
    if found is None:
        return title
    name = found["name"].strip()
    is_publisher = publisher is not None and name.casefold() in (
        publisher.casefold(),
        f"the {publisher}".casefold(),
    )
    return found["title"] if is_publisher or load_publishers().named(name) else title


def _published_of(page: HtmlElement, meta: dict[str, list[str]], article: LinkedArticle) -> Moment | None:
    stated = (article.published, *_values(meta, _DATES), *_times_of(page))
    moments = [moment for moment in (parse_page_date(value) for value in stated if value) if moment]
    if not moments:
        return None
    richer = (moment for moment in moments if isinstance(moment, datetime) and moment.tzinfo is not None)
    first = moments[0]
    if isinstance(first, datetime) and first.tzinfo is not None:
        return first
    # A bare date first, and its hour and offset elsewhere on the page: the same moment, better told.
    return next((moment for moment in richer if _day(moment) == _day(first)), first)


def _times_of(page: HtmlElement) -> Iterator[str]:
    """Dates of time elements: those marked as the publication's first, then the first in the article."""
    times = [element for element in page.iter("time") if element.get("datetime")]
    marked = [
        element
        for element in times
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
    ]
    within = [
        element for element in times if any(True for _ in element.iterancestors("article", "main", "header"))
    ]
    return (element.get("datetime", "") for element in (*marked, *within[:1]))


def _day(moment: Moment) -> object:
    return moment.date() if isinstance(moment, datetime) else moment


def _parse_mail_date(value: str) -> Moment | None:
    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None


def _address_of(page: HtmlElement, meta: dict[str, list[str]], article: LinkedArticle) -> str | None:
    """The canonical link is asked first: that is what it is for, and templates often slip in the others."""
    links = (
        e.get("href", "").strip() for e in page.iter("link") if (e.get("rel") or "").lower() == "canonical"
    )
    return _first((*links, *_values(meta, _ADDRESSES), article.url), _is_address)


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc and not re.search(r"\s", value)
