from django.urls import path

from manden.api import token_pages

app_name = "tokens"
urlpatterns = [
    path("account/tokens/", token_pages.tokens, name="tokens"),
    path("account/tokens/<int:number>/revoke/", token_pages.revoke, name="revoke"),
]
