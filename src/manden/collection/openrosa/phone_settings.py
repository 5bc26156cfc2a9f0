"""What a phone scans to be set up: settings as base64 of compressed JSON, drawn as a QR code."""

from __future__ import annotations

import base64
import json
import zlib

import segno


def settings_text(*, address: str, project: str) -> str:
    """The settings as ODK Collect reads them.

    >>> told = settings_text(address="https://desk.example/collect/0", project="Desk")
    >>> json.loads(zlib.decompress(base64.b64decode(told)))["general"]["server_url"]
    'https://desk.example/collect/0'
    """
    told = {
        "general": {
            "protocol": "odk_default",
            "server_url": address,
            "form_update_mode": "match_exactly",
            "autosend": "wifi_and_cellular",
            "delete_send": True,
        },
        "admin": {},
        "project": {"name": project},
    }
    packed = zlib.compress(json.dumps(told, separators=(",", ":")).encode())
    return base64.b64encode(packed).decode()


def qr_code(text: str) -> str:
    """The drawing as a data URI: nothing of it is asked from elsewhere."""
    return str(segno.make(text, error="l", micro=False).svg_data_uri(scale=5, border=4))
