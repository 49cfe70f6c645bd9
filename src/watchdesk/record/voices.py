"""Voices: which documents are copies of one text, such as an agency's report in three papers.

Takes the body text of documents.  Gives each document's voice: the least id among the copies of one text. Copies are
told by what share of the shorter text's runs of words stands in the longer one too, so that cuts, a new headline and
light edits do not hide them; a credit to the same agency lets less do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from hashlib import blake2b

from watchdesk.vocabulary.actors import ActorEntry, register
from watchdesk.vocabulary.folding import fold

_RUN = 3
"""Words in a run: edits of one word in six leave half of the runs whole."""
_KEPT = 192
"""Runs kept of a text, about: of a longer one those whose hash is smallest, in the same way for all texts."""
_COPIED, _COPIED_OF_AGENCY = 0.34, 0.2
"""Share of the runs of the shorter text from which on it is a copy; chosen on the dev half of the linking set, where
copies share 0.35 or more, and others up to 0.17 (but for one outlet's weekly figures in the same sentences: 0.5)."""
_FEWEST = 6
"""Runs that must be shared: two short texts may agree on a name and a title."""
_STOCK = 200
"""A run that more documents hold is a stock phrase, and brings no two texts together by itself."""
_SPACE = 1 << 64
_NAME = r"([A-Z][\w .'’/-]{1,40})"
_CREDIT = re.compile(rf"\({_NAME}\)\s*(?:[-–—:]|$)|^\s*[-–—]\s*{_NAME}\s*$", re.MULTILINE)
"""An agency in brackets after the dateline or at the end, or after a dash in a line of its own."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What copies of a text are known by."""

    runs: frozenset[int]
    """Hashes of runs of words, of 64 bits."""
    halvings: int = 0
    """How often the space of hashes was halved to keep few: 0 for a short text, of which every run is kept."""
    agencies: frozenset[str] = frozenset()
    """Ids of the agencies that the text is credited to."""


def sign(text: str, agencies: Iterable[str] = ()) -> Signature:
    """Give the signature of a text; `agencies` are names that are known otherwise, as from a feed's credit."""
    words = fold(text).split()
    runs = {_hash(" ".join(words[i : i + _RUN])) for i in range(len(words) - _RUN + 1)}
    halvings = 0
    while len(runs) > _KEPT:
        halvings += 1
        runs = {run for run in runs if run < _SPACE >> halvings}
    return Signature(frozenset(runs), halvings, _credited(text) | _known(agencies))


def pack(signature: Signature) -> bytes:
    """Give a signature as bytes to keep; `unpack` reads them."""
    head = " ".join((str(signature.halvings), *sorted(signature.agencies)))
    return head.encode() + b"\n" + b"".join(run.to_bytes(8, "big") for run in sorted(signature.runs))


def unpack(content: bytes) -> Signature:
    """Give the signature that was packed.

    >>> unpack(pack(sign("One two three four."))) == sign("One two three four.")
    True
    """
    head, _, runs = content.partition(b"\n")
    halvings, *agencies = head.decode().split(" ")
    hashes = frozenset(int.from_bytes(runs[i : i + 8], "big") for i in range(0, len(runs), 8))
    return Signature(hashes, int(halvings), frozenset(agencies))


def find_voices(texts: Mapping[str, str]) -> dict[str, str]:
    """Give the voice of each document, by its id."""
    return voices_of({document: sign(text) for document, text in texts.items()})


def voices_of(signatures: Mapping[str, Signature]) -> dict[str, str]:
    """Give the voice of each document from the signatures of all, in whichever order they are given."""
    index = VoiceIndex()
    for document, signature in sorted(signatures.items()):
        index.add(document, signature)
    return index.voices()


class VoiceIndex:
    """Documents by the runs of their text, so that a new one finds its copies at once."""

    def __init__(self) -> None:
        self._signatures: dict[str, Signature] = {}
        self._holders: dict[int, list[str]] = {}
        self._members: dict[str, set[str]] = {}
        self._voices: dict[str, str] = {}

    def add(self, document: str, signature: Signature) -> set[str]:
        """Take in a document that is not there yet; give those whose voice is another now, itself among them."""
        self._signatures[document] = signature
        copies = [each for each in self._met(signature) if is_copy(signature, self._signatures[each])]
        for run in signature.runs:
            self._holders.setdefault(run, []).append(document)
        together = {document}.union(*(self._members[self._voices[each]] for each in copies))
        voice = min(together)
        changed = {each for each in together if self._voices.get(each) != voice}
        for each in together:
            self._members.pop(each, None)
            self._voices[each] = voice
        self._members[voice] = together
        return changed

    def of(self, document: str) -> str:
        """Give the voice of a document; one that is not there speaks for itself."""
        return self._voices.get(document, document)

    def voices(self) -> dict[str, str]:
        """Give the voice of every document."""
        return dict(self._voices)

    def _met(self, signature: Signature) -> set[str]:
        held = (self._holders.get(run, ()) for run in signature.runs)
        return {document for holders in held if len(holders) <= _STOCK for document in holders}


def is_copy(one: Signature, other: Signature) -> bool:
    """Say whether two texts are, for the most part, one."""
    halvings = max(one.halvings, other.halvings)
    runs, others = _under(one, halvings), _under(other, halvings)
    shared = len(runs & others)
    needed = _COPIED_OF_AGENCY if one.agencies & other.agencies else _COPIED
    return shared >= _FEWEST >> halvings and shared >= max(1, needed * min(len(runs), len(others)))


def _under(signature: Signature, halvings: int) -> Set[int]:
    if signature.halvings == halvings:
        return signature.runs
    return {run for run in signature.runs if run < _SPACE >> halvings}


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big")


def _credited(text: str) -> frozenset[str]:
    names = (name for match in _CREDIT.finditer(text) for name in match.groups() if name)
    return _known(part.strip() for name in names for part in name.split("/"))


def _known(names: Iterable[str]) -> frozenset[str]:
    found = map(register().find, names)
    return frozenset(entry.id for entry in found if entry and _is_agency(entry))


def _is_agency(entry: ActorEntry) -> bool:
    return entry.kind == "organisation" and entry.role in {"agency", "outlet"}
