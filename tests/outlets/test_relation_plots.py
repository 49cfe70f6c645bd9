"""A plot of a relation says in words what it shows, and has no score."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from judgement.occurrences import occurrence, tie, view
from watchdesk.errors import InputError
from watchdesk.judgement.relations import Party, Relation, find_relation
from watchdesk.outlets.plots import DARK, LIGHT, Colours, png_of, svg_of
from watchdesk.outlets.relation_plots import plot_relation
from watchdesk.outlets.relations import deed_lines, month_lines, relation_lines

ONE, OTHER = Party("act-a", "Ardania"), Party("act-b", "Belmark")


def _relation() -> Relation:
    deeds = [
        occurrence(
            f"2024-{month:02}-03", tie(by, "does"), id=f"clm-{month}{type}", against=[to], types=(type,)
        )
        for month in (1, 2, 4, 5, 9)
        for by, to, type in (
            ("act-a", "act-b", "ACCUSE"),
            ("act-b", "act-a", "ASSAULT"),
            ("act-a", "act-b", "AID"),
        )
    ]
    return find_relation(view(*deeds), ONE, OTHER)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_a_plot_is_drawn_with_its_words_on_it(colours: Colours) -> None:
    svg = svg_of(plot_relation(_relation(), colours=colours))
    words = " ".join(ElementTree.fromstring(svg).itertext())
    for expected in ("Ardania and Belmark", "15 deeds in 5 months", "There is no score", "Ardania → Belmark"):
        assert expected in words


def test_a_plot_is_a_picture() -> None:
    assert png_of(plot_relation(_relation())).startswith(b"\x89PNG")


def test_a_relation_without_a_deed_is_not_drawn() -> None:
    with pytest.raises(InputError, match="no dated deed"):
        plot_relation(find_relation(view(), ONE, OTHER))


def test_a_relation_in_words_counts_each_way_and_names_every_claim() -> None:
    relation = _relation()
    whole = list(relation_lines(relation))
    assert (
        "    Ardania → Belmark: 0 verbal cooperation · 5 material cooperation · 5 verbal conflict" in whole[1]
    )
    assert len(list(month_lines(relation))) == 10
    assert all("clm-" in line for line in deed_lines(relation))
