"""Who fills which slot of a predicate, whatever the construction.

Slots are the words frames are written in: `agent` and `patient` (passives, participles, control and
relative clauses undone), `poss`, `mod` (a state or group before the noun: "Iranian strike"), `of`, and
any preposition by its own word (`with`, `against`, `between` …).

Needs: a Tree.  Gives: head tokens.
"""

from __future__ import annotations

from watchdesk.reading.syntax import Tree, is_relation
from watchdesk.vocabulary.word_sets import word_set

_OBJECT_CONTROL = word_set("object-control-verbs")
_PRESSING = word_set("pressing-nouns")
_RELATIVE = {"who", "which", "that", "whom", "whose"}


class Arguments:
    """Finds the fillers of slots, with light verbs lending theirs to the nouns they govern."""

    def __init__(self, tree: Tree, light_verbs: frozenset[str], suffering_verbs: frozenset[str]) -> None:
        """`light_verbs` lend their subject as agent ("hold talks"), `suffering_verbs` as target ("came under fire")."""
        self._tree = tree
        self._light_verbs = light_verbs
        self._suffering_verbs = suffering_verbs

    def fill(self, predicate: int, slot: str) -> list[int]:
        """Head tokens that fill `slot` of `predicate`, coordinated ones included, in text order."""
        heads = self._heads(predicate, slot)
        tree = self._tree
        found = [c for head in heads for c in tree.conjuncts(self._antecedent(head))]
        return sorted(set(found))

    def light_verb(self, noun: int) -> int | None:
        """The light verb that a noun is object (or passive subject) of: ``held`` in "held talks"."""
        return self._governing_verb(noun, self._light_verbs)

    def _governing_verb(self, noun: int, verbs: frozenset[str]) -> int | None:
        noun = self._tree.first_conjunct(noun)
        token = self._tree.tokens[noun]
        governor = self._tree.tokens[token.head]
        if governor.lemma not in verbs or governor.index == noun:
            return None
        fits = is_relation(token, "obj", "nsubj:pass") or (
            is_relation(token, "obl") and self._tree.preposition(noun) in {"in", "under", "for", "into"}
        )
        return governor.index if fits else None

    def _heads(self, predicate: int, slot: str) -> list[int]:
        if self._tree.tokens[predicate].upos in {"VERB", "AUX", "ADJ"}:
            return self._of_verb(predicate, slot)
        return self._of_noun(predicate, slot)

    def _of_verb(self, verb: int, slot: str) -> list[int]:
        if slot == "agent":
            return self._agent(verb)
        if slot == "patient":
            return self._patient(verb)
        if slot == "iobj":
            return self._tree.children(verb, "iobj")
        return self._prepositional(verb, slot)

    def _agent(self, verb: int) -> list[int]:
        tree = self._tree
        if tree.is_passive(verb):
            return [
                c for c in tree.children(verb, "obl")
                if tree.preposition(c) == "by"
            ]  # fmt: skip
        own = tree.children(verb, "nsubj")
        return own or self._inherited_subject(verb)

    def _patient(self, verb: int) -> list[int]:
        tree = self._tree
        if not tree.is_passive(verb):
            return tree.children(verb, "obj") or tree.children(verb, "iobj")
        own = tree.children(verb, "nsubj:pass", "nsubj")
        if own:
            return own
        token = tree.tokens[verb]
        if is_relation(token, "acl", "amod"):
            return [token.head]
        return self._inherited_subject(verb)

    def _inherited_subject(self, verb: int) -> list[int]:
        tree, token = self._tree, self._tree.tokens[verb]
        if token.head == verb:
            return []
        governor = token.head
        if is_relation(token, "acl:relcl"):
            return [] if tree.children(verb, "obj", "nsubj") else [governor]
        pressed = self._pressed(governor)
        if pressed and is_relation(token, "acl", "advcl", "xcomp") and token.xpos != "VBG":
            return pressed
        if is_relation(token, "acl"):
            return [governor] if token.xpos == "VBG" else self._poss_or_light(governor)
        marks = {tree.tokens[m].lemma for m in tree.children(verb, "mark", "case")}
        gerund = is_relation(token, "advcl") and bool(marks & {"of", "for", "from"})
        if (gerund or is_relation(token, "xcomp", "ccomp")) and tree.tokens[
            governor
        ].lemma in _OBJECT_CONTROL:
            objects = tree.children(governor, "obj", "nsubj:pass")
            objects += [
                c for c in tree.children(governor, "obl") if tree.preposition(c) in {"on", "for", "of"}
            ]
            if objects:
                return objects
        if is_relation(token, "conj", "xcomp", "advcl"):
            if tree.tokens[governor].upos not in {"VERB", "AUX", "ADJ"}:
                return tree.children(governor, "nsubj")
            if tree.is_passive(governor):
                return tree.children(governor, "nsubj:pass", "nsubj") or self._inherited_subject(governor)
            return self._agent(governor)
        return []

    def _pressed(self, governor: int) -> list[int]:
        """Who is to act in "put pressure on X to act", "calls on X to act"."""
        tree = self._tree
        nouns = [governor, *tree.children(governor, "obj")]
        if not any(tree.tokens[n].lemma in _PRESSING and tree.tokens[n].upos == "NOUN" for n in nouns):
            return []
        return [h for n in nouns for h in self._prepositional(n, "on")]

    def _poss_or_light(self, noun: int) -> list[int]:
        """Whose decision "a decision to strike" is."""
        owners = self._of_noun(noun, "poss")
        return owners or self._of_noun(noun, "agent")

    def _prepositional(self, head: int, slot: str) -> list[int]:
        tree = self._tree
        relations = ("obl", "nmod", "advmod")
        return [c for c in tree.children(head, *relations) if tree.preposition(c) == slot]

    def _of_noun(self, noun: int, slot: str) -> list[int]:
        tree = self._tree
        if slot == "poss":
            return tree.children(noun, "nmod:poss")
        if slot == "mod":
            return [
                c for c in tree.children(noun, "amod", "compound", "nmod:desc") if tree.tokens[c].xpos != "CD"
            ]
        light = self.light_verb(noun)
        if slot == "agent":
            return (self._agent(light) if light is not None else []) + self._prepositional(noun, "by")
        if slot == "patient":
            return []
        own = self._prepositional(noun, slot)
        if not own and slot in {"on", "against"}:
            suffering = self._governing_verb(noun, self._suffering_verbs)
            own = self._agent(suffering) if suffering is not None else []
        if own or light is None:
            return own
        return self._prepositional(light, slot)

    def _antecedent(self, head: int) -> int:
        """The noun that a relative pronoun stands for."""
        tree = self._tree
        if tree.tokens[head].text.lower() not in _RELATIVE:
            return head
        for ancestor in tree.ancestors(head):
            if is_relation(tree.tokens[ancestor], "acl:relcl"):
                return tree.tokens[ancestor].head
        return head
