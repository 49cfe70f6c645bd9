"""Which document do these bytes make?

Takes a file or bytes, and what the user states. Gives the `Document` and the bytes it came from. The same
bytes always make a document of the same id.
"""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from watchdesk.domain.document import Document, document_id
from watchdesk.domain.identity import sha256_of
from watchdesk.errors import InputError
from watchdesk.intake.cleaning import clean_line
from watchdesk.intake.dates import as_instant, parse_stated, parse_zone
from watchdesk.intake.decoding import decode
from watchdesk.intake.languages import find_language
from watchdesk.intake.media_types import LARGEST, check_bytes, find_media_type
from watchdesk.intake.pages import capture_page
from watchdesk.intake.plain_text import capture_text
from watchdesk.intake.stated import Stated
from watchdesk.vocabulary.publishers import Publisher, load_publishers


def capture_file(path: Path, *, stated: Stated) -> tuple[Document, bytes]:
    """Give the document that a file holds, and its bytes. What cannot be used is an InputError."""
    return capture_bytes(_read(path), name=str(path), stated=stated)


def capture_bytes(raw: bytes, *, name: str, stated: Stated) -> tuple[Document, bytes]:
    """Give the document that `raw` holds, and `raw`. Errors begin with `name`, such as a path."""
    zone = parse_zone(stated.zone) if stated.zone else None
    published = parse_stated(stated.published) if stated.published else None
    check_bytes(raw, name)
    text = decode(raw, name)
    media_type = find_media_type(text, name)
    captured = (capture_page if media_type == "text/html" else capture_text)(text, name)

    url = stated.url or captured.url
    publisher = _find_publisher(stated.publisher, captured.publisher, url)
    zone = zone or (ZoneInfo(publisher.zone) if publisher else None)
    moment = published or captured.published
    digest = sha256_of(raw)
    document = Document(
        id=document_id(digest),
        bytes_sha256=digest,
        media_type=media_type,
        text=captured.layout.text,
        text_sha256=sha256_of(captured.layout.text),
        blocks=captured.layout.blocks,
        extractor=captured.extractor,
        title=_line(stated.title) or captured.title,
        byline=captured.byline,
        publisher=publisher.name if publisher else _line(stated.publisher) or captured.publisher,
        url=url,
        published=as_instant(moment, zone) if moment else None,
        zone=zone.key if zone else None,
        language=find_language(captured.layout.text),
    )
    return document, raw


def _find_publisher(stated: str | None, found: str | None, url: str | None) -> Publisher | None:
    """The publisher in the register. A name that the user states is not overruled by the page or address."""
    register = load_publishers()
    if stated:
        return register.named(stated)
    return (register.named(found) if found else None) or (register.at(url) if url else None)


def _line(words: str | None) -> str | None:
    return clean_line(words) or None if words else None


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputError(f"{path}: a directory; name the files in it, such as {path}/*.txt")
        if not path.exists():
            raise InputError(f"{path}: no such file; check the name")
        if not path.is_file():
            raise InputError(f"{path}: not a plain file; give a file, or - for standard input")
        if path.stat().st_size > LARGEST:
            raise InputError(f"{path}: larger than {LARGEST // 1024**2} MB; give one report a file")
        return path.read_bytes()
    except (OSError, ValueError) as failure:
        reason = getattr(failure, "strerror", None) or failure
        raise InputError(f"{path}: cannot be read ({reason}); check the name and its permissions") from None
