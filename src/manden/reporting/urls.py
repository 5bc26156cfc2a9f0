from django.urls import path

from manden.reporting import check_pages, publication_pages, views

app_name = "reporting"
ONE = "figures/<figure:key>/"
PUBLISHED = "figures/published/<publication:key>"
urlpatterns = [
    path("figures/", views.figures, name="figures"),
    path("figures/keep/", views.keep, name="keep"),
    path("figures/checked/", check_pages.checked, name="checked"),
    path("figures/check/", check_pages.check, name="check"),
    path("figures/published/", publication_pages.publications, name="publications"),
    path(f"{PUBLISHED}/", publication_pages.published, name="published"),
    path(f"{PUBLISHED}/document/", publication_pages.published_document, name="published_document"),
    path("figures/document/", views.document, name="document"),
    path(ONE, views.figure, name="figure"),
    path(f"{ONE}records/", views.records, name="records"),
    path(f"{ONE}again/", views.again, name="again"),
    path(f"{ONE}approve/", views.approve, name="approve"),
    path(f"{ONE}withdraw/", views.withdraw, name="withdraw"),
    path(f"{ONE}publication/", publication_pages.publication, name="publication"),
    path(f"{ONE}publish/", publication_pages.publish, name="publish"),
    path(f"{ONE}data/", views.data, name="data"),
]
