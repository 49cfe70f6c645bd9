"""Publishers: outlets, news agencies and ministries, with the zone their dates are in.

Data: ``data/publishers.csv``, one publisher a line, sorted by name. `other_names` and `domain` hold several
values parted by ``;``; `country` is an ISO 3166-1 code, empty for bodies of no one country.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

PublisherKind = Literal["outlet", "agency", "ministry"]

_COLUMNS = ["name", "other_names", "domain", "zone", "country", "kind"]
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Publisher:
    """One outlet, news agency or ministry."""

    name: str
    """The name stored with documents, whatever name the page or the user gives."""
    other_names: tuple[str, ...]
    domains: tuple[str, ...]
    zone: str
    """IANA zone in which its dates and "Monday" are meant."""
    country: str | None
    kind: PublisherKind


@dataclass(frozen=True, slots=True)
class Publishers:
    """Publishers by any of their names and by domain."""

    by_name: Mapping[str, Publisher]
    by_domain: Mapping[str, Publisher]

    def named(self, name: str) -> Publisher | None:
        """Give the publisher with this name, or None. Case, a leading "The" and punctuation do not count."""
        return self.by_name.get(_key(name)) or self.by_domain.get(name.strip().casefold())

    def at(self, url: str) -> Publisher | None:
        """Give the publisher whose domain holds `url`, or None."""
        try:
            host = (urlsplit(url).hostname or "").casefold()
        except ValueError:
            return None
        labels = host.split(".")
        domains = (".".join(labels[start:]) for start in range(len(labels)))
        return next((self.by_domain[domain] for domain in domains if domain in self.by_domain), None)


@cache
def load_publishers() -> Publishers:
    """Give the publishers of the shipped file. A malformed or doubled line is a ValueError."""
    return parse_publishers(files("watchdesk.vocabulary").joinpath("data/publishers.csv").read_text("utf-8"))


def parse_publishers(text: str) -> Publishers:
    """Give the publishers of a CSV `text`; a ValueError names the line that does not hold."""
    reader = csv.DictReader(text.splitlines())
    if reader.fieldnames != _COLUMNS:
        raise ValueError(f"publishers.csv: the columns must be {', '.join(_COLUMNS)}")
    by_name: dict[str, Publisher] = {}
    by_domain: dict[str, Publisher] = {}
    for row in reader:
        where = f"publishers.csv:{reader.line_num}"
        publisher = _parse_publisher(row, where)
        names = dict.fromkeys(map(_key, (publisher.name, *publisher.other_names)))
        _add(by_name, names, publisher, where)
        _add(by_domain, publisher.domains, publisher, where)
    return Publishers(by_name, by_domain)


def _parse_publisher(row: dict[str, str], where: str) -> Publisher:
    if None in row or None in row.values():
        raise ValueError(f"{where}: {len(_COLUMNS)} columns are expected")
    if not row["name"]:
        raise ValueError(f"{where}: a publisher needs a name")
    if row["kind"] not in get_args(PublisherKind):
        raise ValueError(f"{where}: no publisher is of kind {row['kind']!r}")
    if not re.fullmatch(r"[A-Z]{2}|", row["country"]):
        raise ValueError(f"{where}: {row['country']!r} is no ISO 3166-1 code")
    try:
        ZoneInfo(row["zone"])
    except (ValueError, KeyError, OSError):
        raise ValueError(f"{where}: {row['zone']!r} is no IANA zone") from None
    return Publisher(
        name=row["name"],
        other_names=_parts(row["other_names"]),
        domains=_parts(row["domain"]),
        zone=row["zone"],
        country=row["country"] or None,
        kind=cast(PublisherKind, row["kind"]),
    )


def _add(table: dict[str, Publisher], keys: Iterable[str], publisher: Publisher, where: str) -> None:
    for key in keys:
        if key in table:
            raise ValueError(f"{where}: {key!r} already belongs to {table[key].name}")
        table[key] = publisher


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def _key(name: str) -> str:
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return _NOT_LETTERS.sub(" ", bare.casefold()).strip().removeprefix("the ")
