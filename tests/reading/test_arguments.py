"""Who fills which slot, whatever the construction."""

import pytest

from reading.trees import make_tree
from watchdesk.reading.arguments import Arguments

LIGHT = frozenset({"hold", "launch"})
SUFFERING = frozenset({"suffer"})

ACTIVE = """
Gunmen  gunman  NNS  2 nsubj
killed  kill    VBD  0 root
two     two     CD   4 nummod
guards  guard   NNS  2 obj
"""
PASSIVE = """
Two     two     CD   2 nummod
guards  guard   NNS  4 nsubj:pass
were    be      AUX  4 aux:pass
killed  kill    VBN  0 root
by      by      ADP  6 case
gunmen  gunman  NNS  4 obl:agent
"""
CONTROL = """
Oman      Oman   NNP  2 nsubj
urged     urge   VBD  0 root
Yemen     Yemen  NNP  2 obj
to        to     PART 5 mark
withdraw  withdraw VB 2 xcomp
"""
RELATIVE = """
rebels  rebel  NNS  0 root
who     who    PRON 3 nsubj
raided  raid   VBD  1 acl:relcl
Bamba   Bamba  NNP  3 obj
"""
LIGHT_VERB = """
Oman    Oman    NNP 2 nsubj
held    hold    VBD 0 root
talks   talk    NNS 2 obj
with    with    ADP 5 case
Yemen   Yemen   NNP 2 obl
"""
COORDINATED = """
Oman    Oman    NNP 4 nsubj
and     and     CCONJ 3 cc
Yemen   Yemen   NNP 1 conj
met     meet    VBD 0 root
"""
PRESSED = """
Oman     Oman     NNP 2 nsubj
put      put      VBD 0 root
pressure pressure NN  2 obj
on       on       ADP 5 case
Yemen    Yemen    NNP 3 nmod
to       to       PART 7 mark
withdraw withdraw VB  3 acl
"""
SUFFERED = """
Oman     Oman   NNP 2 nsubj
suffered suffer VBD 0 root
an       a      DET 4 det
attack   attack NN  2 obj
"""

CASES = [
    ("active", ACTIVE, "killed", "agent", ["Gunmen"]),
    ("active", ACTIVE, "killed", "patient", ["guards"]),
    ("passive", PASSIVE, "killed", "agent", ["gunmen"]),
    ("passive", PASSIVE, "killed", "patient", ["guards"]),
    ("object control", CONTROL, "withdraw", "agent", ["Yemen"]),
    ("relative clause", RELATIVE, "raided", "agent", ["rebels"]),
    ("light verb", LIGHT_VERB, "talks", "agent", ["Oman"]),
    ("light verb", LIGHT_VERB, "talks", "with", ["Yemen"]),
    ("coordination", COORDINATED, "met", "agent", ["Oman", "Yemen"]),
    ("pressure on", PRESSED, "withdraw", "agent", ["Yemen"]),
    ("suffering verb", SUFFERED, "attack", "against", ["Oman"]),
    ("suffering verb lends no doer", SUFFERED, "attack", "agent", []),
]


@pytest.mark.parametrize(("construction", "lines", "predicate", "slot", "words"), CASES)
def test_slots_are_filled(construction: str, lines: str, predicate: str, slot: str, words: list[str]) -> None:
    tree = make_tree(lines)
    index = next(t.index for t in tree.tokens if t.text == predicate)
    filled = Arguments(tree, LIGHT, SUFFERING).fill(index, slot)
    assert [tree.tokens[i].text for i in filled] == words
