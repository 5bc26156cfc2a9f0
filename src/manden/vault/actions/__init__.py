"""Writes to the vault, and the two acts that open it: revealing and finding."""

from manden.vault.actions.consenting import CannotRecordConsent, record_consent
from manden.vault.actions.entering import (
    CannotEnter,
    Said,
    change_identity,
    enter_identity,
    move_identity,
)
from manden.vault.actions.erasing import CannotErase, confirm_erasure, drop_erasure, erase
from manden.vault.actions.finding import Same, TooLittle, find_exactly, find_same
from manden.vault.actions.overseeing import CannotFlag, end_conflict, flag_conflict, limit_reveals
from manden.vault.actions.revealing import (
    CannotReveal,
    NotAllowed,
    Revealed,
    approve_reveal,
    reveal,
    show_approved,
)

__all__ = [
    "CannotEnter",
    "CannotErase",
    "CannotFlag",
    "CannotRecordConsent",
    "CannotReveal",
    "NotAllowed",
    "Revealed",
    "Said",
    "Same",
    "TooLittle",
    "approve_reveal",
    "change_identity",
    "confirm_erasure",
    "drop_erasure",
    "end_conflict",
    "enter_identity",
    "erase",
    "find_exactly",
    "find_same",
    "flag_conflict",
    "limit_reveals",
    "move_identity",
    "record_consent",
    "reveal",
    "show_approved",
]
