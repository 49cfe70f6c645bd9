"""The heads that read a graph off the encoder's words: mentions, triggers, flags, roles, one actor or two.

word vectors ─▶ linear: type of the actor whose phrase has this head word; class of a toll
             ─▶ hidden ─▶ linear: label of the claim it announces, and the claim's flags
             ─▶ biaffine: role of a word in the claim that another word announces
             ─▶ biaffine: which word before it stands for the same actor
"""

from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as nnf
from corpus.reports import TOLL_CLASSES
from torch import Tensor, nn

from training.graphs import ACTOR_TYPES, ROLES, flag_values, trigger_labels
from watchdesk.vocabulary.announcing_words import load_announcing_words

HIDDEN = 256
ROLE_SIZE = 160
ACTOR_SIZE = 96
RARE = -5.0
"""Where the score of a role starts: next to no pair of words has one."""


class GraphScores(NamedTuple):
    """What the heads say of each word of each window."""

    mentions: Tensor
    triggers: Tensor
    flags: Tensor
    """All flags side by side, in the order of `flag_values`."""
    toll_classes: Tensor
    role_triggers: Tensor
    role_words: Tensor
    actor_words: Tensor
    actor_antecedents: Tensor


class GraphHeads(nn.Module):
    """Scores words; `role_scores` and `antecedent_scores` score pairs of them."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.hints = nn.Embedding(len(load_announcing_words()) + 1, width, padding_idx=0)
        nn.init.normal_(self.hints.weight.data[1:], std=0.02)
        flags = sum(map(len, flag_values().values()))
        self.mentions = nn.Linear(width, len(ACTOR_TYPES))
        self.toll_classes = nn.Linear(width, len(TOLL_CLASSES))
        self.hidden = nn.Linear(width, HIDDEN)
        self.triggers, self.flags = nn.Linear(HIDDEN, len(trigger_labels())), nn.Linear(HIDDEN, flags)
        self.role_triggers, self.role_words = nn.Linear(width, ROLE_SIZE), nn.Linear(width, ROLE_SIZE)
        self.role_weights = nn.Parameter(torch.randn(len(ROLES), ROLE_SIZE + 1, ROLE_SIZE + 1) * 0.02)
        self.role_weights.data[:, -1, -1] = RARE
        self.actor_words, self.actor_antecedents = nn.Linear(width, ACTOR_SIZE), nn.Linear(width, ACTOR_SIZE)
        self.actor_weights = nn.Parameter(torch.randn(ACTOR_SIZE + 1, ACTOR_SIZE + 1) * 0.02)
        self.dropout = nn.Dropout(dropout)

    def forward(self, words: Tensor, hints: Tensor) -> GraphScores:
        """Score the words of windows: (window, word, width), with their hints: (window, word, hint)."""
        words = words + self.hints(hints).sum(-2).to(words.dtype)
        hidden = self.dropout(nnf.gelu(self.hidden(words)))
        return GraphScores(
            self.mentions(words),
            self.triggers(hidden),
            self.flags(hidden),
            self.toll_classes(words),
            self._projected(self.role_triggers, words),
            self._projected(self.role_words, words),
            self._projected(self.actor_words, words),
            self._projected(self.actor_antecedents, words),
        )

    def role_scores(self, triggers: Tensor, words: Tensor) -> Tensor:
        """Score pairs: triggers (claim, size) with their window's words (claim, word, size) by role, last."""
        left = torch.einsum("ti,rij->trj", triggers, self.role_weights.to(triggers.dtype))
        return torch.einsum("trj,twj->twr", left, words)

    def antecedent_scores(self, scores: GraphScores) -> Tensor:
        """Score each word (second) as standing for the same actor as a later one (first); 0 is a new actor."""
        left = scores.actor_words @ self.actor_weights.to(scores.actor_words.dtype)
        return left @ scores.actor_antecedents.transpose(1, 2)

    def _projected(self, layer: nn.Linear, words: Tensor) -> Tensor:
        projected = self.dropout(nnf.gelu(layer(words)))
        return torch.cat([projected, torch.ones_like(projected[..., :1])], -1)
