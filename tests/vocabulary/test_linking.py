"""What linking weighs: every feature in the table, no weight against its sign, and rarity from a fixed count."""

from __future__ import annotations

import pytest

from watchdesk.record.linking.features import FEATURES
from watchdesk.vocabulary.linking import content_words, load_link_features, load_mode_families, rarity, stem


def test_the_table_and_the_features_are_the_same():
    assert list(load_link_features()) == list(FEATURES)


@pytest.mark.parametrize("feature", load_link_features().values(), ids=lambda f: f.feature)
def test_no_weight_has_another_sign_than_it_may(feature):
    allowed = {"for": feature.weight >= 0, "against": feature.weight <= 0, "either": True}
    assert allowed[feature.speaks]
    assert feature.words


@pytest.mark.parametrize(
    ("common", "rare"), [("said", "market"), ("people", "ambush"), ("police", "zarghun"), ("said", "tank")]
)
def test_a_rare_word_tells_more_than_a_common_one(common, rare):
    assert 0 <= rarity(stem(common)) < rarity(stem(rare)) <= 1


@pytest.mark.parametrize("forms", ["bomb bombs bombed bombing bombings", "kill kills killed killing"])
def test_forms_of_a_word_are_one(forms):
    assert len({stem(form) for form in forms.split()}) == 1


def test_content_words_are_folded_and_without_numbers():
    assert content_words("In 2023, Da’ish bombed 14 shops.") == {"daish", "bombed", "shops"}


def test_modes_that_reports_take_for_each_other_share_a_family():
    families = load_mode_families()
    assert families["explosives"] & families["suicide-attack"]
    assert not families["abduct"] & families["aerial"]
