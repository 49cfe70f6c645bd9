"""The reader: a report's text with its cited words marked, its claims beside it, and a person's word on each."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Response
from fastapi.responses import RedirectResponse

from watchdesk import api
from watchdesk.record import (
    Report,
    add_audit,
    count_to_review,
    list_reports,
    load_report,
    mark_documents,
    marking_of,
    next_to_review,
)
from watchdesk.record.browsing import Browsing
from watchdesk.web.asking import Asked, Asking, not_here
from watchdesk.web.pages import Place
from watchdesk.web.reading_view import Card, blocks_of, cards_of
from watchdesk.web.rendering import render
from watchdesk.web.twins import Page, page

router = APIRouter()
PLACES = (Place(70, "/reader", "Reader", "r"),)

Verdict = Literal["accept", "reject", "correct"]


@router.get("/reader")
def reader(asked: Asking, after: str | None = None) -> Response:
    """Go to the next report with a claim that waits, else to the latest report."""
    there = next_to_review(asked.desk, after) or (next_to_review(asked.desk) if after else None)
    if there is None:
        latest, _ = list_reports(asked.desk, Browsing())
        if not latest or after:
            return render(asked.request, "reader_done.html", {"title": "Reader", "any": bool(latest)})
        there = latest[0].id
    return RedirectResponse(f"/reader/{there}", status_code=303)


@page(router, "/reader/{id}")
def report(asked: Asking, id: str) -> Page:
    """Show one report with its claims, what is unsure first."""
    found = _load(asked, id)
    cards = cards_of(found)
    marking, group = marking_of(asked.serving.whole(), id)
    return Page(
        "reader.html",
        found.document.title or found.document.id,
        {
            "document": found.document,
            "blocks": blocks_of(found),
            "cards": cards,
            "waiting": sum(card.state == "unsure" for card in cards),
            "in_all": count_to_review(asked.desk),
            "next": next_to_review(asked.desk, id),
            "may_decide": asked.viewer.may("analyst"),
            "may_mark": asked.viewer.may("editor"),
            "marking": marking,
            "group": group,
        },
        data={"document": found.document, "claims": [each.held.claim for each in found.claims]},
        columns=("claim", "kind", "cautions", "what", "details", "state", "confidence", "entry"),
        rows=[_cells(card) for card in cards],
    )


@router.post("/reader/{id}/{claim}/{verdict}")
def decide(
    asked: Asking,
    id: str,
    claim: str,
    verdict: Verdict,
    field: Annotated[str, Form()] = "",
    value: Annotated[str, Form()] = "",
    because: Annotated[str, Form()] = "",
) -> Response:
    """Keep a person's word on a claim, and go on: to the next that waits, here or in the next report."""
    desk, person = asked.deciding(id, claim), asked.person(because)
    if verdict == "correct":
        api.correct(desk, claim, [f"{field}={value}"], person)
    else:
        (api.accept if verdict == "accept" else api.reject)(desk, [claim], person)
    add_audit(desk, person.by, verdict, claim)
    left = [card for card in cards_of(_load(asked, id)) if card.state == "unsure"]
    there = f"/reader/{id}" if left or verdict == "correct" else f"/reader?after={id}"
    return RedirectResponse(there, status_code=303)


@router.post("/reader/{id}/mark")
def mark(
    asked: Asking, id: str, marking: Annotated[str, Form()], group: Annotated[str, Form()] = ""
) -> Response:
    """Mark the report, so that accounts see it or do not."""
    desk = asked.deciding(id, role="editor")
    mark_documents(desk, marking, [id], kept_for=group.strip() or None, by=asked.viewer.name)
    add_audit(desk, asked.viewer.name, f"mark {marking}", id)
    return RedirectResponse(f"/reader/{id}", status_code=303)


def _load(asked: Asked, id: str) -> Report:
    return load_report(asked.desk, id) or not_here()


def _cells(card: Card) -> tuple[object, ...]:
    said = card.words
    return (
        card.id,
        card.kind,
        "; ".join(said.cautions),
        said.what,
        "; ".join(said.details),
        card.state,
        f"{card.sure:.2f}",
        card.entry or "",
    )
