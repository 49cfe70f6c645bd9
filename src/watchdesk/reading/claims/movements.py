"""Movements of people: who, how many, from where, to where."""

from __future__ import annotations

from watchdesk.domain.claim import Count
from watchdesk.reading.claims.basic import draft_claim
from watchdesk.reading.drafts import Draft
from watchdesk.reading.scene import Scene
from watchdesk.reading.triggers import Trigger
from watchdesk.vocabulary.word_sets import word_set

_PEOPLE = word_set("moving-people")
_TO = ("to", "into", "towards", "toward", "across")
_AT = ("through", "at", "in", "via")
_FROM = ("from", "out of")


def movement_draft(scene: Scene, trigger: Trigger) -> Draft | None:
    """Give the movement a trigger tells of, if it is people who move."""
    people = _people(scene, trigger)
    if not people:
        return None
    draft = draft_claim(scene, trigger, "movement")
    draft.set_parties("initiators", [h for h in trigger.initiators if h not in people])
    draft.set_parties("recipients", people)
    if not draft.field("initiators"):
        draft.set_parties("initiators", people)
        draft.set_parties("recipients", [])
    _add_count(draft, people)
    draft.drop("where")
    _add_ends(draft, trigger)
    return draft


def _people(scene: Scene, trigger: Trigger) -> list[int]:
    """The heads that name those who move."""
    tree, arguments = scene.tree, scene.arguments
    heads = [h for slot in ("patient", "of", "agent", "mod") for h in arguments.fill(trigger.index, slot)]
    found = []
    for head in heads:
        lemma = tree.tokens[head].lemma.lower()
        name = tree.name(head)
        if any(scene.cast.kind(i) == "armed-group" for i in scene.cast.at(head)):
            continue
        if lemma in _PEOPLE or (name is not None and name.type == "people"):
            found.append(head)
    return found


def _add_count(draft: Draft, people: list[int]) -> None:
    scene = draft.scene
    for head in people:
        counted = scene.tolls.count(head)
        if counted is not None:
            tokens = scene.tree.core(head)
            draft.count(
                Count(low=counted.low, high=counted.high, unit="people", words=scene.tree.words(tokens)),
                tokens,
            )
            return


def _add_ends(draft: Draft, trigger: Trigger) -> None:
    """From where to where; a state that "suffers from an influx" is where it goes."""
    scene = draft.scene
    for role, slots in (("destination", _TO), ("origin", _FROM)):
        for slot in slots:
            for head in scene.arguments.fill(trigger.index, slot):
                if role == "destination" and draft.field("where") is None and scene.places.is_place(head):
                    draft.where(head)
                draft.place_party(role, head)
    if trigger.frame.lemma == "flee":
        for head in scene.arguments.fill(trigger.index, "patient"):
            draft.place_party("origin", head)
    for slot in _AT:
        for head in scene.arguments.fill(trigger.index, slot):
            if draft.field("where") is None and scene.places.is_place(head):
                draft.where(head)
    if trigger.frame.lemma == "influx" and draft.field("where") is None:
        clause = scene.tree.clause_head(trigger.index)
        draft.other("destination", scene.arguments.fill(clause, "agent"))
