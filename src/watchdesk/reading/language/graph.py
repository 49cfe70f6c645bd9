"""The claims of a text as the network reads them: nodes with their roles and flags.

Needs: the network's outputs for the words of one window. Gives: `Node`s, and the types of mentions.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from watchdesk.domain.text import Edge, Flag, Node

_Floats = NDArray[np.float32]

ANNOUNCED = 0.02
"""Words less likely than this to announce a claim are no nodes; whoever reads nodes asks for more."""
LIKELY = 0.25
"""Roles less likely than this are not given at all."""


class GraphOutputs(NamedTuple):
    """What the network says of the words of one window."""

    mentions: _Floats
    triggers: _Floats
    flags: _Floats
    toll_classes: _Floats
    role_triggers: _Floats
    role_words: _Floats


class GraphDecoder:
    """Turns scores into nodes, with the lists of labels the network was trained with."""

    def __init__(self, labels: dict[str, Any], role_weights: NDArray[Any]) -> None:
        self._mentions: list[str] = labels["mentions"]
        self._triggers: list[str] = labels["triggers"]
        self._roles: list[str] = labels["roles"]
        self._toll_classes: list[str] = labels["toll_classes"]
        self._flags: dict[str, list[str]] = labels["flags"]
        weights = role_weights.astype(np.float32)
        self._role_count, self._width, _ = weights.shape
        by_width = np.ascontiguousarray(weights.transpose(1, 0, 2))
        self._left = by_width.reshape(self._width, self._role_count * self._width)

    def nodes(self, outputs: GraphOutputs, offset: int) -> list[Node]:
        """Give the nodes of a window before which `offset` tokens stand."""
        chances = _softmax(outputs.triggers)
        words = np.flatnonzero(chances[:, 0] < 1 - ANNOUNCED)
        if not len(words):
            return []
        best = chances[words, 1:].argmax(axis=1) + 1
        left = (outputs.role_triggers[words] @ self._left).reshape(-1, self._width)
        pairs = _sigmoid(left @ outputs.role_words.T).reshape(len(words), self._role_count, -1)
        return [
            Node(
                word=offset + int(word),
                label=self._triggers[label],
                score=round(float(chances[word, label]), 4),
                roles=self._roles_of(pairs[row], outputs.toll_classes, offset),
                flags=self._flags_of(outputs.flags[word]),
            )
            for row, (word, label) in enumerate(zip(words, best, strict=True))
        ]

    def mentions(self, outputs: GraphOutputs, offset: int) -> dict[int, tuple[str, float]]:
        """Give the type of actor that each word heads the phrase of."""
        chances = _softmax(outputs.mentions)
        words = np.flatnonzero(chances[:, 0] < 0.5)
        best = chances[words, 1:].argmax(axis=1) + 1
        return {
            offset + int(word): (self._mentions[kind], round(float(chances[word, kind]), 4))
            for word, kind in zip(words, best, strict=True)
        }

    def _roles_of(self, pairs: _Floats, toll_classes: _Floats, offset: int) -> tuple[Edge, ...]:
        roles, words = np.nonzero(pairs > LIKELY)
        return tuple(
            Edge(
                self._roles[role],
                offset + int(word),
                round(float(pairs[role, word]), 4),
                self._toll_classes[int(toll_classes[word].argmax())],
            )
            for role, word in zip(roles, words, strict=True)
        )

    def _flags_of(self, scores: _Floats) -> dict[str, Flag]:
        flags, at = {}, 0
        for name, values in self._flags.items():
            chances = _softmax(scores[None, at : at + len(values)])[0]
            best = int(chances.argmax())
            flags[name] = Flag(values[best], round(float(chances[best]), 4))
            at += len(values)
        return flags


def _softmax(scores: _Floats) -> _Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def _sigmoid(scores: NDArray[np.floating[Any]]) -> _Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), dtype=np.float32)
