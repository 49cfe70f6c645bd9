"""Which document do these bytes make?"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake.showing import capture

from watchdesk.domain.document import Document, document_id
from watchdesk.domain.identity import sha256_of
from watchdesk.errors import InputError
from watchdesk.intake import Stated, capture_bytes, capture_file

REPORT = b"The envoys met the minister on Monday, a statement said.\r\nThey spoke for two hours.\r\n"


def test_a_file_gives_its_document_and_its_bytes_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(REPORT)
    document, raw = capture_file(path, stated=Stated())
    assert raw == REPORT
    assert document.bytes_sha256 == sha256_of(REPORT)
    assert document.id == document_id(document.bytes_sha256)
    assert document.text_sha256 == sha256_of(document.text)
    assert (document.media_type, document.language) == ("text/plain", "en")
    assert document.extractor.name == "watchdesk-text"


def test_the_same_bytes_are_the_same_document_whatever_is_stated() -> None:
    one, other = capture(REPORT), capture(REPORT, name="copy.txt", publisher="Dawn", published="2024-01-16")
    assert (one.id, one.text, one.blocks) == (other.id, other.text, other.blocks)


def test_a_document_is_the_same_after_a_journey_through_json() -> None:
    document = capture(REPORT, publisher="Dawn", published="2024-01-16")
    again = Document.model_validate_json(document.model_dump_json())
    assert again == document
    assert again.published is not None
    assert again.published.isoformat() == "2024-01-16T00:00:00+05:00"


def test_a_document_not_in_english_says_so() -> None:
    assert capture("وزیر خارجہ نے کہا ہے کہ مذاکرات جاری رہیں گے").language == "ur"


@pytest.mark.parametrize("publisher", ["Nobody's Gazette", "  Nobody's  Gazette "])
def test_a_publisher_the_register_does_not_know_is_kept_as_stated(publisher: str) -> None:
    assert capture(REPORT, publisher=publisher).publisher == "Nobody's Gazette"


def test_a_stated_publisher_is_not_overruled_by_the_address() -> None:
    document = capture(REPORT, publisher="Nobody's Gazette", url="https://dawn.com/1")
    assert (document.publisher, document.zone) == ("Nobody's Gazette", None)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.txt", "no such file"),
        (".", "a directory"),
        ("x" * 300, "cannot be read"),
    ],
)
def test_a_name_that_gives_no_file_is_refused(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(InputError) as refusal:
        capture_file(tmp_path / name, stated=Stated())
    assert said in str(refusal.value)
    assert str(refusal.value).startswith(str(tmp_path))
    assert "\n" not in str(refusal.value)


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    path = tmp_path / "report.txt"
    path.write_bytes(REPORT)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match=r"cannot be read \(Permission denied\)"):
        capture_file(path, stated=Stated())


@pytest.mark.parametrize("stated", [Stated(published="soon"), Stated(zone="Nowhere")])
def test_what_the_user_states_wrongly_is_refused(stated: Stated) -> None:
    with pytest.raises(InputError, match=stated.published or stated.zone):
        capture_bytes(REPORT, name="report.txt", stated=stated)


def test_an_input_named_by_a_dash_is_named_so_in_errors() -> None:
    with pytest.raises(InputError, match=r"^-: empty"):
        capture_bytes(b"", name="-", stated=Stated())
