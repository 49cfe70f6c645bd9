"""Cues of related lines: a malformed line does not load. tests/intake runs their examples."""

from __future__ import annotations

import pytest

from watchdesk.vocabulary.related_lines import load_related_cues, parse_related_cues

HEADER = "cue,alone,examples,counter_examples,note"
CUE = "read more,yes,Read more: Terms set,Read more widely.,"


def test_the_cues_are_sorted() -> None:
    cues = [cue.cue for cue in load_related_cues()]
    assert cues == sorted(cues)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["cue,alone", "read more,yes"], "columns"),
        ([HEADER, CUE + ",more"], "5 columns"),
        ([HEADER, CUE, CUE], "already"),
        ([HEADER, CUE.replace("yes", "perhaps")], "alone"),
        ([HEADER, CUE.replace("read more", "Read more")], "lower case"),
        ([HEADER, "read more,yes,,Read more widely.,"], "examples"),
        ([HEADER, "read more,yes,Read more: Terms set,,"], "examples"),
    ],
)
def test_a_malformed_or_doubled_line_does_not_load(lines: list[str], said: str) -> None:
    with pytest.raises(ValueError, match=r"related_lines\.csv") as failure:
        parse_related_cues("\n".join(lines))
    assert said in str(failure.value)
