"""What a phone is answered: the protocol's headers, and the message that it shows."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date
from django.utils.translation import get_language
from lxml import etree

from manden.collection.openrosa.multipart import LARGEST_REQUEST

RESPONSE = "http://openrosa.org/http/response"
XFORMS_LIST = "http://openrosa.org/xforms/xformsList"
XFORMS_MANIFEST = "http://openrosa.org/xforms/xformsManifest"


def headed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The headers that every answer carries. The phone's own Date is never read: it may be wrong."""
    response["X-OpenRosa-Version"] = "1.0"
    response["X-OpenRosa-Accept-Content-Length"] = str(LARGEST_REQUEST)
    response["Date"] = http_date()
    response["Content-Language"] = get_language() or "fr"
    return response


def message(words: object, status: int) -> HttpResponse:
    """A body of one sentence, for the person who holds the phone."""
    root = etree.Element(f"{{{RESPONSE}}}OpenRosaResponse", nsmap={None: RESPONSE})  # type: ignore[dict-item]
    etree.SubElement(root, f"{{{RESPONSE}}}message").text = str(words)
    return xml(root, status=status)


def challenge(words: object) -> HttpResponse:
    answer = message(words, HTTPStatus.UNAUTHORIZED)
    answer["WWW-Authenticate"] = 'Basic realm="Manden", charset="UTF-8"'
    return answer


def listed(name: str, namespace: str, entry: str, entries: list[dict[str, str]]) -> HttpResponse:
    """A list of the protocol: each entry an element, each of its facts a child; empty ones are out."""
    root = etree.Element(f"{{{namespace}}}{name}", nsmap={None: namespace})  # type: ignore[dict-item]
    for told in entries:
        element = etree.SubElement(root, f"{{{namespace}}}{entry}")
        for fact, value in told.items():
            etree.SubElement(element, f"{{{namespace}}}{fact}").text = value
    return xml(root)


def xml(root: etree._Element, status: int = HTTPStatus.OK) -> HttpResponse:
    told = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return HttpResponse(told, content_type="text/xml; charset=utf-8", status=status)
