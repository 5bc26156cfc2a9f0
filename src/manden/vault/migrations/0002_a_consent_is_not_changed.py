"""The database itself refuses to change a consent, or whom it names: the next word is a new row."""

from django.db import migrations

TABLES = ("vault_consent", "vault_consentrecipient")


def stand(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION a_consent_is_not_changed() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION 'a consent is never changed'; END $$",
            params=None,
        )
    for table in TABLES:
        body = "BEGIN SELECT RAISE(ABORT, 'a consent is never changed'); END"
        if schema_editor.connection.vendor == "postgresql":
            body = "FOR EACH ROW EXECUTE FUNCTION a_consent_is_not_changed()"
        schema_editor.execute(
            f"CREATE TRIGGER {table}_is_not_changed BEFORE UPDATE ON {table} {body}", params=None
        )


def fall(apps, schema_editor):
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        where = f" ON {table}" if on_postgresql else ""
        schema_editor.execute(f"DROP TRIGGER {table}_is_not_changed{where}", params=None)
    if on_postgresql:
        schema_editor.execute("DROP FUNCTION a_consent_is_not_changed()", params=None)


class Migration(migrations.Migration):
    dependencies = [("vault", "0001_identities_apart")]
    operations = [migrations.RunPython(stand, fall)]
