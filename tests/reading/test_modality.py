"""Whether it happened, as the clause says."""

import pytest

from reading.trees import make_tree
from watchdesk.reading.knowledge import Knowledge
from watchdesk.reading.modality import Modalities

CASES = [
    ("Oman Oman NNP 2 nsubj\nattacked attack VBD 0 root", "attacked", False, "asserted"),
    (
        "Oman Oman NNP 4 nsubj\ndid do AUX 4 aux\nnot not PART 4 advmod\nattack attack VB 0 root",
        "attack", True, "asserted",
    ),
    ("Oman Oman NNP 3 nsubj\nwill will AUX 3 aux\nattack attack VB 0 root", "attack", False, "future"),
    ("Oman Oman NNP 3 nsubj\nmay may AUX 3 aux\nattack attack VB 0 root", "attack", False, "hypothetical"),
    (
        "Oman Oman NNP 2 nsubj\nfailed fail VBD 0 root\nto to PART 4 mark\nattack attack VB 2 xcomp",
        "attack", True, "asserted",
    ),
    (
        "Oman Oman NNP 2 nsubj\nplans plan VBD 0 root\nto to PART 4 mark\nattack attack VB 2 xcomp",
        "attack", False, "future",
    ),
    ("If if SCONJ 3 mark\nOman Oman NNP 3 nsubj\nattacks attack VBD 0 advcl", "attacks", False, "conditional"),
    ("No no DET 2 det\ngroup group NN 3 nsubj\nattacked attack VBD 0 root", "attacked", True, "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "trigger", "negated", "modality"), CASES)
def test_negation_denial_and_may_are_kept(lines: str, trigger: str, negated: bool, modality: str) -> None:
    tree = make_tree(lines)
    index = next(t.index for t in tree.tokens if t.text == trigger)
    standing = Modalities(tree, Knowledge(on=None, publisher=None)).standing(index)
    assert (standing.negated, standing.modality) == (negated, modality)
