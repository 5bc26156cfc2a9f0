"""The pages of collection by phone: one's phones, the forms, the tray."""

from django.urls import path

from manden.collection.openrosa import form_pages, phone_pages, review_pages

app_name = "field"
ONE = "arrivals/<int:number>/"
urlpatterns = [
    path("account/phones/", phone_pages.phones, name="phones"),
    path("account/phones/<int:number>/revoke/", phone_pages.revoke, name="revoke"),
    path("forms/", form_pages.forms, name="forms"),
    path("forms/ours/", form_pages.publish_ours, name="publish_ours"),
    path("forms/ours.xlsx", form_pages.xlsform, name="xlsform"),
    path("forms/<int:number>/close/", form_pages.close, name="close"),
    path("arrivals/", review_pages.tray, name="tray"),
    path(ONE, review_pages.one, name="arrival"),
    path(f"{ONE}enter/", review_pages.enter, name="enter"),
    path(f"{ONE}attach/", review_pages.join, name="attach"),
    path(f"{ONE}keep/", review_pages.keep, name="keep"),
    path(f"{ONE}aside/", review_pages.aside, name="aside"),
    path(f"{ONE}files/<int:held>/", review_pages.file, name="file"),
    path(f"{ONE}versions/<int:held>.xml", review_pages.xml, name="xml"),
]
