"""The door for the web server: `gunicorn refugee_response.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "refugee_response.settings")

application = get_wsgi_application()
