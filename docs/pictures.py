"""Takes pictures of a desk's pages, to be looked at: both languages, light, dark, phone, print.

    ./manden demo --no-browser          # prints the first sign-in address
    python docs/pictures.py ADDRESS docs/pictures
    python docs/pictures.py ADDRESS docs/guide/images --guide     # those of the guide alone, made small

Needs the test extra (playwright) and a chromium, or one named by MANDEN_BROWSER.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Browser, StorageState, sync_playwright

TEXT = "texts/a-hrc-res-58-30/"
DESKTOP, PHONE = (1280, 1000), (390, 1400)


@dataclass(frozen=True)
class Picture:
    name: str
    address: str
    size: tuple[int, int] = DESKTOP
    scheme: str = "light"
    whole: bool = False
    guide: bool = False


COLOURS = 64  # a page of text needs no more, and a picture of it is a quarter as large
COUNTED = "unit=victims&status=verified&row=party_kind&column=status"


def pictures() -> Iterator[Picture]:
    for language in ("fr", "en"):
        for scheme in ("light", "dark"):
            guide = scheme == "light"
            yield Picture(f"home-{language}-{scheme}", f"{language}/", scheme=scheme, guide=guide)
        yield Picture(f"home-{language}-phone", f"{language}/", PHONE)
        yield Picture(f"home-{language}-whole", f"{language}/", whole=True)
        yield Picture(f"home-{language}-at-OP21", f"{language}/#OP21")
        yield Picture(f"filtered-{language}", f"{language}/?known=something", scheme="dark")
        yield Picture(f"commitment-{language}", f"{language}/{TEXT}OP16.f1/", guide=True)
        word = {"fr": "réparations", "en": "reparations"}[language]
        yield Picture(f"search-{language}", f"{language}/search/?q={word}", guide=True)
        yield Picture(f"calendar-{language}", f"{language}/calendar/", guide=True)
        yield Picture(f"incidents-{language}", f"{language}/incidents/", guide=True)
        yield Picture(f"figures-{language}", f"{language}/figures/ask/?{COUNTED}", guide=True)
        yield Picture(f"actor-{language}", f"{language}/actors/authorities:mali/")
        yield Picture(f"record-{language}-phone", f"{language}/{TEXT}OP3.3/record/", PHONE)
    yield Picture("gallery", "fr/gallery/", whole=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("first_sign_in", help="the address that `up` or `demo` prints")
    parser.add_argument("out", type=Path)
    parser.add_argument("--guide", action="store_true", help="only those of the guide, made small")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    parts = urlsplit(given.first_sign_in)
    program = os.environ.get("MANDEN_BROWSER") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        cookies = sign_in(browser, given.first_sign_in)
        for picture in pictures():
            if picture.guide or not given.guide:
                take(browser, cookies, f"{parts.scheme}://{parts.netloc}/", picture, given.out)
                if given.guide:
                    make_small(given.out / f"{picture.name}.png")
        if not given.guide:
            print_home(browser, cookies, f"{parts.scheme}://{parts.netloc}/", given.out)
        browser.close()


def sign_in(browser: Browser, address: str) -> StorageState:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    if "/sign-in/" in urlsplit(page.url).path or "first-sign-in" in page.url:
        sys.exit("this address signs nobody in any more: start the desk again for a new one")
    return context.storage_state()


def take(browser: Browser, cookies: StorageState, base: str, picture: Picture, out: Path) -> None:
    width, height = picture.size
    context = browser.new_context(
        storage_state=cookies,
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(base + picture.address)
    page.screenshot(path=out / f"{picture.name}.png", full_page=picture.whole)
    context.close()


def make_small(path: Path) -> None:
    with Image.open(path) as taken:
        small = taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


def print_home(browser: Browser, cookies: StorageState, base: str, out: Path) -> None:
    context = browser.new_context(storage_state=cookies)
    page = context.new_page()
    page.goto(f"{base}fr/")
    page.pdf(path=out / "home-fr.pdf", format="A4")
    context.close()


if __name__ == "__main__":
    main()
