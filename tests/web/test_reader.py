"""The reader: words and claims go together, and a person's word is kept."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from making import make_claim, make_document
from watchdesk.record import Desk, Report, load_report
from watchdesk.web.reading_view import blocks_of
from web.conftest import Browser


def _claims(browser: Browser, document: str) -> list[dict[str, object]]:
    return browser.get(f"/reader/{document}.json").json()["claims"]  # type: ignore[no-any-return]


def test_cited_words_are_marked_with_the_kind_and_ids_of_their_claims(
    browser: Browser, ids: dict[str, str]
) -> None:
    page = browser.get(f"/reader/{ids['Dawn']}").text
    claim = re.search(r'<mark data-kind="contact" data-claims="([^"]+)"[^>]*>met</mark>', page)
    assert claim is not None
    assert f'id="{claim[1]}"' in page


def test_the_text_is_whole_whatever_is_marked(desk: Desk, ids: dict[str, str]) -> None:
    report = load_report(desk, ids["Dawn"])
    assert report is not None
    shown = "".join(part.words for block in blocks_of(report) for part in block.parts)
    assert shown == report.document.text


@given(st.text(alphabet=st.sampled_from("ab \n«م<&"), min_size=1, max_size=60))
def test_no_text_loses_a_word(text: str) -> None:
    document = make_document(text)
    shown = "".join(part.words for block in blocks_of(Report(document, "", ())) for part in block.parts)
    assert shown.split() == text.split()


def test_a_verdict_is_kept_with_who_gave_it(browser: Browser, ids: dict[str, str]) -> None:
    claim = str(_claims(browser, ids["Kabul Wire"])[0]["id"])
    answer = browser.post(f"/reader/{ids['Kabul Wire']}/{claim}/reject", f"/reader/{ids['Kabul Wire']}")
    assert answer.status_code == 303
    assert "rejected by Ada" in browser.get(f"/reader/{ids['Kabul Wire']}").text
    assert "Tehran" not in str(browser.get("/search.json?q=Tehran&kind=claim").json()["hits"])


def test_a_correction_stands_beside_what_was_read(browser: Browser, ids: dict[str, str]) -> None:
    document = ids["Kabul Wire"]
    claim = str(_claims(browser, document)[0]["id"])
    sent = browser.post(
        f"/reader/{document}/{claim}/correct", f"/reader/{document}", field="when", value="2024-01-10"
    )
    assert sent.status_code == 303
    page = browser.get(f"/reader/{document}").text
    assert re.search(r"when is .*2024-01-10.* by Ada; read as .*2024-01-15", page)


def test_a_correction_that_cannot_be_is_refused_in_words(browser: Browser, ids: dict[str, str]) -> None:
    document = ids["Kabul Wire"]
    claim = str(_claims(browser, document)[0]["id"])
    sent = browser.post(
        f"/reader/{document}/{claim}/correct", f"/reader/{document}", field="when", value="soon"
    )
    assert sent.status_code == 400
    assert "write when=" in sent.text


def test_words_of_a_report_are_never_markup(desk: Desk, browser: Browser) -> None:
    from making import content_of, make_reading
    from watchdesk.record import keep_reading

    document = make_document(
        "Iran met <script>alert(1)</script> Qatar.", title="<b>Bold</b>", publisher='"><img>'
    )
    keep_reading(desk, make_reading(document, [], [make_claim(document, event="met")]), content_of(document))
    page = browser.get(f"/reader/{document.id}").text
    assert "<script>alert" not in page
    assert "<b>Bold" not in page
    assert "<img>" not in page
