from django.urls import path

from manden.registers import views

app_name = "registers"
urlpatterns = [
    path("texts/<slug:slug>/<str:key>/record/", views.record, name="record"),
    path("developments/<int:number>/confirm/", views.confirm, name="confirm"),
]
