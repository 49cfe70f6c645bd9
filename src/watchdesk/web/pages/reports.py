"""Reports: which the desk holds, and giving it more, with live word of how far the reading is."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, File, Form, HTTPException, Response, UploadFile
from fastapi.responses import RedirectResponse, StreamingResponse

from watchdesk.domain.access import MARKINGS
from watchdesk.intake import Stated
from watchdesk.record import PART, Browsing, list_publisher_names, list_reports
from watchdesk.web.asking import Asked, Asking, not_here
from watchdesk.web.filters import parse_day
from watchdesk.web.intake import Intake, Job, Uploaded
from watchdesk.web.pages import Place
from watchdesk.web.rendering import render
from watchdesk.web.twins import Page, page

router = APIRouter()
PLACES = (Place(80, "/reports", "Reports", "d"),)

LARGEST = 20 * 1024**2
"""Bytes of one file: reports are small, and a whole upload stays in memory until it is read."""
MOST = 200

_EVERY = 0.4
"""Seconds between two looks at a job."""


@page(router, "/reports")
def reports(
    asked: Asking, publisher: str = "", since: str = "", until: str = "", unsure: bool = False, page: int = 1
) -> Page:
    """List the reports, the latest first."""
    days = parse_day("since", since), parse_day("until", until)
    found, total = list_reports(asked.desk, Browsing(publisher or None, *days, unsure), max(1, page))
    return Page(
        "reports.html",
        "Reports",
        {
            "reports": found,
            "total": total,
            "page": max(1, page),
            "pages": -(-total // PART) or 1,
            "publishers": list_publisher_names(asked.desk),
            "filters": {"publisher": publisher, "since": since, "until": until, "unsure": unsure},
            "may_add": asked.viewer.may("analyst"),
            "markings": MARKINGS,
        },
        data=found,
        columns=("document", "title", "publisher", "published", "claims", "unsure"),
        rows=[(r.id, r.title, r.publisher, r.published, r.claims, r.unsure) for r in found],
    )


@router.post("/reports")
async def add(
    asked: Asking,
    files: Annotated[list[UploadFile], File()],
    publisher: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    zone: Annotated[str, Form()] = "",
    marking: Annotated[str, Form()] = "",
    group: Annotated[str, Form()] = "",
) -> Response:
    """Take files to be read, and go to the page that tells how far it is."""
    asked.demand("analyst")
    uploaded = [Uploaded(each.filename or "file", await each.read()) for each in files if each.filename]
    _refuse(uploaded)
    stated = Stated(publisher=publisher or None, published=published or None, zone=zone or None)
    job = _intake(asked).begin(
        uploaded,
        stated,
        by=asked.viewer.name,
        marking=(marking or asked.viewer.clearance) if asked.serving.accounts else None,
        group=group or None,
    )
    return RedirectResponse(f"/reports/reading/{job.id}", status_code=303)


def _refuse(files: list[Uploaded]) -> None:
    if not files:
        raise HTTPException(400, "Choose at least one file to read.")
    if len(files) > MOST:
        raise HTTPException(400, f"{len(files)} files are too many at once; give {MOST} at most.")
    for each in files:
        if len(each.content) > LARGEST:
            raise HTTPException(
                400, f"{each.name} is larger than {LARGEST // 1024**2} MB; give one report a file."
            )


@router.get("/reports/reading/{id}")
def reading(asked: Asking, id: str) -> Response:
    """Show how far a job is."""
    job = _job(asked, id)
    return render(asked.request, "reading.html", {"title": "Reading", "job": job})


@router.get("/reports/reading/{id}/events")
async def events(asked: Asking, id: str) -> Response:
    """Tell of each file as it is read, until all are."""
    return StreamingResponse(_tell(_job(asked, id)), media_type="text/event-stream")


async def _tell(job: Job) -> AsyncIterator[str]:
    told = 0
    while True:
        for step in job.steps[told:]:
            told += 1
            yield _event("step", {**{name: getattr(step, name) for name in step.__slots__}, "number": told})
        if job.done and told == len(job.steps):
            yield _event("done", {"number": told})
            return
        yield _event("now", {"reading": job.reading, "number": told, "of": len(job.files)})
        await asyncio.sleep(_EVERY)


def _event(name: str, said: dict[str, object]) -> str:
    return f"event: {name}\ndata: {json.dumps(said, ensure_ascii=False)}\n\n"


def _job(asked: Asked, id: str) -> Job:
    job = _intake(asked).find(id)
    if job is None or job.by != asked.viewer.name:
        not_here()
    return job


def _intake(asked: Asked) -> Intake:
    state = asked.request.app.state
    if not hasattr(state, "intake"):
        state.intake = Intake(asked.serving)
    intake: Intake = state.intake
    return intake
