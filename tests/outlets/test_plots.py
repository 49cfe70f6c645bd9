"""A plot says in words what it shows, and nothing of it is cut off."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import timedelta

import pytest

from judgement.series import draw_counts, make_series, monday
from watchdesk.domain.series import WeeklySeries
from watchdesk.errors import InputError
from watchdesk.judgement.surges import PLAIN_RULE, RULE, Judgement, judge_weeks
from watchdesk.outlets.plots import DARK, LIGHT, Colours, Mark, plot_surges, png_of, svg_of

COUNTS = [*draw_counts(4, 40), 18, 15, *draw_counts(4, 8)]


@pytest.fixture(scope="module")
def judged() -> tuple[WeeklySeries, list[Judgement]]:
    """Give a year of weeks with a surge and a change of reader, judged."""
    series = make_series(COUNTS, [100] * 50, readers=["reader 2"] * 45 + ["reader 3"] * 5)
    return series, list(judge_weeks(series))


def _words(svg: str) -> str:
    return " ".join(re.findall(r"<text[^>]*>([^<]+)</text>", svg))


def test_a_plot_carries_its_title_rule_legend_and_credit(
    judged: tuple[WeeklySeries, list[Judgement]],
) -> None:
    words = _words(svg_of(plot_surges(*judged, credit="Counted by hand")))

    for sentence in (RULE, PLAIN_RULE, "Counted by hand", "Attacks", "a week", "reports read"):
        assert sentence in words
    for outcome in ("surge", "no surge", "too few to tell", "not judged"):
        assert outcome in words


def test_changes_of_sources_and_reader_stand_on_the_coverage(
    judged: tuple[WeeklySeries, list[Judgement]],
) -> None:
    assert "the reader changed" in _words(svg_of(plot_surges(*judged)))


def test_coverage_that_is_not_known_is_said_and_not_drawn() -> None:
    series = make_series(COUNTS)
    words = _words(svg_of(plot_surges(series, judge_weeks(series))))

    assert "How much was read is not known." in words
    assert "reports read" not in words


@pytest.mark.parametrize(("place", "shown"), [(3, True), (49, True), (-1, False), (50, False)])
def test_marks_are_shown_within_the_weeks_plotted(
    judged: tuple[WeeklySeries, list[Judgement]], place: int, shown: bool
) -> None:
    mark = Mark(monday(place) + timedelta(days=1), "talks begin")
    assert ("talks begin" in _words(svg_of(plot_surges(*judged, marks=[mark])))) is shown


def test_words_of_a_late_mark_end_at_the_mark(judged: tuple[WeeklySeries, list[Judgement]]) -> None:
    svg = svg_of(plot_surges(*judged, marks=[Mark(monday(49), "talks begin")]))
    assert re.search(r'text-anchor="end"[^>]*>talks begin<', svg)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_a_plot_is_drawn_on_its_own_ground(
    judged: tuple[WeeklySeries, list[Judgement]], colours: Colours
) -> None:
    assert f'fill="{colours.ground}"' in svg_of(plot_surges(*judged, colours=colours))


def test_markup_in_a_name_is_no_markup_in_the_picture(judged: tuple[WeeklySeries, list[Judgement]]) -> None:
    series, judgements = judged
    named = series.model_copy(update={"of": "<script>alert(1)</script> & more"})
    assert "<script" not in svg_of(plot_surges(named, judgements))


def test_a_png_is_a_png(judged: tuple[WeeklySeries, list[Judgement]]) -> None:
    assert png_of(plot_surges(*judged), scale=0.5).startswith(b"\x89PNG")


def test_nothing_judged_is_nothing_to_plot(judged: tuple[WeeklySeries, list[Judgement]]) -> None:
    with pytest.raises(InputError, match="nothing to plot"):
        plot_surges(judged[0], [])


def test_loading_plots_and_judgement_loads_no_heavy_library() -> None:
    """The command line is to start quickly."""
    program = (
        "import sys, watchdesk.outlets.plots, watchdesk.judgement.rates, watchdesk.judgement.change_points;"
        "print([name for name in ('altair', 'statsmodels', 'scipy', 'ruptures', 'pandas') if name in sys.modules])"
    )
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == "[]"
