"""Templates: how a page becomes HTML, and the few words and marks that all pages share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from watchdesk.web.asking import viewer_of
from watchdesk.web.sessions import keep_session, session_of, token_for

STATIC = Path(__file__).parent / "static"


def render(request: Request, template: str, context: dict[str, Any], status: int = 200) -> Response:
    """Give the page that a template and its context make."""
    serving = request.app.state.serving
    session = session_of(request)
    known = {
        "request": request,
        "path": request.url.path,
        "places": request.app.state.places,
        "viewer": viewer_of(serving, session),
        "accounts": serving.accounts,
        "csrf": token_for(request),
        "twin": lambda ending: _twin(request, ending),
        "address": lambda **changed: _address(request, changed),
    }
    words = templates().get_template(template).render({**known, **context})
    response = HTMLResponse(words, status_code=status)
    keep_session(request, response, session)
    return response


@lru_cache
def templates() -> Environment:
    """Give the templates, with the filters that they use."""
    made = Environment(
        loader=PackageLoader("watchdesk.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"instant": instant, "day": day, "many": many, "number": number}
    made.globals["static"] = _static
    return made


def instant(moment: datetime | str | None, otherwise: str = "no known date") -> Markup:
    """Give an instant: in the reader's own zone once the browser has seen it, in UTC on hover.

    Midnight in the publisher's zone means that only the day is known, and is shown as that day.
    """
    if not moment:
        return Markup('<span class="muted">{}</span>').format(otherwise)
    at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    utc = at.astimezone(UTC) if at.tzinfo else at
    if (at.hour, at.minute, at.second) == (0, 0, 0):
        return Markup('<time datetime="{}" title="{:%Y-%m-%d %H:%M} UTC">{:%Y-%m-%d}</time>').format(
            at.date(), utc, at
        )
    return Markup(
        '<time class="instant" datetime="{}" title="{:%Y-%m-%d %H:%M} UTC">{:%Y-%m-%d %H:%M} UTC</time>'
    ).format(utc.isoformat(), utc, utc)


def day(of: date | str | None, otherwise: str = "–") -> Markup:
    """Give a day, which is the same day in every zone."""
    return Markup("<time>{}</time>").format(of) if of else escape(otherwise)


def many(count: int, thing: str, things: str | None = None) -> str:
    """Give a number with its noun: ``1 report``, ``1,204 reports``."""
    return f"{count:,} {thing if count == 1 else things or thing + 's'}"


def number(count: int | None) -> str:
    """Give a number with its thousands apart."""
    return "–" if count is None else f"{count:,}"


def _static(name: str) -> str:
    changed = int((STATIC / name).stat().st_mtime)
    return f"/static/{name}?{changed:x}"


def _twin(request: Request, ending: str) -> str:
    path = request.url.path if request.url.path != "/" else "/index"
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{path}.{ending}{query}"


def _address(request: Request, changed: dict[str, Any]) -> str:
    """This page's own address with some of its filters changed; None takes one away."""
    query = {**request.query_params, **changed}
    kept = {name: value for name, value in query.items() if value not in (None, "")}
    return f"{request.url.path}?{urlencode(kept)}" if kept else request.url.path
