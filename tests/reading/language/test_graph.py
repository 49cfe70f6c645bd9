"""How the network's scores become nodes. The scores are made by hand: a word is sure, or it is not."""

from __future__ import annotations

import numpy as np

from watchdesk.domain.text import Node
from watchdesk.reading.language.graph import GraphDecoder, GraphOutputs

LABELS = {
    "mentions": ["", "state"],
    "triggers": ["", "attack/firearms", "contact/meet"],
    "roles": ["actor", "killed"],
    "toll_classes": ["civilians", "attackers"],
    "flags": {"negated": ["", "negated"], "modality": ["asserted", "future"]},
}
WORDS = 3


def decode(**scores: list[list[float]]) -> list[Node]:
    """Decode three words; what is not given is flat. The role weights multiply the last of two numbers."""
    weights = np.zeros((2, 2, 2), dtype=np.float32)
    weights[0, 0, 0] = weights[1, 1, 1] = 10
    weights[:, 1, 0] = -5
    flat = {"mentions": 2, "triggers": 3, "flags": 4, "toll_classes": 2, "role_triggers": 2, "role_words": 2}
    outputs = GraphOutputs(
        **{
            name: np.array(scores.get(name, [[0.0] * size] * WORDS), dtype=np.float32)
            for name, size in flat.items()
        }
    )
    return GraphDecoder(LABELS, weights).nodes(outputs, offset=100)


NOTHING = [9.0, 0.0, 0.0]


def test_a_word_that_announces_nothing_is_no_node() -> None:
    assert decode(triggers=[NOTHING] * 3) == []


def test_a_node_stands_on_its_token_with_its_label() -> None:
    (node,) = decode(triggers=[NOTHING, [0.0, 0.0, 9.0], NOTHING])
    assert (node.word, node.label) == (101, "contact/meet")
    assert node.score > 0.99


def test_roles_lead_to_the_words_that_fill_them() -> None:
    (node,) = decode(
        triggers=[NOTHING, [0.0, 9.0, 0.0], NOTHING],
        role_triggers=[[0, 0], [1, 1], [0, 0]],
        role_words=[[1, 0], [-1, -1], [-1, 1]],
        toll_classes=[[0, 0], [0, 0], [0, 5]],
    )
    assert [(edge.role, edge.word) for edge in node.roles] == [("actor", 100), ("killed", 102)]
    assert node.roles[1].toll_class == "attackers"


def test_flags_have_their_likeliest_value() -> None:
    (node,) = decode(triggers=[[0.0, 9.0, 0.0], NOTHING, NOTHING], flags=[[0, 5, 0, 5]] + [[0] * 4] * 2)
    assert {name: flag.value for name, flag in node.flags.items()} == {
        "negated": "negated",
        "modality": "future",
    }
