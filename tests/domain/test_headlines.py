"""Where is the headline in a related block? Its cue stands before it in the same block."""

from __future__ import annotations

import pytest

from watchdesk.domain.document import Block, headline_of


@pytest.mark.parametrize(
    ("words", "headline"),
    [
        ("Read more: Islamabad sets terms", "Islamabad sets terms"),
        ("READ MORE Islamabad sets terms", "Islamabad sets terms"),
        ("(Also read | Islamabad sets terms)", "Islamabad sets terms"),
        ("More on this\n• Islamabad sets terms", "Islamabad sets terms"),
        ("Islamabad: terms are set", "Islamabad: terms are set"),
        ("• Islamabad sets terms", "Islamabad sets terms"),
        ("Read more", ""),
    ],
)
def test_the_headline_is_the_block_without_its_cue(words: str, headline: str) -> None:
    text = f"Talks went on.\n{words}\nMore was said."
    start, end = headline_of(Block(kind="related", start=15, end=15 + len(words)), text)
    assert text[start:end] == headline
    assert 15 <= start <= end <= 15 + len(words)
