"""Why something is not drawn, in one sentence."""


class CannotDraw(ValueError):
    """What was given would mislead, or is no chart; why, and what to do."""
