"""Sessions: a signed cookie that says who logged in, and a token that only our own forms know."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from typing import cast

from fastapi import HTTPException, Request, Response
from itsdangerous import BadSignature, URLSafeTimedSerializer

from watchdesk.web.serving import Serving

COOKIE = "watchdesk"
LASTS = 12 * 3600
"""Seconds: a working day, after which one logs in again."""


@dataclass(frozen=True, slots=True)
class Session:
    """Who logged in, if anybody, and the random word that this browser was given."""

    word: str
    name: str | None = None
    stamp: str | None = None
    """Of the account's last change: a new password or role ends the sessions before it."""


def session_of(request: Request) -> Session:
    """Give the session of a request: the one its cookie holds, or a new one."""
    if not hasattr(request.state, "session"):
        request.state.session = _read(request) or Session(secrets.token_urlsafe(16))
    return cast(Session, request.state.session)


def token_for(request: Request) -> str:
    """Give the token that a form of this session carries."""
    serving: Serving = request.app.state.serving
    word = session_of(request).word
    return hmac.new(serving.secret.encode(), f"form {word}".encode(), "sha256").hexdigest()


async def check_token(request: Request) -> None:
    """Refuse a change that does not come from one of our own pages."""
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    given = request.headers.get("x-csrf-token") or str((await request.form()).get("csrf", ""))
    if not hmac.compare_digest(given.encode(), token_for(request).encode()):
        raise HTTPException(
            403, "This form is too old, or came from elsewhere. Load the page again and repeat."
        )


def keep_session(request: Request, response: Response, session: Session) -> None:
    """Let the browser keep the session."""
    serving: Serving = request.app.state.serving
    response.set_cookie(
        COOKIE,
        _signer(serving).dumps([session.word, session.name, session.stamp]),
        max_age=LASTS,
        httponly=True,
        samesite="lax",
        secure=serving.secure,
    )


def _read(request: Request) -> Session | None:
    try:
        given = _signer(request.app.state.serving).loads(request.cookies.get(COOKIE, ""), max_age=LASTS)
        word, name, stamp = given
        return Session(word, name, stamp)
    except (BadSignature, ValueError, TypeError):
        return None


def _signer(serving: Serving) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(serving.secret, salt="watchdesk session")
