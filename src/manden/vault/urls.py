from django.urls import path

from manden.vault.views import consenting, erasing, identities, overseeing, revealing

app_name = "vault"
ONE = "identities/<pseudonym:pseudonym>/"
urlpatterns = [
    path("identities/", identities.listing, name="identities"),
    path("identities/enter/", identities.enter, name="enter"),
    path("identities/find/", identities.find, name="find"),
    path("identities/limits/", overseeing.limits, name="limits"),
    path("identities/conflicts/", overseeing.conflicts, name="conflicts"),
    path("identities/conflicts/<int:number>/end/", overseeing.end, name="end_conflict"),
    path(ONE, identities.one, name="identity"),
    path(f"{ONE}change/", identities.change, name="change"),
    path(f"{ONE}move/", identities.move, name="move"),
    path(f"{ONE}consent/", consenting.record, name="consent"),
    path(f"{ONE}reveal/", revealing.ask, name="reveal"),
    path(f"{ONE}reveal/<uuid:number>/", revealing.show, name="show"),
    path(f"{ONE}reveal/<uuid:number>/approve/", revealing.approve, name="approve"),
    path(f"{ONE}erase/", erasing.ask, name="erase"),
    path(f"{ONE}erase/<uuid:number>/", erasing.settle, name="settle_erasure"),
]
