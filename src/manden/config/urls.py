"""Every address of the desk, under the language of its page."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from manden.access.views import to_language
from manden.desk.calendar_pages import feed as calendar_feed

urlpatterns = [
    path("", to_language),
    path("ical/<str:token>.ics", calendar_feed, name="calendar_feed"),
    path("api/", include("manden.api.urls")),
    path("collect/", include("manden.collection.openrosa.urls")),
    *i18n_patterns(
        path("", include("manden.access.urls")),
        path("", include("manden.actors.urls")),
        path("", include("manden.commitments.urls")),
        path("", include("manden.vault.urls")),
        path("", include("manden.violations.urls")),
        path("", include("manden.registers.urls")),
        path("", include("manden.places.urls")),
        path("", include("manden.analysis.urls")),
        path("", include("manden.reporting.urls")),
        path("", include("manden.search.urls")),
        path("", include("manden.collection.openrosa.page_urls")),
        path("", include("manden.collection.exports.page_urls")),
        path("", include("manden.api.token_urls")),
        path("", include("manden.desk.urls")),
    ),
]
if settings.OIDC:
    urlpatterns.append(path("oidc/", include("manden.access.provider_urls")))
handler403 = "manden.access.views.not_found"
handler404 = "manden.access.views.not_found"
handler500 = "manden.access.views.fault"
