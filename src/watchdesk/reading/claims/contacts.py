"""Contacts: who met whom, led by whom.

"Both sides", delegations and their leaders are put together; a contact told without its day takes that of
the contact it continues.
"""

from __future__ import annotations

from watchdesk.domain.place import Place
from watchdesk.reading.claims.basic import PARTIES, draft_claim
from watchdesk.reading.drafts import Draft
from watchdesk.reading.scene import Scene
from watchdesk.reading.syntax import is_relation
from watchdesk.reading.triggers import Trigger
from watchdesk.vocabulary.word_sets import word_set


def contact_draft(scene: Scene, trigger: Trigger) -> Draft | None:
    """Give the contact that a trigger tells of, or None where fewer than two parties can be named."""
    draft = draft_claim(scene, trigger)
    _host_by_place(draft, trigger)
    parties = _parties(scene, draft)
    known = PARTIES | ({"unnamed"} if _is_plural(scene, trigger) else set())
    if not all(scene.cast.kind(p) in known for p in parties):
        return None
    certain = draft.field("modality") in {"asserted", "future", "historical"}
    if len(parties) < 2 and not (parties and certain and _is_plural(scene, trigger)):
        return None
    _set_status(draft, trigger)
    _add_leaders(draft, trigger)
    _set_place(draft, trigger)
    return draft


def _is_plural(scene: Scene, trigger: Trigger) -> bool:
    """ "The foreign ministers of both countries met": one phrase, several parties."""
    heads = (*trigger.initiators, *trigger.recipients)
    return any(scene.tree.tokens[h].xpos in {"NNS", "NNPS"} for h in heads)


def _set_status(draft: Draft, trigger: Trigger) -> None:
    """Planned or cancelled, where the words say so."""
    tree = draft.scene.tree
    governor = tree.tokens[trigger.index].head
    particles = {tree.tokens[c].lemma for c in tree.children(governor, "compound:prt")}
    called_off = tree.tokens[governor].lemma == "call" and "off" in particles
    if called_off or tree.tokens[governor].lemma in word_set("cancelling-verbs"):
        draft.status("cancelled", [governor])
    elif draft.field("modality") == "future":
        draft.status("planned")


def _parties(scene: Scene, draft: Draft) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*draft.field("initiators"), *draft.field("recipients"))))


def _host_by_place(draft: Draft, trigger: Trigger) -> None:
    """A visit to a state or its capital is a contact with its government."""
    if draft.field("recipients") or trigger.frame.event is None or trigger.frame.event.mode != "visit":
        return
    scene = draft.scene
    for slot in ("patient", "to", "in"):
        for head in scene.arguments.fill(trigger.index, slot):
            hosts = scene.cast.host_at(head)
            draft.party_ids("recipients", hosts, scene.places.tokens(head))
            if hosts and draft.field("where") is None and scene.places.is_place(head):
                draft.where(head)


def _add_leaders(draft: Draft, trigger: Trigger) -> None:
    """ "A delegation led by …", "headed by …"."""
    scene = draft.scene
    for head in (*trigger.initiators, *trigger.recipients):
        for clause in scene.tree.children(head, "acl", "acl:relcl"):
            if scene.tree.tokens[clause].lemma in {"lead", "head"}:
                draft.other("head-of-delegation", scene.arguments.fill(clause, "agent"))


def lead_after(scene: Scene, index: int, drafts: list[Draft]) -> bool:
    """ "The Pakistani side was led by …": add the leader to the contact just told. Say whether it was one."""
    tree = scene.tree
    if (
        tree.tokens[index].lemma not in {"lead", "head"}
        or not tree.is_passive(index)
        or not tree.is_clausal(index)
    ):
        return False
    sides = [i for h in scene.arguments.fill(index, "patient") for i in scene.cast.at(h)]
    leaders = [h for h in scene.arguments.fill(index, "agent") if scene.cast.at(h)]
    for draft in reversed(drafts[-3:]):
        owners = {scene.cast.owner(p) for p in _parties(scene, draft)}
        if leaders and owners & {scene.cast.owner(s) for s in sides}:
            draft.other("head-of-delegation", leaders)
            return True
    return False


def _set_place(draft: Draft, trigger: Trigger) -> None:
    """A meeting "at the Foreign Office" is in that body's capital; the building is the words."""
    scene = draft.scene
    if draft.field("where") is not None:
        return
    tree = scene.tree
    if trigger.frame.event is not None and trigger.frame.event.mode == "visit":
        for head in scene.arguments.fill(trigger.index, "patient"):
            if scene.cast.host_at(head) and scene.places.resolve(head).precision == 1:
                draft.where(head)
                return
    light = scene.arguments.light_verb(trigger.index)
    for place in (trigger.index, *([light] if light is not None else []), *trigger.recipients):
        for child in tree.children(place, "obl", "nmod"):
            if tree.preposition(child) == "at" and not is_relation(tree.tokens[child], "obl:agent"):
                found = _house(scene, child)
                if found is not None:
                    draft.where_place(found, scene.cast.cited(child))
                    return


def _house(scene: Scene, head: int) -> Place | None:
    ids = scene.cast.at(head)
    country = scene.cast.country(ids[0]) if ids and scene.cast.kind(ids[0]) == "body" else None
    capital = scene.knowledge.capital_of(country) if country else None
    if country is None or capital is None:
        return None
    return scene.places.house(country, capital, scene.tree.words(scene.cast.cited(head)))
