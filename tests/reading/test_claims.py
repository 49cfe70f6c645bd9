"""What sentences say, read with the shipped model. Each sentence that once broke the reader stays here."""

from __future__ import annotations

from datetime import date

import pytest

from making import make_document
from watchdesk.domain.claim import Claim
from watchdesk.domain.reading import Reading
from watchdesk.reading import read_document


def read(text: str, *, publisher: str | None = "Dawn") -> Reading:
    return read_document(make_document(text, published="2024-01-16T00:00:00+05:00", publisher=publisher))


def names(reading: Reading, ids: tuple[str, ...]) -> list[str]:
    known = {actor.id: actor.name for actor in reading.actors}
    return [known[i] for i in ids]


def only(reading: Reading, kind: str) -> Claim:
    found = [claim for claim in reading.claims if claim.kind == kind]
    assert len(found) == 1, [(claim.kind, claim.about) for claim in reading.claims]
    return found[0]


PARTIES = [
    ("Iran's foreign minister met his Pakistani counterpart in Islamabad on Monday.", "contact", 2),
    ("Turkey and Iraq held talks in Ankara on Sunday.", "contact", 2),
    ("Gunmen attacked a convoy near Kandahar on Friday.", "attack", 1),
    ("Armenia accused Azerbaijan of opening fire on its positions.", "act", 2),
    ("France condemned the coup in Niger.", "position", 1),
    ("Algeria froze its treaty with Spain in June.", "act", 1),
    ("A court in Mombasa sentenced two brothers to fifteen years in prison.", "act", 2),
    ("Pakistan thanked Oman for its mediation.", "position", 2),
]


@pytest.mark.parametrize(("text", "kind", "parties"), PARTIES)
def test_a_plain_sentence_gives_its_claim(text: str, kind: str, parties: int) -> None:
    reading = read(text)
    claims = [claim for claim in reading.claims if claim.kind == kind]
    assert claims and len({*claims[0].initiators, *claims[0].recipients}) >= parties


def test_direction_survives_the_passive() -> None:
    reading = read("Two policemen were killed by militants in Bannu on Sunday.")
    claim = only(reading, "attack")
    assert names(reading, claim.initiators) == ["militants"]
    assert [(toll.what, toll.class_, toll.low) for toll in claim.tolls] == [("killed", "security-forces", 2)]


def test_a_killing_told_of_a_bombing_is_its_toll_and_no_second_attack() -> None:
    claim = only(read("The bombing killed 14 worshippers in Quetta on Friday."), "attack")
    assert [(toll.class_, toll.low, toll.high) for toll in claim.tolls] == [("civilians", 14, 14)]


def test_an_attack_that_did_not_happen_stays_negated() -> None:
    claim = only(read("Russia did not attack the convoy, the ministry said."), "attack")
    assert claim.negated and claim.sourcing.footing == "official-statement"


def test_nobody_claiming_responsibility_is_said_so() -> None:
    claim = only(read("No group has claimed responsibility for the attack."), "responsibility")
    assert (claim.status, claim.initiators) == ("unclaimed", ())


def test_a_claim_of_responsibility_is_the_groups_own() -> None:
    reading = read("The Islamic State claimed the bombing.")
    claim = only(reading, "responsibility")
    assert (claim.status, claim.sourcing.footing) == ("claimed", "armed-group")


def test_what_a_group_claims_or_is_blamed_for_may_be_told_before() -> None:
    reading = read("A bomb killed four men in Quetta. The Pakistani Taliban claimed it.")
    assert only(reading, "responsibility").status == "claimed"
    blamed = read("The governor blamed it on the Pakistani Taliban.")
    assert only(blamed, "responsibility").status == "attributed"


def test_what_is_only_demanded_is_no_act() -> None:
    reading = read("Iran urged Pakistan to close the border.")
    assert [claim.status for claim in reading.claims] == ["demand"]


def test_a_planned_visit_is_to_come() -> None:
    claim = only(read("Turkey's president is expected to visit Tehran on January 26."), "contact")
    assert (claim.modality, claim.status) == ("future", "planned")
    assert claim.when is not None and claim.when.earliest == date(2024, 1, 26)


def test_kabul_promises_as_who_governed_it_that_day() -> None:
    """The government in Kabul changed on 2021-08-15."""
    then = read("In 2019, Kabul promised Islamabad that it would not shelter the group.")
    now = read("Kabul promised Islamabad on Monday that it would not shelter the group.")
    assert names(then, only(then, "promise").initiators) != names(now, only(now, "promise").initiators)


def test_a_capital_where_things_happen_is_a_place() -> None:
    reading = read("An explosion in Kabul killed three people on Sunday.")
    claim = only(reading, "attack")
    assert claim.where is not None and claim.where.name == "Kabul" and not claim.initiators


def test_a_denied_presence_is_negated_and_the_denial_is_whose() -> None:
    reading = read("Iran denied that the Taliban operate from its soil.")
    assert all(claim.negated for claim in reading.claims if claim.kind == "presence")


def test_a_rise_in_attacks_is_a_trend_and_no_incident() -> None:
    claim = only(read("There has been a surge in attacks in Mali since August 2021."), "attack")
    assert claim.status == "trend"
    assert claim.when is not None and claim.when.earliest == date(2021, 8, 1) and claim.when.latest is None


def test_what_is_remembered_is_history() -> None:
    text = "Lawyers marked the anniversary of the bombing that killed 70 people in Quetta in 2016."
    assert all(claim.modality == "historical" for claim in read(text).claims if claim.kind == "attack")


def test_a_group_said_to_shelter_somewhere_is_alleged_by_whom() -> None:
    reading = read("Pakistan accused the Afghan Taliban of sheltering the TTP.")
    claim = only(reading, "presence")
    assert (claim.status, claim.sourcing.mode) == ("hosted", "alleged")
    assert names(reading, claim.sourcing.chain) == ["Pakistan"]


def test_no_further_details_is_nothing() -> None:
    assert read("No further details were provided.").claims == ()


def test_the_taliban_are_not_the_ttp() -> None:
    reading = read("The Taliban accused the TTP of breaking the truce.")
    claim = next(claim for claim in reading.claims if claim.kind == "act")
    assert claim.initiators != claim.recipients and len(claim.initiators) == len(claim.recipients) == 1


def test_every_field_of_every_claim_cites_words_of_the_stored_text() -> None:
    reading = read(
        "Gunmen killed two soldiers near Zahedan on Sunday, police said.\nRead more: Envoys meet in Doha"
    )
    for claim in reading.claims:
        assert all(span.holds_in(reading.document.text) for span in claim.spans)


def test_without_a_date_relative_times_stay_open_and_it_is_said() -> None:
    reading = read_document(make_document("Gunmen killed two soldiers on Sunday.", published=None))
    assert any("relative times" in note for note in reading.notes)
    assert all(claim.when is None or claim.when.earliest is None for claim in reading.claims)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "…", "؟", "A" * 5000, "word " * 3000, "1,2,3.", "‌پاکستان و ایران"]
)
def test_no_text_breaks_the_reader(text: str) -> None:
    read(text or " ")
