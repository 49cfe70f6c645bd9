"""The application: every page there is, behind the same guard, and every failure in words."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as AnyHTTPException
from starlette.middleware.gzip import GZipMiddleware

from watchdesk.errors import DeskError, WatchdeskError
from watchdesk.web.asking import NOT_HERE
from watchdesk.web.guarding import Guard
from watchdesk.web.limiting import Limit
from watchdesk.web.pages import find_pages
from watchdesk.web.rendering import STATIC, render
from watchdesk.web.serving import Serving
from watchdesk.web.sessions import check_token

_HEADINGS = {
    400: "That cannot be asked",
    401: "Who are you?",
    403: "Not with this role",
    404: "Nothing here",
    429: "Too many tries",
    503: "The desk cannot be used",
}


def make_app(serving: Serving) -> FastAPI:
    """Make the application that serves one desk."""

    @asynccontextmanager
    async def closing(app: FastAPI) -> AsyncIterator[None]:
        yield
        serving.close()

    app = FastAPI(
        title="Watchdesk",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=closing,
        dependencies=[Depends(check_token)],
    )
    routers, places = find_pages()
    app.state.serving, app.state.places = serving, places
    app.state.limit = Limit()
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in routers:
        app.include_router(router)
    app.add_exception_handler(AnyHTTPException, _refused)
    app.add_exception_handler(WatchdeskError, _in_words)
    app.add_exception_handler(RequestValidationError, _misasked)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(Guard, hosts=serving.hosts)
    return app


async def _refused(request: Request, failure: Exception) -> Response:
    assert isinstance(failure, AnyHTTPException)
    if failure.status_code == 401 and _wants_html(request):
        return RedirectResponse(f"/login?to={request.url.path}", status_code=303)
    words = NOT_HERE if failure.status_code == 404 else str(failure.detail)
    return _failure(request, failure.status_code, words)


async def _in_words(request: Request, failure: Exception) -> Response:
    return _failure(request, 503 if isinstance(failure, DeskError) else 400, str(failure))


async def _misasked(request: Request, failure: Exception) -> Response:
    assert isinstance(failure, RequestValidationError)
    first = failure.errors()[0]
    named = ".".join(str(each) for each in first["loc"][1:]) or "the request"
    return _failure(request, 400, f"{named}: {first['msg'].lower()}")


def _failure(request: Request, status: int, words: str) -> Response:
    if not _wants_html(request):
        return JSONResponse({"error": words}, status_code=status)
    heading = _HEADINGS.get(status, "That did not work")
    return render(request, "failure.html", {"title": heading, "words": words}, status)


def _wants_html(request: Request) -> bool:
    return not request.url.path.endswith((".json", ".csv"))


__all__ = ["HTTPException", "make_app"]
