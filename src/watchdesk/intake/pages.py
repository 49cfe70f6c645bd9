"""What does a web page's article say?

Takes the characters of an HTML page. Gives a `Captured`: the article's paragraphs without scripts,
navigation and notices, as trafilatura finds them, under the page's title. Paragraphs that are nothing but a
link to another report, which trafilatura drops, are kept as related headlines.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from watchdesk.domain.document import Extractor
from watchdesk.errors import InputError
from watchdesk.intake.captured import Captured
from watchdesk.intake.cleaning import clean, clean_line
from watchdesk.intake.layout import Paragraph, lay_out
from watchdesk.intake.metadata import find_metadata, find_saved_address
from watchdesk.intake.paragraphs import find_paragraphs
from watchdesk.intake.related import is_cue_alone, is_headline

_LINK_MARK = "⟦watchdesk:link⟧"
"""Stands before a linked headline while the page goes through trafilatura, and is taken out after."""
_BLOCKS = ("p", "head", "item", "list", "quote", "row", "table", "code", "pre", "div", "body", "lb", "ab")
_OUTSIDE = ("nav", "footer", "aside", "li", "header", "table", "form")
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$")
_FEWEST_WORDS = 12
"""Words in whole sentences that make an article: the shortest statements have about as many."""
_FEWEST_BESIDE = 2
"""Paragraphs of running text beside a linked headline that make its place an article."""
_NO_ARTICLE = re.compile(
    r"(?:404\b|error \d{3}|page not found|not found$|access denied|forbidden|just a moment|are you a robot)",
    re.IGNORECASE,
)

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it would say, our one-line errors say


def capture_page(text: str, name: str) -> Captured:
    """Give what the article of an HTML page says; an InputError that begins with `name` where it has none."""
    page = _parse(text)
    if page is None:
        raise _no_article(name)
    metadata = find_metadata(page)
    paragraphs = _article_of(page)
    if not _is_article(paragraphs) or _NO_ARTICLE.match(metadata.title or ""):
        raise _no_article(name)
    layout = lay_out(_with_title(paragraphs, metadata.title))
    return Captured(
        layout=layout,
        extractor=Extractor(name="trafilatura", version=trafilatura.__version__),
        title=layout.title,
        byline=metadata.byline or layout.byline,
        publisher=metadata.publisher or layout.publisher,
        published=metadata.published or layout.published,
        url=metadata.url or find_saved_address(text),
    )


def _no_article(name: str) -> InputError:
    return InputError(f"{name}: no article found in this page; save the report's text as .txt and give that")


def _parse(text: str) -> HtmlElement | None:
    # A bare fragment such as "<p>…</p>" is refused by the parser until it stands in a page.
    whole = (
        text
        if re.search(r"<(?:html|body)\b", text[:5000], re.IGNORECASE)
        else f"<html><body>{text}</body></html>"
    )
    try:
        return trafilatura.load_html(whole)
    except (ValueError, etree.LxmlError):
        return None


def _article_of(page: HtmlElement) -> list[Paragraph]:
    _mark_linked_headlines(page)
    try:
        found = trafilatura.bare_extraction(page, include_comments=False, include_images=False)
    except Exception:  # whatever a hostile page makes it raise, the page gives no article
        return []
    body = getattr(found, "body", None)
    return list(_paragraphs_of(body)) if body is not None else []


def _mark_linked_headlines(page: HtmlElement) -> None:
    """Turn paragraphs that are one link with a headline into plain ones that bear the mark.

    Only where running text stands beside them: links in margins and menus are no part of a report.
    """
    paragraphs = [(paragraph, clean_line(paragraph.text_content())) for paragraph in page.iter("p")]
    running = Counter(paragraph.getparent() for paragraph, words in paragraphs if _is_running(words))
    for paragraph, words in paragraphs:
        if running[paragraph.getparent()] >= _FEWEST_BESIDE and _is_linked_headline(paragraph, words):
            tail = paragraph.tail
            paragraph.clear()
            paragraph.text, paragraph.tail = f"{_LINK_MARK} {words}", tail


def _is_linked_headline(paragraph: HtmlElement, words: str) -> bool:
    links = list(paragraph.iter("a"))
    is_link = len(links) == 1 and clean_line(links[0].text_content()) == words
    is_outside = any(True for _ in paragraph.iterancestors(*_OUTSIDE))
    return is_link and not is_outside and is_headline(words) and len(words.split()) > 2


def _is_running(words: str) -> bool:
    return len(words) > 60 and _ENDS.search(words) is not None


def _paragraphs_of(body: etree._Element) -> Iterator[Paragraph]:
    """The paragraphs of an extracted tree: every block element and line break may end one.

    Where trafilatura falls back to a page's bare text, its lines are the paragraphs.
    """
    for piece in _pieces_of(body):
        for line in find_paragraphs(clean(piece)):
            bare = clean_line(line.replace(_LINK_MARK, " "))
            if bare:
                yield Paragraph(bare, kind="related" if line.startswith(_LINK_MARK) else None)


def _pieces_of(body: etree._Element) -> Iterator[str]:
    pieces = [""]
    for event, element in etree.iterwalk(body, events=("start", "end")):
        is_block = element.tag in _BLOCKS
        if is_block and not _is_mere_break(element, pieces[-1]):
            pieces.append("")
        elif is_block or element.tag == "cell":
            pieces[-1] += " "
        pieces[-1] += (element.text if event == "start" and isinstance(element.tag, str) else None) or ""
        if event == "end":
            pieces[-1] += element.tail or ""
    return iter(pieces)


def _is_mere_break(element: etree._Element, before: str) -> bool:
    """A line break inside a sentence, as in verse or an address, parts nothing."""
    line = clean_line(before)
    return element.tag == "lb" and not _ENDS.search(line) and not is_cue_alone(line)


def _is_article(paragraphs: list[Paragraph]) -> bool:
    running = [
        paragraph.words
        for paragraph in paragraphs
        if paragraph.kind is None and _ENDS.search(paragraph.words)
    ]
    return sum(len(words.split()) for words in running) >= _FEWEST_WORDS


def _with_title(paragraphs: list[Paragraph], title: str | None) -> list[Paragraph]:
    """The paragraphs under the page's title, which the article often repeats as its own heading."""
    if title is None:
        return paragraphs
    rest = list(paragraphs)
    for place, paragraph in enumerate(rest[:3]):
        if _is_same(paragraph.words, title):
            title = rest.pop(place).words
            break
    return [Paragraph(title, kind="title"), *rest]


def _is_same(heading: str, title: str) -> bool:
    """Whether they are one headline; a template may have cut the title short or added to it."""
    shorter, longer = sorted((_letters(heading), _letters(title)), key=len)
    return bool(shorter) and longer.startswith(shorter) and len(shorter) >= 0.6 * len(longer)


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())
