"""Publishers: known by any name and by address; a malformed line does not load."""

from __future__ import annotations

import pytest

from watchdesk.vocabulary.publishers import load_publishers, parse_publishers

HEADER = "name,other_names,domain,zone,country,kind"
DAWN = "Dawn,Dawn.com,dawn.com,Asia/Karachi,PK,outlet"


@pytest.mark.parametrize(
    ("name", "known_as", "zone"),
    [
        ("The Express Tribune", "The Express Tribune", "Asia/Karachi"),
        ("express tribune", "The Express Tribune", "Asia/Karachi"),
        ("tribune.com.pk", "The Express Tribune", "Asia/Karachi"),
        ("TOLO news", "TOLOnews", "Asia/Kabul"),
        ("Khaama Press", "Khaama Press", "Asia/Kabul"),
        ("IRNA", "IRNA", "Asia/Tehran"),
        ("Islamic Republic News Agency", "IRNA", "Asia/Tehran"),
        ("Hürriyet Daily News", "Hurriyet Daily News", "Europe/Istanbul"),
        ("Press Trust of India", "Press Trust of India", "Asia/Kolkata"),
        ("24.kg", "24.kg", "Asia/Bishkek"),
        ("Inter-Services Public Relations", "Inter Services Public Relations", "Asia/Karachi"),
    ],
)
def test_a_publisher_is_known_by_any_of_its_names(name: str, known_as: str, zone: str) -> None:
    publisher = load_publishers().named(name)
    assert publisher is not None
    assert (publisher.name, publisher.zone) == (known_as, zone)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://tribune.com.pk/story/1", "The Express Tribune"),
        ("https://www.bbc.co.uk/news/1", "BBC News"),
        ("http://en.irna.ir/news/1", "IRNA"),
        ("https://notdawn.com/1", None),
        ("https://[broken", None),
        ("dawn", None),
    ],
)
def test_a_publisher_is_known_by_its_address(url: str, name: str | None) -> None:
    publisher = load_publishers().at(url)
    assert (publisher.name if publisher else None) == name


@pytest.mark.parametrize("name", ["", "   ", "Nobody's Gazette", "The"])
def test_an_unknown_name_gives_none(name: str) -> None:
    assert load_publishers().named(name) is None


def test_the_file_is_sorted_and_covers_the_regions() -> None:
    publishers = list(dict.fromkeys(load_publishers().by_name.values()))
    names = [publisher.name for publisher in publishers]
    assert names == sorted(names, key=str.casefold)
    assert len(names) >= 120
    countries = {publisher.country for publisher in publishers}
    assert {
        "PK",
        "AF",
        "IR",
        "IN",
        "TJ",
        "UZ",
        "KG",
        "KZ",
        "TM",
        "TR",
        "QA",
        "AM",
        "RS",
        "BR",
        "NG",
        "JP",
    } <= countries


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["name,domain,zone,country,kind", DAWN], "columns"),
        ([HEADER + ",note", DAWN + ","], "columns"),
        ([HEADER, DAWN + ",more"], "6 columns"),
        ([HEADER, "Dawn,,dawn.com,Asia/Karachi"], "6 columns"),
        ([HEADER, DAWN, DAWN], "already"),
        ([HEADER, DAWN, "Other,The Dawn,other.com,Asia/Karachi,PK,outlet"], "already"),
        ([HEADER, DAWN, "Other,,dawn.com,Asia/Karachi,PK,outlet"], "already"),
        ([HEADER, DAWN.replace("Asia/Karachi", "Asia/Nowhere")], "zone"),
        ([HEADER, DAWN.replace("Asia/Karachi", "")], "zone"),
        ([HEADER, DAWN.replace("PK", "Pakistan")], "3166"),
        ([HEADER, DAWN.replace("outlet", "paper")], "kind"),
        ([HEADER, DAWN.replace("Dawn,", ",", 1)], "name"),
    ],
)
def test_a_malformed_or_doubled_line_does_not_load(lines: list[str], said: str) -> None:
    with pytest.raises(ValueError, match=r"publishers\.csv") as failure:
        parse_publishers("\n".join(lines))
    assert said in str(failure.value)
