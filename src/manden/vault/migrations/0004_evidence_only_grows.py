"""The database itself refuses to change or delete evidence, its custody and what was decided of it."""

from django.db import migrations

TABLES = (
    "vault_storedfile",
    "vault_evidence",
    "vault_custodyevent",
    "vault_copydecision",
)
WORDS = "evidence is never changed or deleted"


def stand(apps, schema_editor):
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    if on_postgresql:
        schema_editor.execute(
            "CREATE FUNCTION evidence_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN RAISE EXCEPTION '{WORDS}'; END $$",
            params=None,
        )
    for table in TABLES:
        for act in ("UPDATE", "DELETE"):
            body = f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
            if on_postgresql:
                body = "FOR EACH ROW EXECUTE FUNCTION evidence_only_grows()"
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} {body}",
                params=None,
            )


def fall(apps, schema_editor):
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        for act in ("update", "delete"):
            where = f" ON {table}" if on_postgresql else ""
            schema_editor.execute(f"DROP TRIGGER {table}_no_{act}{where}", params=None)
    if on_postgresql:
        schema_editor.execute("DROP FUNCTION evidence_only_grows()", params=None)


class Migration(migrations.Migration):
    dependencies = [("vault", "0003_evidence_files")]
    operations = [migrations.RunPython(stand, fall)]
