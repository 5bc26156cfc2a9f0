from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("instruments", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="instrument",
            name="dialogue_session",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
    ]
