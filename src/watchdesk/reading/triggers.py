"""Which words announce a claim, by the frames of the vocabulary.

Needs: a Tree, Arguments, the Cast and the frames.  Gives: Triggers, in text order, with their parties.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from watchdesk.domain.text import Sentence
from watchdesk.reading.actors import Cast
from watchdesk.reading.arguments import Arguments
from watchdesk.reading.syntax import Tree, is_relation
from watchdesk.vocabulary.frames import Frame
from watchdesk.vocabulary.word_sets import word_set

_DEVICES = word_set("explosive-devices")


@dataclass(frozen=True)
class Trigger:
    """A word that announces a claim, the frame that says so, and the heads that fill its slots."""

    index: int
    frame: Frame
    initiators: tuple[int, ...]
    recipients: tuple[int, ...]
    about: int | None
    """Head of what it is about; a clause's or a phrase's."""


class Triggers:
    """Finds the triggers of one text."""

    def __init__(
        self,
        tree: Tree,
        arguments: Arguments,
        cast: Cast,
        frames: Mapping[tuple[str, str], tuple[Frame, ...]],
    ) -> None:
        self._tree = tree
        self._arguments = arguments
        self._cast = cast
        self._frames = frames

    def find(self, sentence: Sentence) -> list[Trigger]:
        """All triggers of a sentence; of several frames for one word, the first that fits."""
        found = []
        for index in range(sentence.first, sentence.last):
            for frame in self._frames_of(index):
                trigger = self._trigger(index, frame)
                if trigger is not None:
                    found.append(trigger)
                    break
        return found

    def _frames_of(self, index: int) -> tuple[Frame, ...]:
        token = self._tree.tokens[index]
        frames = self._frames.get((token.lemma.lower(), token.upos), ())
        if not frames and token.upos == "VERB" and token.xpos == "VBN":
            frames = self._frames.get((token.text.lower(), "ADJ"), ())
        if not frames and token.upos in {"ADJ", "PROPN"}:
            frames = self._frames.get((token.text.lower(), "VERB" if token.upos == "ADJ" else "NOUN"), ())
        return frames

    def _trigger(self, index: int, frame: Frame) -> Trigger | None:
        if not self._fits_object(index, frame) or not self._is_predicate(index):
            return None
        initiators = self._fill(index, frame.initiators)
        recipients = tuple(h for h in self._fill(index, frame.recipients) if h not in initiators)
        trigger = Trigger(index, frame, initiators, recipients, self._about(index, frame))
        return trigger if all(self._meets(trigger, need) for need in frame.needs) else None

    def _is_predicate(self, index: int) -> bool:
        """A noun inside a name ("Counter-Attack Force"), or a modifier of another, announces nothing."""
        tree = self._tree
        token = tree.tokens[index]
        name = tree.name(index)
        if name is not None and name.type not in {"people", "quantity", "time", "weapon", "office"}:
            return False
        if token.upos == "VERB" and is_relation(token, "amod"):
            return False
        return token.upos not in {"NOUN", "PROPN"} or not is_relation(token, "compound", "flat", "nmod:desc")

    def _fits_object(self, index: int, frame: Frame) -> bool:
        if not frame.object and not frame.not_object:
            return True
        tree = self._tree
        heads = self._arguments.fill(index, "patient")
        lemmas = {tree.tokens[h].lemma.lower() for h in heads}
        if any(
            self._cast.kind(i) in {"person", "office", "delegation"} for h in heads for i in self._cast.at(h)
        ):
            lemmas.add("@person")
        if frame.object and not lemmas & frame.object:
            return False
        return not lemmas & frame.not_object

    def _fill(self, index: int, slots: tuple[str, ...]) -> tuple[int, ...]:
        """The heads of the first slot that names an actor."""
        for slot in slots:
            heads = tuple(h for h in self._slot(index, slot) if self._cast.at(h))
            if heads:
                return heads
        return ()

    def _slot(self, index: int, slot: str) -> list[int]:
        tree = self._tree
        if slot == "subject":
            own = tree.children(index, "nsubj")
            heads = own or self._arguments.fill(index, "agent") or self._arguments.fill(index, "patient")
            return [c for h in heads for c in tree.conjuncts(h)]
        if slot == "mod":
            heads = self._arguments.fill(index, "mod")
            return [h for h in heads if tree.tokens[h].upos == "PROPN" or self._cast.is_registered(h)]
        if slot == "owner":
            return self._owners_of_patient(index)
        if slot == "clause-subject":
            clauses = tree.children(index, "ccomp", "xcomp")
            return [c for clause in clauses for c in tree.children(clause, "nsubj", "nsubj:pass")]
        if slot == "worried":
            return self._arguments.fill(index, "patient")
        if slot == "agent" and tree.children(index, "cop"):
            return [c for h in tree.children(index, "nsubj") for c in tree.conjuncts(h)]
        return self._arguments.fill(index, slot)

    def _owners_of_patient(self, index: int) -> list[int]:
        """Whose deed is condemned or welcomed: "condemned Oman's strike", "the strike by Oman"."""
        tree = self._tree
        heads = self._arguments.fill(index, "patient")
        owners = [o for h in heads for slot in ("poss", "by", "mod") for o in self._arguments.fill(h, slot)]
        owners += [
            o
            for h in heads
            for c in tree.children(h, "acl")
            for o in self._arguments.fill(c, "agent")
            if o != h
        ]
        return [
            o
            for o in owners
            if all(self._cast.kind(i) not in {"people", "unnamed"} for i in self._cast.at(o))
        ]

    def _about(self, index: int, frame: Frame) -> int | None:
        tree = self._tree
        for slot in frame.about:
            if slot == "clause":
                heads = tree.children(index, "ccomp", "xcomp", "advcl:relcl")
                if not heads and tree.tokens[index].upos in {"NOUN", "ADJ"}:
                    heads = tree.children(index, "acl", "advcl")
                heads = heads or [c for c in tree.children(index, "advcl") if self._is_infinitive(c)]
            elif slot == "patient":
                heads = self._arguments.fill(index, "patient")
            elif slot == "subject":
                heads = tree.children(index, "nsubj", "csubj")
            else:
                heads = self._arguments.fill(index, slot) or [
                    c for c in tree.children(index, "advcl", "acl")
                    if any(tree.tokens[m].lemma == slot for m in tree.children(c, "mark", "case"))
                ]  # fmt: skip
            heads = [h for h in heads if h != index and not self._is_time(h)]
            if heads:
                return heads[0]
        return None

    def _is_infinitive(self, clause: int) -> bool:
        return any(self._tree.tokens[m].lemma == "to" for m in self._tree.children(clause, "mark"))

    def _is_time(self, index: int) -> bool:
        name = self._tree.name(index)
        return name is not None and name.type == "time"

    def _meets(self, trigger: Trigger, need: str) -> bool:
        tree = self._tree
        kind, _, value = need.partition(":")
        match kind:
            case "initiators":
                return bool(trigger.initiators)
            case "recipients":
                return bool(trigger.recipients)
            case "about":
                return trigger.about is not None
            case "clause":
                return bool(tree.children(trigger.index, "ccomp", "xcomp"))
            case "prep":
                return bool(self._arguments.fill(trigger.index, value))
            case "prt":
                return any(
                    tree.tokens[c].lemma == value
                    for c in tree.children(trigger.index, "compound:prt", "advmod")
                )
            case "predicate":
                return bool(tree.children(trigger.index, "cop"))
            case "victim":
                return bool(trigger.recipients) or bool(self._arguments.fill(trigger.index, "of"))
            case "people":
                return True
            case "device":
                subjects = tree.children(trigger.index, "nsubj")
                return any(tree.tokens[s].lemma.lower() in _DEVICES for s in subjects)
            case "phone":
                words = {tree.tokens[t].lemma for t in tree.subtree(trigger.index) if t != trigger.index}
                return bool(words & {"phone", "telephone", "call", "telephonically"})
            case "threat":
                return any(self._is_threat(c, trigger) for c in tree.children(trigger.index, "ccomp"))
            case "wish":
                return any(self._is_wish(c) for c in tree.children(trigger.index, "ccomp", "obl"))
            case "call":
                kinds = {self._cast.kind(i) for h in trigger.recipients for i in self._cast.at(h)}
                more = tree.children(trigger.index, "xcomp", "ccomp", "compound:prt")
                return kinds <= {"person", "office"} and not more
            case "host":
                return self._visits(trigger)
            case "specific":
                return self._is_specific(trigger)
            case "armed":
                return self._is_armed(trigger)
            case _:
                raise ValueError(f"frames.csv: {trigger.frame.lemma} needs {need!r}, which is not known")

    def _is_wish(self, clause: int) -> bool:
        """ "Insisted that the bridge be opened", "insisted on talks": not "insisted that it was open"."""
        tree = self._tree
        if is_relation(tree.tokens[clause], "obl"):
            return tree.preposition(clause) == "on"
        auxiliaries = {tree.tokens[a].text.lower() for a in tree.children(clause, "aux", "cop")}
        if auxiliaries & {"should", "must", "be"}:
            return True
        return tree.tokens[clause].xpos == "VB" and not auxiliaries

    def _is_threat(self, clause: int, trigger: Trigger) -> bool:
        """ "Warned that it would close the border": what the one who warns will do itself."""
        tree = self._tree
        will = {tree.tokens[a].lemma for a in tree.children(clause, "aux")} & {"will", "would"}
        doers = {self._cast.owner(i) for h in self._arguments.fill(clause, "agent") for i in self._cast.at(h)}
        own = {self._cast.owner(i) for h in trigger.initiators for i in self._cast.at(h)}
        return bool(will) and bool(doers & own)

    def _visits(self, trigger: Trigger) -> bool:
        """An envoy or delegation that travels to a capital or a state pays a visit."""
        kinds = {self._cast.kind(i) for h in trigger.initiators for i in self._cast.at(h)}
        ends = self._arguments.fill(trigger.index, "to") + self._arguments.fill(trigger.index, "in")
        return kinds <= {"person", "office", "delegation"} and any(self._cast.host_at(e) for e in ends)

    def _is_specific(self, trigger: Trigger) -> bool:
        """Talks that somebody holds, not talk of talks: parties, or a definite or counted noun with a party."""
        return bool(trigger.initiators) and self._tree.tokens[trigger.index].deprel not in {
            "compound",
            "amod",
        }

    def _is_armed(self, trigger: Trigger) -> bool:
        """A "strike" with a weapon, a target or a striker; the others down tools."""
        tree = self._tree
        words = {tree.tokens[c].lemma.lower() for c in tree.children(trigger.index, "compound", "amod")}
        striker = any(self._cast.kind(i) in {"state", "armed-group", "body", "government"}
                      for h in trigger.initiators for i in self._cast.at(h))  # fmt: skip
        return (
            bool(words & {"air", "drone", "missile", "military", "artillery", "aerial", "rocket"}) or striker
        )
