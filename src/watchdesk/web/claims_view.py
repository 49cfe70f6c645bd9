"""Claims as lines of a page: the day, what is said in words, by whose account, and where to read it."""

from __future__ import annotations

from dataclasses import dataclass

from watchdesk.domain.claim import Claim
from watchdesk.outlets.wording import (
    ClaimWords,
    actors_in_words,
    claim_in_words,
    clean,
    status_in_words,
    when_in_words,
    where_in_words,
)
from watchdesk.record import ClaimEntry, DocumentEntry
from watchdesk.vocabulary.actors import fold_name

LINE_COLUMNS = ("claim", "kind", "day", "who", "what", "cautions", "publisher", "published", "report")


@dataclass(frozen=True, slots=True)
class Line:
    """One claim as a line."""

    claim: Claim
    document: DocumentEntry
    words: ClaimWords
    who: str
    whom: str
    day: str
    where: str
    about: str
    status: str

    @property
    def reader(self) -> str:
        """Give the address of its words in the report."""
        return f"/reader/{self.document.id}#{self.claim.id}"

    @property
    def published(self) -> str:
        """Give the day on which its report was published."""
        return (self.document.published or "")[:10]

    def is_by(self, name: str) -> bool:
        """Say whether the party of this name is one of those who hold or do it."""
        return fold_name(name) in fold_name(self.who)


def line_of(entry: ClaimEntry) -> Line:
    """Give a claim's line."""
    claim = entry.claim
    return Line(
        claim=claim,
        document=entry.document,
        words=claim_in_words(claim, entry.actors),
        who=actors_in_words(claim.initiators, entry.actors) or "?",
        whom=actors_in_words(claim.recipients, entry.actors),
        day=when_in_words(claim.when) if claim.when and (claim.when.earliest or claim.when.latest) else "",
        where=where_in_words(claim.where),
        about=clean(claim.about),
        status=status_in_words(claim.status) if claim.status else "",
    )


def cells_of_line(line: Line) -> tuple[object, ...]:
    """Give a claim's row for a spreadsheet."""
    document = line.document
    said = (line.words.what, "; ".join(line.words.cautions))
    return (
        line.claim.id, line.claim.kind, line.day, line.who, *said, document.publisher, document.published, document.id,
    )  # fmt: skip
