"""The first page, and logging in and out where there are accounts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from watchdesk.record import add_audit, check_password
from watchdesk.web.asking import not_here
from watchdesk.web.limiting import Limit
from watchdesk.web.rendering import render
from watchdesk.web.serving import Serving
from watchdesk.web.sessions import Session, keep_session, session_of

router = APIRouter()


@router.get("/")
def home(request: Request) -> Response:
    """Go to the first page of the navigation."""
    return RedirectResponse(request.app.state.places[0].path, status_code=303)


_PAGE_OF = {"inc-": "incidents", "con-": "contacts", "pro-": "promises", "mov-": "movements"}


@router.get("/entry/{id}")
def entry(id: str) -> Response:
    """Go to the page of an entry, of whichever sort it is."""
    if id[:4] not in _PAGE_OF:
        not_here()
    return RedirectResponse(f"/{_PAGE_OF[id[:4]]}/{id}", status_code=303)


@router.get("/login")
def ask_who(request: Request, to: str = "/") -> Response:
    """Ask for a name and a password."""
    return render(request, "login.html", {"title": "Log in", "to": _ours(to), "wrong": False})


@router.post("/login")
def log_in(
    request: Request,
    name: Annotated[str, Form()],
    password: Annotated[str, Form()],
    to: Annotated[str, Form()] = "/",
) -> Response:
    """Let in whoever knows the password; after a few wrong ones, wait."""
    serving: Serving = request.app.state.serving
    limit: Limit = request.app.state.limit
    address = request.client.host if request.client else "?"
    if not limit.allows(name, address):
        add_audit(serving.whole(), name, "log in too often", outcome="refused")
        raise HTTPException(
            429, "Too many wrong passwords. Wait a quarter of an hour, or ask who keeps the accounts."
        )
    found = check_password(serving.whole(), name, password)
    add_audit(serving.whole(), name, "log in", outcome="done" if found else "refused")
    if found is None:
        limit.count(name, address)
        return render(request, "login.html", {"title": "Log in", "to": _ours(to), "wrong": True}, 401)
    response = RedirectResponse(_ours(to), status_code=303)
    keep_session(request, response, Session(_new_word(), found.log_in.name, found.stamp))
    return response


@router.post("/logout")
def log_out(request: Request) -> Response:
    """End the session of this browser."""
    serving: Serving = request.app.state.serving
    name = session_of(request).name
    if name:
        add_audit(serving.whole(), name, "log out")
    response = RedirectResponse("/login", status_code=303)
    keep_session(request, response, Session(_new_word()))
    return response


def _new_word() -> str:
    import secrets

    return secrets.token_urlsafe(16)


def _ours(to: str) -> str:
    # Only to a page of this desk: "//elsewhere" and "/\\elsewhere" are other sites to a browser.
    return to if to.startswith("/") and not to.startswith(("//", "/\\")) else "/"
