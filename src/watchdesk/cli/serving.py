"""watchdesk serve: the desk in the browser, on this machine; on a network with accounts only."""

from __future__ import annotations

import getpass
import ipaddress
import os
import secrets
from pathlib import Path
from typing import Annotated

import typer

from watchdesk.cli.options import DESK, DeskOption
from watchdesk.cli.screen import tell
from watchdesk.errors import InputError
from watchdesk.record import list_accounts, open_desk

HostOption = Annotated[
    str, typer.Option("--host", help="The address to listen on; this machine only unless given.")
]
PortOption = Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to listen on.")]
NameOption = Annotated[
    list[str] | None,
    typer.Option(
        "--name",
        help="A name under which browsers come, such as desk.example.org; may be repeated.",
    ),
]
SecureOption = Annotated[
    bool, typer.Option("--https", help="Browsers come by HTTPS, through a proxy: cookies go no other way.")
]


def serve(
    desk: DeskOption = DESK,
    host: HostOption = "127.0.0.1",
    port: PortOption = 8321,
    name: NameOption = None,
    https: SecureOption = False,
) -> None:
    """Serve the desk to the browser: on this machine without a password, on a network with accounts only."""
    import uvicorn

    from watchdesk.web import Serving, make_app
    from watchdesk.web.serving import LOCAL_HOSTS

    with open_desk(desk, create=True) as opened:
        accounts = bool(list_accounts(opened))
    local = _is_this_machine(host)
    if not local and not accounts:
        raise InputError(
            f"{host} can be reached from elsewhere, and this desk has no accounts, so anyone could read it; "
            "make one with `watchdesk account add NAME --role admin`, or leave --host out"
        )
    serving = Serving(
        desk,
        owner=os.environ.get("WATCHDESK_NAME") or _login(),
        accounts=accounts,
        secret=_secret_beside(desk) if accounts else secrets.token_urlsafe(32),
        hosts=(*LOCAL_HOSTS, *(() if local else (host,)), *(name or ())),
        secure=https,
    )
    tell(
        f"{desk} is at http://{'127.0.0.1' if local else host}:{port} ({_for_whom(accounts)}); Ctrl+C ends it"
    )
    uvicorn.run(make_app(serving), host=host, port=port, log_level="warning", server_header=False)


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _for_whom(accounts: bool) -> str:
    return "log in with your account" if accounts else "for this machine only, no password"


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "desk"


def _secret_beside(desk: Path) -> str:
    """The word that signs cookies: kept beside the desk for its owner alone, so that a restart logs nobody out."""
    path = desk.with_name(desk.name + ".secret")
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(32))
    return path.read_text(encoding="utf-8").strip()
