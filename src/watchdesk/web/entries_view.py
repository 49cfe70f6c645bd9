"""Entries as pages show them: rows of a list, accounts side by side, and figures over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from watchdesk.domain.decision import Decision
from watchdesk.domain.entry import Account, Entry, Incident, PartyTold, TollRange
from watchdesk.outlets.entries import decision_lines, entry_cells, history_lines, toll_range_in_words
from watchdesk.outlets.quoting import sentence_of
from watchdesk.outlets.titles import title_of
from watchdesk.outlets.wording import (
    ClaimWords,
    claim_in_words,
    footing_in_words,
    range_in_words,
    when_in_words,
    where_in_words,
)
from watchdesk.record import EntryHistory, EntryMark, HeldClaim
from watchdesk.web.charts import SERIES, draw

COLUMNS = (
    "entry",
    "first day",
    "last day",
    "what",
    "where",
    "how many",
    "reports",
    "independent voices",
    "grade",
)
PATHS = {"incident": "/incidents", "contact": "/contacts", "promise": "/promises", "movement": "/movements"}
_SHADES = {"killed": SERIES[1], "wounded": SERIES[0]}


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as a row of a list."""

    entry: Entry
    when: str
    what: str
    where: str
    how_many: str

    @property
    def path(self) -> str:
        """Give its page."""
        return address_of(self.entry)

    @property
    def cautions(self) -> tuple[str, ...]:
        """Say in a word each what a hurried reader would miss."""
        entry = self.entry
        told = (
            ("denied by some", not entry.doubted and any(each.negated for each in entry.accounts)),
            ("competing claims", isinstance(entry, Incident) and entry.competing),
            (
                "figures differ",
                isinstance(entry, Incident) and any(toll.low != toll.high for toll in entry.totals),
            ),
        )
        return tuple(words for words, holds in told if holds)


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account of an entry: who gives it, the sentence it rests on, and what was read in it."""

    account: Account
    words: ClaimWords
    quote: str
    language: str

    @property
    def giver(self) -> str:
        """Say on whose word it rests."""
        footing = footing_in_words(self.account.footing)
        return f"{self.account.speaker} ({footing})" if self.account.speaker else footing

    @property
    def reader(self) -> str:
        """Give the address of its words in the report."""
        return f"/reader/{self.account.document}#{self.account.claim}"


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of a toll, with who gives it and when."""

    what: str
    number: str
    words: str
    account: Account
    correction: bool


def row_of(entry: Entry) -> Row:
    """Give an entry's row."""
    _, when, _, where, how_many, _, _ = entry_cells(entry)
    return Row(entry, when, title_of(entry), where, "" if how_many == "–" else how_many)


def cells_of(entry: Entry) -> tuple[object, ...]:
    """Give an entry's row for a spreadsheet."""
    row = row_of(entry)
    days = (entry.earliest or "", entry.latest or "")
    numbers = (entry.reports, entry.voices, str(entry.grade))
    return (entry.id, *days, row.what, row.where, row.how_many, *numbers)


def address_of(entry: Entry) -> str:
    """Give the address of an entry's page."""
    return f"{PATHS[entry.kind]}/{entry.id}"


def address_of_id(id: str) -> str:
    """Give the address of the page of the entry with this id."""
    kinds = {"inc-": "incident", "con-": "contact", "pro-": "promise", "mov-": "movement"}
    return f"{PATHS[kinds[id[:4]]]}/{id}"


def accounts_of(found: EntryHistory) -> tuple[AccountRow, ...]:
    """Give every account, in the order in which they were published."""
    held = {each.claim.id: each for each in found.claims}
    return tuple(_account_row(account, held[account.claim]) for account in found.entry.accounts)


def _account_row(account: Account, held: HeldClaim) -> AccountRow:
    words = claim_in_words(held.claim, held.actors)
    return AccountRow(account, words, sentence_of(held), held.document.language)


def figures_of(entry: Entry) -> tuple[tuple[str, tuple[FigureRow, ...]], ...]:
    """Give the tolls, each as its lowest, best and highest, with every figure there is."""
    if not isinstance(entry, Incident):
        return ()
    by = {account.claim: account for account in entry.accounts}
    telling = [toll for toll in entry.tolls if toll.class_ != "unknown"]
    return tuple((_toll_title(toll), tuple(_figures(toll, by))) for toll in (*entry.totals, *telling))


def _toll_title(toll: TollRange) -> str:
    of = "in all" if toll.class_ == "all" else toll.class_.replace("-", " ")
    return f"{toll.what}, {of}: {toll_range_in_words(toll)}"


def _figures(toll: TollRange, by: dict[str, Account]) -> Iterator[FigureRow]:
    for each in toll.figures:
        yield FigureRow(
            toll.what, range_in_words(each.low, each.high), each.words, by[each.claim], each.correction
        )


def draw_tolls(entry: Entry) -> Markup | None:
    """Draw how the figures changed as reports came in; None where all came at once."""
    if not isinstance(entry, Incident):
        return None
    by = {account.claim: account for account in entry.accounts}
    values = [
        {
            "at": by[figure.claim].published.isoformat(),  # type: ignore[union-attr]
            "what": toll.what,
            "low": figure.low if figure.low is not None else figure.high,
            "high": figure.high if figure.high is not None else figure.low,
        }
        for toll in entry.totals
        for figure in toll.figures
        if by[figure.claim].published and (figure.low is not None or figure.high is not None)
    ]
    if len({value["at"] for value in values}) < 2:
        return None
    kinds = sorted({str(value["what"]) for value in values})
    colours = [_SHADES.get(kind, SERIES[2]) for kind in kinds]
    return draw(_toll_chart(values, kinds, colours), "Figures over time, as reports were published")


def _toll_chart(values: list[dict[str, object]], kinds: list[str], colours: list[str]) -> dict[str, object]:
    x = {
        "field": "at",
        "type": "temporal",
        "title": "report published",
        "axis": {"format": "%d %b", "tickCount": 5},
    }
    colour = {"field": "what", "type": "nominal", "title": None, "scale": {"domain": kinds, "range": colours}}
    low = {"field": "low", "type": "quantitative", "title": "people", "axis": {"tickMinStep": 1}}
    encoding = {"x": x, "y": low, "color": colour}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 520,
        "height": 170,
        "data": {"values": values},
        "layer": [
            {"mark": {"type": "line", "interpolate": "step-after", "opacity": 0.6}, "encoding": encoding},
            {"mark": {"type": "rule", "strokeWidth": 2}, "encoding": {**encoding, "y2": {"field": "high"}}},
            {"mark": {"type": "point", "filled": True, "size": 60, "opacity": 1}, "encoding": encoding},
        ],
    }


def told_of(entry: Entry) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Give when, where and who, each value with the publishers that give it."""
    by = {account.claim: account for account in entry.accounts}
    told = (
        ("When", [(when_in_words(each.when), each.claims) for each in entry.periods]),
        (
            "Where",
            [
                (where_in_words(each.place) + _exactness(each.place.precision), each.claims)
                for each in entry.places
            ],
        ),
        ("Who", [(f"{each.name}, {_side(each)}", each.claims) for each in entry.parties]),
    )
    return tuple(
        (title, tuple((what, _publishers(claims, by)) for what, claims in rows))
        for title, rows in told
        if rows
    )


def _side(party: PartyTold) -> str:
    return (
        party.role or {"initiator": "who did it", "recipient": "to whom", "other": "took part"}[party.side]
    ).replace("-", " ")


def _exactness(precision: int | None) -> str:
    words = {
        3: "the district",
        4: "the province",
        5: "about there",
        6: "the country",
        7: "at sea or in the air",
    }
    return f" ({words[precision]})" if precision in words else ""


def _publishers(claims: Iterable[str], by: dict[str, Account]) -> str:
    return ", ".join(dict.fromkeys(by[claim].publisher or by[claim].document for claim in claims))


def history_of(found: EntryHistory) -> tuple[list[str], list[str]]:
    """Give what became of an entry, and why its claims are held to be one thing, a line each."""
    return history_lines(found), decision_lines(found.decisions)


def last_decision(decisions: Sequence[Decision]) -> Decision | None:
    """Give the decision that an undo would take back."""
    return next((each for each in reversed(decisions) if each.verb != "undo" and not each.undone), None)


def days_in(marks: Iterable[EntryMark]) -> list[date]:
    """Give the days on which entries begin."""
    return [mark.first for mark in marks if mark.first]
