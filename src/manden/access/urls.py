from django.urls import path

from manden.access import lock_pages, views

app_name = "access"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("first-sign-in/<str:token>/", views.first_sign_in, name="first_sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("lock/", lock_pages.lock, name="lock"),
    path("unlock/", lock_pages.unlock, name="unlock"),
    path("password/", views.choose_password, name="choose_password"),
]
