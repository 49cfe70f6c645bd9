"""Brief: a draft of what the record holds of some days, edited as text, checked sentence by sentence, exported."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Form, Response

from watchdesk import api
from watchdesk.outlets.briefs import Brief, Format, brief_text, parse_brief
from watchdesk.outlets.quoting import sentence_of
from watchdesk.record import add_audit, cite_claims
from watchdesk.web.asking import Asked, Asking
from watchdesk.web.browsing import days_of, keep_up
from watchdesk.web.pages import Place
from watchdesk.web.rendering import render
from watchdesk.web.twins import Page, page

router = APIRouter()
PLACES = (Place(60, "/brief", "Brief", "b"),)

_LONGEST = 300_000
"""Letters of a brief that is checked: some hundred pages."""


@page(router, "/brief")
def brief(asked: Asking, since: str = "", until: str = "") -> Page:
    """Draft a brief of some days."""
    keep_up(asked)
    first, last = days_of(asked, since, until)
    draft = api.brief_draft(asked.desk, first, last)
    shown = _shown(asked, draft, brief_text(draft), first, last)
    return Page(
        "brief.html",
        "Brief",
        shown,
        data={"brief": draft, "checked": shown["checked"]},
        columns=("sentence", "cites", "supported", "problems"),
        rows=[
            (each.sentence.text, " ".join(each.sentence.cites), each.supported, "; ".join(each.problems))
            for each in shown["checked"]
        ],
    )


@router.post("/brief")
def check(
    asked: Asking,
    text: Annotated[str, Form(max_length=_LONGEST)],
    since: Annotated[str, Form()] = "",
    until: Annotated[str, Form()] = "",
) -> Response:
    """Check a brief that a person edited."""
    first, last = days_of(asked, since, until)
    shown = _shown(asked, parse_brief(text), text, first, last)
    return render(asked.request, "brief.html", {"title": "Brief", **shown})


@router.post("/brief/export")
def export(
    asked: Asking,
    text: Annotated[str, Form(max_length=_LONGEST)],
    format: Annotated[Format, Form()] = "markdown",
    unsupported: Annotated[str, Form()] = "leave",
) -> Response:
    """Give a brief as a file."""
    made = api.brief_export(asked.desk, parse_brief(text), format, keep_unsupported=unsupported == "mark")
    add_audit(asked.serving.whole(), asked.viewer.name, f"export brief as {format}", made.name)
    return Response(
        made.content,
        media_type=made.media_type,
        headers={"content-disposition": f'attachment; filename="{made.name}"'},
    )


def _shown(asked: Asked, brief: Brief, text: str, first: date, last: date) -> dict[str, Any]:
    checked = api.brief_check(asked.desk, brief)
    cited = cite_claims(asked.desk, {id for sentence in brief.sentences for id in sentence.cites})
    return {
        "first": first,
        "last": last,
        "brief_title": brief.title,
        "text": text,
        "checked": checked,
        "unsupported": sum(not each.supported for each in checked),
        "cited": cited,
        "quotes": {id: sentence_of(each.held) for id, each in cited.items()},
    }
