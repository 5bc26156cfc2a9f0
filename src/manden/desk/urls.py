from django.urls import path

from manden.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("texts/<slug:slug>/", views.text, name="text"),
    path("texts/<slug:slug>/changes/", views.changes, name="changes"),
    path("texts/<slug:slug>/lineage/", views.lineage, name="lineage"),
    path("texts/<slug:slug>/<str:key>/", views.commitment, name="commitment"),
    path("actors/", views.actors, name="actors"),
    path("actors/<path:code>/", views.actor, name="actor"),
    path("gallery/", views.gallery, name="gallery"),
]
