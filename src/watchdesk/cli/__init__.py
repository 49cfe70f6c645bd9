"""The commands: each parses what is typed, calls `watchdesk.api`, and prints."""

from watchdesk.cli.entry import app

__all__ = ["app"]
