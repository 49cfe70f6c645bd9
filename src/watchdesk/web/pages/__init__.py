"""The pages: one module a page or family of pages. A module that is here is served.

Each has `router`, and `PLACES` where it wants to stand in the navigation.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass

from fastapi import APIRouter


@dataclass(frozen=True, slots=True)
class Place:
    """A page's place in the navigation; `key` goes there after a ``g``, as in ``g i``."""

    order: int
    path: str
    label: str
    key: str


def find_pages() -> tuple[tuple[APIRouter, ...], tuple[Place, ...]]:
    """Give the routers of all page modules, and the navigation in its order."""
    modules = [importlib.import_module(f"{__name__}.{each.name}") for each in pkgutil.iter_modules(__path__)]
    places = [place for module in modules for place in getattr(module, "PLACES", ())]
    return tuple(module.router for module in modules), tuple(sorted(places, key=lambda each: each.order))
