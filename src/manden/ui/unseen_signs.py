"""Signs that print nothing and turn, or break, what is printed beside them.

A bidirectional control in a title reads the words of the page backwards after it; a control
character breaks a file or a feed. Letters of right-to-left scripts keep their own direction
without them. Tabs and ends of lines stay: they lay out an account.
"""

from __future__ import annotations

_CONTROLS = {*range(32), *range(0x7F, 0xA0)} - {ord(sign) for sign in "\t\n\r"}
_TURNING = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_TAKEN_OUT = dict.fromkeys(_CONTROLS | _TURNING)


def without_unseen_signs(text: str) -> str:
    """`text` as it prints; the same object where nothing is to be taken out.

    >>> without_unseen_signs("Marché de \\u202eKona\\x07")
    'Marché de Kona'
    """
    cleaned = text.translate(_TAKEN_OUT)
    return text if cleaned == text else cleaned
