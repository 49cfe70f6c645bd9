"""What an incident says: every figure with its giver, every stance, and a grade by a stated rule."""

from __future__ import annotations

import pytest

from telling import BANNU, HERAT, Report, incidents, keep, tell
from watchdesk.domain.entry import Incident
from watchdesk.record import Desk, Person, grade_source, load_entry, merge_entries

FLASH = tell("Dawn", "2024-01-03T20:00", killed=4, footing="unnamed-source")
POLICE = tell("Tribune", "2024-01-03T22:00", killed=6, footing="official-statement")
MINISTER = tell("Khyber Courier", "2024-01-05T09:00", killed=8, footing="named-official")
LATE_RUMOUR = tell("Herald", "2024-01-06T09:00", killed=20, footing="unnamed-source")
GROUP = tell("Herald", "2024-01-07T09:00", killed=30, footing="armed-group")
PAPER = tell("Herald", "2024-01-07T10:00", killed=9)


def one_incident(desk: Desk, *reports: Report) -> Incident:
    """Keep reports, hold all that they tell to be one incident, and give it."""
    keep(desk, *reports)
    ids = list(incidents(desk))
    if len(ids) > 1:
        merge_entries(desk, ids, Person("Asha"))
    (id,) = incidents(desk)
    entry = load_entry(desk, id).entry
    assert isinstance(entry, Incident)
    return entry


@pytest.mark.parametrize(
    ("reports", "low", "best", "high"),
    [
        ([FLASH], 4, 4, 4),
        ([FLASH, POLICE], 4, 6, 6),
        ([POLICE, MINISTER], 6, 8, 8),  # of officials, the latest
        ([POLICE, LATE_RUMOUR], 6, 6, 20),  # a later rumour does not outrank officials
        ([FLASH, PAPER], 4, 9, 9),  # the reporter before unnamed speakers
        ([FLASH, GROUP], 4, 4, 30),  # the group's own figure comes last
        ([FLASH, POLICE, MINISTER, LATE_RUMOUR], 4, 8, 20),
    ],
)
def test_the_best_figure_is_the_latest_of_the_best_footing(
    desk: Desk, reports: list[Report], low: int, best: int, high: int
) -> None:
    (total,) = one_incident(desk, *reports).totals
    assert (total.low, total.best, total.high) == (low, best, high)


def test_every_figure_is_kept_with_its_claim_in_the_order_of_publication(desk: Desk) -> None:
    (total,) = one_incident(desk, MINISTER, POLICE, FLASH).totals
    assert [(figure.low, figure.claim) for figure in total.figures] == [
        (4, FLASH.id),
        (6, POLICE.id),
        (8, MINISTER.id),
    ]


def test_a_later_official_figure_is_marked_as_a_correction(desk: Desk) -> None:
    (total,) = one_incident(desk, POLICE, MINISTER, LATE_RUMOUR).totals
    assert [figure.correction for figure in total.figures] == [False, True, False]


def test_a_negated_account_is_kept_as_an_account_and_gives_no_toll(desk: Desk) -> None:
    denial = tell("Herald", "2024-01-04T09:00", killed=9, negated=True)
    entry = one_incident(desk, POLICE, denial)

    assert [account.negated for account in entry.accounts] == [False, True]
    assert [figure.low for figure in entry.totals[0].figures] == [6]


def test_claims_and_denials_of_responsibility_stand_side_by_side(desk: Desk) -> None:
    entry = one_incident(
        desk,
        tell("Dawn", "2024-01-04T09:00", claimed_by="Border Brigade"),
        tell("Tribune", "2024-01-05T09:00", denied_by="Border Brigade"),
        tell("Herald", "2024-01-05T10:00", claimed_by="Mountain Front"),
    )

    assert [(told.stance, told.name) for told in entry.responsibility] == [
        ("claimed", "Border Brigade"),
        ("claimed", "Mountain Front"),
        ("denied", "Border Brigade"),
    ]
    assert entry.competing


def test_places_and_days_that_differ_stand_side_by_side(desk: Desk) -> None:
    entry = one_incident(desk, POLICE, tell("Herald", "2024-01-05T10:00", place=BANNU, day="2024-01-04"))

    assert {told.place.name for told in entry.places} == {"Quetta", "Bannu"}
    assert (str(entry.earliest), str(entry.latest)) == ("2024-01-03", "2024-01-04")


@pytest.mark.parametrize(
    ("reports", "numbers"),
    [
        pytest.param([POLICE, PAPER], [1, 1], id="two independent voices of different outlets agree"),
        pytest.param(
            [PAPER, tell("Herald", "2024-01-08T10:00", more=", once more")], [2, 2], id="one outlet twice"
        ),
        pytest.param(
            [PAPER, tell("Dawn", "2024-01-08T10:00", footing="other-outlet")],
            [2, 2],
            id="one cites another outlet",
        ),
        pytest.param([POLICE], [2], id="officials alone"),
        pytest.param([PAPER], [3], id="one named outlet alone"),
        pytest.param([FLASH], [4], id="one unnamed source alone"),
        pytest.param([GROUP], [4], id="an armed group alone"),
        pytest.param(
            [POLICE, PAPER, tell("Post", "2024-01-08T10:00", place=HERAT)], [1, 1, 5], id="contradicted"
        ),
        pytest.param([tell(None, "2024-01-04T09:00")], [6], id="nobody is named"),
        pytest.param(
            [tell("Post", "2024-01-04T09:00", place=None, day=None)], [6], id="neither day nor place"
        ),
    ],
)
def test_the_number_of_an_account_follows_from_the_accounts(
    desk: Desk, reports: list[Report], numbers: list[int]
) -> None:
    entry = one_incident(desk, *reports)
    assert [account.grade.credibility for account in entry.accounts] == numbers


def test_the_letter_is_the_speakers_else_the_publishers_else_f(desk: Desk) -> None:
    grade_source(desk, "Khyber Courier", "C", Person("Asha", "often early"))
    grade_source(desk, "Asad Marwat", "B", Person("Asha", "has been right"))
    entry = one_incident(desk, POLICE, MINISTER, tell("Khyber Courier", "2024-01-09T09:00"))

    assert [str(account.grade)[0] for account in entry.accounts] == ["F", "B", "C"]
    assert str(entry.grade) == "B1"


def test_copies_of_one_text_are_one_voice(desk: Desk) -> None:
    wire = "; shoppers ran from the smoke while rescuers dug in the rubble and soldiers closed the road to the hills"
    entry = one_incident(
        desk,
        tell("Dawn", "2024-01-04T09:00", more=wire, own_words=False),
        tell("Herald", "2024-01-04T09:00", more=wire, own_words=False),
    )

    assert (entry.reports, entry.voices) == (2, 1)
    assert [account.grade.credibility for account in entry.accounts] == [2, 2]
