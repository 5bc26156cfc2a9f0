from django.urls import path

from manden.violations.views import (
    case_file,
    entering,
    evidence,
    incident,
    joining,
    listing,
    overview,
    together,
    verification,
)

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
    path("incidents/timeline/", overview.timeline, name="timeline"),
    path("incidents/map/", overview.map_page, name="map"),
    path("incidents/map.json", overview.map_payload, name="map_payload"),
    path("incidents/together/", together.together, name="together"),
    path("incidents/batches/<uuid:number>/", joining.batch, name="batch"),
    path("incidents/batches/<uuid:number>/undo/", joining.put_batch_back, name="undo_batch"),
    path(ONE, incident.one, name="incident"),
    path(f"{ONE}edit/", entering.edit, name="edit"),
    path(f"{ONE}bearing/", incident.bear, name="bear"),
    path(f"{ONE}links/", incident.link, name="link"),
    path(f"{ONE}links/<int:number>/drop/", incident.unlink_one, name="unlink"),
    path(f"{ONE}merge/", joining.merge, name="merge"),
    path(f"{ONE}split/", joining.split, name="split"),
    path(f"{ONE}verify/", verification.stage, name="verify"),
    path(f"{ONE}source/", verification.add_source, name="add_source"),
    path(f"{ONE}answer/", verification.answer, name="answer"),
    path(f"{ONE}evidence/", evidence.beside, name="evidence"),
    path(f"{ONE}evidence/known/", evidence.known, name="known_evidence"),
    path(f"{ONE}file/", case_file.redacted, name="file"),
    path(f"{ONE}file/full/", case_file.full, name="full_file"),
    path(f"{ONE}versions/<int:number>/undo/", incident.put_back, name="undo"),
]
