"""Who each noun phrase is: register look-ups, offices and holders, and capitals that act.

Needs: Mentions of a text, in text order.  Gives: actor ids by head token, and the document's Actors.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from watchdesk.domain.actor import Actor, ActorKind
from watchdesk.domain.document import Document
from watchdesk.domain.identity import make_id
from watchdesk.domain.span import Span
from watchdesk.reading.coreference import SINGLE, Entity, Memory
from watchdesk.reading.knowledge import Knowledge, Known
from watchdesk.reading.mentions import Mention, Mentions
from watchdesk.reading.syntax import Tree, is_relation
from watchdesk.vocabulary.word_sets import word_set

_PARTS = ("compound", "flat", "goeswith", "fixed", "nmod:desc")
_LOCATIVE = word_set("locative-prepositions")


class Cast:
    """The actors of one document."""

    def __init__(self, document: Document, tree: Tree, mentions: Mentions, knowledge: Knowledge) -> None:
        self._document = document
        self._tree = tree
        self._mentions = mentions
        self._knowledge = knowledge
        self._memory = Memory(tree, knowledge)
        self._tokens: dict[int, list[int]] = {}
        for index, token in enumerate(tree.tokens):
            self._memory.reading = index
            if index == tree.sentence(index).first:
                self._memory.note_meeting(index - 1)
            if (tree.is_nominal(index) or token.upos in {"ADJ", "DET"}) and not is_relation(token, *_PARTS):
                self.at(index)

    def at(self, head: int) -> tuple[str, ...]:
        """Ids of the actors that the phrase with this head names; empty where it names none."""
        if head not in self._memory.ids:
            self._memory.ids[head] = ()
            mention = self._mentions.at(head)
            if mention is not None:
                self._tokens[head] = mention.tokens
                holder = (
                    self._apposed_to(head) if mention.kind in {"office", "people", "unnamed", "group"} else ()
                )
                vague = mention.kind in {"group", "side", "unnamed"}
                named = holder or (self._apposed(head) if vague else ())
                self._memory.ids[head] = named or self._identify(mention) or self._apposed(head)
                self._note(head, self._memory.ids[head])
        return self._memory.ids[head]

    def _apposed_to(self, head: int) -> tuple[str, ...]:
        """ "Ali Khan, a commander": the apposition is the person it is set to."""
        token = self._tree.tokens[head]
        if not is_relation(token, "appos"):
            return ()
        ids = self._memory.ids.get(token.head, ())
        return ids if len(ids) == 1 and self.kind(ids[0]) == "person" else ()

    def _apposed(self, head: int) -> tuple[str, ...]:
        """ "His counterpart, the special representative …": who the apposition names."""
        for child in self._tree.children(head, "appos"):
            ids = self.at(child)
            if ids:
                self._tokens[head] = self._tokens[child]
                return ids
        return ()

    def is_registered(self, head: int) -> bool:
        """Say whether the register knows an actor at this head."""
        return any(self._knowledge.is_registered(i) for i in self.at(head))

    def parties_at(self, head: int) -> tuple[str, ...]:
        """The actors as parties to something: a state's unnamed officials act for the state."""
        return tuple(dict.fromkeys(self.owner(i) if self.kind(i) == "unnamed" else i for i in self.at(head)))

    def speakers_at(self, head: int) -> tuple[str, ...]:
        """Who speaks: an actor, or else whatever the words name, as nobody further known."""
        token = self._tree.tokens[head]
        if self.at(head) or token.upos not in {"NOUN", "PROPN"}:
            return self.at(head)
        tokens = [t for t in self._tree.core(head) if self._tree.tokens[t].upos not in {"DET", "PUNCT"}]
        tokens = tokens or [head]
        body = token.upos == "PROPN" or self._knowledge.group_noun(token.lemma) is not None
        self._tokens[head] = tokens
        self._memory.ids[head] = (self._add(self._tree.words(tokens), "organisation" if body else "unnamed"),)
        self._touch(self._memory.ids[head][0], tokens)
        return self._memory.ids[head]

    def named_as(self, head: int, kind: ActorKind) -> tuple[str, ...]:
        """Who a phrase names, or else an actor of this kind that goes by its words."""
        token = self._tree.tokens[head]
        if self.parties_at(head) or token.upos not in {"NOUN", "PROPN", "ADJ", "NUM"}:
            return self.parties_at(head)
        tokens = [t for t in self._tree.core(head) if self._tree.tokens[t].upos not in {"DET", "PUNCT"}]
        tokens = tokens or [head]
        of = self._owner_of([head])
        self._tokens[head] = tokens
        self._memory.ids[head] = (self._add(self._tree.words(tokens), kind, of=of),)
        self._touch(self._memory.ids[head][0], tokens)
        return self._memory.ids[head]

    def cited(self, head: int) -> list[int]:
        """The tokens that name the actor at this head."""
        return self._tokens.get(head, [head])

    def get(self, actor: str) -> Actor:
        """The actor with this id."""
        return self._finish(self._memory.entities[actor])

    def state_at(self, head: int) -> tuple[str, ...]:
        """The state that a phrase names or that a capital is of, though it does not act here."""
        known = self._knowledge.state(self._tree.words(self._tree.core(head)))
        return (self._know(known),) if known is not None else ()

    def host_at(self, head: int) -> tuple[str, ...]:
        """Whose guest one is in this place: the government of a capital, or the state."""
        words = self._tree.words(self._tree.core(head))
        known = self._knowledge.find(words)
        if known is None or (known.seat_of is None and known.kind != "state"):
            return ()
        return (self._know(known.seat_of or known),)

    def owner_at(self, head: int) -> str | None:
        """The state that a modifier names: "Afghan" in "Afghan soil"."""
        ids = self._modifier(head)
        return ids[0] if ids else None

    def kind(self, actor: str) -> ActorKind:
        return self._memory.entities[actor].kind

    def country(self, actor: str) -> str | None:
        return self._memory.entities[actor].country

    def owner(self, actor: str) -> str:
        """The actor that this one acts for: itself where it is its own."""
        return self._memory.entities[actor].of or actor

    def as_of(self, actor: str, day: date) -> str:
        """Who governed that day, where the actor is a government; else the actor itself."""
        entity = self._memory.entities[actor]
        if entity.kind != "government" or entity.country is None:
            return actor
        known = self._knowledge.government_on(entity.country, day)
        return self._know(known) if known is not None else actor

    def actors(self) -> tuple[Actor, ...]:
        """All actors of the document in the order of their first naming."""
        return tuple(self._finish(entity) for entity in self._memory.entities.values())

    def _finish(self, entity: Entity) -> Actor:
        # The analysed text has link cues blanked; what is cited is the text as stored.
        text = self._document.text
        spans = tuple(Span.of(text, start, end) for start, end in sorted(entity.spans))
        return Actor(id=entity.id, name=entity.name, kind=entity.kind, role=entity.role, of=entity.of,
                     country=entity.country, names=spans)  # fmt: skip

    def _identify(self, mention: Mention) -> tuple[str, ...]:
        match mention.kind:
            case "pronoun":
                return self._pronoun(mention)
            case "registered":
                return self._registered(mention)
            case "person":
                return (self._person(mention),)
            case "office":
                return self._office(mention)
            case "collective":
                return self._collective(mention)
            case "delegation":
                return (self._belonging(mention, "delegation"),)
            case "side":
                return self._side(mention)
            case "group":
                return self._group(mention)
            case "unnamed":
                return (self._belonging(mention, "unnamed"),)
            case "weapon":
                of = self._owner_of([mention.head])
                return (of,) if of is not None else ()
            case "people":
                return (self._belonging(mention, "people"),)
            case "body":
                return (self._belonging(mention, "body"),)
            case "state":
                known = self._knowledge.state(mention.name)
                return (self._know(known),) if known is not None else ()
            case "armed-group" | "organisation" if self._same_name(mention.name, "person"):
                return (self._add(mention.name, "person"),)
            case "armed-group" | "organisation":
                return (self._add(mention.name, mention.kind),)

    def _registered(self, mention: Mention) -> tuple[str, ...]:
        known = mention.known
        assert known is not None
        if self._is_anothers(mention, known):
            mention = replace(mention, name=self._tree.words(mention.tokens))
            return (self._belonging(mention, "body"),)
        if known.generic:
            return (self._belonging(mention, "body"),)
        if known.seat_of is not None:
            return (self._know(known.seat_of),) if self._acts(mention.head) else ()
        return (self._know(known),)

    def _is_anothers(self, mention: Mention, known: Known) -> bool:
        """ "Tajikistan's Security Council" is not the register's one of that name."""
        if known.kind not in {"body", "organisation"} or known.country is not None:
            return False
        owners = [i for c in self._tree.children(mention.head, "nmod:poss") for i in self._modifier(c)]
        return any(self.kind(i) == "state" for i in owners)

    def _acts(self, head: int) -> bool:
        """Say whether a capital stands for its government here: not where things happen in it."""
        tree = self._tree
        head = tree.first_conjunct(head)
        token = tree.tokens[head]
        preposition = tree.preposition(head)
        if preposition in _LOCATIVE:
            return False
        return not is_relation(token, "compound", "appos", "nmod:unmarked", "list", "parataxis", "root")

    def _know(self, known: Known) -> str:
        """Add an entry of the register to the cast, with the actor it belongs to."""
        of = self._know(known.of) if known.of is not None and known.kind != "armed-group" else None
        entity = self._memory.entities.setdefault(
            known.id, Entity(known.id, known.name, known.kind, known.country, of)
        )
        return entity.id

    def _add(self, name: str, kind: ActorKind, *, of: str | None = None, role: str | None = None) -> str:
        """Add an actor that the register does not know; its id is this document's own."""
        same = self._same_name(name, kind) if kind in {"person", "armed-group", "organisation"} else None
        key = same or make_id("act", self._document.id, kind, self._knowledge.fold(name), of)
        country = self._memory.entities[of].country if of else None
        entity = self._memory.entities.setdefault(key, Entity(key, name, kind, country, of))
        if kind == "person" and len(name) > len(entity.name):
            entity.name = name
        self._hold(entity, role)
        if of and entity.of is None:
            entity.of, entity.country = of, country
        return key

    def _hold(self, entity: Entity, role: str | None) -> None:
        """Add an office; the one said most fully is the one shown."""
        if role is not None:
            entity.role_words |= set(self._knowledge.fold(role).split())
            if entity.role is None or len(role) > len(entity.role):
                entity.role = role

    def _same_name(self, name: str, kind: ActorKind) -> str | None:
        """The one actor of that kind whose name contains these words, or is contained in them."""
        words = self._knowledge.fold(name).split()
        found = [
            entity.id
            for entity in self._memory.entities.values()
            if entity.kind == kind
            and self._is_one_name(kind, words, self._knowledge.fold(entity.name).split())
        ]
        return found[-1] if found else None

    def _is_one_name(self, kind: ActorKind, one: list[str], other: list[str]) -> bool:
        """A person may go by a part of the name; a group or organisation goes by all of it."""
        return _one_name(one, other) if kind == "person" else one == other

    def _person(self, mention: Mention) -> str:
        of = self._owner_of([*mention.role_heads, mention.head])
        if of is None and mention.role_heads:
            of = self._told_by_role(mention.role_heads[0])
        person = self._add(mention.name, "person", of=of, role=mention.role)
        for head in mention.role_heads[1:]:
            self._hold(self._memory.entities[person], self._mentions.role_words(head))
        return person

    def _told_by_role(self, head: int) -> str | None:
        """The body an office belongs to: "spokesperson of the ministry", "ministry spokesman"."""
        tree = self._tree
        for child in tree.children(head, "nmod", "compound"):
            if tree.preposition(child) in {None, "of", "for", "at"}:
                ids = self.at(child)
                # An envoy for a country is another's envoy to it.
                kinds = {"body", "organisation"} if tree.preposition(child) == "for" else SINGLE
                if ids and self.kind(ids[0]) in kinds:
                    return ids[0]
        return None

    def _office(self, mention: Mention) -> tuple[str, ...]:
        several = self._offices_of(mention)
        if several:
            return several
        of = self._owner_of([mention.head]) or self._told_by_role(mention.head)
        holder = self._holder(mention.role or mention.name, of)
        if holder is not None:
            if of is not None and self._memory.entities[holder].of is None:
                self._memory.entities[holder].of, self._memory.entities[holder].country = (
                    of,
                    self._memory.entities[of].country,
                )
            return (holder,)
        if of is None and not self._tree.children(mention.head, "det", "amod", "compound", "nmod"):
            return ()
        return (self._add(mention.name, "office", of=of, role=mention.role),)

    def _offices_of(self, mention: Mention) -> tuple[str, ...]:
        """ "The foreign ministers of Oman and Yemen": one office each."""
        tree = self._tree
        inner = [c for c in tree.children(mention.head, "nmod") if tree.preposition(c) == "of"]
        states = [
            i for c in inner for each in tree.conjuncts(c) for i in self.at(each) if self.kind(i) == "state"
        ]
        if len(states) < 2 or tree.tokens[mention.head].xpos not in {"NNS", "NNPS"}:
            return ()
        role = tree.words([t for t in tree.core(mention.head) if tree.tokens[t].upos != "DET"])
        return tuple(
            self._add(f"{role} of {self._memory.entities[s].name}", "office", of=s, role=role) for s in states
        )

    def _holder(self, role: str, of: str | None) -> str | None:
        """The person already named who holds the office: all words of the mention are in the role."""
        words = set(self._knowledge.fold(role).split())
        for entity in reversed(self._memory.by_recency()):
            if entity.kind != "person" or not entity.role_words:
                continue
            if words <= entity.role_words and (
                of is None or entity.of is None or self._same_side(of, entity.of)
            ):
                return entity.id
        return None

    def _same_side(self, one: str, other: str) -> bool:
        first, second = self._memory.entities[one], self._memory.entities[other]
        return one == other or (first.country is not None and first.country == second.country)

    def _collective(self, mention: Mention) -> tuple[str, ...]:
        """ "Iranian authorities", "the Pakistani side", "the Taliban government": the state's own hand."""
        of = self._owner_of([mention.head])
        if of is None:
            seats = [i for c in self._tree.children(mention.head, "nmod") for i in self.host_at(c)]
            return (seats[0] if seats else self._add(mention.name, "government"),)
        return (self._governing(of),)

    def _governing(self, actor: str) -> str:
        """A state's government on the report's day where who governs has changed; else the state."""
        entity = self._memory.entities[actor]
        if entity.kind != "state":
            return actor
        known = self._knowledge.government_of(actor)
        return self._know(known) if known is not None else actor

    def _belonging(self, mention: Mention, kind: ActorKind) -> str:
        """A body, delegation or set of people by its own words, with the state it belongs to if that is said."""
        of = self._owner_of([mention.head])
        if of is None and kind == "body":
            known = self._same_body(mention.name)
            if known is not None:
                return known
            of = self._home_state()
        country = self._memory.entities[of].country if of is not None else None
        if kind == "body" and of is not None and country is not None and self.kind(of) == "state":
            body = self._knowledge.body_of(self._tree.words(mention.tokens), country)
            if body is not None:
                return self._know(body)
        return self._add(mention.name if of is None else self._owned_name(mention, kind, of), kind, of=of)

    def _owned_name(self, mention: Mention, kind: ActorKind, of: str) -> str:
        """ "Border command of Iraq": whose it is belongs to a body's name."""
        first = self._tree.tokens[mention.tokens[0]]
        if kind != "body" or self._knowledge.state(first.text) is not None:
            return mention.name
        return f"{mention.name} of {self._memory.entities[of].name}"

    def _owner_of(self, heads: list[int]) -> str | None:
        """The state or group that a phrase's modifiers name: "Iran's", "Iranian", "of Iran", "the country's"."""
        tree = self._tree
        for head in heads:
            for child in tree.children(head, "nmod:poss", "amod", "compound", "nmod", "nmod:desc"):
                token = tree.tokens[child]
                plain = is_relation(token, "nmod") and not is_relation(token, "nmod:poss", "nmod:desc")
                if plain and tree.preposition(child) not in {"of", "from"}:
                    continue
                ids = self._modifier(child)
                if ids and self.kind(ids[0]) in SINGLE:
                    return ids[0]
        return None

    def _modifier(self, index: int) -> tuple[str, ...]:
        """Actors named by a modifier: a demonym, a state, a capital, a group, or what has one itself."""
        tree = self._tree
        name = tree.name(index)
        spans = [list(range(name.first, name.last))] if name is not None else []
        for tokens in (*spans, tree.core(index), [index]):
            known = self._knowledge.state(tree.words(tokens)) or self._group_named(tokens)
            if known is not None:
                actor = self._know(known)
                self._touch(actor, tokens)
                return (actor,)
        token = tree.tokens[index]
        # A common noun before another ("security forces") is part of its name and owns nothing.
        owns = is_relation(token, "nmod") or (
            name is not None and name.type in {"armed-group", "organisation", "body"}
        )
        return self.at(index) if owns and token.upos != "ADJ" else ()

    def _group_named(self, tokens: list[int]) -> Known | None:
        """The armed group or organisation that goes by exactly these words."""
        known = self._knowledge.find(self._tree.words(tokens))
        return (
            known
            if known is not None and known.kind in {"armed-group", "government"} and not known.seat_of
            else None
        )

    def _same_body(self, name: str) -> str | None:
        """The last body named whose name ends in these words: "the ministry" after "Iran's foreign ministry"."""
        words = set(self._knowledge.fold(name).split())
        found = [
            e for e in self._memory.by_recency()
            if e.kind == "body" and words <= set(self._knowledge.fold(e.name).split())
        ]  # fmt: skip
        return found[-1].id if found else None

    def _home_state(self) -> str | None:
        """Whose "foreign office" it is where nobody says: the publisher's state, if the report is about it."""
        known = self._knowledge.home_state()
        if known is None or not any(
            e.country == known.country and e.kind == "state" for e in self._memory.entities.values()
        ):
            return None
        return self._know(known)

    def _side(self, mention: Mention) -> tuple[str, ...]:
        """ "Both sides", "the two countries": the last two states or delegations spoken of together."""
        tree = self._tree
        of = self._owner_of([mention.head])
        if tree.tokens[mention.head].lemma in word_set("relational-nouns"):
            return (self._add(mention.name, "states"),) if of is not None else ()
        if of is not None:
            return (self._governing(of),)
        dets = {tree.tokens[c].text.lower() for c in tree.children(mention.head, "det", "nummod", "amod")}
        if dets & {"both", "two"}:
            return self._memory.last_pair()
        lemma = tree.tokens[mention.head].lemma
        if (
            dets & {"the", "this"}
            and tree.tokens[mention.head].xpos in {"NN", "NNP"}
            and lemma in {"country", "state"}
        ):
            return self._memory.last_seen({"state"})
        if self._knowledge.fold(mention.name) in word_set("sets-of-states"):
            return (self._add(mention.name, "states"),)
        return ()

    def _group(self, mention: Mention) -> tuple[str, ...]:
        """ "The group", "the outfit": the last armed group named; an indefinite one stays unnamed."""
        tree = self._tree
        dets = {tree.tokens[c].lemma for c in tree.children(mention.head, "det")}
        plural = tree.tokens[mention.head].xpos in {"NNS", "NNPS"}
        if not plural and dets & {"the", "this", "that"} and len(mention.tokens) == 1:
            found = self._memory.last_of({"armed-group"})
            if found:
                return found
        of = self._owner_of([mention.head])
        noun = self._knowledge.group_noun(tree.tokens[mention.head].lemma)
        members, armed = noun or (False, False)
        if of is not None and self.kind(of) == "armed-group" and members:
            return (of,)
        if (
            not armed
            and not (of is not None and self.kind(of) == "armed-group")
            and not self._is_outlawed(mention)
        ):
            return ()
        return (self._add(mention.name, "armed-group", of=of),)

    def _is_outlawed(self, mention: Mention) -> bool:
        """ "Armed group", "dissident faction": a modifier says what the noun leaves open."""
        words = {self._tree.tokens[t].lemma.lower() for t in mention.tokens}
        return bool(words & word_set("armed-modifiers"))

    def _pronoun(self, mention: Mention) -> tuple[str, ...]:
        if mention.name in {"who", "which", "that"}:
            return self._relative(mention.head)
        return self._memory.antecedent(mention.head, mention.name)

    def _relative(self, head: int) -> tuple[str, ...]:
        tree = self._tree
        for ancestor in tree.ancestors(head):
            if is_relation(tree.tokens[ancestor], "acl:relcl"):
                return self.at(tree.tokens[ancestor].head)
        return ()

    def _note(self, head: int, ids: tuple[str, ...]) -> None:
        """Remember where the actors were named, and which stood together."""
        if ids:
            for actor in ids:
                self._touch(actor, self._tokens[head], names=self._mentions.at(head))
            self._memory.note(head, ids)

    def _touch(self, actor: str, tokens: list[int], *, names: Mention | None = None) -> None:
        entity = self._memory.entities[actor]
        entity.last_seen = max(entity.last_seen, tokens[-1])
        if names is None or names.kind not in {"pronoun", "side", "group"}:
            start, end = self._tree.tokens[tokens[0]].start, self._tree.tokens[tokens[-1]].end
            entity.spans[(start, end)] = None


def _one_name(one: list[str], other: list[str]) -> bool:
    """Say whether one name is the other's end ("Qomi") or holds all its words in order."""
    short, long = sorted((one, other), key=len)
    if not short:
        return False
    return (
        short == long
        or (len(short) == 1 and len(short[0]) > 2 and short[0] in long)
        or (len(short) > 1 and any(long[i : i + len(short)] == short for i in range(len(long))))
    )
