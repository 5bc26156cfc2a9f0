"""From bytes to characters: which encoding, and what a wrong one has made of a text is put right.

"dÃ©cide" is "décide" written in UTF-8 and read in Windows-1252 by a program on the way: every
accent of the text is lost to the reader unless it is put back.
"""

from __future__ import annotations

import codecs
import re

from manden.reading.resolution import CannotRead

# What UTF-8 becomes under Windows-1252, Latin 1 and Mac OS Roman: "Ã©", "Â«", "â€™", "√©", "‚Äô".
_MIXED_UP = re.compile("[ÃÂ√¬][^\x00-~]|Ã |â[\x80€]|‚[Äàâ]")
_FIRST_SIGNS = ("Ã", "Â", "√", "¬", "â\x80", "â€", "‚")  # quick to look for; French is full of "â"
_MENDED = (
    "its characters had been mixed up (UTF-8 read as another encoding) and were put back:"
    " check the names"
)
_MOSTLY, _PARTLY = 6, 20  # one in so many characters beyond ASCII
_UNENDED = range(0xC2, 0xF5)  # bytes that open a character of several


def decoded(data: bytes) -> str:
    """`data` as text, from UTF-8, UTF-16 or Windows-1252; what is not text at all is refused.

    One broken byte, or a last character cut off, does not make UTF-8 another encoding.

    >>> decoded("été".encode("utf-8-sig")), decoded("été".encode("cp1252"))
    ('été', 'été')
    >>> decoded("l'été, ".encode() + "un été.".encode("cp1252")), decoded("l'été".encode()[:-1])
    ("l'été, un été.", "l'ét\ufffd")
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    sample = data[:65536]
    if b"\x00" in sample and (wide := _wide(sample)):
        return data.decode(wide, errors="replace")
    if b"\x00" in sample:
        raise CannotRead("it is not a text: it holds binary data; give a docx, PDF, HTML or text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if _is_mostly_utf8(data):
            return data.decode("utf-8-sig", errors=_WHERE_BROKEN)
        old_mac = sample.count(b"\x8e") > 3 * sample.count(b"\xe9")  # é, by far the commonest
        return data.decode("mac_roman" if old_mac else "cp1252", errors="replace")


def mended(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with the characters it was written in, and a warning where they had been mixed up.

    >>> mended("DÃ©cide dâ€™Ã©couter")[0], mended("São Tomé, SÃO TOMÉ")
    ('Décide d’écouter', ('São Tomé, SÃO TOMÉ', ()))
    """
    if not any(sign in text for sign in _FIRST_SIGNS) or not _MIXED_UP.search(text):
        return text, ()
    from ftfy import fix_encoding  # 70 ms, and hardly a text needs it

    every = _is_mixed_up(text, _MOSTLY)  # a line of it may show no sign, and is mixed up too

    def put_right(line: str) -> str:
        mixed_up = not line.isascii() if every else _is_mixed_up(line, _PARTLY)
        return fix_encoding(line) if mixed_up else line

    put_back = fix_encoding(text) if every else text
    if put_back == text or _is_mixed_up(put_back, _PARTLY):  # not all of it in the same way
        put_back = "\n".join(map(put_right, text.split("\n")))
    return (put_back, (_MENDED,)) if put_back != text else (text, ())


def _is_mixed_up(text: str, share: int) -> bool:
    """Whether at least one in `share` of the characters beyond ASCII shows that they are mixed up."""
    signs = len(_MIXED_UP.findall(text))
    return signs > 0 and signs * share >= sum(not sign.isascii() for sign in text)


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether more characters of several bytes are whole than there are bytes of no character."""
    read = data.decode("utf-8", errors="replace")
    broken = read.count("\ufffd")
    return sum(not sign.isascii() for sign in read) - broken >= broken


def _as_windows(fault: UnicodeError) -> tuple[str, int]:
    """A byte that is not UTF-8 amid UTF-8 as Windows-1252 has it; none for a character cut off."""
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    bad = fault.object[fault.start : fault.end]
    cut_off = fault.end == len(fault.object) and bad[0] in _UNENDED
    return ("\ufffd" if cut_off else bad.decode("cp1252", errors="replace")), fault.end


_WHERE_BROKEN = "manden: as Windows-1252"
codecs.register_error(_WHERE_BROKEN, _as_windows)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of a Latin text is empty."""
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * 0.8 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.8 and odd < half * 0.05 else None
