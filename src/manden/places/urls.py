from django.urls import path

from manden.places import scheme_pages, views

app_name = "places"
urlpatterns = [
    path("places/schemes/", scheme_pages.schemes, name="schemes"),
    path("places/schemes/<slug:code>/", scheme_pages.scheme, name="scheme"),
    path("places/boundaries/", views.boundaries, name="boundaries"),
    path("places/populations/", views.people, name="populations"),
]
