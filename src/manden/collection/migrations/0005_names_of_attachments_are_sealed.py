"""The names of attachments leave the clear; those that an encrypted form expects stand in it."""

from django.core.management import CommandError
from django.db import migrations, models

from manden.collection.openrosa.file_names import digests_of, open_name, seal_name
from manden.collection.openrosa.sealing import WRAPPED_FOR
from manden.vault import key_store

# The rows are behind row security, for their owner too unless it says that it keeps the desk.
KEEPING = "SELECT set_config('manden.keeping', 'on', true)"


def _rows(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(KEEPING)
    return apps.get_model("collection", "ArrivalFile").objects.select_related("content")


def _settle(schema_editor):
    """PostgreSQL alters no table while checks of its rows wait for the end of the transaction."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.connection.check_constraints()


def seal_names(apps, schema_editor):
    rows = _rows(apps, schema_editor)
    if not rows.exists():
        return
    try:
        gone = key_store.destroyed()
        for one in rows.iterator():
            holder = one.content.holder
            digest = digests_of([one.name], one.version_id)[one.name]
            # With its key destroyed a content is gone for good, and its name goes with it.
            sealed = (
                b""
                if holder in gone
                else seal_name(one.name, version=one.version_id, holder=holder)
            )
            rows.filter(pk=one.pk).update(name_sealed=sealed, name_digest=digest)
        _settle(schema_editor)
    except key_store.NoKey as fault:
        raise CommandError(
            f"the names of files that phones sent cannot be sealed: {fault}; "
            "bring the key store of this desk, then start again"
        ) from None


def open_names(apps, schema_editor):
    for one in _rows(apps, schema_editor).iterator():
        holder = one.content.holder
        key = key_store.keys_of([(holder, WRAPPED_FOR)]).get(holder)
        name = one.name_digest
        if key is not None:
            name = open_name(one.name_sealed, version=one.version_id, holder=holder, key=key)
        _rows(apps, schema_editor).filter(pk=one.pk).update(name=name)
    _settle(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("collection", "0004_exports_with_evidence")]

    operations = [
        migrations.RemoveConstraint("arrivalfile", "an_attachment_comes_once"),
        migrations.AddField(
            "arrivalfile", "name_sealed", models.BinaryField(default=b""), preserve_default=False
        ),
        migrations.AddField(
            "arrivalfile",
            "name_digest",
            models.CharField(max_length=64, default=""),
            preserve_default=False,
        ),
        migrations.AlterField(
            "arrivalfile", "name", models.CharField(max_length=255, default="")
        ),
        migrations.RunPython(seal_names, open_names),
        migrations.AlterModelOptions("arrivalfile", {"ordering": ["version", "pk"]}),
        migrations.RemoveField("arrivalfile", "name"),
        migrations.RemoveField("arrivalversion", "expects"),
        migrations.AddConstraint(
            "arrivalfile",
            models.UniqueConstraint(
                fields=["version", "name_digest"], name="an_attachment_comes_once"
            ),
        ),
    ]
