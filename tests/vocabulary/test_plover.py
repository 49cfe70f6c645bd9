"""PLOVER's types and contexts."""

from __future__ import annotations

import pytest

from watchdesk.vocabulary.plover import load_contexts, load_event_types, parse_event_type
from watchdesk.vocabulary.tables import TableError, data_file

TYPES = load_event_types()


def test_all_sixteen_types_are_there() -> None:
    assert set(TYPES) == {
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
        "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    }  # fmt: skip


@pytest.mark.parametrize("kind", TYPES.values(), ids=lambda k: k.id)
def test_examples_hold_their_trigger_and_a_known_mode(kind) -> None:  # type: ignore[no-untyped-def]
    assert kind.examples and kind.counterexamples and kind.definition
    for example in kind.examples:
        assert example.trigger in example.text
        assert example.mode is None or example.mode in kind.modes
    assert all(counterexample.why for counterexample in kind.counterexamples)


@pytest.mark.parametrize("change", [("definition", "defintion"), ('note = ""\n', "")])
def test_a_key_too_many_or_too_few_is_refused(change: tuple[str, str]) -> None:
    text = data_file("plover/types/aid.toml").read_text(encoding="utf-8")
    with pytest.raises(TableError, match=r"aid\.toml"):
        parse_event_type("aid.toml", text.replace(*change))


def test_quad_classes_are_four() -> None:
    assert len({kind.quad_class for kind in TYPES.values()}) == 4


def test_modality_is_no_context() -> None:
    assert {"historical", "future", "hypothetical"}.isdisjoint(load_contexts())
    assert {"terrorism", "migration", "military", "diplomatic", "cbrn", "territory"} <= set(load_contexts())
