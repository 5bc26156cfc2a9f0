"""A PDF drawn by hand, line by line, in Courier of 9 points: 5.4 points a character."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Drawn = tuple[int, int, str]  # from the left edge, from the foot, and what is printed there
LEADING = 11


def pdf_of(lines: Iterable[Drawn]) -> bytes:
    """One page of 595 by 842 points with these lines."""
    shown = [
        f"1 0 0 1 {left} {height} Tm ({text}) Tj"
        for left, height, words in lines
        for text in [words.replace("(", r"\(").replace(")", r"\)")]
    ]
    stream = ("BT /F 9 Tf " + "\n".join(shown) + " ET").encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        b" /Resources << /Font << /F 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\n" % table
        + (b"startxref\n%d\n%%%%EOF" % start)
    )


def wrapped(text: str, width: int) -> list[str]:
    """The lines of `text`, at most `width` characters each."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def without_space(pieces: Sequence[str], width: int, indent: int = 0) -> list[tuple[int, str]]:
    """The lines of paragraphs with no space between, and how far in each of them stands."""
    blank = round(indent / 5.4)
    return [
        (0 if place else indent, line.strip("_"))
        for piece in pieces
        for place, line in enumerate(wrapped("_" * blank + piece, width))
    ]
