"""An analyst's morning: six reports, one meeting among them; split, merged, undone, rejected, read again."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from making import newer_reader, read_by_hand
from watchdesk import api, pipeline
from watchdesk.domain.claim import Claim, claim_id
from watchdesk.domain.document import Document
from watchdesk.domain.entry import Entry
from watchdesk.domain.reading import Reading
from watchdesk.record import EntryHistory

REPORTS = {
    "Tribune": "Iran met Pakistan on Monday.\nBorder trade and a new crossing were on the table all morning.",
    "Courier": "Iran met Pakistan on Monday.\nNeither side would say how long their guests were going to stay.",
    "Herald": "Iran met Pakistan on Monday.\nAn aide carried maps of the frontier into the hall before noon.",
    "Post": "Iran met Pakistan on Monday.\nReporters waited in the rain for a statement that never came.",
    "Gazette": "Uzbekistan met Kabul on Monday.\nWater, grain and the railway were named as the chief subjects.",
    "Echo": "India met Japan on Monday.\nIt was the fourth round since the two capitals began their exercise.",
}
ASHA = api.Person("Asha", "they were two rounds")


def _contacts(desk: Path) -> dict[str, Entry]:
    return {entry.id: entry for entry in api.list_entries(desk, "contacts")[0]}


def _read(desk: Path, folder: Path, publishers: list[str]) -> None:
    for publisher in publishers:
        path = folder / f"{publisher}.txt"
        path.write_text(REPORTS[publisher], encoding="utf-8")
        stated = api.Stated(publisher=publisher, published="2024-01-16", zone="Asia/Karachi")
        list(api.read([path], stated=stated, desk=desk))


def _entry(desk: Path, id: str) -> EntryHistory:
    found = api.show(desk, id)
    assert isinstance(found, EntryHistory)
    return found


@pytest.fixture
def desk(read_plainly: None, desk_path: Path, tmp_path: Path) -> Path:
    """Give a desk into which six reports of three meetings were read."""
    _read(desk_path, tmp_path, list(REPORTS))
    return desk_path


def _largest(desk: Path) -> Entry:
    return max(_contacts(desk).values(), key=lambda entry: entry.reports)


def test_six_reports_are_three_meetings_one_of_them_told_four_times(desk: Path) -> None:
    meeting = _largest(desk)

    assert len(_contacts(desk)) == 3
    assert (meeting.reports, meeting.voices, str(meeting.grade)) == (4, 4, "F3")
    assert {party.name for party in meeting.parties} == {"Iran", "Pakistan"}


def test_a_split_and_a_merge_are_each_undone(desk: Path) -> None:
    before, meeting = _contacts(desk), _largest(desk)
    claim = meeting.accounts[-1].claim

    api.split(desk, meeting.id, [claim], ASHA)
    apart = _contacts(desk)
    api.merge(desk, list(apart), ASHA)
    (all_in_one,) = _contacts(desk).values()

    assert (len(apart), all_in_one.reports) == (4, 6)
    api.undo(desk, ASHA)
    assert _contacts(desk).keys() == apart.keys()
    api.undo(desk, ASHA)
    assert _contacts(desk).keys() == before.keys()


def test_every_id_that_was_printed_goes_on_naming_its_meeting(desk: Path) -> None:
    printed = list(_contacts(desk))
    api.merge(desk, printed, ASHA)

    assert {_entry(desk, id).entry.id for id in printed} == set(_contacts(desk))


def test_what_was_rejected_does_not_come_back_with_a_newer_reader(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = _largest(desk)
    rejected = next(each for each in meeting.accounts if each.publisher == "Post")
    api.reject(desk, [rejected.claim], api.Person("Asha", "it was a football match"))

    monkeypatch.setattr(pipeline, "_read", _read_otherwise)
    _read(desk, tmp_path, list(REPORTS))
    read_again = _largest(desk)

    assert {each.publisher for each in read_again.accounts} == {"Tribune", "Courier", "Herald"}
    assert not {each.claim for each in read_again.accounts} & {each.claim for each in meeting.accounts}
    assert _entry(desk, meeting.id).entry.id == read_again.id


def _read_otherwise(document: Document) -> Reading:
    """As a newer reader might: the same words, kind and parties, with one thing told otherwise."""

    def otherwise(claim: Claim) -> Claim:
        changed = claim.model_copy(update={"modality": "historical"})
        return changed.model_copy(update={"id": claim_id(document.id, changed)})

    reading = read_by_hand(document, reader=newer_reader())
    return reading.model_copy(update={"claims": tuple(map(otherwise, reading.claims))})


def test_the_desk_of_a_morning_can_be_seen_in_the_evening(desk: Path) -> None:
    meeting = _largest(desk)
    morning = datetime.fromisoformat(_entry(desk, meeting.id).events[-1].at)
    told = _entry(desk, meeting.id).entry

    api.merge(desk, list(_contacts(desk)), api.Person("Asha", at=morning + timedelta(hours=2)))
    then = api.history(desk, meeting.id, as_of=morning + timedelta(hours=1))

    assert isinstance(then, EntryHistory)
    assert (then.entry, _entry(desk, meeting.id).entry.reports) == (told, 6)
    assert api.check(desk).holds
