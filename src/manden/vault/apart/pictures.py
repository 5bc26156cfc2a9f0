"""Pictures: measured before they are decoded, shown and redacted by being painted anew."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

from manden.vault.apart.limits import MOST_PIXELS
from manden.vault.file_kinds import RefusedFile
from manden.vault.refusing import gettext_noop as _

FORMATS = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/gif": "GIF",
    "image/webp": "WEBP",
    "image/tiff": "TIFF",
}
SHOWN = 1_600  # pixels of the longer side of a preview
DECODED_TO_CHECK = 12_000_000
RULER = (0, 90, 200)
Box = tuple[float, float, float, float]

Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)
_FAULTS = (OSError, SyntaxError, ValueError, KeyError, IndexError, TypeError, OverflowError)


def check_picture(data: bytes, media: str) -> tuple[int, int]:
    """Width and height; RefusedFile where it is too large, cut short or no picture of its kind."""
    picture = opened(data, media)
    try:
        if media == "image/png":
            picture.verify()
        elif media == "image/jpeg":
            picture.draft("RGB", (64, 64))  # decodes the whole stream into a small picture
            picture.load()
        elif picture.width * picture.height <= DECODED_TO_CHECK:
            picture.load()
    except _FAULTS as fault:
        raise RefusedFile(_("the picture is damaged or cut short: send it again")) from fault
    return picture.size


def opened(data: bytes, media: str) -> Image.Image:
    """The picture with its header read and nothing decoded."""
    try:
        picture = Image.open(io.BytesIO(data), formats=[FORMATS[media]])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise _too_many() from fault
    except (UnidentifiedImageError, *_FAULTS) as fault:
        raise RefusedFile(_("the picture is damaged or cut short: send it again")) from fault
    if picture.width * picture.height > MOST_PIXELS:
        raise _too_many()
    return picture


def _too_many() -> RefusedFile:
    return RefusedFile(
        _("the picture has over %(most)s million pixels: send it smaller"),
        most=MOST_PIXELS // 10**6,
    )


def small(data: bytes, media: str) -> Image.Image:
    """The picture decoded anew, small, without anything that came with it."""
    picture = opened(data, media)
    picture.draft("RGB", (SHOWN, SHOWN))
    return shrunk(upright(picture))


def cleaned(data: bytes, media: str) -> tuple[bytes, str]:
    """The pixels alone, at their size: no place, no device, no thumbnail."""
    return redacted(data, media, ())


def redacted(data: bytes, media: str, boxes: Sequence[Box]) -> tuple[bytes, str]:
    """The picture painted anew with black boxes; what they cover is in it no more."""
    picture = opened(data, media)
    if getattr(picture, "n_frames", 1) > 1:
        raise RefusedFile(_("this picture has several frames: save it as a PDF first"))
    shown = painted(upright(picture), boxes)
    out = media if media in ("image/png", "image/jpeg") else "image/png"
    return encoded(shown, out), out


def upright(picture: Image.Image) -> Image.Image:
    """As a person sees it: turned as the camera said, on white, without alpha."""
    try:
        turned = ImageOps.exif_transpose(picture)
        if turned.mode in ("RGBA", "LA", "P", "PA"):
            ground = Image.new("RGB", turned.size, "white")
            layered = turned.convert("RGBA")
            ground.paste(layered, mask=layered.getchannel("A"))
            return ground
        return turned.convert("RGB")
    except _FAULTS as fault:
        raise RefusedFile(_("the picture cannot be decoded: send it again")) from fault


def painted(picture: Image.Image, boxes: Sequence[Box]) -> Image.Image:
    """Black boxes; each is left, top, right, bottom in hundredths of the picture, taken outward."""
    brush = ImageDraw.Draw(picture)
    wide, high = picture.size
    for left, top, right, bottom in boxes:
        corners = (
            int(left * wide // 100) - 1,
            int(top * high // 100) - 1,
            int(-(-right * wide // 100)) + 1,
            int(-(-bottom * high // 100)) + 1,
        )
        brush.rectangle(corners, fill="black")
    return picture


def ruled(picture: Image.Image) -> Image.Image:
    """Rulers over it: a line at each tenth of the page, numbered in hundredths."""
    brush = ImageDraw.Draw(picture)
    wide, high = picture.size
    for tenth in range(1, 10):
        across, down = tenth * wide // 10, tenth * high // 10
        brush.line((across, 0, across, high), fill=RULER)
        brush.line((0, down, wide, down), fill=RULER)
        brush.text((across + 2, 1), str(10 * tenth), fill=RULER)
        brush.text((2, down + 1), str(10 * tenth), fill=RULER)
    return picture


def shrunk(picture: Image.Image) -> Image.Image:
    picture.thumbnail((SHOWN, SHOWN))
    return picture


def encoded(picture: Image.Image, media: str) -> bytes:
    """New bytes of the pixels: a picture made from nothing carries nothing along."""
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    out = io.BytesIO()
    if media == "image/png":
        bare.save(out, "PNG", optimize=False)
    else:
        bare.save(out, "JPEG", quality=90)
    return out.getvalue()
