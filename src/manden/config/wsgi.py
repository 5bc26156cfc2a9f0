"""The WSGI application, for waitress here and any other server when deployed."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "manden.config.settings")
application = get_wsgi_application()
