"""The database itself refuses to change or delete what was published."""

from django.db import migrations

TABLE = "reporting_publication"
WORDS = "what was published is never changed or deleted"


def stand(apps, schema_editor):
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    if on_postgresql:
        schema_editor.execute(
            "CREATE FUNCTION publications_only_grow() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN RAISE EXCEPTION '{WORDS}'; END $$",
            params=None,
        )
    for act in ("UPDATE", "DELETE"):
        body = f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
        if on_postgresql:
            body = "FOR EACH ROW EXECUTE FUNCTION publications_only_grow()"
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_no_{act.lower()} BEFORE {act} ON {TABLE} {body}", params=None
        )


def fall(apps, schema_editor):
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for act in ("update", "delete"):
        where = f" ON {TABLE}" if on_postgresql else ""
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_{act}{where}", params=None)
    if on_postgresql:
        schema_editor.execute("DROP FUNCTION publications_only_grow()", params=None)


class Migration(migrations.Migration):
    dependencies = [("reporting", "0003_check_and_publish_figures")]
    operations = [migrations.RunPython(stand, fall)]
