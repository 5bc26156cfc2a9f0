from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reporting', '0004_publications_only_grow'),
    ]

    operations = [
        migrations.AlterField(
            model_name='figure',
            name='shape',
            field=models.CharField(choices=[('number', 'Number'), ('table', 'Table'), ('chart', 'Chart'), ('dots', 'Dots'), ('panels', 'Panels'), ('map', 'Map'), ('squares', 'Squares')], default='table', max_length=8),
        ),
    ]
