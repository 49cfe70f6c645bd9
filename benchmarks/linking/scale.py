"""Time and memory of linking very many claims: ``python -m benchmarks.linking.scale [--sizes 10000 100000] [--plot]``.

Makes claims of happenings with 1 to 20 reports each, whose places, days, groups and words are as unevenly spread as in
real reports; links them in a fresh process for each size, and prints seconds, peak memory and the exponent by which
time grows with the number of claims. ``--plot`` draws the figures into docs/explanation/linking-growth.svg.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from watchdesk.domain.linking import Linkable
from watchdesk.record.linking import link

PLOT = Path(__file__).parents[2] / "docs/explanation/linking-growth.svg"
FIRST_DAY = date(2015, 1, 1)
_PLACES, _GROUPS, _WORDS, _DAYS = 4000, 300, 20_000, 3650
_MODES = ("explosives", "firearms", "aerial", "heavy-weapons", "abduct")


def make_claims(size: int, seed: int = 7) -> Iterator[Linkable]:
    """Make claims, one at a time. Some places, groups and words are far commoner than others (Zipf)."""
    chance = np.random.default_rng(seed)
    lat, lon = chance.uniform(-30, 55, _PLACES), chance.uniform(-100, 120, _PLACES)
    made = happening = 0
    while made < size:
        happening += 1
        place, day = _skewed(chance, _PLACES, 0.8), int(chance.integers(_DAYS))
        group, mode = _skewed(chance, _GROUPS, 0.9), _MODES[_skewed(chance, len(_MODES), 0.5)]
        killed = int(chance.geometric(0.2))
        words = [f"w{_skewed(chance, _WORDS, 0.7)}" for _ in range(14)]
        for report in range(min(size - made, int(min(20, chance.geometric(0.25))))):
            made += 1
            yield Linkable(
                claim=f"clm-{made:08}",
                document=f"doc-{made:08}",
                kind="incident",
                voice=f"doc-{made:08}",
                published=FIRST_DAY + timedelta(day + report // 3),
                **_dated(day, bool(chance.random() < 0.75)),
                **_placed(place, lat, lon, bool(chance.random() < 0.85)),
                initiators=frozenset({f"g{group} front"}) if chance.random() < 0.6 else frozenset(),
                recipients=frozenset({"soldiers"}) if chance.random() < 0.5 else frozenset(),
                event=f"ASSAULT/{mode}",
                tolls=(("killed", "unknown", killed + report // 4, killed + report // 4),),
                words=frozenset(word for word in words if chance.random() < 0.6),
            )


def _skewed(chance: np.random.Generator, size: int, steepness: float) -> int:
    """A number below `size`; the smaller, the likelier."""
    return int(size ** (chance.random() ** (1 - steepness + 0.6))) - 1


def _dated(day: int, said: bool) -> dict[str, date | None]:
    on = FIRST_DAY + timedelta(day) if said else None
    return {"earliest": on, "latest": on}


def _placed(place: int, lat: np.ndarray, lon: np.ndarray, said: bool) -> dict[str, object]:  # type: ignore[type-arg]
    if not said:
        return {}
    return {
        "place": f"p{place}",
        "lat": float(lat[place]),
        "lon": float(lon[place]),
        "place_precision": 1,
        "country": f"C{place % 60}",
        "place_words": f"Town{place}",
    }


def measure(size: int) -> dict[str, float]:
    """Link so many claims; give seconds of processor time, making the claims included, and peak memory in GiB."""
    began = time.process_time()
    linking = link(make_claims(size))
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return {
        "claims": size,
        "seconds": round(seconds, 1),
        "GiB": round(peak, 2),
        "decisions": len(linking.decisions),
        "groups": len(linking.groups),
    }


def exponent(measured: Sequence[dict[str, float]]) -> float:
    """Give the slope of the log of seconds over the log of claims, by least squares."""
    sizes, seconds = ([math.log(each[name]) for each in measured] for name in ("claims", "seconds"))
    return float(np.polyfit(sizes, seconds, 1)[0])


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure each size in its own process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--one", type=int, help="measure one size in this process")
    parser.add_argument("--plot", action="store_true", help=f"draw {PLOT.name}")
    given = parser.parse_args(arguments)
    if given.one:
        print(json.dumps(measure(given.one)))
        return
    measured = [_apart(size) for size in given.sizes]
    print(f"time grows with the number of claims to the power of {exponent(measured):.2f}")
    if given.plot:
        plot(measured)


def _apart(size: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.linking.scale", "--one", str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    print(done.stdout.strip(), flush=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def plot(measured: Sequence[dict[str, float]]) -> None:
    """Draw seconds over claims, both in powers of ten."""
    import altair as alt

    rows = [
        {"claims": each["claims"], "seconds": each["seconds"], "label": f"{each['seconds']:g} s"}
        for each in measured
    ]
    base = alt.Chart(
        alt.Data(values=rows), width=420, height=260, title="Linking: time over number of claims"
    ).encode(
        x=alt.X("claims:Q", scale=alt.Scale(type="log"), title="claims"),
        y=alt.Y("seconds:Q", scale=alt.Scale(type="log"), title="seconds of processor time"),
    )
    (base.mark_line(point=True) + base.mark_text(dy=-12).encode(text="label:N")).save(str(PLOT))


if __name__ == "__main__":
    main()
