"""Whom an armed group belongs to, and where it came from."""

from __future__ import annotations

import pytest

from watchdesk.vocabulary.actors import register
from watchdesk.vocabulary.group_ties import load_group_ties, owner_of, ties_of, ties_to


@pytest.mark.parametrize(
    ("group", "owner"),
    [
        ("act-iskp", "act-islamic-state"),
        ("act-al-shabaab", "act-al-qaeda"),
        ("act-jamaat-ul-ahrar", "act-ttp"),
        ("act-ypg", "act-sdf"),
        ("act-haqqani-network", "act-afghan-taliban"),
    ],
)
def test_a_part_is_of_the_group_it_belongs_to(group: str, owner: str) -> None:
    assert owner_of(group) == owner
    entry = register().get(group)
    assert entry is not None and entry.of == owner


@pytest.mark.parametrize(
    "group",
    [
        "act-bla-azad",
        "act-islamic-state",
        "act-milf",
        "act-hayat-tahrir-al-sham",
        "act-bla",
        "act-pjak",
        "act-boko-haram",
    ],
)
def test_a_splinter_a_successor_a_member_or_a_disputed_tie_makes_no_part(group: str) -> None:
    assert owner_of(group) is None


def test_every_tie_is_between_two_that_are_known() -> None:
    known = register().entries
    assert [
        t for t in load_group_ties() if t.group not in known or t.to not in known or t.group == t.to
    ] == []


def test_no_tie_ends_before_it_begins_or_is_written_twice() -> None:
    ties = load_group_ties()
    assert [t for t in ties if t.since and t.until and t.since > t.until] == []
    assert len({(t.group, t.tie, t.to) for t in ties}) == len(ties)


def test_no_tie_is_older_than_the_group_it_is_of() -> None:
    for tie in load_group_ties():
        since = register().entries[tie.group].since
        if since is not None and tie.since is not None:
            assert tie.since >= since.replace(month=1, day=1), tie


def test_nobody_belongs_to_itself_by_way_of_others() -> None:
    for group in register().entries:
        owner, seen = owner_of(group), {group}
        while owner is not None:
            assert owner not in seen
            seen.add(owner)
            owner = owner_of(owner)


def test_ties_are_found_from_both_ends() -> None:
    assert all(tie in ties_of(tie.group) and tie in ties_to(tie.to) for tie in load_group_ties())


def test_a_disputed_tie_says_who_says_so() -> None:
    """Where states say that one group is another's, the note names who says it, for the groups most argued over."""
    argued = {"act-ypg", "act-trf", "act-paff", "act-kashmir-tigers"}
    linked = [tie for tie in load_group_ties() if tie.tie == "linked-to" and tie.group in argued]
    assert {tie.group for tie in linked} == argued and all("Said by" in tie.note for tie in linked)
