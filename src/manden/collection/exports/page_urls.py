from django.urls import path

from manden.collection.exports import pages

app_name = "exports"
ONE = "exports/<int:number>/"
urlpatterns = [
    path("exports/", pages.exports, name="exports"),
    path("exports/ask/", pages.ask, name="ask"),
    path(ONE, pages.one, name="one"),
    path(f"{ONE}approve/", pages.approve, name="approve"),
    path(f"{ONE}refuse/", pages.refuse, name="refuse"),
    path(f"{ONE}drop/", pages.drop, name="drop"),
    path(f"{ONE}file/", pages.take, name="take"),
    path(f"{ONE}files/", pages.take_files, name="take_files"),
]
