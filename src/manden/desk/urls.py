from django.urls import path

from manden.desk import calendar_pages, pack_pages, upload_pages, views, work_pages

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("mandate/", views.choose_mandate, name="choose_mandate"),
    path("texts/give/", upload_pages.upload, name="upload"),
    path("texts/give/<int:number>/", upload_pages.confirm, name="upload_confirm"),
    path("texts/<slug:slug>/", views.text, name="text"),
    path("texts/<slug:slug>/changes/", views.changes, name="changes"),
    path("texts/<slug:slug>/lineage/", views.lineage, name="lineage"),
    path("texts/<slug:slug>/take/<str:language>/<str:form>/", views.take, name="take"),
    path("texts/<slug:slug>/<str:key>/", views.commitment, name="commitment"),
    path("work/", work_pages.work, name="work"),
    path("work/seen/", work_pages.seen, name="work_seen"),
    path("work/digest/", work_pages.digest, name="digest"),
    path("calendar/", calendar_pages.calendar, name="calendar"),
    path("calendar/links/", calendar_pages.feeds, name="calendar_feeds"),
    path("calendar/links/<int:pk>/revoke/", calendar_pages.revoke, name="calendar_revoke"),
    path("actors/", views.actors, name="actors"),
    path("actors/<path:code>/", views.actor, name="actor"),
    path("packs/", pack_pages.packs, name="packs"),
    path("packs/give/", pack_pages.give, name="pack_give"),
    path("packs/give/<int:number>/", pack_pages.confirm, name="pack_confirm"),
    path("packs/<slug:slug>/", pack_pages.pack, name="pack"),
    path("packs/<slug:slug>/export/", pack_pages.export, name="pack_export"),
    path("packs/<slug:slug>/<slug:section>/", pack_pages.section, name="pack_section"),
    path("packs/<slug:slug>/<slug:section>/<str:entry>/", pack_pages.entry, name="pack_entry"),
    path(
        "packs/<slug:slug>/<slug:section>/<str:entry>/undo/<int:number>/",
        pack_pages.undo,
        name="pack_undo",
    ),
    path("gallery/", views.gallery, name="gallery"),
    path("gallery/rooms/", views.gallery_of_rooms, name="gallery_of_rooms"),
]
