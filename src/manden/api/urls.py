from django.urls import path, re_path

from manden.api import views
from manden.api.mounted import addresses

app_name = "api"
urlpatterns = [
    path("", views.description, name="description"),
    path("openapi.json", views.openapi, name="openapi"),
    *addresses(),
    re_path("", views.nothing_here),  # whatever is left, a line break included
]
