"""An index of the words of incidents, of those that stand already too."""

from django.db import migrations

from manden.violations import word_index

# The incidents are behind row security, for their owner too unless it says that it keeps the desk.
KEEPING = "SELECT set_config('manden.keeping', 'on', true)"


def make_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in (*word_index.POSTGRESQL, KEEPING):
            schema_editor.execute(statement)
        written = "INSERT INTO violations_incidentwords VALUES (%s, %s::tsvector)"
    else:
        schema_editor.execute(word_index.EMBEDDED)
        written = "INSERT INTO violations_incidentwords(rowid, plain, stems) VALUES (%s, %s, %s)"
    incidents = apps.get_model("violations", "Incident").objects.order_by("pk")
    after = 0
    while some := list(
        incidents.filter(pk__gt=after).values_list(*word_index.WORDED)[: word_index.A_TIME]
    ):
        with schema_editor.connection.cursor() as cursor:
            cursor.executemany(written, word_index.rows_of(some))
        after = some[-1][0]


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "DROP FUNCTION IF EXISTS violations_keep_words, violations_worded"
        )
    schema_editor.execute("DROP TABLE violations_incidentwords")


class Migration(migrations.Migration):
    dependencies = [("violations", "0004_what_lists_ask_of_incidents")]

    operations = [migrations.RunPython(make_index, drop_index)]
