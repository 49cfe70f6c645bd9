"""Access: who looks at a desk, what they may do, and how far down the markings they may see."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import AwareDatetime

from watchdesk.domain.frozen import Frozen

Role = Literal["reader", "analyst", "editor", "admin"]
"""Each may do what those before it may: read; decide and correct; publish briefs and mark; keep accounts."""

Marking = Literal["clear", "green", "amber", "amber+strict", "red"]
"""TLP 2.0, from what may go anywhere to what stays with named persons."""

ROLES: tuple[Role, ...] = get_args(Role)
MARKINGS: tuple[Marking, ...] = get_args(Marking)
UNMARKED: Marking = "red"
"""What nobody marked is shown to nobody but those cleared for everything."""


class Viewer(Frozen):
    """One who looks at a desk: the owner of this machine, or an account."""

    name: str
    role: Role
    clearance: Marking
    groups: tuple[str, ...] = ()
    """Reports kept for a group are shown to its members alone."""
    everything: bool = False
    """Whether no row is kept back: on one's own machine, where the file lies open anyway."""

    def may(self, role: Role) -> bool:
        """Say whether the viewer has at least this role."""
        return ROLES.index(self.role) >= ROLES.index(role)


class LogIn(Frozen):
    """A named person who may log in, as last set."""

    name: str
    role: Role
    clearance: Marking
    groups: tuple[str, ...]
    since: AwareDatetime

    def viewer(self) -> Viewer:
        """Give whom it lets in."""
        return Viewer(name=self.name, role=self.role, clearance=self.clearance, groups=self.groups)


class AuditEvent(Frozen):
    """One thing that somebody did, or was refused, through the desk in the browser."""

    at: AwareDatetime
    who: str
    what: str
    of: str | None
    outcome: Literal["done", "refused"]
