"""One row for each record that can be found; its words stand in the database's own index.

The words are in `search_words` (FTS5, without a copy of the text) on the embedded database, in
`search_entrywords` (tsvector) on PostgreSQL. All of it can be made again by `manden reindex`.
"""

from django.db import models

from manden.access.models import Compartment
from manden.instruments.models import Instrument


class Entry(models.Model):
    kind = models.CharField(max_length=20)
    record = models.BigIntegerField()
    instrument = models.ForeignKey(Instrument, models.CASCADE, null=True, related_name="+")
    level = models.CharField(max_length=12, default="public")
    compartment = models.ForeignKey(Compartment, models.CASCADE, null=True, related_name="+")
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "record"], name="one_entry_a_record")
        ]
