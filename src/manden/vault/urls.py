from django.urls import path

from manden.vault.views import (
    consenting,
    erasing,
    evidence,
    files,
    identities,
    overseeing,
    revealing,
)

app_name = "vault"
ONE = "identities/<pseudonym:pseudonym>/"
FILE = "evidence/<evidence:key>/"
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
    path("evidence/", evidence.listing, name="evidence"),
    path("evidence/give/", evidence.give, name="give"),
    path(FILE, evidence.one, name="file"),
    path(f"{FILE}receipt/", evidence.receipt, name="receipt"),
    path(f"{FILE}person/", evidence.person, name="person_in_file"),
    path(f"{FILE}transfer/", evidence.transfer, name="transfer"),
    path(f"{FILE}view/", files.viewer, name="viewer"),
    path(f"{FILE}view/<int:page>/", files.shown, name="shown"),
    path(f"{FILE}take/", files.take, name="take"),
    path(f"{FILE}copy/", files.copy, name="copy"),
    path(f"{FILE}copy/trial/", files.trial, name="trial"),
    path(f"{FILE}decide/", files.settle, name="settle_copy"),
]
