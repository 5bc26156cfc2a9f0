"""Addresses of signing in by a provider: one for both languages, as providers know one."""

from django.urls import path

from manden.access import provider_pages

app_name = "provider"
urlpatterns = [
    path("sign-in/", provider_pages.sign_in, name="sign_in"),
    path("link/", provider_pages.link, name="link"),
    path("back/", provider_pages.back, name="back"),
]
