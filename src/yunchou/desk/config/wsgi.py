"""The WSGI door of the desk."""

import gc
import os

from django.core.wsgi import get_wsgi_application

RARELY = (100_000, 20, 20)
"""Thresholds of the garbage collector: a page makes some ten thousand objects and few rings among them."""

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yunchou.desk.config.settings")
application = get_wsgi_application()
# What is loaded by now stays: looking for garbage among it makes a page a tenth slower, and some by a quarter second.
gc.collect()
gc.freeze()
gc.set_threshold(*RARELY)
