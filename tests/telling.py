"""Tell of attacks by hand: short reports of which each says one thing, without a language model.

report = tell("Dawn", "2024-01-04T09:00", place=QUETTA, day="2024-01-03", killed=6)
keep(desk, report)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from making import READER, content_of, make_actor, make_claim, make_document, make_reading
from watchdesk.domain.claim import Claim, Event, Toll, claim_id
from watchdesk.domain.identity import sha256_of
from watchdesk.domain.place import Place
from watchdesk.domain.reading import Reading
from watchdesk.domain.time import When
from watchdesk.record import Desk, Kept, Linker, Scope, find_entries, keep_reading

QUETTA = Place(
    name="Quetta", id="geonames:1167528", country="PK", lat=30.18, lon=67.0, precision=1, words="Quetta"
)
HERAT = Place(
    name="Herat", id="geonames:1140026", country="AF", lat=34.35, lon=62.2, precision=1, words="Herat"
)
BANNU = Place(
    name="Bannu", id="geonames:1183105", country="PK", lat=32.99, lon=70.6, precision=1, words="Bannu"
)
FOOTINGS = {
    "reporter": "",
    "named-official": "Minister Asad Marwat said that ",
    "official-statement": "A ministry statement said that ",
    "unnamed-source": "Officials who were not named said that ",
    "armed-group": "The group said that ",
    "other-outlet": "Another paper reported that ",
}


@dataclass(frozen=True)
class Report:
    """A report as read by hand, and its one attack claim."""

    reading: Reading
    attack: Claim

    @property
    def id(self) -> str:
        """Give the attack claim's id."""
        return self.attack.id


def tell(
    publisher: str | None,
    published: str,
    *,
    place: Place | None = QUETTA,
    day: str | None = "2024-01-03",
    killed: int | str | None = 6,
    footing: str = "reporter",
    claimed_by: str | None = None,
    denied_by: str | None = None,
    newer: bool = False,
    more: str = "",
    own_words: bool = True,
    **said: Any,
) -> Report:
    """Tell of one attack; `killed` may be words, which then set no bound; `more` makes the text another, and
    without words of its own it is a copy of another that tells the same.
    """
    where = f" in {place.words}" if place else ""
    when = f" on {day}" if day else ""
    toll = f", killing {killed}" if killed is not None else ""
    lead = FOOTINGS[footing]
    claim_of = "".join(f"\n{group} claimed the attack." for group in [claimed_by] if group)
    claim_of += "".join(f"\n{group} denied the attack." for group in [denied_by] if group)
    head = f"{publisher or 'Somebody'} of {published}{more}"
    told = f"{lead}a blast tore through a market{where}{when}{toll}.{claim_of}"
    text = f"{head}: {told}\n{_own_words(head) if own_words else ''}"
    document = make_document(text, publisher=publisher, published=f"{published}+05:00" if published else None)
    speaker = make_actor("Asad Marwat", document, kind="person") if footing == "named-official" else None
    groups = [make_actor(group, document, kind="armed-group") for group in (claimed_by, denied_by) if group]
    cites = {"where": place.words or ""} if place else {}
    cites |= {"tolls": str(killed)} if killed is not None else {}
    cites |= {"negated": "through"} if said.get("negated") else {}
    cites |= {"sourcing": lead.split(" said")[0].split(" reported")[0]} if lead else {}
    attack = make_claim(
        document,
        "attack",
        event="blast",
        where=place,
        when=_when(day),
        footing=footing,
        speaker=speaker,
        cites=cites,
        tolls=_tolls(killed),
        **said,
    )
    attack = attack.model_copy(update={"event": Event(type="ASSAULT", mode="explosives")})
    attack = _with_id(document.id, attack)
    claims = [attack, *(_responsibility(document, each, str(each.name == denied_by)) for each in groups)]
    actors = [*groups, *([speaker] if speaker else [])]
    reader = READER.model_copy(update={"version": "2"}) if newer else READER
    return Report(make_reading(document, actors, claims, reader=reader), attack)


def _own_words(head: str) -> str:
    """Sentences that no other report has, so that it is no copy of another."""
    return " ".join(sha256_of(f"{head} {number}")[:6] for number in range(40))


def _with_id(document: str, claim: Claim) -> Claim:
    return claim.model_copy(update={"id": claim_id(document, claim)})


def _when(day: str | None) -> When | None:
    known = date.fromisoformat(day) if day else None
    return When(earliest=known, latest=known, precision=1, words=day) if day else None


def _tolls(killed: int | str | None) -> tuple[Toll, ...]:
    if killed is None:
        return ()
    number = killed if isinstance(killed, int) else None
    return (Toll(what="killed", low=number, high=number, words=str(killed)),)


def _responsibility(document: Any, group: Any, denied: str) -> Claim:
    verb = "denied" if denied == "True" else "claimed"
    return make_claim(
        document,
        "responsibility",
        event=None,
        initiators=[group],
        status=verb,
        footing="armed-group",
        mode=verb,
        speaker=group,
        about="the attack",
        cites={"about": "the attack", "status": verb},
    )


def keep(desk: Desk, *reports: Report, linker: Linker | None = None, at: str | None = None) -> list[Kept]:
    """Keep reports and link them, one after the other."""
    linker = linker or Linker()
    moment = instant(at) if at else None
    return [
        keep_reading(desk, each.reading, content_of(each.reading.document), linker=linker, at=moment)
        for each in reports
    ]


def instant(words: str) -> datetime:
    """Give an instant of UTC."""
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


def incidents(desk: Desk) -> dict[str, list[str]]:
    """Give the claims of each incident, by its id."""
    entries, _ = find_entries(desk, "incident", Scope())
    return {entry.id: sorted(account.claim for account in entry.accounts) for entry in entries}
