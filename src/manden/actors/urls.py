from django.urls import path

from manden.actors import views

app_name = "actors"
urlpatterns = [
    path("people/<slug:pseudonym>/institutions/", views.delegations, name="delegations"),
]
