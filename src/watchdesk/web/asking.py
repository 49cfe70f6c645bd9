"""Who asks, and the desk as they may see it: what every page begins with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, NoReturn

from fastapi import Depends, HTTPException, Request

from watchdesk import api
from watchdesk.api import AnyHistory, Person
from watchdesk.domain.access import Role, Viewer
from watchdesk.errors import InputError
from watchdesk.record import Desk, find_account
from watchdesk.web.serving import Serving
from watchdesk.web.sessions import Session, session_of

NOT_HERE = "There is nothing under this address. It may never have been, or it may not be for you to see."


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: by whom, and of which desk."""

    request: Request
    serving: Serving
    session: Session
    viewer: Viewer

    @property
    def desk(self) -> Desk:
        """Give the desk as the viewer may see it. Pages ask this one, and no other."""
        return self.serving.seen_by(self.viewer)

    def show(self, id: str) -> AnyHistory:
        """Give an entry, claim or document in full, or a page that says that there is none."""
        try:
            return api.show(self.desk, id)
        except InputError:
            not_here()

    def deciding(self, *ids: str, role: Role = "analyst") -> Desk:
        """Give the whole desk for a decision on these, where the viewer has the role and sees each of them."""
        self.demand(role)
        for id in ids:
            self.show(id)
        return self.serving.whole()

    def demand(self, role: Role) -> None:
        """Refuse whoever has not at least this role."""
        if not self.viewer.may(role):
            raise HTTPException(403, f"This needs the role {role}; {self.viewer.name} is {self.viewer.role}.")

    def person(self, because: str | None = None) -> Person:
        """Give who decides, and why."""
        return Person(self.viewer.name, because or None)


def not_here() -> NoReturn:
    """Answer alike for what does not exist and for what is kept back."""
    raise HTTPException(404, NOT_HERE)


def ask(request: Request) -> Asked:
    """Say who asks; whoever has to log in first is sent there."""
    serving: Serving = request.app.state.serving
    session = session_of(request)
    viewer = viewer_of(serving, session)
    if viewer is None:
        raise HTTPException(401, "Log in to see this.")
    return Asked(request, serving, session, viewer)


def viewer_of(serving: Serving, session: Session) -> Viewer | None:
    """Give whom this session stands for: the owner of this machine, an account, or nobody."""
    if not serving.accounts:
        return Viewer(name=serving.owner, role="admin", clearance="red", everything=True)
    if session.name is None:
        return None
    account = find_account(serving.whole(), session.name)
    return account.log_in.viewer() if account and account.stamp == session.stamp else None


Asking = Annotated[Asked, Depends(ask)]
