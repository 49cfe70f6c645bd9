"""The two metrics of MUC-4, on templates small enough to count by hand."""

from __future__ import annotations

from benchmarks.muc4.scores import ROLES, TYPE, Template, count_fillers, count_templates, entity, measure


def test_an_entity_is_right_if_all_its_mentions_are_of_one_entity_of_the_key() -> None:
    key = [Template("bombing", {"Victim": (entity(["the mayor", "Mr. Ruiz"]),)})]
    right = [Template("bombing", {"Victim": (entity(["A mayor"]),)})]
    wrong = [Template("bombing", {"Victim": (entity(["mayor", "his driver"]),)})]

    assert measure(count_templates(right, key), [TYPE, *ROLES]) == (1.0, 1.0, 1.0)
    assert measure(count_templates(wrong, key), ["Victim"]) == (0.0, 0.0, 0.0)


def test_templates_are_aligned_only_within_their_type() -> None:
    key = [Template("attack / bombing"), Template("kidnapping")]
    counts = count_templates([Template("bombing"), Template("arson")], key)
    assert measure(counts, [TYPE]) == (0.5, 0.5, 0.5)


def test_a_template_of_the_key_is_used_once() -> None:
    counts = count_templates([Template("attack"), Template("attack")], [Template("attack")])
    assert (counts[TYPE, "right"], counts[TYPE, "found"]) == (1, 2)


def test_fillers_are_pooled_over_the_templates_of_a_document() -> None:
    key = [
        Template("attack", {"PerpInd": (entity(["men"]),)}),
        Template("arson", {"Target": (entity(["bus"]),)}),
    ]
    given = [
        Template("robbery", {"PerpInd": (entity(["men"]),), "Target": (entity(["bus"]), entity(["car"]))})
    ]
    counts = count_fillers(given, key)
    assert measure(counts, ["PerpInd"]) == (1.0, 1.0, 1.0)
    assert measure(counts, ["Target"])[:2] == (0.5, 1.0)
