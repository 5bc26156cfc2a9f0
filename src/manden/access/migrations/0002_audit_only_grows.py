"""The database itself refuses to change or delete an audit entry."""

from django.db import migrations

SQLITE = (
    "CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON access_auditentry "
    "BEGIN SELECT RAISE(ABORT, 'an audit entry is never changed'); END",
    "CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON access_auditentry "
    "BEGIN SELECT RAISE(ABORT, 'an audit entry is never deleted'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ "
    "BEGIN RAISE EXCEPTION 'an audit entry is never changed or deleted'; END $$",
    "CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE ON access_auditentry "
    "FOR EACH ROW EXECUTE FUNCTION audit_only_grows()",
)
SQLITE_BACK = ("DROP TRIGGER audit_is_not_changed", "DROP TRIGGER audit_is_not_deleted")
POSTGRESQL_BACK = (
    "DROP TRIGGER audit_only_grows ON access_auditentry",
    "DROP FUNCTION audit_only_grows()",
)


def run(for_postgresql, for_sqlite):
    def operation(apps, schema_editor):
        on_postgresql = schema_editor.connection.vendor == "postgresql"
        for statement in for_postgresql if on_postgresql else for_sqlite:
            schema_editor.execute(statement, params=None)

    return operation


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [
        migrations.RunPython(run(POSTGRESQL, SQLITE), run(POSTGRESQL_BACK, SQLITE_BACK)),
    ]
