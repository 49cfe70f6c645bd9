"""Take pictures of every page of a desk, narrow and wide, light and dark.

    python -m tools.screenshots DESK FOLDER [ADDRESS…]

Look at each: a test does not see what is ugly, cut off or unclear.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from tools.browser import chromium, find_addresses, served

SIZES = {"narrow": (375, 800), "wide": (1440, 900)}
SCHEMES = ("light", "dark")


def main(desk: Path, folder: Path, addresses: list[str]) -> None:
    """Take the pictures, and name each page that is wider than its window."""
    folder.mkdir(parents=True, exist_ok=True)
    with served(desk) as root, chromium() as browser:
        first = browser.new_page()
        for address in addresses or find_addresses(first, root):
            for scheme in SCHEMES:
                for size, (width, height) in SIZES.items():
                    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                    page.goto(root + address)
                    name = f"{_name(address)}-{size}-{scheme}.png"
                    page.screenshot(path=folder / name, full_page=True)
                    print(name, _overflow(page, width))
                    page.close()


def _overflow(page: Any, width: int) -> str:
    real = page.evaluate("document.documentElement.scrollWidth")
    return f"IS {real} WIDE" if real > width else ""


def _name(address: str) -> str:
    return re.sub(r"[^\w-]+", "-", address.split("?")[0].strip("/") + address.partition("?")[2]) or "home"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
