from django.urls import path

from manden.access import (
    account_pages,
    grant_pages,
    lock_pages,
    people_pages,
    second_factor_pages,
    views,
)

app_name = "access"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("first-sign-in/<str:token>/", views.first_sign_in, name="first_sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("lock/", lock_pages.lock, name="lock"),
    path("unlock/", lock_pages.unlock, name="unlock"),
    path("second-factor/", second_factor_pages.second_factor, name="second_factor"),
    path("confirm/", second_factor_pages.confirm, name="confirm"),
    path("account/", account_pages.account, name="account"),
    path("account/application/", account_pages.enrol_app, name="enrol_app"),
    path("account/application/remove/", account_pages.remove_app, name="remove_app"),
    path("account/keys/", account_pages.enrol_key, name="enrol_key"),
    path("account/keys/<int:number>/remove/", account_pages.remove_key, name="remove_key"),
    path("account/paper-codes/", account_pages.paper_codes, name="paper_codes"),
    path("account/sessions/end/", account_pages.end, name="end_session"),
    path("invitation/<str:token>/", people_pages.invitation, name="invitation"),
    path("people/", people_pages.listing, name="people"),
    path("people/invite/", people_pages.invite, name="invite"),
    path("people/changes/<int:number>/", people_pages.settle, name="settle_change"),
    path("people/<slug:pseudonym>/", people_pages.person, name="person"),
    path("people/<slug:pseudonym>/rights/", people_pages.change_rights, name="change_rights"),
    path("people/<slug:pseudonym>/link/", people_pages.new_link, name="new_link"),
    path("people/<slug:pseudonym>/service/", people_pages.service, name="service"),
    path("circles/", grant_pages.compartments, name="compartments"),
    path("circles/grants/<int:number>/end/", grant_pages.end, name="end_grant"),
    path("circles/<slug:code>/", grant_pages.compartment, name="compartment"),
    path("password/", views.choose_password, name="choose_password"),
]
