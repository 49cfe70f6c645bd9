"""How permanent ids are made: a prefix that says what it names, and a hash of what decides it.

Where the content decides an id, the same content gives the same id on every machine.
"""

from __future__ import annotations

import hashlib
import json

_LENGTH = 16


def sha256_of(content: bytes | str) -> str:
    """Give the SHA-256 of bytes, or of a text in UTF-8, in lower-case hexadecimal."""
    raw = content.encode("utf-8") if isinstance(content, str) else content
    return hashlib.sha256(raw).hexdigest()


def make_id(prefix: str, *parts: object) -> str:
    """Give ``prefix-`` and 16 hexadecimal digits decided by `parts`, which must be plain JSON values.

    >>> make_id("clm", "a", 1) == make_id("clm", "a", 1)
    True
    """
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{prefix}-{sha256_of(canonical)[:_LENGTH]}"
