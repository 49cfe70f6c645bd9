"""A promise on paper: unstated content stays so, denials stand beside it, and disagreement is said aloud."""

from __future__ import annotations

from pathlib import Path

import pytest

from making import content_of, make_actor, make_claim, make_document, make_reading
from watchdesk.domain.claim import Claim
from watchdesk.judging import Signature, give_verdict, list_promises, show_promise
from watchdesk.outlets.promises import EXPORT_COLUMNS, export_rows, promise_cells, promise_sections
from watchdesk.record import Desk, keep_reading, link_desk

TEXT = "Kabul promised Islamabad something on Monday. Kabul restated the pledge. Kabul denied the pledge."


def _claims(desk: Desk, *told: tuple[str, dict[str, object]]) -> str:
    document = make_document(TEXT, published="2024-01-16T00:00:00+05:00", publisher="Courier")
    kabul, islamabad = (make_actor(name, document, kind="government") for name in ("Kabul", "Islamabad"))
    claims: list[Claim] = [
        make_claim(document, "promise", event=word, initiators=[kabul], recipients=[islamabad], **said)  # type: ignore[arg-type]
        for word, said in told
    ]
    keep_reading(desk, make_reading(document, [kabul, islamabad], claims), content_of(document))
    link_desk(desk)
    return list_promises(desk)[0][0].promise.id


def test_unstated_content_stays_so(desk: Desk) -> None:
    _claims(desk, ("promised", {"status": "promised"}))
    ((listed,), _) = list_promises(desk)
    assert promise_cells(listed)[3:5] == ("what is promised is not stated", "no deadline")


@pytest.mark.parametrize(
    ("word", "said", "title"),
    [
        ("promised", {"status": "promised"}, "Made"),
        ("restated", {"status": "restated"}, "Made again"),
        ("restated", {"status": "withdrawn"}, "Withdrawn"),
        ("restated", {"status": "alleged-kept"}, "Said to be kept"),
        ("restated", {"status": "alleged-not-kept"}, "Said not to be kept"),
        (
            "denied",
            {"status": "promised", "negated": True, "cites": {"negated": "denied"}},
            "Denied or disputed",
        ),
    ],
)
def test_each_account_stands_under_what_it_says(
    desk: Desk, word: str, said: dict[str, object], title: str
) -> None:
    promise = _claims(desk, (word, said))
    sections = dict(promise_sections(show_promise(desk, promise)))
    assert word in sections[title][0]
    assert "Courier" in sections[title][0]


def test_disagreeing_judges_are_said_to_disagree(desk: Desk) -> None:
    promise = _claims(desk, ("promised", {"status": "promised"}))
    give_verdict(desk, promise, "not-yet-due", Signature("Desk", "early"))
    give_verdict(desk, promise, "cannot-judge", Signature("Kabul", "nothing to see"))
    lines = dict(promise_sections(show_promise(desk, promise)))["Verdicts"]
    assert lines[0] == "THE JUDGES DISAGREE"
    assert len(lines) == 3


def test_an_export_has_a_row_a_judge_and_nothing_where_not_judged(desk: Desk, tmp_path: Path) -> None:
    promise = _claims(desk, ("promised", {"status": "promised"}))
    ((unjudged,), _) = list_promises(desk)
    (row,) = export_rows([unjudged])
    assert dict(zip(EXPORT_COLUMNS, row, strict=True))["pam"] == ""
    give_verdict(desk, promise, "cannot-judge", Signature("Desk", "too little"))
    (row,) = export_rows(list_promises(desk)[0])
    assert row[-4:] == ("Desk", row[-3], "cannot-judge", "")
