from django.urls import path

from manden.commitments import views

app_name = "commitments"
urlpatterns = [
    path("texts/<slug:slug>/<str:key>/amend/<slug:field>/", views.amend_part, name="amend"),
    path("texts/<slug:slug>/<str:key>/restore/<slug:field>/", views.restore_part, name="restore"),
    path("texts/<slug:slug>/<str:key>/remarks/", views.add_remark, name="remark"),
    path("texts/<slug:slug>/<str:key>/tasks/", views.add_task, name="task"),
    path("texts/<slug:slug>/<str:key>/read/", views.mark_read, name="read"),
    path("texts/<slug:slug>/<str:key>/continues/", views.continues, name="continues"),
    path("tasks/<int:number>/done/", views.finish, name="finish"),
]
