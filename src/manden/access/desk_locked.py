"""The refusal of a locked desk, known without Django so that the command line can tell it."""


class DeskLocked(Exception):
    """Nothing is written while the desk is locked; the message says how it opens again."""

    def __init__(self) -> None:
        super().__init__(
            "the desk is locked and only reads: two different people, administrator or "
            "protection officer, lift the lock, each by signing in"
        )
