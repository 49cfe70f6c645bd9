"""Which article does a page's JSON-LD describe?

Takes a parsed page. Gives the headline, writers, publisher, date and address of its article node. Lists,
``@graph`` and nested nodes are searched; where a script is broken JSON, what can still be read is.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from watchdesk.intake.cleaning import clean_line

_ARTICLE = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|Report|NewsItem|PressRelease|Statement)$")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_WRAPPER = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
_DEEPEST = 12
"""Levels of nesting that are searched; real pages use some five."""

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """What JSON-LD says of the page's article. None where it says nothing."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


def find_article(page: HtmlElement) -> LinkedArticle:
    """Give what the JSON-LD of `page` says of its article; all None where there is none."""
    scripts = [
        element.text or ""
        for element in page.iter("script")
        if (element.get("type") or "").strip().lower().startswith("application/ld+json")
    ]
    nodes = [node for script in scripts for node in _nodes_of(_parse(script), 0)]
    article = next((node for node in nodes if _is_article(node)), None)
    if article is not None:
        return _read(article, {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1})
    broken = next(
        (
            script
            for script in scripts
            if _parse(script) is None and _ARTICLE.search(_word(script, "@type") or "")
        ),
        None,
    )
    return _salvage(broken) if broken else LinkedArticle()


def _parse(script: str) -> Any:
    """The script's value, or None where it is not JSON even after the commonest slips are mended."""
    bare = _WRAPPER.sub("", _WRAPPER.sub("", script)).strip().rstrip(";")
    for words in (bare, _TRAILING_COMMA.sub("", bare)):
        try:
            return json.loads(words, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes_of(value: Any, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _nodes_of(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes_of(inner, depth + 1)


def _is_article(node: Node) -> bool:
    types = node.get("@type")
    types = types if isinstance(types, list) else [types]
    is_one = any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in types)
    return is_one and any(key in node for key in ("headline", "datePublished", "name"))


def _read(article: Node, by_id: dict[str, Node]) -> LinkedArticle:
    return LinkedArticle(
        title=_text(article.get("headline")) or _text(article.get("name")),
        byline=", ".join(dict.fromkeys(_names(article.get("author"), by_id))) or None,
        publisher=next(_names(article.get("publisher"), by_id), None),
        published=_text(article.get("datePublished")),
        url=_text(article.get("url")) or _address(article.get("mainEntityOfPage")),
    )


def _names(value: Any, by_id: dict[str, Node]) -> Iterator[str]:
    """Names of persons or bodies, given as strings, nodes, references to nodes, or lists of these."""
    for one in value if isinstance(value, list) else [value]:
        name = one
        if isinstance(one, dict):
            name = one.get("name") or by_id.get(str(one.get("@id")), {}).get("name")
        for part in name if isinstance(name, list) else [name]:
            words = _text(part)
            if words and not words.startswith("http"):
                yield words


def _address(value: Any) -> str | None:
    return _text(value.get("@id") or value.get("url")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str | None:
    return clean_line(html.unescape(value)) or None if isinstance(value, str) else None


def _salvage(script: str) -> LinkedArticle:
    """The plain fields of broken JSON; names are left out, since whose they are cannot be told."""
    return LinkedArticle(title=_word(script, "headline"), published=_word(script, "datePublished"))


def _word(script: str, key: str) -> str | None:
    found = re.search(rf'"{key}"\s*:\s*"((?:[^"\\\n]|\\.)*)"', script)
    if found is None:
        return None
    try:
        return _text(json.loads(f'"{found[1]}"', strict=False))
    except ValueError:
        return None
