"""A phone as the server sees it: the requests of ODK Collect, and a small form of our own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.test import Client

FORM = "wells"
BOUNDARY = "phone-boundary-7MA4"


def xform(
    form: str = FORM,
    version: str = "1",
    title: str = "Wells",
    extra: str = "",
    root: str = "report",
) -> bytes:
    """A form of two questions that shows a picture."""
    return f"""<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
<h:head><h:title>{title}</h:title><model>{extra}
<itext><translation lang="fr"><text id="/{root}/water:label"><value>De l’eau ?</value></text></translation>
<translation lang="en"><text id="/{root}/water:label"><value>Any water?</value>
<value form="image">jr://images/well.png</value></text></translation></itext>
<instance><{root} id="{form}" version="{version}"><water/><depth/>
<orx:meta><orx:instanceID/></orx:meta></{root}></instance>
<bind nodeset="/{root}/water" type="string"/></model></h:head>
<h:body><input ref="/{root}/water"><label ref="jr:itext('/{root}/water:label')"/></input>
<select1 ref="/{root}/depth"><label>Depth</label>
<item><label>Shallow</label><value>s</value></item></select1></h:body></h:html>""".encode()


def filled(
    instance: str,
    *,
    form: str = FORM,
    version: str = "1",
    answer: str = "yes",
    deprecated: str = "",
) -> bytes:
    """That form, filled."""
    edit = f"<orx:deprecatedID>{deprecated}</orx:deprecatedID>" if deprecated else ""
    return f"""<?xml version='1.0' ?><report id="{form}" version="{version}"
 xmlns:orx="http://openrosa.org/xforms"><water>{answer}</water><depth>s</depth><orx:meta>
<orx:instanceID>{instance}</orx:instanceID>{edit}</orx:meta></report>""".encode()


@dataclass
class Phone:
    """Asks under its token, with the headers and parts of ODK Collect."""

    client: Client
    token: str

    def address(self, what: str) -> str:
        return f"/collect/{self.token}/{what}"

    def get(self, what: str) -> Any:
        return self.client.get(self.address(what), HTTP_X_OPENROSA_VERSION="1.0")

    def head(self) -> Any:
        return self.client.head(self.address("submission"), HTTP_X_OPENROSA_VERSION="1.0")

    def post(
        self,
        xml: bytes,
        files: dict[str, bytes] | None = None,
        *,
        more: bool = False,
        **headers: str,
    ) -> Any:
        parts = [("xml_submission_file", "submission.xml", "text/xml", xml)]
        parts += [(name, name, "image/jpeg", told) for name, told in (files or {}).items()]
        body = b"".join(_part(*part) for part in parts)
        if more:
            body += _line(f"--{BOUNDARY}") + _line(
                'Content-Disposition: form-data; name="*isIncomplete*"'
            )
            body += b"\r\nyes\r\n"
        return self.client.generic(
            "POST",
            self.address("submission"),
            body + _line(f"--{BOUNDARY}--"),
            content_type=f"multipart/form-data; boundary={BOUNDARY}",
            HTTP_X_OPENROSA_VERSION="1.0",
            **headers,
        )


def _part(name: str, file: str, kind: str, told: bytes) -> bytes:
    head = _line(f"--{BOUNDARY}") + _line(
        f'Content-Disposition: form-data; name="{name}"; filename="{file}"'
    )
    return head + _line(f"Content-Type: {kind}") + b"\r\n" + told + b"\r\n"


def _line(text: str) -> bytes:
    return text.encode() + b"\r\n"
