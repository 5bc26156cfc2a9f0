from django.urls import path

from manden.reporting import views

app_name = "reporting"
ONE = "figures/<figure:key>/"
urlpatterns = [
    path("figures/", views.figures, name="figures"),
    path("figures/keep/", views.keep, name="keep"),
    path("figures/document/", views.document, name="document"),
    path(ONE, views.figure, name="figure"),
    path(f"{ONE}records/", views.records, name="records"),
    path(f"{ONE}again/", views.again, name="again"),
    path(f"{ONE}approve/", views.approve, name="approve"),
    path(f"{ONE}withdraw/", views.withdraw, name="withdraw"),
    path(f"{ONE}publication/", views.publication, name="publication"),
    path(f"{ONE}data/", views.data, name="data"),
]
