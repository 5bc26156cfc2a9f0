from django.urls import path

from manden.analysis import square_pages, views

app_name = "analysis"
urlpatterns = [
    path("figures/ask/", views.compose, name="compose"),
    path("figures/ask/records/", views.records, name="records"),
    path("figures/ask/squares/", square_pages.squares, name="squares"),
    path("figures/ask/save/", views.save, name="save"),
    path("figures/ask/kept/<int:number>/drop/", views.drop, name="drop"),
]
