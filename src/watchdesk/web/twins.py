"""Every page three times: HTML at its address, and the same at ``.json`` and ``.csv``.

@page(router, "/sources")
def sources(asked: Asking, since: str | None = None) -> Page: …
"""

from __future__ import annotations

import csv
import functools
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from watchdesk.web.asking import Asked
from watchdesk.web.rendering import render

Maker = Callable[..., "Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows: a template with its context, and the same as data and as rows."""

    template: str
    title: str
    context: dict[str, Any] = field(default_factory=dict)
    data: Any = None
    """For JSON: domain types, dataclasses' dicts, plain values."""
    columns: Sequence[str] = ()
    rows: Iterable[Sequence[Any]] = ()
    """For CSV. Cells that begin as a formula would are made harmless."""


def page(router: APIRouter, path: str) -> Callable[[Maker], Maker]:
    """Serve what the function makes at `path`, and beside it as JSON and CSV."""

    def register(make: Maker) -> Maker:
        for ending, answer in ((".json", _as_json), (".csv", _as_csv), ("", _as_html)):
            address = path + ending if path != "/" or not ending else f"/index{ending}"
            router.add_api_route(address, _answering(make, answer), methods=["GET"], response_model=None)
        return make

    return register


def _answering(make: Maker, answer: Callable[[Request, Page], Response]) -> Callable[..., Response]:
    @functools.wraps(make)
    def endpoint(**given: Any) -> Response:
        asked = next(each for each in given.values() if isinstance(each, Asked))
        made = make(**given)
        return made if isinstance(made, Response) else answer(asked.request, made)

    return endpoint


def _as_html(request: Request, made: Page) -> Response:
    return render(request, made.template, {"title": made.title, **made.context})


def _as_json(request: Request, made: Page) -> Response:
    return Response(as_json(made.data), media_type="application/json")


def _as_csv(request: Request, made: Page) -> Response:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(made.columns)
    writer.writerows([_cell(each) for each in row] for row in made.rows)
    name = request.url.path.strip("/").replace("/", "-")
    return Response(
        "\ufeff" + out.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def as_json(data: Any) -> str:
    """Give data as one JSON text."""
    return json.dumps(data, ensure_ascii=False, default=_plain)


def _plain(thing: Any) -> Any:
    if isinstance(thing, BaseModel):
        return thing.model_dump(mode="json", by_alias=True)
    if isinstance(thing, date | datetime):
        return thing.isoformat()
    if hasattr(thing, "__dataclass_fields__"):
        return {name: getattr(thing, name) for name in thing.__dataclass_fields__ if not name.startswith("_")}
    return list(thing) if isinstance(thing, Iterable) else str(thing)


def _cell(value: Any) -> Any:
    # A spreadsheet would run what begins so: an apostrophe makes it words.
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value
