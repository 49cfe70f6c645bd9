"""Claims in words: an allegation never reads as a fact."""

from __future__ import annotations

from typing import Any

import pytest

from making import make_actor, make_claim, make_document, make_when
from watchdesk.domain.claim import Claim, Count, Role, Toll
from watchdesk.domain.place import Place
from watchdesk.outlets.wording import cautions, claim_in_words, clean, when_in_words

DOCUMENT = make_document("Pakistan said Kabul hosts the TTP. Qomi met Jilani in Kerman on Monday.")
PAKISTAN = make_actor("Pakistan", DOCUMENT)
KABUL = make_actor("Kabul", DOCUMENT, kind="government")
QOMI = make_actor("Qomi", DOCUMENT, kind="person", role="special envoy", of=PAKISTAN)
ACTORS = {actor.id: actor for actor in (PAKISTAN, KABUL, QOMI)}


def _claim(kind: str = "presence", **said: Any) -> Claim:
    return make_claim(DOCUMENT, kind, event="hosts", initiators=[KABUL], **said)


@pytest.mark.parametrize(
    ("said", "caution"),
    [
        ({"mode": "alleged", "speaker": PAKISTAN}, "alleged by Pakistan"),
        ({"mode": "claimed", "footing": "armed-group"}, "claimed by an armed group"),
        ({"mode": "denied", "speaker": KABUL}, "denied by Kabul"),
        ({"footing": "unnamed-source"}, "according to unnamed sources"),
        ({"footing": "official-statement", "speaker": PAKISTAN}, "according to Pakistan"),
        ({"mode": "inferred"}, "inferred, not said outright"),
        ({"mode": "alleged"}, "alleged, without saying by whom"),
        ({"negated": True, "cites": {"negated": "said"}}, "NOT"),
        ({"modality": "future"}, "planned or expected"),
        ({"modality": "conditional"}, "only on a condition"),
        ({"modality": "hypothetical"}, "hypothetical"),
        ({"modality": "historical"}, "history, not news of this report"),
        ({"status": "trend"}, "trend, not an incident"),
        ({"status": "attributed"}, "attributed, not claimed"),
        ({"related_link": True}, "related headline, not body text"),
        ({"headline": True}, "from the headline"),
    ],
)
def test_whatever_is_no_plain_statement_says_so(said: dict[str, Any], caution: str) -> None:
    assert cautions(_claim(**said), ACTORS) == (caution,)


def test_the_reports_own_plain_statement_needs_no_caution() -> None:
    assert cautions(_claim(), ACTORS) == ()


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2024-01-15", "2024-01-15", "2024-01-15"),
        ("2024-01-01", "2024-01-15", "2024-01-01 to 2024-01-15"),
        ("2021-08-15", None, "since 2021-08-15"),
        (None, "2021-08-15", "until 2021-08-15"),
        (None, None, "day not known"),
    ],
)
def test_days_in_words(earliest: str | None, latest: str | None, words: str) -> None:
    assert when_in_words(make_when(earliest, latest, "Monday")) == words


def test_a_claim_in_full() -> None:
    claim = make_claim(
        DOCUMENT,
        "contact",
        event="met",
        initiators=[QOMI],
        recipients=[PAKISTAN],
        others=(Role(role="head-of-delegation", actor=KABUL.id),),
        about="the TTP",
        when=make_when("2024-01-15", "2024-01-15", "on Monday"),
        where=Place(name="Kerman", country="IR", words="Kerman"),
        tolls=(Toll(what="killed", class_="security-forces", low=3, words="TTP"),),
        count=Count(low=10, high=20, unit="people", words="TTP"),
        cites={"others": "Kabul", "about": "the TTP", "where": "Kerman", "tolls": "TTP", "count": "TTP"},
    )

    words = claim_in_words(claim, ACTORS)

    assert words.what == (
        "Qomi (special envoy, Pakistan) with Pakistan (head of delegation: Kabul) · CONSULT"
    )
    assert words.details == (
        "about the TTP",
        "when “on Monday” = 2024-01-15 · where Kerman, IR",
        "at least 3 killed, security forces (“TTP”)",
        "how many: 10 to 20 people (“TTP”)",
        "account: stated in the reporter's own voice",
    )


def test_a_side_that_is_not_stated_is_a_question_mark() -> None:
    claim = make_claim(DOCUMENT, "attack", event="hosts", recipients=[PAKISTAN])
    assert claim_in_words(claim, ACTORS).what == "? → Pakistan · ASSAULT"


@pytest.mark.parametrize(
    ("words", "harmless"),
    [("a\nb\t c", "a b c"), ("\x1b[31mred", "\ufffd[31mred"), ("\u202eright", "\ufffdright"), (None, "")],
)
def test_words_of_a_report_do_not_act_on_a_terminal(words: str | None, harmless: str) -> None:
    assert clean(words) == harmless
