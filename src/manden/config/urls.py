"""Every address of the desk, under the language of its page."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from manden.access.views import to_language
from manden.config.rooms import room
from manden.desk.calendar_pages import feed as calendar_feed

urlpatterns = [
    path("", to_language),
    path("ical/<str:token>.ics", calendar_feed, name="calendar_feed"),
    room("api", "manden.api.urls", at="api/"),
    room("openrosa", "manden.collection.openrosa.urls", at="collect/"),
    *i18n_patterns(
        room("desk", "manden.desk.urls"),  # asked most: what stands first is found first
        room("access", "manden.access.urls"),
        room("actors", "manden.actors.urls"),
        room("commitments", "manden.commitments.urls"),
        room("vault", "manden.vault.urls"),
        room("violations", "manden.violations.urls"),
        room("registers", "manden.registers.urls"),
        room("places", "manden.places.urls"),
        room("analysis", "manden.analysis.urls"),
        room("reporting", "manden.reporting.urls"),
        room("search", "manden.search.urls"),
        room("field", "manden.collection.openrosa.page_urls"),
        room("exports", "manden.collection.exports.page_urls"),
        room("tokens", "manden.api.token_urls"),
    ),
]
if settings.OIDC:
    urlpatterns.append(room("provider", "manden.access.provider_urls", at="oidc/"))
handler403 = "manden.access.views.not_found"
handler404 = "manden.access.views.not_found"
handler500 = "manden.access.views.fault"
