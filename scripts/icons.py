"""Draw the icons of the installed app from static/icons/emblem.svg: `python scripts/icons.py`.

A maskable icon fills its square, since the phone cuts its own shape out of it; the badge is white on nothing, since
the phone colours it.
"""

import re
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.support.chromium import FLAGS, find_chromium

ICONS = Path(__file__).resolve().parent.parent / "static" / "icons"
GROUND = re.compile(r"<rect [^>]*/>")
SIZES = {
    "icon-192": (192, "rounded"),
    "icon-512": (512, "rounded"),
    "maskable-512": (512, "full"),
    "apple-touch-180": (180, "full"),
    "badge-96": (96, "none"),
}


def drawing(ground: str) -> str:
    """Return the emblem on a rounded square, a full one, or none."""
    emblem = (ICONS / "emblem.svg").read_text(encoding="utf-8")
    if ground == "rounded":
        return emblem
    return GROUND.sub('<rect width="64" height="64" fill="#0d5866"/>' if ground == "full" else "", emblem)


def draw(page: Page, name: str, size: int, ground: str) -> None:
    """Write one PNG, `size` pixels square."""
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{size}px}}</style>{drawing(ground)}")
    page.screenshot(path=ICONS / f"{name}.png", omit_background=True)


def main() -> None:
    """Draw all of them."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        page = browser.new_page()
        for name, (size, ground) in SIZES.items():
            draw(page, name, size, ground)
        browser.close()


if __name__ == "__main__":
    main()
