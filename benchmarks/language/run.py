"""Measure the language model: ``python -m benchmarks.language.run --data ../shared/data``.

Prints, for UD English EWT and GUM news with gold words and sentences: parts of speech, attachment and
labels; from raw text: word and sentence boundaries; typed names; then size, load time and words a second on
one core. Needs the data sets (see ``training/README.md``) but not torch.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.names_data import Named, from_treebank, read_own, read_re3d, split_documents
from training.treebanks import OPEN_GENRES, Parsed, read_treebank

from benchmarks.language.names import NameScores, score_names
from benchmarks.language.raw import BoundaryScores, score_boundaries
from watchdesk.reading.language import Tagger

OWN_NAMES = Path(__file__).parents[2] / "training" / "names"


@dataclass(frozen=True, slots=True)
class GoldScores:
    """Percentages of words, punctuation counted, given gold words and sentences."""

    upos: float
    uas: float
    las: float
    """With the universal part of the label ("nsubj" of "nsubj:pass"), as is customary."""
    las_subtypes: float
    xpos: float
    lemma: float


@dataclass(frozen=True, slots=True)
class TestSets:
    """The sets of one part, ``dev`` or ``test``."""

    ewt: list[Parsed]
    gum_news: list[Parsed]
    """GUM's test part is not used: both parts score its dev documents."""
    gum_open: list[Parsed]
    """All genres that may be learnt from, for names: the news alone has few."""
    re3d: list[Named]
    own: list[Named]


def read_sets(data: Path, part: str) -> TestSets:
    """Read the sets of a part."""
    return TestSets(
        ewt=read_treebank(data / "ud-english-ewt" / f"en_ewt-ud-{part}.conllu"),
        gum_news=read_treebank(data / "ud-english-gum" / "dev.conllu", genres={"news"}),
        gum_open=read_treebank(data / "ud-english-gum" / "dev.conllu", genres=OPEN_GENRES),
        re3d=split_documents(read_re3d(data / "re3d"))[part],
        own=read_own(OWN_NAMES / "dev.txt"),
    )


def score_gold(tagger: Tagger, sentences: Sequence[Parsed]) -> GoldScores:
    """Tag and parse gold words, one gold sentence at a time."""
    right = dict.fromkeys(("upos", "uas", "las", "las_subtypes", "xpos", "lemma"), 0)
    words = 0
    analyses = tagger.parse_sentences([sentence.forms for sentence in sentences])
    for sentence, tokens in zip(sentences, analyses, strict=True):
        for word, token in zip(sentence.words, tokens, strict=True):
            head = 0 if token.head == token.index else token.head + 1
            arc = head == word.head
            words += 1
            right["upos"] += token.upos == word.upos
            right["uas"] += arc
            right["las"] += arc and token.deprel.partition(":")[0] == word.deprel.partition(":")[0]
            right["las_subtypes"] += arc and token.deprel == word.deprel
            right["xpos"] += token.xpos == word.xpos
            right["lemma"] += token.lemma == word.lemma
    return GoldScores(**{name: 100 * count / words for name, count in right.items()})


def words_a_second(folder: Path | None, text: str) -> float:
    """Time the whole language pass, raw text to Analysis, on one core; the best of three."""
    tagger = Tagger(folder, threads=1)
    tagger.analyse(text[:2000])
    best = 0.0
    for _ in range(3):
        began = time.perf_counter()
        tokens = len(tagger.analyse(text).tokens)
        best = max(best, tokens / (time.perf_counter() - began))
    return best


def load_seconds(folder: Path | None) -> float:
    """Time from nothing to a loaded tagger; imports not counted."""
    began = time.perf_counter()
    Tagger(folder)
    return time.perf_counter() - began


def main() -> None:
    """Read the command line and print every number."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with the data sets")
    parser.add_argument("--part", choices=("dev", "test"), default="test")
    parser.add_argument("--model", type=Path, help="another model folder, such as one with the float model")
    given = parser.parse_args()
    print(f"load: {load_seconds(given.model):.2f} s")
    tagger = Tagger(given.model)
    sets = read_sets(given.data, given.part)
    folder = tagger.folder
    size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
    print(f"model: {tagger.name} {tagger.version}, {size:.1f} MB in {folder.name}/")
    for name, sentences in ((f"EWT {given.part}", sets.ewt), ("GUM dev news", sets.gum_news)):
        print(f"{name}, gold words: {_shown(score_gold(tagger, sentences))}")
        print(f"{name}, raw text:   {_shown(score_boundaries(tagger, sentences))}")
    named: list[tuple[str, list[Named]]] = [
        ("GUM dev news", [from_treebank(sentence) for sentence in sets.gum_news]),
        ("GUM dev, open genres", [from_treebank(sentence) for sentence in sets.gum_open]),
        (f"re3d {given.part}", sets.re3d),
        ("our own dev", sets.own),
    ]
    for name, sentences_with_names in named:
        _print_names(name, score_names(tagger, sentences_with_names))
    text = "\n".join(_paragraphs(sets.gum_news)) * 2
    print(f"speed, one core, raw text to Analysis: {words_a_second(given.model, text):,.0f} words/s")


def _paragraphs(sentences: Iterable[Parsed]) -> list[str]:
    made: list[str] = []
    for sentence in sentences:
        if sentence.opens_paragraph or not made:
            made.append(sentence.text)
        else:
            made[-1] += f" {sentence.text}"
    return made


def _shown(scores: GoldScores | BoundaryScores) -> str:
    return "  ".join(f"{name} {getattr(scores, name):.2f}" for name in scores.__dataclass_fields__)


def _print_names(name: str, scores: dict[str, NameScores]) -> None:
    print(f"names, {name}:")
    for kind in sorted(scores, key=lambda kind: (kind != "all", kind)):
        each = scores[kind]
        print(f"  {kind:13} P {each.precision:5.1f}  R {each.recall:5.1f}  F1 {each.f1:5.1f}  ({each.gold})")


if __name__ == "__main__":
    main()
