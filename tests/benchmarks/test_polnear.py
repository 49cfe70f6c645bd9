"""Attributions as PolNeAR's annotators mark them, and how they are compared."""

from __future__ import annotations

from benchmarks.polnear.attributions import Attribution, marked_attributions
from benchmarks.polnear.run import count

BRAT = """\
T1\tSource 0 8\tThe envoy
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T2\tCue 9 13\tsaid
T3\tContent 14 20;30 38\tthat talks ... would end
T4\tAttribution 9 13\tsaid
"""


def test_a_part_in_pieces_runs_from_its_first_word_to_its_last() -> None:
    assert marked_attributions(BRAT) == [Attribution(source=(0, 8), cue=(9, 13), content=(14, 38))]


def test_an_attribution_without_a_source_is_right_only_without_one() -> None:
    marked = [Attribution(None, (9, 13), (14, 38))]
    same, other = Attribution(None, (9, 13), (14, 38)), Attribution((0, 8), (9, 13), (14, 38))

    counts = count([same, other], marked, lambda a, b: a == b)

    assert (counts["whole", "right"], counts["whole", "found"], counts["whole", "covered"]) == (1, 2, 1)
