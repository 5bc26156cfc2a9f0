"""What is undated comes last in a list on both databases, and PostgreSQL's index of the list too:
an index of its own making would put it first. SQLite puts it last by itself, and takes no such word
in an index."""

from django.db import migrations, models

INDEX = "incident_list"
FIRST, LAST = "happened_first DESC,", "happened_first DESC NULLS LAST,"


def drawn_again(schema_editor, was, becomes):
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_indexdef(%s::regclass)", [INDEX])
        (told,) = cursor.fetchone()
    assert was in told, told
    schema_editor.execute(f"DROP INDEX {INDEX}", params=None)
    schema_editor.execute(told.replace(was, becomes), params=None)


def last(apps, schema_editor):
    drawn_again(schema_editor, FIRST, LAST)


def first(apps, schema_editor):
    drawn_again(schema_editor, LAST, FIRST)


class Migration(migrations.Migration):
    dependencies = [("violations", "0006_detach_evidence")]
    operations = [
        migrations.AlterModelOptions(
            name="incident",
            options={
                "ordering": (
                    models.OrderBy(models.F("happened_first"), descending=True, nulls_last=True),
                    "-pk",
                )
            },
        ),
        migrations.RunPython(last, first),
    ]
