"""The WSGI door of the desk."""

import gc
import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

from yunchou.desk.config.arrivals import Arrivals

PLACES = 4
"""Requests that one worker process answers at a time; each holds a database connection."""

RARELY = (100_000, 20, 20)
"""Thresholds of the garbage collector: a page makes some ten thousand objects and few rings among them."""

# What is loaded here stays, the code of every page with it: looking for garbage in it makes the start slower, each page
# by a tenth, and some pages by a quarter of a second.
gc.disable()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yunchou.desk.config.settings")
application = get_wsgi_application()
served = Arrivals(application, PLACES)
import_module("yunchou.desk.config.urls")
gc.freeze()
gc.set_threshold(*RARELY)
gc.enable()
