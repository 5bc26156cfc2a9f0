"""The desk's addresses as they are where a provider is named."""

from django.urls import include, path

from manden.config import urls

urlpatterns = [*urls.urlpatterns, path("oidc/", include("manden.access.provider_urls"))]
handler404 = urls.handler404
