"""A scene as PNG, in the one font that comes with Pillow: the same on every machine.

That font has no accented letter, so accents are drawn by us over the plain ones; a letter it lacks
altogether is written by its nearest.
"""

from __future__ import annotations

import io
import unicodedata
from functools import cache
from itertools import pairwise
from typing import Any

from manden.charts.scene import (
    LOOKS,
    PAPER,
    PATTERNS,
    SMALL,
    TEXT,
    TILE,
    TITLE,
    WIDTH,
    Area,
    At,
    Line,
    Scene,
    Words,
)
from manden.libraries import pil_chops as ImageChops
from manden.libraries import pil_draw as ImageDraw
from manden.libraries import pil_font as ImageFont
from manden.libraries import pil_image as Image

SCALE, EDGE = 2, 10
_SIZES = {"title": TITLE, "soft": SMALL, "small": SMALL}
_NEAREST = str.maketrans({
    "\u202f": " ", "\u00a0": " ", "’": "'", "‘": "'", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE",
    "–": "-", "—": "-", "…": "...", "≤": "<=", "“": '"', "”": '"', "ŋ": "n", "Ŋ": "N", "ɛ": "e",
    "Ɛ": "E", "ɔ": "o", "Ɔ": "O", "ɲ": "n", "Ɲ": "N", "ɓ": "b", "ɗ": "d", "ƴ": "y", "ʼ": "'",
    "ᵉ": "e", "ʳ": "r", "°": " deg",
})  # fmt: skip
_ACCENTS: dict[str, tuple[tuple[At, ...], ...]] = {  # over a letter one wide, its own height up
    "\u0301": (((0.45, -0.08), (0.65, -0.28)),),
    "\u0300": (((0.55, -0.08), (0.35, -0.28)),),
    "\u0302": (((0.25, -0.08), (0.5, -0.26), (0.75, -0.08)),),
    "\u0308": (((0.22, -0.16), (0.34, -0.16)), ((0.66, -0.16), (0.78, -0.16))),
    "\u0303": (((0.2, -0.1), (0.4, -0.2), (0.6, -0.1), (0.8, -0.2)),),
}
_CEDILLA = "\u0327"


def as_png(scene: Scene) -> bytes:
    """The drawing as PNG.

    >>> as_png(Scene(10, ()))[:4]
    b'\\x89PNG'
    """
    size = (round((WIDTH + 2 * EDGE) * SCALE), round((scene.height + 2 * EDGE) * SCALE))
    image = Image.new("RGB", size, PAPER)
    for item in scene.items:
        if isinstance(item, Words):
            _write(image, item)
        elif isinstance(item, Line):
            _stroke(image, item.points, item.look)
        else:
            _fill(image, item)
    held = io.BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(held, "PNG", dpi=(SCALE * 96, SCALE * 96))
    return held.getvalue()


def _placed(points: tuple[At, ...]) -> list[At]:
    return [((x + EDGE) * SCALE, (y + EDGE) * SCALE) for x, y in points]


def _fill(image: Image.Image, area: Area) -> None:
    """Painted within the corner of the picture that the area takes."""
    look = LOOKS[area.look]
    rings = [_placed(ring) for ring in area.rings]
    xs, ys = ([at[n] for ring in rings for at in ring] for n in (0, 1))
    if not xs:
        return
    left, top = int(min(xs)), int(min(ys))
    mask = Image.new("L", (int(max(xs)) - left + 1, int(max(ys)) - top + 1), 0)
    for ring in rings:
        one = Image.new("L", mask.size, 0)
        ImageDraw.Draw(one).polygon([(x - left, y - top) for x, y in ring], fill=255)
        mask = ImageChops.difference(mask, one)
    if look.fill != "none":
        paint = mask.point(lambda n: round(n * look.opacity))
        image.paste(look.fill, (left, top), paint)
    if area.pattern:
        ink = LOOKS[PATTERNS[area.pattern][0]].stroke
        inked = _pattern(area.pattern, mask.size, (left, top))
        image.paste(ink, (left, top), ImageChops.multiply(mask, inked))
    if look.stroke != "none":
        for outline in area.rings:
            _stroke(image, (*outline, outline[0]), area.look)


def _pattern(name: str, size: tuple[int, int], at: tuple[int, int]) -> Image.Image:
    """The tile over and over, from where the picture begins and not from `at`."""
    look, strokes = PATTERNS[name]
    side = TILE * SCALE
    tile = Image.new("L", (side, side), 0)
    for stroke in strokes:
        scaled = [(x * SCALE, y * SCALE) for x, y in stroke]
        ImageDraw.Draw(tile).line(scaled, fill=255, width=round(LOOKS[look].width * SCALE))
    covered = Image.new("L", size, 0)
    for x in range(-(at[0] % side), size[0], side):
        for y in range(-(at[1] % side), size[1], side):
            covered.paste(tile, (x, y))
    return covered


def _stroke(image: Image.Image, points: tuple[At, ...], name: str) -> None:
    look, pen = LOOKS[name], ImageDraw.Draw(image)
    width = max(1, round(look.width * SCALE))
    placed = _placed(points)
    if not look.dash:
        pen.line(placed, fill=look.stroke, width=width, joint="curve")
        return
    for piece in _dashed(placed, [float(one) * SCALE for one in look.dash.split()]):
        pen.line(piece, fill=look.stroke, width=width)


def _dashed(points: list[At], pattern: list[float]) -> list[list[At]]:
    """The pieces of a line that are inked, dash after gap along all its points."""
    pieces: list[list[At]] = []
    place, left = 0, pattern[0]
    for (x, y), (to_x, to_y) in pairwise(points):
        length = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
        gone = 0.0
        while gone < length:
            step = min(left, length - gone)
            ends = [(x + (to_x - x) * t / length, y + (to_y - y) * t / length)
                    for t in (gone, gone + step)]  # fmt: skip
            if place % 2 == 0:
                pieces.append(ends)
            gone, left = gone + step, left - step
            if left <= 1e-9:
                place += 1
                left = pattern[place % len(pattern)]
    return pieces


@cache
def _font(size: int) -> Any:
    return ImageFont.load_default(size * SCALE)


def _write(image: Image.Image, words: Words) -> None:
    look, pen = LOOKS[words.look], ImageDraw.Draw(image)
    size = _SIZES.get(words.look, TEXT)
    font = _font(size)
    letters = unicodedata.normalize("NFD", words.text.translate(_NEAREST))
    plain = "".join(one for one in letters if not unicodedata.combining(one))
    plain = "".join(one if one.isascii() or one in "«»" else "?" for one in plain)
    bold = 1 if words.look == "title" else 0
    [(x, y)] = _placed(((words.x, words.y),))
    x -= pen.textlength(plain, font) * {"start": 0, "middle": 0.5, "end": 1}[words.anchor]
    around: dict[str, Any] = (
        {"stroke_width": 2 * SCALE, "stroke_fill": look.stroke} if look.width else {}
    )
    pen.text((x, y), plain, look.fill, font, anchor="ls", **around)
    if bold:
        pen.text((x + 1, y), plain, look.fill, font, anchor="ls")
    _accents(pen, letters, plain, (x, y), font, look.fill)


def _accents(pen: Any, letters: str, plain: str, at: At, font: Any, ink: str) -> None:
    place = 0
    for one in letters:
        if not unicodedata.combining(one):
            place += 1
            continue
        letter = plain[place - 1]
        left = at[0] + pen.textlength(plain[: place - 1], font)
        wide = pen.textlength(letter, font)
        _, top, _, bottom = pen.textbbox((0, at[1]), letter, font, anchor="ls")
        thick = max(2, font.size // 12)
        if one == _CEDILLA:
            hook = [(left + wide * 0.55, bottom), (left + wide * 0.6, bottom + wide * 0.2),
                    (left + wide * 0.4, bottom + wide * 0.3)]  # fmt: skip
            pen.line(hook, fill=ink, width=thick)
        high = font.size * 0.62
        for stroke in _ACCENTS.get(one, ()):
            pen.line([(left + x * wide, top + y * high) for x, y in stroke], fill=ink, width=thick)
