from django.urls import path

from manden.desk import calendar_pages, views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("mandate/", views.choose_mandate, name="choose_mandate"),
    path("texts/<slug:slug>/", views.text, name="text"),
    path("texts/<slug:slug>/changes/", views.changes, name="changes"),
    path("texts/<slug:slug>/lineage/", views.lineage, name="lineage"),
    path("texts/<slug:slug>/<str:key>/", views.commitment, name="commitment"),
    path("work/", views.work, name="work"),
    path("calendar/", calendar_pages.calendar, name="calendar"),
    path("calendar/links/", calendar_pages.feeds, name="calendar_feeds"),
    path("calendar/links/<int:pk>/revoke/", calendar_pages.revoke, name="calendar_revoke"),
    path("actors/", views.actors, name="actors"),
    path("actors/<path:code>/", views.actor, name="actor"),
    path("gallery/", views.gallery, name="gallery"),
]
