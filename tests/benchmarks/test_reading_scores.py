"""Which claims count as right, false, missed, or nothing at all?"""

from __future__ import annotations

import itertools
import random
from datetime import date
from typing import Any

import pytest
from benchmarks.reading.agreement import CORE, WHOLE, Context, compare, is_right
from benchmarks.reading.alignment import Alignment, align, assign
from benchmarks.reading.floor import read_floor
from benchmarks.reading.gold import Split, load_report, load_split, parse_claim
from benchmarks.reading.scores import Score, score_fields, score_kinds
from benchmarks.reading.tables import show_errors

from making import make_actor, make_document, make_reading
from watchdesk.domain.actor import Actor
from watchdesk.domain.claim import Claim, ClaimKind, Event, Sourcing, Toll
from watchdesk.domain.place import Place
from watchdesk.domain.span import FieldSpan
from watchdesk.domain.time import When

TEXT = "Iran accused Iraq of spying. Envoys of both met in Muscat. Gunmen raided a post, killing two guards."
DAY = date(2025, 3, 17)
DOCUMENT = make_document(TEXT, published="2025-03-18T00:00:00+00:00")
IRAN = Actor(id="act-iran", name="Iran", kind="state")
IRAQ = Actor(id="act-iraq", name="Iraq", kind="state")
CONTEXT = Context({"act-iran": IRAN, "act-iraq": IRAQ}, date(2025, 3, 18))


Row = dict[str, Any]


def found(kind: ClaimKind = "act", words: str = "accused", **fields: Any) -> Claim:
    """A claim of a reading on `words`, from Iran to Iraq where nothing else is said."""
    start = TEXT.index(words)
    return Claim.model_construct(
        id=f"clm-{kind}-{words}",
        kind=kind,
        event=fields.get("event", Event(type="ACCUSE")),
        initiators=fields.get("initiators", ("act-iran",)),
        recipients=fields.get("recipients", ("act-iraq",)),
        when=fields.get("when"),
        where=fields.get("where"),
        tolls=fields.get("tolls", ()),
        count=None,
        deadline=None,
        status=fields.get("status"),
        sourcing=Sourcing(footing=fields.get("footing", "reporter"), mode="stated"),
        negated=fields.get("negated", False),
        modality=fields.get("modality", "asserted"),
        headline=False,
        related_link=False,
        confidence=0.5,
        spans=(FieldSpan.citing("event", TEXT, start, start + len(words)),),
    )


def gold(kind: str = "act", words: str = "accused", **row: Any) -> Any:
    parties = {"initiators": [["Iran", "Tehran"]], "recipients": ["Iraq"]}
    return parse_claim({"kind": kind, "words": words, **parties, **row})


def aligned(claims: list[Claim], golds: list[Any]) -> Alignment:
    return align(claims, golds, TEXT, CONTEXT)


def score(claims: list[Claim], golds: list[Any], fields: tuple[str, ...] = CORE) -> Score:
    return score_kinds([aligned(claims, golds)], fields)["in all"]


def test_the_right_claim_is_right_at_both_levels() -> None:
    assert score([found()], [gold()]) == score([found()], [gold()], WHOLE) == Score(1, 1, 1)


def test_the_other_direction_is_wrong_though_the_parties_are_right() -> None:
    turned = found(initiators=("act-iraq",), recipients=("act-iran",))
    verdicts = compare(turned, gold(), CONTEXT)
    assert verdicts["parties"] and not verdicts["direction"]
    assert score([turned], [gold()]) == Score(0, 1, 1)


@pytest.mark.parametrize(("kind", "row"), [("contact", {}), ("act", {"mutual": True})])
def test_direction_is_nothing_between_equals(kind: ClaimKind, row: Row) -> None:
    turned = found(kind, "met", initiators=("act-iraq", "act-iran"), recipients=())
    assert score([turned], [gold(kind, "met", **row)]) == Score(1, 1, 1)


def test_negation_is_core() -> None:
    assert score([found(negated=True)], [gold()]) == Score(0, 1, 1)
    assert score([found(negated=True)], [gold(negated=True)]) == Score(1, 1, 1)
    assert score([found(negated=True)], [gold(negated="either")]) == Score(1, 1, 1)


@pytest.mark.parametrize(
    ("fields", "row"),
    [
        ({}, {"earliest": DAY, "latest": DAY}),
        ({"when": When(earliest=DAY, latest=DAY)}, {}),
        ({}, {"place": ["Muscat"]}),
        ({"where": Place(name="Muscat")}, {}),
        ({"footing": "witness"}, {}),
        ({"modality": "future"}, {}),
        ({"status": "demand"}, {}),
        ({}, {"status": "demand"}),
    ],
)
def test_a_wrong_field_spoils_the_whole_and_leaves_the_core(fields: Row, row: Row) -> None:
    assert score([found(**fields)], [gold(**row)], CORE) == Score(1, 1, 1)
    assert score([found(**fields)], [gold(**row)], WHOLE) == Score(0, 1, 1)


def test_any_accepted_value_is_right() -> None:
    row: Row = {
        "footing": ["reporter", "witness"],
        "modality": ["future", "asserted"],
        "status": ["view", ""],
    }
    assert score([found(footing="witness")], [gold(**row)], WHOLE) == Score(1, 1, 1)


def test_an_open_field_may_be_left_out_but_not_be_wrong() -> None:
    row: Row = {"earliest": DAY, "latest": DAY, "open": ["when"]}
    assert score([found()], [gold(**row)], WHOLE).right == 1
    other = found(when=When(earliest=date(2025, 3, 1), latest=date(2025, 3, 1)))
    assert score([other], [gold(**row)], WHOLE).right == 0


def test_another_accepted_period_is_right() -> None:
    row: Row = {"earliest": DAY, "latest": DAY, "or_dates": [["", "2025-03-17"]]}
    assert score([found(when=When(latest=DAY))], [gold(**row)], WHOLE).right == 1


@pytest.mark.parametrize(
    ("toll", "right"),
    [
        (Toll(what="killed", class_="security-forces", low=2, high=2, words="two"), True),
        (Toll(what="killed", class_="civilians", low=2, high=2, words="two"), False),
        (Toll(what="killed", class_="security-forces", low=2, high=None, words="at least two"), False),
    ],
)
def test_a_toll_is_right_in_figure_and_class(toll: Toll, right: bool) -> None:
    row: Row = {"tolls": [{"what": "killed", "class": ["security-forces", "unknown"], "low": 2, "high": 2}]}
    assert compare(found(tolls=(toll,)), gold(**row), CONTEXT)["tolls"] is right


def test_an_optional_claim_is_neither_rewarded_nor_punished() -> None:
    assert score([found()], [gold(optional=True)]) == Score(0, 0, 0)
    assert score([], [gold(optional=True)]) == Score(0, 0, 0)


def test_an_optional_claim_hides_no_false_claim_of_its_sentence() -> None:
    assert score([found(words="spying")], [gold(optional=True)]) == Score(0, 1, 0)


def test_a_required_claim_goes_before_an_optional_one_on_the_same_words() -> None:
    assert score([found()], [gold(optional=True), gold()]) == Score(1, 1, 1)


def test_another_kind_is_a_false_claim_and_a_miss() -> None:
    assert score([found("position")], [gold()]) == Score(0, 1, 1)
    assert score_kinds([aligned([found("position")], [gold()])], CORE)["position"] == Score(0, 1, 0)


def test_an_accepted_other_kind_counts_under_the_first() -> None:
    scores = score_kinds([aligned([found("position")], [gold(or_kinds=["position"])])], CORE)
    assert scores["act"] == Score(1, 1, 1) and "position" not in scores


def test_a_claim_in_another_sentence_answers_to_nothing() -> None:
    assert score([found(words="met")], [gold()]) == Score(0, 1, 1)


def test_other_words_of_the_same_sentence_answer_too() -> None:
    assert score([found(words="spying")], [gold()]) == Score(1, 1, 1)


def test_one_gold_claim_is_given_once() -> None:
    assert score([found(), found(words="spying")], [gold()]) == Score(1, 2, 1)


def test_a_second_claim_on_the_gold_s_other_words_is_a_repeat() -> None:
    row: Row = {"initiators": [["gunmen", ""]], "recipients": [], "or_words": ["killing"]}
    raid = [found("attack", each, initiators=(), recipients=()) for each in ("raided", "killing")]
    assert score(raid, [gold("attack", "raided", **row)]) == Score(1, 1, 1)
    assert score(raid, [gold("attack", "raided", **{**row, "or_words": []})]) == Score(1, 2, 1)


def test_alignment_prefers_the_better_agreement_in_all() -> None:
    turned = found(words="spying", initiators=("act-iraq",), recipients=("act-iran",))
    golds = [gold(initiators=["Iraq"], recipients=["Iran"]), gold(words="spying")]
    assert all(is_right(pair.verdicts, ("parties",)) for pair in aligned([found(), turned], golds).pairs)
    assert len(aligned([found(), turned], golds).pairs) == 2


def test_assignment_is_the_best_there_is() -> None:
    chance = random.Random(7)
    for _ in range(200):
        rows, columns = chance.randint(1, 5), chance.randint(1, 5)
        weights = [[max(0.0, chance.uniform(-3, 9)) for _ in range(columns)] for _ in range(rows)]
        pairs = assign(weights)
        assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
        assert sum(weights[r][c] for r, c in pairs) == pytest.approx(_best_sum(weights))


def _best_sum(weights: list[list[float]]) -> float:
    rows, columns = range(len(weights)), range(len(weights[0]))
    if len(rows) > len(columns):
        return _best_sum([list(column) for column in zip(*weights, strict=True)])
    return max(
        sum(weights[row][column] for row, column in zip(rows, chosen, strict=True))
        for chosen in itertools.permutations(columns, len(rows))
    )


def test_rates_of_nothing_are_none() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (None, None, None)
    assert Score(1, 2, 4).f1 == pytest.approx(2 / 6)


def test_fields_are_counted_over_aligned_required_pairs_only() -> None:
    alignment = aligned(
        [found(), found(words="met")], [gold(type="ACCUSE"), gold(words="met", optional=True)]
    )
    fields = score_fields([alignment])
    assert (fields["type"].right, fields["type"].judged) == (1, 1)
    assert fields["tolls"].judged == 0


@pytest.mark.parametrize(
    "row",
    [
        {"direction": "both"},
        {"status": "happy"},
        {"footing": "gossip"},
        {"or_kinds": ["rumour"]},
        {"open": ["toll"]},
    ],
)
def test_a_misspelt_gold_claim_is_refused(row: Row) -> None:
    with pytest.raises(ValueError):
        gold(**row)


def test_gold_words_must_stand_in_the_text(tmp_path: Any) -> None:
    (tmp_path / "01-x.txt").write_text(TEXT, encoding="utf-8")
    head = 'publisher = "X"\npublished = 2025-03-18\n[[claims]]\nkind = "act"\nwords = '
    (tmp_path / "01-x.toml").write_text(f'{head}"accuse"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="accuse"):
        load_report(tmp_path / "01-x.toml")


@pytest.mark.parametrize("split", ["dev", "test"])
def test_the_gold_loads_and_each_report_stands_in_one_split(split: Split) -> None:
    other: Split = "test" if split == "dev" else "dev"
    texts = {report.path.read_text(encoding="utf-8") for report in load_split(split)}
    assert len(texts) >= 12
    assert not texts & {report.path.read_text(encoding="utf-8") for report in load_split(other)}


def test_the_floor_finds_two_states_and_a_verb() -> None:
    (claim,) = read_floor(DOCUMENT).claims
    assert (claim.kind, claim.initiators, claim.recipients) == ("act", ("act-iran",), ("act-iraq",))


def test_errors_show_the_sentence_of_a_miss_and_of_a_false_claim(tmp_path: Any) -> None:
    report = load_split("dev")[0]
    reading = make_reading(DOCUMENT, [make_actor("Iran", DOCUMENT)], [])
    shown = show_errors(report, reading, aligned([found("position")], [gold(words="met")]))
    assert "MISSED" in shown and "“Envoys of both met in Muscat.”" in shown
    assert "FALSE" in shown and "“Iran accused Iraq of spying.”" in shown
