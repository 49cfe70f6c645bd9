"""Sources: who publishes, how reliable persons hold them to be, and how much of each was read when."""

from fastapi import APIRouter

from watchdesk.web.asking import Asking
from watchdesk.web.pages import Place
from watchdesk.web.twins import Page, page

router = APIRouter()
PLACES = (Place(100, "/sources", "Sources", "s"),)


@page(router, "/sources")
def sources(asked: Asking) -> Page:
    """Show."""
    return Page("failure.html", "Sources", {"words": "Soon."}, data=[], columns=("a",), rows=[])
