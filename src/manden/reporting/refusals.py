"""What figures refuse, apart from what needs a desk."""


class CannotKeepFigure(ValueError):
    """The figure is not kept, or not approved; why, and what to do."""


class TooManyNumbers(CannotKeepFigure):
    """A figure is looked at: it is laid out by broader rows."""
