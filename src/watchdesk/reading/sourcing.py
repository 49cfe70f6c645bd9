"""By whose account, and how firmly: the chain of speakers above a trigger, and its footing.

Needs: a Tree, Arguments and the Cast.  Gives: a Voice for a token.
"""

from __future__ import annotations

from dataclasses import dataclass

from watchdesk.domain.claim import Footing, SourcingMode
from watchdesk.reading.actors import Cast
from watchdesk.reading.arguments import Arguments
from watchdesk.reading.knowledge import Knowledge
from watchdesk.reading.syntax import Tree, is_relation
from watchdesk.vocabulary.word_sets import word_set

_CONTENT = ("ccomp", "xcomp", "parataxis", "csubj")
_WEIGHT: dict[SourcingMode, int] = {
    "stated": 0,
    "reported": 1,
    "inferred": 2,
    "claimed": 3,
    "alleged": 4,
    "denied": 5,
}


@dataclass(frozen=True)
class Voice:
    """Who says it, from the one nearest to the report to the original, and on what footing."""

    footing: Footing
    mode: SourcingMode
    chain: tuple[str, ...] = ()
    tokens: tuple[int, ...] = ()
    """The words to cite."""
    verbs: tuple[int, ...] = ()
    """The reporting verbs above the trigger."""

    @property
    def speaker(self) -> str | None:
        return self.chain[-1] if self.chain else None


REPORTER = Voice(footing="reporter", mode="stated")


@dataclass(frozen=True)
class _Link:
    """One step of attribution."""

    mode: SourcingMode
    speakers: tuple[str, ...]
    footing: Footing | None
    tokens: tuple[int, ...]
    verb: int | None


class Sourcing:
    """Finds the voice of any token of one text."""

    def __init__(self, tree: Tree, arguments: Arguments, cast: Cast, knowledge: Knowledge) -> None:
        self._tree = tree
        self._arguments = arguments
        self._cast = cast
        self._knowledge = knowledge

    def voice(self, index: int) -> Voice:
        """The voice in which the token's clause is told; the reporter's own where nobody else is named."""
        links = [link for step in self._path(index) for link in self._links(*step)]
        hedge = self._hedge(index)
        if not links:
            return Voice("reporter", hedge[0], tokens=(hedge[1],)) if hedge else REPORTER
        links.reverse()
        chain = tuple(dict.fromkeys(speaker for link in links for speaker in link.speakers[:1]))
        mode = max((link.mode for link in links), key=_WEIGHT.__getitem__)
        if hedge and _WEIGHT[hedge[0]] > _WEIGHT[mode]:
            mode = hedge[0]
        footing = next((link.footing for link in links if link.footing), None) or self._footing(chain)
        tokens = min((link.tokens for link in links), key=lambda t: abs(t[0] - index))
        return Voice(
            footing, mode, chain, tokens, tuple(link.verb for link in links if link.verb is not None)
        )

    def voice_of(self, speakers: tuple[str, ...], mode: SourcingMode, tokens: list[int]) -> Voice:
        """The voice of a party that speaks for itself."""
        return Voice(self._footing(speakers[:1]), mode, speakers[:1], tuple(tokens))

    def _path(self, index: int) -> list[tuple[int, int]]:
        """Steps (from, to) up the tree, starting with the token itself."""
        steps = [(index, index)]
        below = index
        for above in self._tree.ancestors(index):
            steps.append((below, above))
            below = above
        return steps

    def _links(self, below: int, above: int) -> list[_Link]:
        found = []
        if below != above:
            link = self._reporting(below, above)
            if link is not None:
                found.append(link)
        found += self._phrases(above)
        return found

    def _reporting(self, below: int, verb: int) -> _Link | None:
        """A verb of saying whose content the lower token is."""
        tree = self._tree
        token = tree.tokens[below]
        known = self._knowledge.reporting(tree.tokens[verb].lemma)
        if is_relation(token, "obj") and self._arguments.light_verb(below) == verb:
            return None  # "voiced concern": the concern is the subject's own, not what it says
        if known is None or not (
            is_relation(token, *_CONTENT) or (known.takes_noun and is_relation(token, "obj"))
        ):
            return self._inserted(below, verb)
        if (
            is_relation(token, "xcomp")
            and self._knowledge.governor_modality(tree.tokens[verb].lemma) == "future"
        ):
            return None  # "is expected to visit" says when, not who says so
        if is_relation(token, "obj") and tree.tokens[verb].lemma == "claim":
            return None  # to claim an attack is to take responsibility for it, not to say that there was one
        return self._link(verb, known.mode)

    def _inserted(self, below: int, above: int) -> _Link | None:
        """A verb of saying set into or after what is said: "…, the minister said"."""
        tree = self._tree
        for child in tree.children(above, "parataxis"):
            if child == below or not tree.children(child, "nsubj"):
                continue
            known = self._knowledge.reporting(tree.tokens[child].lemma)
            told = tree.tokens[child].lemma in {"tell", "inform"}
            if (
                known is not None
                and not tree.children(child, "ccomp")
                and (told or not tree.children(child, "obj"))
            ):
                return self._link(child, known.mode)
        return None

    def _link(self, verb: int, mode: SourcingMode) -> _Link | None:
        tree = self._tree
        heads = self._arguments.fill(verb, "agent")
        if tree.is_passive(verb):
            if not heads and tree.tokens[verb].lemma not in word_set("said-to-be-verbs"):
                return None
            return _Link(mode if heads else "alleged", self._ids(heads), None, (verb,), verb)
        if not heads:
            return None
        speakers, footing, tokens = self._speaker(heads[0])
        return _Link(mode, speakers, footing, tokens, verb) if speakers or footing else None

    def _speaker(self, head: int) -> tuple[tuple[str, ...], Footing | None, tuple[int, ...]]:
        """Who speaks: an actor, or the issuer of the statement that "said"."""
        tree = self._tree
        footing = self._knowledge.statement_footing(tree.tokens[head].lemma)
        if footing is not None:
            issuers = self._issuers(head)
            if footing == "official-statement" and issuers and self._cast.kind(issuers[0]) == "armed-group":
                footing = "armed-group"
            return issuers, footing, tuple(tree.core(head))
        ids = self._cast.at(head)
        return (
            ids,
            self._knowledge.unnamed_footing(tree.words(tree.core(head)), tree.tokens[head].lemma),
            tuple(self._cast.cited(head)),
        )

    def _issuers(self, statement: int) -> tuple[str, ...]:
        """Whose statement it is: "issued by the foreign office", "a ministry statement", "from the army"."""
        tree = self._tree
        for child in tree.children(statement, "acl"):
            for head in self._arguments.fill(child, "agent"):
                if head != statement and self._cast.at(head):
                    return self._cast.at(head)
        for child in tree.children(statement, "nmod:poss", "compound", "nmod", "amod"):
            if is_relation(tree.tokens[child], "nmod:poss", "compound", "amod") or tree.preposition(child) in {
                "from", "by", "of"
            }:  # fmt: skip
                ids = self._cast.at(child)
                if ids:
                    return ids
        return ()

    def _phrases(self, index: int) -> list[_Link]:
        """ "According to the statement", "in the words of the envoy", "citing police"."""
        tree = self._tree
        found = []
        for child in tree.children(index, "obl", "nmod", "advmod", "advcl", "parataxis"):
            preposition = tree.preposition(child) or ""
            if tree.tokens[child].lemma == "accord" and is_relation(tree.tokens[child], "advcl", "obl"):
                for inner in tree.children(child, "obl"):
                    found.append(self._phrase_link(inner))
            elif self._knowledge.is_reporting_phrase(preposition):
                found.append(self._phrase_link(child))
            elif tree.tokens[child].lemma in {"cite", "quote"} and is_relation(tree.tokens[child], "advcl"):
                found += [self._phrase_link(inner) for inner in tree.children(child, "obj")]
        return [link for link in found if link is not None]

    def _phrase_link(self, head: int) -> _Link | None:
        speakers, footing, tokens = self._speaker(head)
        if not speakers and footing is None:
            return None
        return _Link(
            "reported" if footing in {"other-outlet", "unnamed-source"} else "stated",
            speakers,
            footing,
            tokens,
            None,
        )

    def _ids(self, heads: list[int]) -> tuple[str, ...]:
        return tuple(i for head in heads for i in self._cast.at(head))

    def _hedge(self, index: int) -> tuple[SourcingMode, int] | None:
        """ "Allegedly", "suspected", "reportedly" on the trigger or its clause."""
        tree = self._tree
        for place in {index, tree.clause_head(index)}:
            for child in tree.children(place, "advmod", "amod"):
                mode = self._knowledge.hedge(tree.tokens[child].text)
                if mode is not None:
                    return mode, child
        return None

    def _footing(self, chain: tuple[str, ...]) -> Footing:
        """The footing that the kind of speaker gives; the nearest to the report decides."""
        if not chain:
            return "unnamed-source"
        match self._cast.kind(chain[0]):
            case "armed-group":
                return "armed-group"
            case "person" | "office":
                return self._person_footing(chain[0])
            case "unnamed":
                return "unnamed-source"
            case "people":
                return "unnamed-source"
            case "organisation" | "body" if self._knowledge.is_outlet(self._cast.get(chain[0]).name):
                return "other-outlet"
            case _:
                return "official-statement"

    def _person_footing(self, person: str) -> Footing:
        owner = self._cast.owner(person)
        if owner != person and self._cast.kind(owner) == "armed-group":
            return "armed-group"
        actor = self._cast.get(person)
        return "named-official" if actor.role or actor.kind == "office" or actor.of else "witness"
