"""Every failure a user may meet.

    WatchdeskError
    ├── InputError     a file, page, date or option that cannot be used
    └── DeskError      the desk's database cannot be opened, is locked, or does not hold

Each message is one line that names the input and says what to do. The commands print it and exit with 2.
"""

from __future__ import annotations


class WatchdeskError(Exception):
    """A failure that is not a defect of Watchdesk. Its text is one line for the user."""


class InputError(WatchdeskError):
    """What was given cannot be used."""


class DeskError(WatchdeskError):
    """The desk's database cannot be used."""
