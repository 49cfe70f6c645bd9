"""Known lemmas by form: ``python -m training.lemma_table --data ../shared/data``.

Writes ``lemmas.json`` in the model's folder: part of speech, then form in lower case, then lemma. From the
training treebanks (the commonest lemma of a form), and from the vocabulary, whose words the reader must not
miss, by regular inflection. What is not in the table is left to the tagger's learnt edits.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.treebanks import OPEN_GENRES, read_treebank
from watchdesk.vocabulary import cues
from watchdesk.vocabulary.announcing_words import load_announcing_words
from watchdesk.vocabulary.frames import load_frames
from watchdesk.vocabulary.toll_words import load_toll_words
from watchdesk.vocabulary.word_sets import word_sets

TABLE = Path(__file__).parents[1] / "src" / "watchdesk" / "reading" / "language" / "model" / "lemmas.json"
IRREGULAR = {
    "overran": "overrun", "retook": "retake", "retaken": "retake", "fled": "flee", "slew": "slay", "slain": "slay",
    "shot": "shoot", "struck": "strike", "stricken": "strike", "fought": "fight", "hid": "hide", "hidden": "hide",
    "sought": "seek", "swore": "swear", "sworn": "swear", "withdrew": "withdraw", "withdrawn": "withdraw",
    "froze": "freeze", "frozen": "freeze", "lent": "lend", "overthrew": "overthrow", "overthrown": "overthrow",
    "sank": "sink", "sunk": "sink", "broke": "break", "broken": "break", "led": "lead",
    "drove": "drive", "driven": "drive",
    "undertook": "undertake", "undertaken": "undertake", "forbade": "forbid", "blew": "blow", "blown": "blow",
}  # fmt: skip
"""Irregular forms of the vocabulary's verbs that the treebanks may lack."""
POS = ("VERB", "NOUN", "ADJ", "AUX", "ADV")
Table = dict[str, dict[str, str]]


def from_treebanks(data: Path) -> Table:
    """The commonest lemma of each form that is not its own lemma."""
    sentences = read_treebank(data / "ud-english-ewt" / "en_ewt-ud-train.conllu")
    sentences += read_treebank(data / "ud-english-gum" / "train.conllu", genres=OPEN_GENRES)
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            if word.upos in POS and word.form.isalpha():
                seen[word.upos, word.form.lower()][word.lemma.lower()] += 1
    table: Table = {pos: {} for pos in POS}
    for (pos, form), lemmas in seen.items():
        table[pos][form] = lemmas.most_common(1)[0][0]
    return table


def vocabulary_lemmas() -> Iterator[tuple[str, str]]:
    """Lemmas that the reader's tables are written in, with their part of speech."""
    yield from load_frames()
    yield from load_toll_words()
    for verbs in (cues.load_reporting_verbs(), cues.load_light_verbs()):
        yield from ((word, "VERB") for word in verbs)
    for nouns in (
        cues.load_toll_nouns(),
        cues.load_group_nouns(),
        cues.load_side_nouns(),
        cues.load_statement_nouns(),
        cues.load_unnamed_speakers(),
    ):
        yield from ((word, "NOUN") for word in nouns)
    for name, words in word_sets().items():
        for pos in ("VERB", "NOUN"):
            if pos.lower() in name:
                yield from ((word, pos) for word in words)


def announcing_lemmas() -> set[tuple[str, str]]:
    """Words that may announce a claim or head an actor's name; what the treebanks say of them stands."""
    rows = load_announcing_words()
    nouns = {(word, "NOUN") for row in rows for word in row.words if word.isalpha()}
    return nouns | {
        (word, "VERB") for word, _ in nouns for row in rows if word in row.words and row.hint[0] != "@"
    }


def inflections(lemma: str, pos: str) -> Iterator[str]:
    """The regular forms of a lemma; both spellings where a consonant may be doubled."""
    yield lemma
    ends_in_y = lemma.endswith("y") and lemma[-2:-1] not in "aeiou"
    if ends_in_y:
        yield lemma[:-1] + "ies"
    else:
        yield lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if pos != "VERB":
        return
    if lemma.endswith("e"):
        yield from (lemma + "d", lemma[:-1] + "ing")
    elif ends_in_y:
        yield from (lemma[:-1] + "ied", lemma + "ing")
    else:
        yield from (lemma + "ed", lemma + "ing", lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")


def build(data: Path) -> Table:
    """The whole table; a treebank's lemma gives way to the vocabulary's, unless the vocabulary has it too."""
    table = from_treebanks(data)
    known = {
        (lemma, pos) for lemma, pos in vocabulary_lemmas() if lemma.isalpha() and pos in ("VERB", "NOUN")
    }
    for lemma, pos in sorted(known):
        for form in inflections(lemma, pos):
            if (table[pos].get(form), pos) not in known:
                table[pos][form] = lemma
    for lemma, pos in sorted(announcing_lemmas()):
        if table[pos].get(lemma, lemma) == lemma:
            for form in inflections(lemma, pos):
                table[pos].setdefault(form, lemma)
    table["VERB"] |= IRREGULAR
    return {pos: dict(sorted(forms.items())) for pos, forms in table.items()}


def main() -> None:
    """Read the command line and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    TABLE.write_text(
        json.dumps(build(parser.parse_args().data), ensure_ascii=False, indent=0) + "\n", "utf-8"
    )


if __name__ == "__main__":
    main()
