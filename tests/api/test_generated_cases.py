"""Whatever is sent, the answer is one that the description announces; none is a server's fault.

`python -m bench.api_cases` tries a thousand cases an operation; here a few of each.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from manden.access.models import User
from manden.access.roles import Role
from manden.instruments.models import Instrument
from manden.registers.models import Development
from tests.api.conftest import Asking
from tests.api.generated_cases import try_operations

pytestmark = pytest.mark.django_db


def test_every_operation_withstands_generated_cases(
    text: Instrument,
    known: Callable[..., Development],
    person: Callable[..., User],
    asking: Asking,
    counted: dict[str, str],
    settings: Any,
) -> None:
    settings.API_RATE_OF_TOKEN = settings.API_RATE_OF_ADDRESS = (1_000_000, 1_000_000)
    everyone = person("everyone", *Role, clearance="strict")
    standing = {
        "instrument": text.slug,
        "anchor": "OP1",
        "key": "OP1.1",
        "code": "authority:river",
        "pseudonym": everyone.pseudonym,
        "number": str(known("OP1.1").pk),
        **counted,
    }

    tried = try_operations(
        token=asking(everyone).token, standing=standing, cases=20, drawn_from=5830
    )

    assert {one.label: one.fault for one in tried if one.fault} == {}
    assert sum(one.statuses[200] + one.statuses[201] for one in tried) > len(tried)
    assert all(one.cases >= 1 for one in tried)
