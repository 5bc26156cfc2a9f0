"""On PostgreSQL the words leave the entries for a table that the role that serves does not reach."""

from django.db import migrations

from manden.search.index import postgresql

# The entries are behind row security, for their owner too unless it says that it keeps the desk.
KEEPING = "SELECT set_config('manden.keeping', 'on', true)"
CARRY_OVER = (
    "INSERT INTO search_entrywords SELECT id, words FROM search_entry WHERE words IS NOT NULL",
    "ALTER TABLE search_entry DROP COLUMN words",
)
CARRY_BACK = (
    "ALTER TABLE search_entry ADD COLUMN words tsvector",
    "UPDATE search_entry SET words = held.words FROM search_entrywords held "
    "WHERE held.entry_id = search_entry.id",
    "CREATE INDEX search_entry_words ON search_entry USING gin (words) WITH (fastupdate = off)",
)


def apart(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in (KEEPING, *postgresql.MAKE, *CARRY_OVER):
            schema_editor.execute(statement)


def together(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in (KEEPING, *CARRY_BACK, *postgresql.DROP):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_index_of_words")]

    operations = [migrations.RunPython(apart, together)]
