"""Write the generated part of the corpus' train split: ``python -m tools.generate_reports``.

Takes ``tools/report_templates.txt``: sentences with slots, each with its annotation. Gives ``corpus/train/z*.txt``:
at most a fifth of train, none of dev and test. The same seed gives the same reports.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent
TRAIN = HERE.parent / "corpus" / "train"
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
STARTS = [
    "Kar",
    "Bel",
    "Tam",
    "Or",
    "Zal",
    "Mer",
    "Dun",
    "Sev",
    "Lak",
    "Nor",
    "Hal",
    "Ver",
    "Gos",
    "Pel",
    "Tir",
    "Ash",
]
ENDS = [
    "ova",
    "abad",
    "ine",
    "esh",
    "ura",
    "mont",
    "idan",
    "ok",
    "ala",
    "ester",
    "ium",
    "gara",
    "ovo",
    "anda",
    "ilo",
]
GIVEN = [
    "Amina",
    "Jonas",
    "Farid",
    "Lucia",
    "Petra",
    "Samuel",
    "Irina",
    "Hassan",
    "Grace",
    "Tomas",
    "Leila",
    "Mateo",
]
STATES = [
    ("Moldova", "Moldovan", "Chisinau"), ("Zambia", "Zambian", "Lusaka"), ("Bolivia", "Bolivian", "La Paz"),
    ("Laos", "Laotian", "Vientiane"), ("Oman", "Omani", "Muscat"), ("Gabon", "Gabonese", "Libreville"),
    ("Nepal", "Nepali", "Kathmandu"), ("Paraguay", "Paraguayan", "Asuncion"), ("Estonia", "Estonian", "Tallinn"),
    ("Malawi", "Malawian", "Lilongwe"), ("Bhutan", "Bhutanese", "Thimphu"), ("Uruguay", "Uruguayan", "Montevideo"),
    ("Albania", "Albanian", "Tirana"), ("Jordan", "Jordanian", "Amman"), ("Mongolia", "Mongolian", "Ulaanbaatar"),
]  # fmt: skip
GROUPS = ["Front for the Liberation of {town}", "{town} Revolutionary Army", "Sons of {town}", "{town} Brigade",
          "Movement of the Free {town}", "Army of the Hills", "Red Banner of {town}"]  # fmt: skip
TYPES = {
    "a": "state", "b": "state", "army": "body of a", "ministry": "body of a", "spox": "person of ministry",
    "minister": "person of b", "g": "armed-group", "monitor": "organisation", "un": "body", "residents": "people",
    "official": "unnamed of a", "dead": "people", "court": "body of b", "held": "people", "refugees": "people",
    "police": "body", "guard": "body of b", "party": "organisation", "envoy": "person of b", "gunmen": "armed-group",
}  # fmt: skip


def read_templates(path: Path) -> list[str]:
    """Give the templates, parted by blank lines."""
    return [block.strip() for block in path.read_text("utf-8").split("\n\n") if block.strip()]


def fill(template: str, slots: dict[str, str], dice: random.Random) -> str:
    """Fill the slots of a template; ``[one|other]`` is a choice made anew each time."""
    chosen: dict[str, str] = {}

    def choose(match: re.Match[str]) -> str:
        return chosen.setdefault(match[0], dice.choice(match[1].split("/")))

    return re.sub(r"\[([^\]]*)\]", choose, template).format(**slots)


def introduce(blocks: Iterable[str]) -> list[str]:
    """Add the type to the first mention of each actor."""
    known: set[str] = set()
    lines: list[str] = []
    blocks = list(blocks)
    used = {line[2:].partition(":")[0] for block in blocks for line in block.splitlines() if line[0] == "@"}
    for block in blocks:
        for line in block.splitlines():
            actor = line[2:].partition(":")[0] if line.startswith("@ ") else None
            if actor is not None and actor not in known:
                known.add(actor)
                kind, _, owner = TYPES[actor].partition(" of ")
                of = f" of {owner}" if owner in used else ""
                line = f"@ {actor} {kind}{of}{line[2 + len(actor) :]}"
            lines.append(line)
        lines.append("")
    return lines


def write_report(number: int, templates: list[str], dice: random.Random) -> str:
    """Write one report of a headline and nine to eleven sentences."""
    (a, a_adj, a_capital), (b, b_adj, b_capital) = dice.sample(STATES, 2)
    towns = [dice.choice(STARTS) + dice.choice(ENDS) for _ in range(4)]
    day = dice.randint(1, 28)
    surnames = [dice.choice(STARTS) + dice.choice(["ic", "ari", "wa", "ez", "son", "ov"]) for _ in range(3)]
    numbers = dice.sample(
        ["two", "three", "four", "five", "six", "seven", "nine", "11", "14", "at least 20"], 4
    )
    slots = {
        "a": a, "b": b, "A": a_adj, "B": b_adj, "acap": a_capital, "bcap": b_capital,
        "town": towns[0], "town2": towns[1], "district": f"{towns[2]} district", "camp": towns[3],
        "group": "the " + dice.choice(GROUPS).format(town=towns[1]),
        "spox": f"{dice.choice(GIVEN)} {surnames[0]}", "minister": f"{dice.choice(GIVEN)} {surnames[1]}",
        "envoy": f"{dice.choice(GIVEN)} {surnames[2]}", "n": numbers[0], "m": numbers[1], "k": numbers[2],
        "day": dice.choice(DAYS), "day2": dice.choice(DAYS), "thousand": f"{dice.randint(2, 90)},000",
    }  # fmt: skip
    for name in ("group", "n", "m"):
        slots[f"{name}_cap"] = slots[name][:1].upper() + slots[name][1:]
    titles = [t for t in templates if t.startswith("# ")]
    bodies = [t for t in templates if not t.startswith("# ")]
    chosen = [dice.choice(titles), *dice.sample(bodies, dice.randint(9, 11))]
    blocks = [fill(template, slots, dice) for template in chosen]
    blocks = [("" if block.startswith("# ") or dice.random() < 0.4 else "¶ ") + block for block in blocks]
    header = [
        f"publisher: {towns[3]} [Wire/Post/News]", f"published: 2024-{dice.randint(1, 12):02}-{day:02}",
        "zone: UTC", "region: generated", "form: agency", "",
    ]  # fmt: skip
    header[0] = fill(header[0], slots, dice)
    return "\n".join([*header, *introduce(blocks)]).rstrip() + "\n"


def main() -> None:
    """Write as many reports as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=120)
    parser.add_argument("--seed", type=int, default=3)
    given = parser.parse_args()
    dice = random.Random(given.seed)
    templates = read_templates(HERE / "report_templates.txt")
    for number in range(1, given.reports + 1):
        (TRAIN / f"z{number:03}-generated.txt").write_text(write_report(number, templates, dice), "utf-8")


if __name__ == "__main__":
    main()
