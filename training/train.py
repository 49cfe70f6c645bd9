"""Train the tagger: ``python -m training.train --data ../shared/data --work training/work``.

Writes ``checkpoint.pt`` (the averaged weights with the lists of labels) after each epoch. With ``--minutes``
the learning rate falls by the clock and training ends with it; else by ``--epochs``. ``--start-from`` goes
on from a checkpoint.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as nnf
from corpus.reports import Split, load_split
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.examples import (
    UNKNOWN,
    Batch,
    Encoder,
    Example,
    Labels,
    as_batch,
    batches,
    windows,
    written_as_headline,
)
from training.graph_heads import GraphScores
from training.graph_loss import graph_loss
from training.graph_scoring import score_graphs
from training.graphs import MarkedWords, graph_windows, read_marked
from training.names_data import Named, from_treebank, read_own, read_re3d, split_documents
from training.network import Network, bounded_arcs, encoder_folder
from training.scoring import score_names, score_parsing
from training.treebanks import OPEN_GENRES, Parsed, read_treebank
from watchdesk.reading.language.hints import Hints
from watchdesk.reading.language.tagger import Tagger
from watchdesk.vocabulary.announcing_words import load_announcing_words

MODEL = Path(__file__).parents[1] / "src" / "watchdesk" / "reading" / "language" / "model"
OWN_NAMES = Path(__file__).parent / "names"
LONGEST = 300
"""Subwords; a line of web addresses can have more than the encoder has places for."""
SPLITS: tuple[Split, ...] = ("train", "dev")
WARM_UP = 200
"""Steps until the learning rate is at its peak."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a training run depends on besides the data."""

    epochs: int = 15
    minutes: float = 0.0
    """Time to train for; 0 goes by epochs alone."""
    encoder_rate: float = 1.5e-4
    heads_rate: float = 1e-3
    batch: int = 1600
    """Subwords, padding counted."""
    joined: float = 0.35
    """Chance that a stretch of a paragraph is read as one window."""
    own_repeats: int = 3
    """Our own sentences are few and alone have all types of names."""
    treebanks: float = 1.0
    """Share of the treebanks' windows that an epoch takes."""
    graphs: bool = True
    """Whether to learn from the corpus of reports."""
    only_graphs: bool = False
    """Whether to learn the graph's heads alone, and leave the encoder and the trees as they are."""
    alone: float = 0.2
    """Chance that a sentence of the corpus is read without its neighbours."""
    average: float = 0.998
    """Decay of the running average of the weights, which is what is kept."""
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that is learnt from, and the dev sets that choices are made on."""

    ewt: list[Parsed]
    gum: list[Parsed]
    re3d: list[Named]
    own: list[Named]
    ewt_dev: list[Parsed]
    gum_dev: list[Parsed]
    re3d_dev: list[Named]
    own_dev: list[Named]
    marked: list[list[MarkedWords]]
    marked_dev: list[list[MarkedWords]]


def read_corpus(data: Path, trees: Path | None, settings: Settings) -> Corpus:
    """Read the data sets under `data`; the model in `trees` parses our reports. README.md says where each is from."""
    re3d = split_documents(read_re3d(data / "re3d"))
    gum = data / "ud-english-gum"
    marked = {s: read_marked(load_split(s), Tagger(trees)) if settings.graphs else [] for s in SPLITS}
    return Corpus(
        ewt=read_treebank(data / "ud-english-ewt" / "en_ewt-ud-train.conllu"),
        gum=read_treebank(gum / "train.conllu", genres=OPEN_GENRES),
        re3d=re3d["train"],
        own=read_own(OWN_NAMES / "train.txt"),
        ewt_dev=read_treebank(data / "ud-english-ewt" / "en_ewt-ud-dev.conllu"),
        gum_dev=read_treebank(gum / "dev.conllu", genres={"news"}),
        re3d_dev=re3d["dev"],
        own_dev=read_own(OWN_NAMES / "dev.txt"),
        marked=marked["train"],
        marked_dev=marked["dev"],
    )


def epoch_examples(
    corpus: Corpus, encoder: Encoder, settings: Settings, dice: random.Random
) -> list[Example]:
    """Cut the treebanks into windows anew and add the sentences with names."""
    marked = [encoder.marked(window) for window in graph_windows(corpus.marked, dice, alone=settings.alone)]
    if settings.only_graphs:
        return marked
    gum_names = [from_treebank(sentence) for sentence in corpus.gum]
    made = []
    for treebank, names in ((corpus.ewt, None), (corpus.gum, gum_names)):
        for first, last in windows(treebank, dice, share=settings.joined):
            written = written_as_headline(treebank[first:last], dice)
            if dice.random() < settings.treebanks:
                made.append(encoder.parsed(written, names and names[first:last]))
    made += [encoder.named(sentence) for sentence in corpus.re3d]
    own = [encoder.named(sentence) for sentence in corpus.own]
    return [example for example in made + marked + own * settings.own_repeats if len(example.ids) <= LONGEST]


def halved() -> torch.autocast:
    """Compute in bfloat16 where the processor can; where it cannot, that would take many times as long."""
    return torch.autocast("cpu", torch.bfloat16, enabled=torch.cpu._is_avx512_bf16_supported())


def loss_of(network: Network, batch: Batch) -> Tensor:
    """The sum of all heads' losses over one batch."""
    with halved():
        scores = network(batch.ids, batch.attention, batch.shapes, batch.first, batch.last, batch.hints)
    loss = _names_loss(scores.names, batch)
    if batch.graphs:
        rows = torch.tensor([row for row, _ in batch.graphs])
        marked = GraphScores(*(each[rows] for each in scores.graph))
        with halved():
            loss = loss + graph_loss(network.graph, marked, [targets for _, targets in batch.graphs])
        loss = loss + 0.5 * _cross_entropy(scores.starts, batch.starts)
    if not bool((batch.heads != UNKNOWN).any()):
        return loss
    with halved():
        labels = network.label_scores(scores, batch.heads)
    loss = loss + _cross_entropy(scores.upos, batch.upos) + 0.5 * _cross_entropy(scores.xpos, batch.xpos)
    loss = loss + 0.5 * _cross_entropy(scores.edits, batch.edits)
    if not batch.graphs:
        loss = loss + 0.5 * _cross_entropy(scores.starts, batch.starts)
    loss = loss + _cross_entropy(bounded_arcs(scores.arcs, batch.sentence), batch.heads)
    return loss + _cross_entropy(labels, batch.deprel)


def _cross_entropy(scores: Tensor, labels: Tensor) -> Tensor:
    return nnf.cross_entropy(scores.float().flatten(0, 1), labels.flatten(), ignore_index=UNKNOWN)


def _names_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Minus the log of the probability that a word has one of the tags it may have."""
    known = batch.has_names
    logs = nnf.log_softmax(scores.float()[known], -1)
    if not len(logs):
        return torch.zeros(())
    return -torch.logsumexp(logs.masked_fill(~batch.names[known], -1e9), -1).mean()


def train(network: Network, corpus: Corpus, labels: Labels, settings: Settings, work: Path) -> None:
    """Train the network; keep the averaged weights after each epoch."""
    dice = random.Random(settings.seed)
    tokenizer = load_tokenizer()
    encoder = Encoder(tokenizer, labels, load_hints())
    dev = DevSets(corpus, encoder, labels)
    if settings.only_graphs:
        network.requires_grad_(False)
        network.graph.requires_grad_(True)
    learnt: list[Tensor] = [weights for weights in network.parameters() if weights.requires_grad]
    optimizer = _optimizer(network, settings)
    averaged = copy.deepcopy(network)
    kept: list[Tensor] = [weights for weights in averaged.parameters() if weights.requires_grad]
    started, step = time.monotonic(), 0
    for epoch in range(settings.epochs):
        groups = batches(epoch_examples(corpus, encoder, settings, dice), settings.batch, dice)
        network.train()
        began, total = time.monotonic(), 0.0
        for group in groups:
            done = step / (settings.epochs * len(groups))
            if settings.minutes:
                done = (time.monotonic() - started) / (60 * settings.minutes)
            if done >= 1:
                break
            for rates in optimizer.param_groups:
                rates["lr"] = rates["peak"] * min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - done)
            loss = loss_of(network, as_batch(group))
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(learnt, 1.0)
            optimizer.step()
            step += 1
            total += loss.item()
            with torch.no_grad():
                torch._foreach_lerp_(kept, learnt, 1 - min(settings.average, (1 + step) / (20 + step)))
            if step % 100 == 0:
                print(step, f"{time.monotonic() - began:.0f} s", round(total, 1), flush=True)
        seconds = time.monotonic() - began
        print(epoch, f"loss {total / len(groups):.3f} {seconds:.0f} s", dev.scores(averaged), flush=True)
        save(averaged, labels, settings, work / "checkpoint.pt")
        if done >= 1:
            break


def _optimizer(network: Network, settings: Settings) -> torch.optim.Optimizer:
    learnt = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    encoder = [p for name, p in learnt if name.startswith("encoder.")]
    heads = [p for name, p in learnt if not name.startswith("encoder.")]
    groups = [
        {"params": encoder, "peak": settings.encoder_rate},
        {"params": heads, "peak": settings.heads_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


class DevSets:
    """The sets that a training run is watched on."""

    def __init__(self, corpus: Corpus, encoder: Encoder, labels: Labels) -> None:
        self._labels = labels
        # A sixth is enough to watch by; the benchmark reads all of it.
        self._parsed = [encoder.parsed([sentence]) for sentence in corpus.ewt_dev[::6]]
        self._marked = [
            encoder.marked(window) for window in graph_windows(corpus.marked_dev, random.Random(0), alone=0.0)
        ]
        sets: dict[str, Sequence[Named]] = {
            "names gum": [from_treebank(sentence) for sentence in corpus.gum_dev],
            "names re3d": corpus.re3d_dev,
            "names own": corpus.own_dev,
        }
        self._named = {name: ([encoder.named(s) for s in named], named) for name, named in sets.items()}

    @torch.no_grad()
    def scores(self, network: Network) -> dict[str, float]:
        """Score a network on all of them."""
        network.eval()
        with halved():
            found = score_parsing(network, self._parsed, self._labels.deprel)
            found |= score_graphs(network, self._marked) if self._marked else {}
            return found | {name: score_names(network, *each) for name, each in self._named.items()}


def load_tokenizer() -> Tokenizer:
    """The encoder's own subwords, without padding or cutting."""
    tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def load_hints() -> Hints:
    """The vocabulary's hints, by the shipped table of lemmas."""
    lemmas = json.loads((MODEL / "lemmas.json").read_text("utf-8"))
    return Hints([row.hint for row in load_announcing_words()], lemmas)


def save(network: Network, labels: Labels, settings: Settings, path: Path) -> None:
    """Write a checkpoint so that a half-written one is never found."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    stored = {"weights": network.state_dict(), "labels": asdict(labels), "settings": asdict(settings)}
    torch.save(stored, partial)
    partial.replace(path)


def load(path: Path) -> tuple[Network, Labels]:
    """Read a checkpoint."""
    stored = torch.load(path, weights_only=True)
    labels = Labels(**stored["labels"])
    network = network_for(labels)
    lacking, _ = network.load_state_dict(stored["weights"], strict=False)
    if any(not name.startswith("graph.") for name in lacking):
        raise ValueError(f"{path}: no weights for {', '.join(lacking)}")
    return network, labels


def network_for(labels: Labels) -> Network:
    """A fresh network with heads of the right sizes."""
    return Network(len(labels.upos), len(labels.xpos), len(labels.edits), len(labels.deprel))


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with the data sets")
    parser.add_argument("--work", type=Path, default=Path("training/work"), help="folder for checkpoints")
    parser.add_argument("--start-from", type=Path, help="checkpoint to go on from")
    parser.add_argument("--trees", type=Path, help="model that parses the corpus of reports; the shipped one")
    parser.add_argument("--threads", type=int, default=0, help="cores to use; 0 leaves it to torch")
    for name in ("epochs", "batch", "own_repeats", "seed"):
        parser.add_argument(f"--{name.replace('_', '-')}", type=int, default=getattr(Settings(), name))
    parser.add_argument("--no-graphs", dest="graphs", action="store_false", help="leave the corpus out")
    parser.add_argument("--only-graphs", action="store_true", help="learn the graph's heads alone")
    for name in ("minutes", "encoder_rate", "heads_rate", "joined", "average", "treebanks", "alone"):
        parser.add_argument(f"--{name.replace('_', '-')}", type=float, default=getattr(Settings(), name))
    given = vars(parser.parse_args())
    data, work, start = given.pop("data"), given.pop("work"), given.pop("start_from")
    threads, trees = given.pop("threads"), given.pop("trees")
    if threads:
        torch.set_num_threads(threads)
    settings = Settings(**given)
    torch.manual_seed(settings.seed)
    corpus = read_corpus(data, trees, settings)
    if start is None:
        labels = Labels.of([*corpus.ewt, *corpus.gum])
        network = network_for(labels)
    else:
        network, labels = load(start)
    train(network, corpus, labels, settings, work)


if __name__ == "__main__":
    main()
