"""One small desk that every page of entries has something to show of: made by hand, no language model."""

from __future__ import annotations

from datetime import date

from making import content_of, make_actor, make_claim, make_document, make_reading
from watchdesk.domain.claim import Toll
from watchdesk.domain.place import Place
from watchdesk.domain.time import When
from watchdesk.record import Desk, keep_reading, link_desk

BAZAAR = Place(
    name="Tank", id="csc:city-85747", country="PK", lat=32.217, lon=70.383, precision=1, words="Tank"
)
KUNAR = Place(
    name="Kunar", id="csc:state-3876", country="AF", lat=34.95, lon=71.13, precision=4, words="Kunar"
)
SEVENTH = When(earliest=date(2024, 3, 7), latest=date(2024, 3, 7), precision=1, words="on Thursday")


def tell(desk: Desk) -> dict[str, str]:
    """Keep the reports, link them, and give the ids of the claims by a word for each."""
    told = {
        "three": _bombing(
            desk, "Dawn", "A bombing in Tank killed three people on Thursday.", "three", 3, "2024-03-07"
        ),
        "five": _bombing(
            desk,
            "Gomal Times",
            "A bombing in Tank killed five people on Thursday, police said.",
            "five",
            5,
            "2024-03-08",
        ),
        **_talks(desk),
        **_promise(desk),
        "haven": _haven(desk),
        "refugees": _refugees(desk),
    }
    link_desk(desk)
    return told


def _bombing(desk: Desk, publisher: str, text: str, word: str, number: int, published: str) -> str:
    document = make_document(
        text, publisher=publisher, title="Bombing in Tank", published=f"{published}T18:00:00+05:00"
    )
    people = make_actor(f"{word} people", document, kind="people")
    claim = make_claim(
        document,
        "attack",
        event="bombing",
        recipients=[people],
        when=SEVENTH,
        where=BAZAAR,
        tolls=(Toll(what="killed", low=number, high=number, words=word),),
        cites={"where": "Tank", "tolls": word},
    )
    keep_reading(desk, make_reading(document, [people], [claim]), content_of(document))
    return claim.id


def _talks(desk: Desk) -> dict[str, str]:
    text = "Iran met Pakistan in Tehran. Iran condemned Pakistan. Pakistan met Ali Rezai, a passer-by."
    document = make_document(
        text, publisher="Mashhad Evening", title="Talks", published="2024-03-06T09:00:00+03:30"
    )
    iran = make_actor("Iran", document, kind="state", country="IR")
    pakistan = make_actor("Pakistan", document, kind="state", country="PK")
    private = make_actor("Ali Rezai", document, kind="person")
    met = make_claim(document, "contact", event="met", initiators=[iran], recipients=[pakistan])
    blame = make_claim(
        document,
        "position",
        initiators=[iran],
        recipients=[pakistan],
        status="condemnation",
        event="condemned",
    )
    passing = make_claim(document, "contact", event="met", initiators=[pakistan], recipients=[private])
    keep_reading(
        desk, make_reading(document, [iran, pakistan, private], [met, blame, passing]), content_of(document)
    )
    return {"met": met.id, "blame": blame.id}


def _promise(desk: Desk) -> dict[str, str]:
    text = "Kabul promised Pakistan to disarm the fighters by June. Pakistan said Kabul had not done it."
    document = make_document(text, publisher="Dawn", title="A promise", published="2024-03-05T09:00:00+05:00")
    kabul = make_actor("Kabul", document, kind="government", country="AF")
    pakistan = make_actor("Pakistan", document, kind="state", country="PK")
    june = When(earliest=date(2024, 6, 1), latest=date(2024, 6, 30), precision=4, words="by June")
    made = make_claim(
        document, "promise", event="promised", initiators=[kabul], recipients=[pakistan], status="promised",
        about="to disarm the fighters", deadline=june, cites={"about": "to disarm the fighters", "deadline": "by June"},
    )  # fmt: skip
    keep_reading(desk, make_reading(document, [kabul, pakistan], [made]), content_of(document))
    return {"promise": made.id}


def _haven(desk: Desk) -> str:
    text = "Pakistan said that Fighters are in Kunar."
    document = make_document(text, publisher="Dawn", title="Havens", published="2024-03-04T09:00:00+05:00")
    fighters = make_actor("Fighters", document, kind="armed-group")
    pakistan = make_actor("Pakistan", document, kind="state", country="PK")
    claim = make_claim(
        document, "presence", initiators=[fighters], status="present", where=KUNAR, footing="official-statement",
        mode="alleged", speaker=pakistan, cites={"where": "Kunar", "sourcing": "Pakistan said", "event": "are"},
    )  # fmt: skip
    keep_reading(desk, make_reading(document, [fighters, pakistan], [claim]), content_of(document))
    return claim.id


def _refugees(desk: Desk) -> str:
    text = "Families fled from Kunar on Thursday."
    document = make_document(text, publisher="Dawn", title="Flight", published="2024-03-08T09:00:00+05:00")
    families = make_actor("Families", document, kind="people")
    claim = make_claim(
        document,
        "movement",
        event="fled",
        initiators=[families],
        when=SEVENTH,
        where=KUNAR,
        cites={"where": "Kunar"},
    )
    keep_reading(desk, make_reading(document, [families], [claim]), content_of(document))
    return claim.id
