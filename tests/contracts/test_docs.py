"""The documentation keeps in step: words are defined, links resolve, commands exist, reference is fresh."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
from docs.generate_pages import PAGES, REFERENCE

import watchdesk.domain
from watchdesk.cli.entry import commands

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES_WRITTEN = sorted(DOCS.rglob("*.md"))
AT_THE_ROOT = [ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")]
COMMANDS = typer.main.get_command(commands).commands  # type: ignore[attr-defined]

_LINK = re.compile(r"\]\((?!https?://|mailto:)([^)\s#]*)(#[^)\s]*)?\)")
_FENCE = re.compile(r"^ *```.*?^ *```", re.DOTALL | re.MULTILINE)


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def _public_classes() -> Iterator[str]:
    for module in pkgutil.iter_modules(watchdesk.domain.__path__, "watchdesk.domain."):
        loaded = importlib.import_module(module.name)
        for name, thing in vars(loaded).items():
            if inspect.isclass(thing) and thing.__module__ == module.name and not name.startswith("_"):
                yield name


def _parameters(command: Any) -> Iterator[Any]:
    """The parameters of a command, and of those in it where it is a group."""
    yield from command.params
    for inner in getattr(command, "commands", {}).values():
        yield from inner.params


def _anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as its heading ids are made."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower()) for heading in headings}


@pytest.mark.parametrize("name", sorted(set(_public_classes())))
def test_every_class_of_the_domain_has_its_line_in_the_glossary(name: str) -> None:
    glossary = (DOCS / "glossary.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| \*\*[^|]+\*\* `{name}` \| \S.*[.…] \|$", glossary, re.MULTILINE)


@pytest.mark.parametrize("page", [*AT_THE_ROOT, *PAGES_WRITTEN], ids=_name)
def test_links_between_pages_resolve(page: Path) -> None:
    broken = []
    for path, anchor in _LINK.findall(_FENCE.sub("", page.read_text(encoding="utf-8"))):
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor.removeprefix("#") not in _anchors(target)):
            broken.append(path + anchor)
    assert not broken


@pytest.mark.parametrize("page", [*AT_THE_ROOT, *PAGES_WRITTEN], ids=_name)
def test_every_command_shown_exists_with_its_options(page: Path) -> None:
    blocks = "\n".join(_FENCE.findall(page.read_text(encoding="utf-8")))
    for name, rest in re.findall(r"(?:^|[|;&(]|bin/)[ $]*watchdesk ([a-z]+)([^\n|#]*)", blocks, re.MULTILINE):
        assert name in COMMANDS
        known = {option for parameter in _parameters(COMMANDS[name]) for option in parameter.opts}
        assert set(re.findall(r"(?<=\s)--[a-z-]+", rest.partition("&&")[0])) <= known


@pytest.mark.parametrize("name", PAGES)
def test_reference_pages_are_as_they_would_be_written(name: str) -> None:
    """Run `python docs/generate_pages.py` where this fails."""
    assert (REFERENCE / name).read_text(encoding="utf-8") == PAGES[name]()


def test_every_page_is_in_the_navigation() -> None:
    shown = set(re.findall(r"[\w/.-]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    assert shown == {str(page.relative_to(DOCS)) for page in PAGES_WRITTEN}


def test_the_readme_begins_with_two_commands() -> None:
    """`.ci/run` runs them as they stand there."""
    block = re.search(
        r"^```sh\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL | re.M
    )
    assert block is not None
    assert len(block[1].splitlines()) == 2
