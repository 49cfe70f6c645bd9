"""Search finds words in any spelling that folds to the same, and shows them."""

from __future__ import annotations

import pytest

from making import content_of, make_document, make_reading
from watchdesk.record import Desk, Searching, index_desk, keep_reading, search_desk
from web.conftest import Browser

SPELLINGS = [
    ("Turkiye", "in Türkiye"),
    ("türkiye", "in Türkiye"),
    ("كابل", "در کابل"),
    ("کابل", "در كابل"),
    ("da'ish", "Daʿish fighters"),
    ("bomb*", "two bombings"),
    ('"two bombings"', "two bombings"),
]


def _keep(desk: Desk, text: str) -> str:
    document = make_document(text)
    keep_reading(desk, make_reading(document), content_of(document))
    return document.id


@pytest.mark.parametrize(("asked", "text"), SPELLINGS)
def test_a_word_is_found_in_any_spelling_that_folds_to_it(desk: Desk, asked: str, text: str) -> None:
    document = _keep(desk, text)
    _keep(desk, "nothing of that")
    index_desk(desk)
    assert [hit.id for hit in search_desk(desk, Searching(asked)).hits] == [document]


def test_all_words_must_be_there(desk: Desk) -> None:
    document = _keep(desk, "a bridge and a river")
    _keep(desk, "a bridge")
    index_desk(desk)
    assert [hit.id for hit in search_desk(desk, Searching("river bridge")).hits] == [document]


def test_the_index_can_be_made_anew(desk: Desk, ids: dict[str, str]) -> None:
    index_desk(desk)
    before = search_desk(desk, Searching("met"))
    assert index_desk(desk, anew=True) == len(ids)
    assert search_desk(desk, Searching("met")) == before
    assert index_desk(desk) == 0


def test_what_is_found_is_marked(browser: Browser) -> None:
    page = browser.get("/search?q=turkiye").text
    assert '<mark class="hit">Türkiye</mark>' in page


def test_a_hit_that_is_a_claim_leads_to_its_words(browser: Browser, ids: dict[str, str]) -> None:
    page = browser.get("/search?q=Iran&kind=contact").text
    assert f'href="/reader/{ids["Dawn"]}#clm-' in page


@pytest.mark.parametrize("asked", ['"', "' OR 1=1 --", "NEAR(", "a AND", "*", "()"])
def test_no_word_is_a_command(browser: Browser, asked: str) -> None:
    assert browser.client.get("/search", params={"q": asked}).status_code in (200, 400)
