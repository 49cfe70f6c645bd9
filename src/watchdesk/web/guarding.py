"""The guard before every page: under our own name only, and with headers that keep the browser on this machine."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Refuses requests under another host's name, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, *, hosts: Sequence[str]) -> None:
        """Stand before `app`, which answers under these names."""
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _host_of(scope) not in self._hosts:
            # A page elsewhere can make a browser ask this machine under that page's own name.
            answer = PlainTextResponse("This desk does not answer under that name.\n", status_code=421)
            await answer(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store" if not _is_static(scope) else "max-age=86400")
            await send(message)

        await self._app(scope, receive, send_guarded)


def _is_static(scope: Scope) -> bool:
    return str(scope["path"]).startswith("/static/")


def _host_of(scope: Scope) -> str:
    host = Headers(scope=scope).get("host", "")
    return host if host.endswith("]") else host.rpartition(":")[0] or host
