"""A promise is made, criteria are set, attacks are reported, and two judges judge: all through the api."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from benchmarks.findings.gold import Case, load_cases

from watchdesk import api, pipeline
from watchdesk.domain.document import Document
from watchdesk.domain.own_names import OwnNames
from watchdesk.domain.reading import Reading
from watchdesk.intake import Stated
from watchdesk.judgement.criteria import BrokenCriteria

CASE = load_cases()[0]


@pytest.fixture
def read_by_gold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the reports of the case be read as a careful person does, so that no language model is needed."""
    gold = {report.text: report.reading()[0] for report in CASE.reports}

    def read(document: Document, own: OwnNames) -> Reading:
        return gold[document.text if document.text.endswith("\n") else document.text + "\n"]

    monkeypatch.setattr(pipeline, "_read", read)


def _read(case: Case, numbers: range, folder: Path, desk: Path) -> None:
    for number in numbers:
        report = case.reports[number]
        path = folder / f"{number}.txt"
        path.write_text(report.text, encoding="utf-8")
        stated = Stated(publisher=report.publisher, published=report.published.isoformat())
        assert [type(each).__name__ for each in api.read([path], stated=stated, desk=desk)] == ["Taken"]


def test_a_promise_is_judged(read_by_gold: None, tmp_path: Path, desk_path: Path) -> None:
    _read(CASE, range(1), tmp_path, desk_path)
    ((listed,), _) = api.promise_list(desk_path, by="Afghan Taliban")
    promise = listed.promise.id
    assert listed.words == "no attacks would be launched from Afghan soil"

    file = tmp_path / "criteria.toml"
    file.write_text(CASE.criteria.replace('"TTP"', '"Nobody"'), encoding="utf-8")
    with pytest.raises(BrokenCriteria, match=r"criteria.toml:\d+: attacks: by: 'Nobody'"):
        api.criteria_new(desk_path, promise, file, owner="Pakistan Foreign Office")
    assert api.criteria_list(desk_path) == ()

    file.write_text(CASE.criteria, encoding="utf-8")
    (criterion,) = api.criteria_new(desk_path, promise, file, owner="Pakistan Foreign Office")
    (early,) = api.judge(desk_path, date(2027, 2, 1))
    assert early.finding.bearing == "not searched"

    _read(CASE, range(1, 5), tmp_path, desk_path)
    (judged,) = api.judge(desk_path, CASE.as_of)
    assert judged.news
    assert (judged.finding.bearing, judged.finding.window.value) == ("against", 1)
    assert {each.rule for each in judged.finding.excluded} == {"another party", "outside the window"}
    assert any(change.endswith("is counted now: it is new") for change in judged.finding.changes)

    shown = api.promise_show(desk_path, promise)
    assert [(owner, each.word) for owner, each in shown.proposals] == [("Pakistan Foreign Office", "broken")]
    assert shown.verdicts == ()

    cites = (judged.finding.id,)
    api.verdict(desk_path, promise, "broken", api.Signature("Pakistan Foreign Office", "one attack", cites))
    api.verdict(desk_path, promise, "partly-kept", api.Signature("Desk", "one, after many", cites))
    (exported,) = api.promise_export(desk_path)
    assert {each.word for each in exported.verdicts} == {"broken", "partly-kept"}

    assert api.criteria_show(desk_path, criterion.id)[1][-1].id == judged.finding.id
    report = api.check(desk_path)
    assert report.holds, report.problems
    assert report.checked["numbers on findings"] == 12

    trend = api.trend(
        desk_path, api.Asked("attack", "Pakistan", "TTP", since=date(2027, 1, 4)), date(2027, 5, 1)
    )
    assert sum(week.count for week in trend.series.weeks) == 2
    assert trend.last.outcome in ("not judged", "too few to tell")
    relation = api.relations(desk_path, "Pakistan", "Afghan Taliban")
    assert relation.one.name == "Pakistan"
