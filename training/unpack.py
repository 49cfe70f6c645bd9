"""Take a shipped model apart into a checkpoint to go on from: ``python -m training.unpack --out CHECKPOINT``.

Reads the four files of a model folder. Weights in 8 bits come back as the numbers they stand for, so the checkpoint
reads as the shipped model does. Not shipped, and so left as they start: the weights that say whether two words stand
for one actor.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.examples import Labels
from training.network import Network
from training.train import MODEL, Settings, network_for, save

_PREFIX = "network."
_LISTS = ("upos", "xpos", "edits", "deprel")


def unpack(folder: Path) -> tuple[Network, Labels]:
    """Give the network of a model folder, and its labels."""
    stored = json.loads((folder / "labels.json").read_text("utf-8"))
    labels = Labels(**{name: stored[name] for name in _LISTS})
    network = network_for(labels)
    weights = _weights(onnx.load(folder / "model.onnx"))
    shared = np.load(folder / "biaffine.npz")
    weights["label_weights"] = shared["labels"].astype(np.float32)
    if "roles" in shared:
        weights["graph.role_weights"] = shared["roles"].astype(np.float32)
    found = {name: torch.tensor(np.array(value)) for name, value in weights.items()}
    _take_over(network, found)
    return network, labels


def _weights(model: onnx.ModelProto) -> dict[str, NDArray[np.float32]]:
    """The weights by the network's names. A product is named by its place, as its weights have no name."""
    stored = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
    found = {}
    for name in stored:
        if name.startswith(_PREFIX):
            bare = name.removesuffix("_quantized")
            if not bare.endswith(("_scale", "_zero_point")):
                found[bare.removeprefix(_PREFIX)] = _floats(stored, bare)
    for node in model.graph.node:
        names = [i.removesuffix("_quantized") for i in node.input if i.startswith("onnx::")]
        if node.op_type in {"MatMul", "MatMulInteger"} and names:
            place = node.name.removesuffix("_quant").removesuffix("/MatMul").removeprefix("/network/")
            found[f"{place.replace('/', '.')}.weight"] = _floats(stored, names[0]).T
        if node.op_type == "Expand" and names:
            found["root"] = _floats(stored, names[0])
    return found


def _floats(stored: dict[str, NDArray[np.generic]], name: str) -> NDArray[np.float32]:
    if name in stored:
        return np.asarray(stored[name], np.float32)
    scale, zero = stored[f"{name}_scale"], stored[f"{name}_zero_point"]
    whole = np.asarray(stored[f"{name}_quantized"], np.float32) - np.asarray(zero, np.float32)
    return np.asarray(whole * np.asarray(scale, np.float32), np.float32)


def _take_over(network: Network, found: dict[str, Tensor]) -> None:
    lacking, strange = network.load_state_dict(found, strict=False)
    lost = [name for name in lacking if not name.startswith("graph.")]
    if lost or strange:
        raise ValueError(f"the model folder lacks {', '.join(lost) or 'nothing'}; it has {', '.join(strange)} besides")


def main() -> None:
    """Read the command line and write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--model", type=Path, default=MODEL, help="folder of the shipped model")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    network, labels = unpack(given.model)
    save(network, labels, Settings(), given.out)


if __name__ == "__main__":
    main()
