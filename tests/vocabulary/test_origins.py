"""Every data file says where it came from, and the version stands for all of them."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch

from watchdesk.vocabulary import _contents, version
from watchdesk.vocabulary.tables import data_file

PARTS = tomllib.loads(data_file("ORIGINS.toml").read_text(encoding="utf-8"))["parts"]


def test_every_part_is_credited() -> None:
    keys = {"name", "licence", "version", "date", "credit", "url", "note", "files"}
    assert all(set(part) == keys for part in PARTS)


def test_every_file_has_an_origin() -> None:
    patterns = [pattern for part in PARTS for pattern in part["files"]]
    names = [path.lstrip("/") for path, _ in _contents(data_file(""), "")]
    assert [name for name in names if not any(fnmatch(name, pattern) for pattern in patterns)] == []


def test_the_version_is_short_and_steady() -> None:
    assert version() == version.__wrapped__()
    assert len(version()) == 12
