"""Signing in by name and password."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from manden.access.models import User


class ByPassword:
    def authenticate(
        self, request: HttpRequest | None, username: str = "", password: str = "", **other: Any
    ) -> User | None:
        if not password:
            return None
        person = User.objects.filter(username=username).first()
        if person is None:
            User().set_password(password)  # as slow for an unknown name as for a wrong password
            return None
        return person if person.is_active and person.check_password(password) else None

    def get_user(self, user_id: int) -> User | None:
        return User.objects.filter(pk=user_id, is_active=True).first()
