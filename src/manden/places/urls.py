from django.urls import path

from manden.places import views

app_name = "places"
urlpatterns = [
    path("places/boundaries/", views.boundaries, name="boundaries"),
    path("places/populations/", views.people, name="populations"),
]
