"""Export a checkpoint for the run time: ``python -m training.export --checkpoint …/checkpoint.pt``.

Gives four files of ``src/watchdesk/reading/language/model``: the network in 8-bit integers, the subwords,
the lists of labels with the version, and the weights that score the labels of chosen arcs. Each is replaced
whole.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from dataclasses import asdict
from datetime import date
from pathlib import Path

import numpy as np
import onnx
import torch
from corpus.reports import TOLL_CLASSES
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.examples import Labels
from training.graph_heads import GraphScores
from training.graphs import ACTOR_TYPES, ROLES, flag_values, trigger_labels
from training.names_data import TAGS
from training.network import Network, encoder_folder
from training.train import MODEL, load
from watchdesk.reading.language.hints import MOST
from watchdesk.vocabulary.announcing_words import load_announcing_words

INPUTS = ["ids", "attention", "shapes", "first", "last", "hints"]
OUTPUTS = [
    "upos",
    "xpos",
    "edits",
    "starts",
    "names",
    "arcs",
    "dependents",
    "governors",
    *GraphScores._fields,
]


class Decided(nn.Module):
    """The network with the best tag taken already where no decoding follows."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        scores = self.network(*inputs)
        return (*(each.argmax(-1) for each in scores[:4]), *scores[4:-1], *scores.graph)


def write_onnx(network: Network, path: Path) -> None:
    """Write the network in 32-bit floats."""
    network.eval()
    network.encoder.set_attn_implementation("eager")
    words = torch.arange(1, 9).repeat(2, 1)
    subwords = torch.ones(2, 12, dtype=torch.long)
    hints = torch.zeros(2, 8, MOST, dtype=torch.long)
    axes = {name: {0: "windows", 1: "subwords"} for name in INPUTS[:3]}
    axes |= {name: {0: "windows", 1: "words"} for name in (*INPUTS[3:], *OUTPUTS)}
    axes["arcs"] = {0: "windows", 1: "words", 2: "nodes"}
    axes["governors"] = {0: "windows", 1: "nodes"}
    torch.onnx.export(
        Decided(network), (subwords, subwords, subwords * 0, words, words, hints), str(path),
        input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def quantize(source: Path, target: Path) -> None:
    """Bring the encoder to 8 bits; the heads, a tenth of the size, stay as they are.

    With full-range weights, sums saturate on processors without VNNI instructions, which then read otherwise than
    ours; seven bits cost nothing that can be measured (on dev: LAS 89.48 for 89.51).
    """
    nodes = onnx.load(source).graph.node
    products = [node.name for node in nodes if node.op_type == "MatMul"]
    kept = [name for name in products if "/encoder/" not in name or _closes_layer(name)]
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        nodes_to_exclude=kept,
    )


def _closes_layer(name: str) -> bool:
    """The product that closes each layer sums over the most terms, and loses the most by eight bits."""
    return "/output/dense/" in name and "/attention/" not in name


def write_model(network: Network, labels: Labels, work: Path, folder: Path) -> str:
    """Write all files of the model folder; give the version."""
    work.mkdir(parents=True, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    write_onnx(network, work / "float.onnx")
    quantize(work / "float.onnx", work / "model.onnx")
    weights = network.label_weights.detach().numpy().astype(np.float16)
    roles = network.graph.role_weights.detach().numpy().astype(np.float16)
    np.savez_compressed(work / "biaffine.npz", labels=weights, roles=roles)
    shutil.copyfile(encoder_folder() / "tokenizer.json", work / "tokenizer.json")
    digest = hashlib.sha256(
        (work / "model.onnx").read_bytes() + weights.tobytes() + roles.tobytes()
    ).hexdigest()
    version = f"{date.today():%Y.%m.%d}+{digest[:8]}"
    content = {"name": "watchdesk-en", "version": version} | asdict(labels) | {"names": TAGS}
    content |= {"graph": graph_labels()}
    (work / "labels.json").write_text(json.dumps(content, indent=0, ensure_ascii=False) + "\n", "utf-8")
    for name in ("model.onnx", "biaffine.npz", "tokenizer.json", "labels.json"):
        shutil.copyfile(work / name, folder / f"{name}.partial")
        (folder / f"{name}.partial").replace(folder / name)
    return version


def graph_labels() -> dict[str, object]:
    """The lists that the graph's outputs are places in."""
    return {
        "hints": [row.hint for row in load_announcing_words()],
        "mentions": ACTOR_TYPES,
        "triggers": trigger_labels(),
        "roles": ROLES,
        "toll_classes": list(TOLL_CLASSES),
        "flags": flag_values(),
    }


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, default=Path("training/work/checkpoint.pt"))
    parser.add_argument("--work", type=Path, default=Path("training/work/export"), help="for the float model")
    parser.add_argument("--model", type=Path, default=MODEL, help="folder of the run time's model")
    given = parser.parse_args()
    network, labels = load(given.checkpoint)
    print(write_model(network, labels, given.work, given.model))


if __name__ == "__main__":
    main()
