"""Charts: an Altair chart becomes inline SVG that takes the page's colours, in light and dark.

Name colours as ``SERIES[0]`` and so on; text and axes take the page's own ink.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from markupsafe import Markup

SERIES = tuple(f"var(--s{number})" for number in range(1, 7))
"""Colours of the style sheet, told apart by people who do not see red and green apart."""

_STYLE = re.compile(
    r' style="[^"]*"'
)  # The page's policy allows no inline style; Vega needs none to be seen.
_LONG_DECIMAL = re.compile(r"(\d\.\d\d)\d+")

_CONFIG: dict[str, Any] = {
    "background": "transparent",
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "currentColor",
        "titleColor": "currentColor",
        "tickColor": "currentColor",
        "domainColor": "currentColor",
        "gridColor": "currentColor",
        "gridOpacity": 0.12,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    },
    "legend": {"labelColor": "currentColor", "titleColor": "currentColor", "labelFontSize": 12},
    "text": {"color": "currentColor"},
    "title": {"color": "currentColor"},
    "header": {"labelColor": "currentColor", "titleColor": "currentColor"},
}


def draw(chart: Any, words: str) -> Markup:
    """Draw an Altair chart; `words` say what it shows to whoever cannot see it."""
    spec = chart.to_dict() if hasattr(chart, "to_dict") else chart
    spec["config"] = {**spec.get("config", {}), **_CONFIG}
    return _drawn(json.dumps(spec, sort_keys=True, default=str), words)


@lru_cache(maxsize=256)
def _drawn(spec: str, words: str) -> Markup:
    import vl_convert  # a third of a second: only where something is drawn

    drawn = _LONG_DECIMAL.sub(r"\1", _STYLE.sub("", vl_convert.vegalite_to_svg(json.loads(spec))))
    return Markup(drawn.replace(">", f' role="img" aria-label="{escape(words, {chr(34): "&quot;"})}">', 1))


def warm_up() -> None:
    """Draw something small, so that nobody waits for the drawing machinery to start."""
    draw({"mark": "point", "data": {"values": [{}]}, "width": 10, "height": 10}, "nothing")
