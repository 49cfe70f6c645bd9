"""What becomes of a reading's claims when it is kept."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from making import content_of, make_actor, make_claim, make_document, make_reading, newer_reader
from watchdesk.domain.claim import Claim
from watchdesk.domain.document import Document
from watchdesk.domain.reading import Reading
from watchdesk.errors import InputError
from watchdesk.record import Desk, Kept, Scope, find_claims, keep_reading, load_claim, load_document

TEXT = "Iran met Pakistan. Pakistan praised Iran."


def _keep(desk: Desk, reading: Reading) -> Kept:
    return keep_reading(desk, reading, content_of(reading.document))


def _current(desk: Desk) -> list[str]:
    entries, _ = find_claims(desk, (), Scope(related=True))
    return [entry.claim.id for entry in entries]


@pytest.fixture
def document() -> Document:
    return make_document(TEXT)


@pytest.fixture
def met(document: Document) -> Claim:
    iran, pakistan = make_actor("Iran", document), make_actor("Pakistan", document)
    return make_claim(document, "contact", event="met", initiators=[iran], recipients=[pakistan])


@pytest.fixture
def praised(document: Document) -> Claim:
    return make_claim(document, "act", event="praised")


def _reading(document: Document, *claims: Claim, newer: bool = False) -> Reading:
    actors = [make_actor(name, document) for name in ("Iran", "Pakistan")]
    more = {"reader": newer_reader()} if newer else {}
    return make_reading(document, actors, claims, notes=["a note"], **more)


def test_a_reading_is_kept_as_it_was(desk: Desk, document: Document, met: Claim, praised: Claim) -> None:
    reading = _reading(document, met, praised)

    assert _keep(desk, reading) == Kept(reading.id(), "read", kept=2)
    assert load_document(desk, document.id).reading == reading


def test_the_same_reading_twice_adds_nothing(desk: Desk, document: Document, met: Claim) -> None:
    reading = _reading(document, met)
    _keep(desk, reading)

    assert _keep(desk, reading) == Kept(reading.id(), "already read")
    assert len(load_claim(desk, met.id).events) == 1


def test_a_newer_reader_reaffirms_supersedes_and_adds(
    desk: Desk, document: Document, met: Claim, praised: Claim
) -> None:
    found_now = make_claim(document, "position", event="praised")
    _keep(desk, _reading(document, met, praised))

    kept = _keep(desk, _reading(document, met, found_now, newer=True))

    assert (kept.outcome, kept.kept, kept.reaffirmed, kept.superseded) == ("re-read", 1, 1, 1)
    assert sorted(_current(desk)) == sorted([met.id, found_now.id])


def test_a_superseded_claim_is_still_there_with_its_history(
    desk: Desk, document: Document, praised: Claim
) -> None:
    _keep(desk, _reading(document, praised))
    _keep(desk, _reading(document, newer=True))

    history = load_claim(desk, praised.id)

    assert history.entry.claim == praised
    assert history.superseded
    assert [(event.what, event.by) for event in history.events] == [
        ("kept", "watchdesk 1"),
        ("superseded", "watchdesk 2"),
    ]


def test_changed_metadata_makes_a_new_reading(desk: Desk, document: Document, met: Claim) -> None:
    _keep(desk, _reading(document, met))
    dated = document.model_copy(update={"published": datetime(2024, 1, 16, tzinfo=UTC)})

    kept = _keep(desk, _reading(dated, met))

    assert (kept.outcome, kept.reaffirmed) == ("re-read", 1)


def test_an_earlier_reading_can_be_restored(desk: Desk, document: Document, met: Claim) -> None:
    first, second = _reading(document, met), _reading(document, newer=True)
    for reading in (first, second):
        _keep(desk, reading)

    kept = _keep(desk, first)

    assert (kept.outcome, kept.reaffirmed, kept.superseded) == ("re-read", 1, 0)
    assert load_document(desk, document.id).reading == first
    assert not load_claim(desk, met.id).superseded


def test_a_claim_found_twice_in_one_reading_is_one_claim(desk: Desk, document: Document, met: Claim) -> None:
    assert _keep(desk, _reading(document, met, met)).kept == 1


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"id": "clm-0000000000000000"}, "is not the id of what the claim says"),
        ({"initiators": ("act-nobody",)}, "is not the id of what the claim says"),
    ],
)
def test_a_claim_that_was_altered_is_refused_and_nothing_is_kept(
    desk: Desk, document: Document, met: Claim, change: dict[str, object], complaint: str
) -> None:
    with pytest.raises(InputError, match=complaint):
        _keep(desk, _reading(document, met.model_copy(update=change)))
    assert _rows(desk, "captures") == 0


def test_a_claim_by_an_actor_that_is_not_listed_is_refused(
    desk: Desk, document: Document, met: Claim
) -> None:
    with pytest.raises(InputError, match="which no actor has as its id"):
        _keep(desk, make_reading(document, [], [met]))


def test_words_that_do_not_stand_in_the_text_are_refused(desk: Desk, document: Document, met: Claim) -> None:
    other = make_document("Iran met Pakistan today.", content=content_of(document))
    with pytest.raises(InputError, match="which does not stand there"):
        keep_reading(desk, _reading(other, met), content_of(document))


def test_bytes_of_another_document_are_refused(desk: Desk, document: Document) -> None:
    with pytest.raises(InputError, match="its bytes do not have the hash"):
        keep_reading(desk, _reading(document), b"something else")


@pytest.mark.parametrize("table", ["captures", "readings", "actors", "claims", "claim_spans", "claim_events"])
def test_rows_can_be_neither_changed_nor_deleted(
    desk: Desk, document: Document, met: Claim, table: str
) -> None:
    _keep(desk, _reading(document, met))
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET rowid = rowid"):
        with (
            pytest.raises(sa.exc.IntegrityError, match="never changed or deleted"),
            desk.adding() as connection,
        ):
            connection.exec_driver_sql(statement)


def _rows(desk: Desk, table: str) -> int:
    with desk.asking() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() or 0)


def test_how_sure_a_claim_is_is_the_newest_readers_word(desk: Desk, document: Document) -> None:
    before, after = (make_claim(document, "act", event="praised", confidence=each) for each in (0.4, 0.9))
    _keep(desk, _reading(document, before))
    assert _current(desk) == []

    kept = _keep(desk, _reading(document, after, newer=True))

    assert (kept.reaffirmed, kept.kept) == (1, 0)
    assert _current(desk) == [before.id] == [after.id]
