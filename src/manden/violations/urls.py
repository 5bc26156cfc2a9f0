from django.urls import path

from manden.violations.views import case_file, entering, incident, listing, verification

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
    path(f"{ONE}verify/", verification.stage, name="verify"),
    path(f"{ONE}source/", verification.add_source, name="add_source"),
    path(f"{ONE}answer/", verification.answer, name="answer"),
    path(f"{ONE}file/", case_file.redacted, name="file"),
    path(f"{ONE}file/full/", case_file.full, name="full_file"),
    path(f"{ONE}versions/<int:number>/undo/", incident.put_back, name="undo"),
]
