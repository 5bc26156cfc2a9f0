"""The addresses that phones ask, under the token of each."""

from django.urls import path

from manden.collection.openrosa import views

app_name = "openrosa"
urlpatterns = [
    path("formList", views.form_list, name="bare_form_list"),
    path("submission", views.submission, name="bare_submission"),
    path("<str:token>/formList", views.form_list, name="form_list"),
    path("<str:token>/submission", views.submission, name="submission"),
    path("<str:token>/forms/<int:number>/form.xml", views.form, name="form"),
    path("<str:token>/forms/<int:number>/manifest", views.manifest, name="manifest"),
    path("<str:token>/forms/<int:number>/media/<int:medium>", views.media, name="media"),
]
