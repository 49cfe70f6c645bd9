"""What a desk itself says of names is kept with who and when, can be taken back, and is never overwritten."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from watchdesk.domain.own_names import OwnPlace, own_place_id
from watchdesk.errors import InputError
from watchdesk.record import (
    Desk,
    add_actor_name,
    add_own_place,
    check_desk,
    decide_actors,
    list_own_facts,
    load_own_names,
    open_desk,
    remove_own_place,
    undo_own_fact,
)

AT = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
KOH = OwnPlace(
    id=own_place_id("Koh-e-Naw", "city", 34.0, 69.0), name="Koh-e-Naw", country="AF", lat=34.0, lon=69.0,
    aliases=("Naw Hill",),
)  # fmt: skip


def test_a_place_is_kept_whole_with_who_and_when(desk: Desk) -> None:
    add_own_place(desk, KOH, by="Ann", at=AT)

    (fact,) = list_own_facts(desk)
    assert (fact.said, fact.by, fact.at) == (KOH, "Ann", "2026-01-02T03:04:00+00:00")
    assert load_own_names(desk).places == (KOH,)


def test_a_place_that_is_removed_is_no_longer_used_and_its_history_stays(desk: Desk) -> None:
    add_own_place(desk, KOH, by="Ann")
    remove_own_place(desk, "koh e naw", by="Ben")

    assert load_own_names(desk).places == ()
    with desk.asking() as connection:
        rows = connection.execute(sa.text("SELECT what, by FROM added_places ORDER BY seq")).all()
    assert rows == [("added", "Ann"), ("removed", "Ben")]


def test_a_place_can_be_added_again_with_other_names(desk: Desk) -> None:
    add_own_place(desk, KOH, by="Ann")
    other = KOH.model_copy(update={"aliases": ("Kuh-e-Naw",)})
    add_own_place(desk, other, by="Ann")
    assert load_own_names(desk).places == (other,)


def test_a_name_and_a_decision_are_kept_and_undone(desk: Desk) -> None:
    name = add_actor_name(desk, "act-ttp", "the Mountain Men", by="Ann")
    same = decide_actors(desk, "act-bla", "act-blf", "same", by="Ann")
    assert load_own_names(desk).same_as() == {"act-blf": "act-bla"}

    for fact in (name, same):
        undo_own_fact(desk, fact.id, by="Ben")
    assert list_own_facts(desk) == ()
    assert load_own_names(desk).version() == ""


def test_the_last_decision_on_a_pair_holds_until_it_is_undone(desk: Desk) -> None:
    decide_actors(desk, "act-bla", "act-blf", "same", by="Ann")
    apart = decide_actors(desk, "act-bla", "act-blf", "different", by="Ben")
    assert load_own_names(desk).same_as() == {}

    undo_own_fact(desk, apart.id, by="Ann")
    assert load_own_names(desk).same_as() == {"act-blf": "act-bla"}
    decide_actors(desk, "act-bla", "act-blf", "different", by="Ben")
    decide_actors(desk, "act-bla", "act-blf", "same", by="Ann")
    assert load_own_names(desk).same_as() == {"act-blf": "act-bla"}


REFUSED: list[tuple[Callable[[Desk], object], str]] = [
    (lambda desk: add_own_place(desk, KOH, by="Ann"), "already has Koh-e-Naw"),
    (lambda desk: remove_own_place(desk, "Nowhere", by="Ann"), "no one place 'Nowhere'"),
    (lambda desk: add_actor_name(desk, "act-nobody", "Nobodies", by="Ann"), "act-nobody is no actor"),
    (lambda desk: add_actor_name(desk, "act-bla", "TTP", by="Ann"), "already a name of act-ttp"),
    (lambda desk: add_actor_name(desk, "act-ttp", "TTP", by="Ann"), "already goes by 'TTP'"),
    (lambda desk: add_actor_name(desk, "act-ttp", "the group", by="Ann"), "no name of anybody"),
    (lambda desk: add_actor_name(desk, "act-ttp", "—", by="Ann"), "no name of anybody"),
    (lambda desk: decide_actors(desk, "act-ttp", "act-ttp", "same", by="Ann"), "cannot be compared"),
    (lambda desk: decide_actors(desk, "act-ttp", "act-x", "same", by="Ann"), "act-x is no actor"),
    (lambda desk: decide_actors(desk, "act-bla", "act-bra", "same", by="Ann"), "already has act-bla and"),
    (lambda desk: undo_own_fact(desk, "dec-0", by="Ann"), "no name or decision 'dec-0'"),
]


@pytest.mark.parametrize(("attempt", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_what_cannot_be_is_refused_in_one_line_and_leaves_all_as_it_was(
    desk: Desk, attempt: Callable[[Desk], object], words: str
) -> None:
    add_own_place(desk, KOH, by="Ann")
    decide_actors(desk, "act-bla", "act-bra", "same", by="Ann")
    before = list_own_facts(desk)
    with pytest.raises(InputError) as raised:
        attempt(desk)
    assert words in str(raised.value) and "\n" not in str(raised.value)
    assert list_own_facts(desk) == before


@pytest.mark.parametrize("table", ["added_places", "actor_names", "actor_decisions"])
@pytest.mark.parametrize("change", ["UPDATE {} SET by = 'x'", "DELETE FROM {}"])
def test_no_program_can_change_what_was_said(desk: Desk, desk_path: Path, table: str, change: str) -> None:
    add_own_place(desk, KOH, by="Ann")
    add_actor_name(desk, "act-ttp", "the Mountain Men", by="Ann")
    decide_actors(desk, "act-bla", "act-blf", "same", by="Ann")
    with (
        closing(sqlite3.connect(desk_path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="never changed or deleted"),
    ):
        connection.execute(change.format(table))


def _told(desk: Desk) -> None:
    add_own_place(desk, KOH, by="Ann")
    add_actor_name(desk, "act-ttp", "the Mountain Men", by="Ann")
    decide_actors(desk, "act-bla", "act-blf", "same", by="Ann")
    desk.close()


def test_a_check_counts_what_the_desk_says(desk: Desk, desk_path: Path) -> None:
    _told(desk)
    with open_desk(desk_path) as again:
        report = check_desk(again)
    assert report.holds
    told = {"own places": 1, "own names": 1, "decisions on actors": 1}
    assert {what: report.checked[what] for what in told} == told


@pytest.mark.parametrize(
    ("table", "change", "field"),
    [
        ("added_places", "UPDATE added_places SET lat = 35", "id"),
        ("added_places", "UPDATE added_places SET lat = 99", "id"),
        ("added_places", "UPDATE added_places SET what = 'removed'", "history"),
        ("actor_names", "UPDATE actor_names SET name = 'others'", "id"),
        ("actor_names", "UPDATE actor_names SET actor_id = 'act-x'", "actor_id"),
        ("actor_decisions", "UPDATE actor_decisions SET other_id = 'act-x'", "other_id"),
        ("actor_decisions", "UPDATE actor_decisions SET what = 'undone'", "history"),
    ],
)
def test_a_check_names_what_was_altered(
    desk: Desk, desk_path: Path, table: str, change: str, field: str
) -> None:
    _told(desk)
    with closing(sqlite3.connect(desk_path, isolation_level=None)) as connection:
        connection.execute(f"DROP TRIGGER {table}_UPDATE_never")
        connection.execute(change)
    with open_desk(desk_path) as again:
        assert field in {problem.field for problem in check_desk(again).problems}
