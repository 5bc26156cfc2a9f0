"""The nine roles, and the levels of confidentiality, in the field's own terms."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    MONITOR = "monitor"
    REVIEWER = "reviewer"
    DESK_OFFICER = "desk_officer"
    ANALYST = "analyst"
    FOCAL_POINT = "focal_point"
    PROTECTION_OFFICER = "protection_officer"
    PUBLISHER = "publisher"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Level(StrEnum):
    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"
    STRICT = "strict"

    @property
    def height(self) -> int:
        return list(Level).index(self)


ROLE_NAMES = {
    Role.MONITOR: _("monitor"),
    Role.REVIEWER: _("reviewer"),
    Role.DESK_OFFICER: _("desk officer"),
    Role.ANALYST: _("analyst"),
    Role.FOCAL_POINT: _("focal point"),
    Role.PROTECTION_OFFICER: _("protection officer"),
    Role.PUBLISHER: _("publisher"),
    Role.AUDITOR: _("auditor"),
    Role.ADMINISTRATOR: _("administrator"),
}
LEVEL_NAMES = {
    Level.PUBLIC: _("public"),
    Level.INTERNAL: _("internal"),
    Level.CONFIDENTIAL: _("confidential"),
    Level.STRICT: _("strict"),
}
