"""What a desk says of names is read with the vocabulary, and the reading says that it was."""

from __future__ import annotations

from making import make_document
from watchdesk.domain.own_names import NO_NAMES, ActorDecision, OwnActorName, OwnNames, OwnPlace
from watchdesk.domain.reading import Reading
from watchdesk.reading import read_document

TEXT = (
    "The Panjshir Liberation Front attacked a police post in Shinkai Manda on Monday, killing two officers, "
    "Afghan officials said."
)
OWN = OwnNames(
    places=(OwnPlace(id="desk:1", name="Shinkai Manda", country="AF", lat=31.9, lon=67.1),),
    names=(OwnActorName(actor="act-afghanistan-nrf", name="Panjshir Liberation Front"),),
)


def _read(own: OwnNames) -> Reading:
    return read_document(make_document(TEXT, published="2024-01-16T00:00:00+04:30"), own)


def test_a_place_and_a_name_of_the_desk_are_read() -> None:
    reading = _read(OWN)
    places = {claim.where.id for claim in reading.claims if claim.where}
    assert "desk:1" in places
    assert "act-afghanistan-nrf" in {actor.id for actor in reading.actors}


def test_without_them_neither_is_known() -> None:
    reading = _read(NO_NAMES)
    assert {claim.where.id for claim in reading.claims if claim.where} & {"desk:1"} == set()
    assert "act-afghanistan-nrf" not in {actor.id for actor in reading.actors}


def test_of_two_that_are_the_same_the_first_is_read() -> None:
    same = ActorDecision(one="act-afghanistan-nrf", other="act-afghanistan-freedom-front", ruling="same")
    text = "The Afghanistan Freedom Front killed two soldiers in Kabul on Monday, officials said."
    reading = read_document(make_document(text), OwnNames(decisions=(same,)))
    assert "act-afghanistan-nrf" in {actor.id for actor in reading.actors}


def test_the_vocabularys_version_says_that_own_names_were_used() -> None:
    plain, own = _read(NO_NAMES), _read(OWN)
    assert own.reader.vocabulary == f"{plain.reader.vocabulary}+{OWN.version()}"
    assert own.id() != plain.id()
