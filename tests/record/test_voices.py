"""Copies of one text are one voice, however they are cut and edited."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchdesk.record.voices import VoiceIndex, find_voices, is_copy, pack, sign, unpack, voices_of

WIRE = (
    "Gunmen on motorcycles opened fire on a tea house in the bazaar of Wana late on Sunday and killed four men, "
    "the deputy commissioner said. Two of the dead were brothers who had spoken against levies on timber. "
    "Shops stayed shut on Monday while elders met the commander of the scouts. Nobody has said who sent the gunmen."
)
CUT = (
    "Gunmen on motorcycles opened fire on a tea house in the bazaar of Wana late on Sunday and killed four men, "
    "the deputy commissioner said."
)
EDITED = (
    "Armed men on motorcycles opened fire on a tea house in the bazaar of Wana late Sunday and killed four persons, "
    "the deputy commissioner said. Two of the dead were brothers who had spoken against levies on timber. "
    "Shops were shut on Monday while elders met the commander of the scouts."
)
OWN = (
    "Four people were shot dead at a tea house in Wana, where traders have refused to pay a levy on timber, "
    "residents told this paper on Monday. The bazaar was closed and elders sat with officers of the scouts."
)
AFTER_MORE = (
    f"Police in Tank arrested six smugglers with a lorry of diesel on Saturday. {CUT} Snow closed a pass."
)


@pytest.mark.parametrize(
    ("one", "other", "copied"),
    [
        (WIRE, WIRE, True),
        (WIRE, CUT, True),
        (WIRE, EDITED, True),
        (CUT, EDITED, True),
        (WIRE, AFTER_MORE, True),
        (WIRE, OWN, False),
        (CUT, OWN, False),
        ("The minister said so.", "The minister said so.", False),
    ],
    ids=[
        "itself",
        "cut",
        "edited",
        "cut and edited",
        "within another",
        "own words",
        "own words, cut",
        "too short",
    ],
)
def test_a_copy_is_told_by_its_runs_of_words(one, other, copied):
    assert is_copy(sign(one), sign(other)) is copied


def test_a_long_text_and_its_cut_are_still_one_voice():
    filler = " ".join(f"Item {n} of the council was put to a vote by member {n * 7}." for n in range(300))
    assert is_copy(sign(f"{WIRE} {filler}"), sign(f"{WIRE} {filler[:6000]}"))
    assert not is_copy(sign(filler), sign(WIRE))


@pytest.mark.parametrize("credited", ["WANA (Reuters) - {}", "{}\n(Reuters)", "{}\n— Reuters"])
def test_a_credit_to_an_agency_is_read(credited):
    assert sign(credited.format(CUT)).agencies == {"act-reuters"}


def test_what_is_in_brackets_and_no_agency_is_no_credit():
    assert not sign("The Tehreek-i-Taliban Pakistan (TTP) - which denied it - spoke.").agencies


def test_one_credit_makes_a_freer_copy_enough():
    free = "Two of the dead were brothers who had spoken against levies on timber, local people told a reporter there."
    assert not is_copy(
        sign(CUT + " " + free), sign(OWN + " Two of the dead were brothers who had spoken up.")
    )
    one, other = (sign(text, agencies=["Reuters"]) for text in (CUT + " " + free, OWN + free[:40]))
    assert one.agencies == other.agencies == {"act-reuters"}


def test_copies_of_copies_are_one_voice_named_by_the_first():
    assert find_voices({"doc-3": CUT, "doc-1": EDITED, "doc-2": WIRE, "doc-4": OWN}) == {
        "doc-1": "doc-1",
        "doc-2": "doc-1",
        "doc-3": "doc-1",
        "doc-4": "doc-4",
    }


@given(st.permutations(["doc-1", "doc-2", "doc-3", "doc-4", "doc-5"]))
def test_the_order_of_documents_changes_no_voice(order):
    texts = dict(
        zip(["doc-1", "doc-2", "doc-3", "doc-4", "doc-5"], [CUT, OWN, WIRE, AFTER_MORE, EDITED], strict=True)
    )
    index = VoiceIndex()
    for document in order:
        index.add(document, sign(texts[document]))
    assert index.voices() == find_voices(texts)


def test_a_new_document_tells_whose_voice_is_another_now():
    index = VoiceIndex()
    index.add("doc-2", sign(WIRE))
    index.add("doc-4", sign(OWN))
    assert index.add("doc-1", sign(CUT)) == {"doc-1", "doc-2"}
    assert index.of("doc-2") == "doc-1"
    assert index.of("doc-9") == "doc-9"


@given(st.text(max_size=300))
def test_a_signature_is_kept_as_bytes(text):
    assert unpack(pack(sign(text))) == sign(text)


def test_voices_follow_from_kept_signatures():
    kept = {f"doc-{n}": pack(sign(text)) for n, text in enumerate((WIRE, CUT, OWN))}
    assert voices_of({each: unpack(content) for each, content in kept.items()}) == {
        "doc-0": "doc-0",
        "doc-1": "doc-0",
        "doc-2": "doc-2",
    }
