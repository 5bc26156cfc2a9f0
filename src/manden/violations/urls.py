from django.urls import path

from manden.violations.views import entering, incident, listing

app_name = "violations"
ONE = "incidents/<incident:key>/"
urlpatterns = [
    path("incidents/", listing.listing, name="incidents"),
    path("incidents/filters/", listing.keep_filter, name="keep_filter"),
    path("incidents/filters/<int:number>/drop/", listing.drop_filter, name="drop_filter"),
    path("incidents/enter/", entering.enter, name="enter"),
    path("incidents/drafts/", entering.drafts, name="drafts"),
    path("incidents/drafts/<uuid:number>/", entering.resume, name="resume"),
    path("incidents/drafts/<uuid:number>/drop/", entering.drop, name="drop_draft"),
    path(ONE, incident.one, name="incident"),
    path(f"{ONE}edit/", entering.edit, name="edit"),
    path(f"{ONE}bearing/", incident.bear, name="bear"),
    path(f"{ONE}versions/<int:number>/undo/", incident.put_back, name="undo"),
]
