"""The mail server that the settings name; none by default."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from manden.config.desk_folder import CannotOpenDesk


def mail_settings(environment: Mapping[str, str]) -> dict[str, Any]:
    """Django's settings of the server in MANDEN_SMTP, and who sends, in MANDEN_SENDER.

    `smtp://` speaks TLS after a greeting, `smtps://` from the first byte; nothing is sent in clear.

    >>> told = mail_settings({"MANDEN_SMTP": "smtps://desk:pa%3Ass@mail.example.org",
    ...                       "MANDEN_SENDER": "desk@example.org"})
    >>> told["EMAIL_HOST"], told["EMAIL_PORT"], told["EMAIL_HOST_PASSWORD"], told["EMAIL_USE_SSL"]
    ('mail.example.org', 465, 'pa:ss', True)
    >>> mail_settings({})["MAIL_SENDER"]
    ''
    """
    address, sender = environment.get("MANDEN_SMTP", ""), environment.get("MANDEN_SENDER", "")
    told = {"MAIL_SENDER": "", "PUBLIC_ADDRESS": environment.get("MANDEN_ADDRESS", "").rstrip("/")}
    if not address and not sender:
        return told
    server = urlsplit(address)
    if server.scheme not in ("smtp", "smtps") or not server.hostname or "@" not in sender:
        raise CannotOpenDesk(
            "MANDEN_SMTP must be smtp://NAME:PASSWORD@SERVER:587 or smtps://..., "
            "and MANDEN_SENDER an address"
        )
    whole = server.scheme == "smtps"
    return {
        **told,
        "MAIL_SENDER": sender,
        "EMAIL_HOST": server.hostname,
        "EMAIL_PORT": server.port or (465 if whole else 587),
        "EMAIL_HOST_USER": unquote(server.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(server.password or ""),
        "EMAIL_USE_SSL": whole,
        "EMAIL_USE_TLS": not whole,
        "EMAIL_TIMEOUT": 30,
    }
