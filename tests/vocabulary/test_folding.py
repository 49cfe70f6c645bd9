"""What counts as the same word."""

from __future__ import annotations

import pytest

from watchdesk.vocabulary.actors import fold_name
from watchdesk.vocabulary.folding import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Da'ish", "Da’ish"),
        ("Da’ish", "Daʿish"),
        ("DA'ISH", "daish"),
        ("Lashkar-e-Jhangvi", "Lashkar e Jhangvi"),
        ("Herāt", "Herat"),
        ("Türkiye", "Turkiye"),
        ("U.S.", "US"),
        ("كابل", "کابل"),
        ("ايران", "ایران"),
        ("می‌خواهد", "میخواهد"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Straße", "STRASSE"),
        ("al–Qaeda", "al-Qaeda"),
    ],
)
def test_spellings_of_one_word_fold_to_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Niger", "Nigeria"), ("Iran", "Iraq"), ("Mali", "Malawi"), ("BLA", "BLF")]
)
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["", "  ", "—", "'"])
def test_what_holds_no_word_folds_to_nothing(text: str) -> None:
    assert fold(text) == ""


@pytest.mark.parametrize("text", ["Da’ish", "Khyber Pakhtunkhwa", "U.S.-led", "۱۲", "İstanbul"])
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Baluch Liberation Army", "Baloch Liberation Army"),
        ("Tehreek-e-Taliban", "Tehrik-e-Taliban"),
        ("al-Qaida", "al-Qaeda"),
        ("al-Qa'ida", "Al Qaeda"),
        ("Hizbullah", "Hezbollah"),
        ("the Taliban", "Taliban"),
        ("Pakistan’s", "Pakistan"),
        ("Defence Ministry", "Defense Ministry"),
        ("United States'", "United States"),
    ],
)
def test_names_settle_their_spellings(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)
