"""Event mentions of ECB+ and MEANTIME, with the words around them and the chain each belongs to.

Takes the folders of the data sets.  Gives Mentions. Their text is read where it lies and is no part of this repository.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from lxml import etree

from watchdesk.vocabulary.linking import content_words, stem

_EVENT = re.compile(r"(?:NEG_)?ACTION_")
_FUNCTION = frozenset(
    [
        "a", "an", "and", "at", "be", "been", "being", "by", "for", "had", "has", "have", "in", "into", "is", "of",
        "off", "on", "out", "over", "the", "to", "up", "was", "were",
    ]
)  # fmt: skip
"""Words of a mention that are not its head."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that tell an event, as one document has them."""

    id: str
    chain: str
    topic: str
    """Mentions of one topic are compared with each other, and with no others."""
    document: str
    head: str
    """The lemma of its head."""
    lemmas: frozenset[str]
    sentence: frozenset[str]
    report: frozenset[str]
    parties: frozenset[str]
    times: frozenset[str]
    places: frozenset[str]


def load_ecbplus(folder: Path, topics: Sequence[int]) -> Iterator[Mention]:
    """Give the mentions of these topics, whose two sub-topics (``ecb`` and ``ecbplus``) stay apart."""
    for topic in topics:
        for path in sorted((folder / "xml" / str(topic)).glob("*.xml")):
            yield from _of_document(path, f"{topic}{'ecbplus' if path.stem.endswith('plus') else 'ecb'}")


def _of_document(path: Path, topic: str) -> Iterator[Mention]:
    root = etree.parse(str(path)).getroot()
    tokens = {token.get("t_id"): token for token in root.iter("token")}
    report = _stems(token.text or "" for token in tokens.values())
    sentences: dict[str | None, list[str]] = defaultdict(list)
    for token in tokens.values():
        sentences[token.get("sentence")].append(token.text or "")
    marked = [m for m in root.iterfind("Markables/*") if len(m)]
    beside = _beside(marked, tokens)
    chains = _chains(root)
    for markable in marked:
        if _EVENT.match(markable.tag):
            words = [tokens[anchor.get("t_id")].text or "" for anchor in markable]
            sentence = tokens[markable[0].get("t_id")].get("sentence")
            name = f"{path.stem}:{markable.get('m_id')}"
            yield Mention(
                id=name,
                chain=chains.get(markable.get("m_id"), name),
                topic=topic,
                document=path.stem,
                head=head_of(words),
                lemmas=frozenset(map(lemma, words)) - _FUNCTION,
                sentence=_stems(sentences[sentence]),
                report=report,
                parties=beside[sentence, "HUMAN"] | beside[sentence, "NON_HUMAN"],
                times=beside[sentence, "TIME"],
                places=beside[sentence, "LOC"],
            )


def _beside(
    marked: Sequence[etree._Element], tokens: Mapping[str | None, etree._Element]
) -> dict[tuple[str | None, str], frozenset[str]]:
    """The words of parties, times and places by sentence."""
    found: dict[tuple[str | None, str], frozenset[str]] = defaultdict(frozenset)
    for markable in marked:
        sort = next((s for s in ("NON_HUMAN", "HUMAN", "TIME", "LOC") if markable.tag.startswith(s)), None)
        if sort:
            words = (tokens[anchor.get("t_id")].text or "" for anchor in markable)
            found[tokens[markable[0].get("t_id")].get("sentence"), sort] |= frozenset(
                word.lower() for word in words
            )
    return found


def _chains(root: etree._Element) -> dict[str | None, str]:
    """The chain of each markable: of several documents by its instance, else of this one."""
    name = root.get("doc_name")
    found = {}
    for relation in root.iterfind("Relations/*"):
        chain = relation.get("note") or f"{name}:{relation.get('r_id')}"
        found |= {source.get("m_id"): chain for source in relation.iter("source")}
    return found


def load_meantime(folder: Path) -> Iterator[Mention]:
    """Give the mentions of MEANTIME's English articles."""
    for each in json.loads((folder / "output_data/en/event_mentions.json").read_text("utf-8")):
        words = each["tokens_text"] if isinstance(each["tokens_text"], list) else each["tokens_str"].split()
        context = _stems(each["mention_context"])
        yield Mention(
            id=each["mention_id"],
            chain=each["coref_chain"],
            topic=str(each["topic_id"]),
            document=each["doc_id"],
            head=lemma(each["mention_head"]),
            lemmas=frozenset(map(lemma, words)) - _FUNCTION,
            sentence=context,
            report=context,
            parties=frozenset(),
            times=frozenset(),
            places=frozenset(),
        )


def head_of(words: Sequence[str]) -> str:
    """Give the lemma of the head: the first word that is no particle or auxiliary."""
    return lemma(next((word for word in words if word.lower() not in _FUNCTION), words[0]))


def lemma(word: str) -> str:
    """Give the lemma of a word, as a verb if it may be one."""
    low = word.lower()
    return _table().get("VERB", {}).get(low) or _table().get("NOUN", {}).get(low) or low


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    held = files("watchdesk.reading.language").joinpath("model/lemmas.json").read_text("utf-8")
    known: Mapping[str, Mapping[str, str]] = json.loads(held)
    return known


def _stems(words: object) -> frozenset[str]:
    return frozenset(map(stem, content_words(" ".join(words))))  # type: ignore[call-overload]
