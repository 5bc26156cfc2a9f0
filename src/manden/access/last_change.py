"""Whether anything was written since a page was made: the chain says so, for every process.

Each write leaves an entry in the transaction that makes it, so that what no entry followed cannot
have changed. Entries that tell of somebody coming, going or reading change nothing that a page
shows; an act that nobody knows here counts as a change.
"""

from __future__ import annotations

from collections.abc import Set

from manden.access.models import AuditEntry
from manden.access.policy import ACTIONS

_COMING_AND_GOING = {
    "account.first_sign_in",
    "account.sign_in",
    "account.sign_out",
    "calendar.feed",
    "commitment.mentions_read",
    "token.use",
}
CHANGES_NOTHING = frozenset(_COMING_AND_GOING) | {
    action for action, rule in ACTIONS.items() if rule.audited and action.endswith(".read")
}


def last_change(beside: Set[str] = frozenset()) -> str:
    """The digest of the last entry that may have changed a record, but for the acts of `beside` that
    change nothing of what is asked; "" where there is none."""
    entries = AuditEntry.objects.filter(outcome=AuditEntry.Outcome.DONE).order_by("-sequence")
    return (
        entries.exclude(act__in=CHANGES_NOTHING | beside).values_list("digest", flat=True).first()
        or ""
    )
