"""Addresses of this feature."""

from django.urls import path

from yunchou.desk.meetings import views
from yunchou.desk.meetings.screens import PAGES

ROOT = "opportunities/<int:pk>/meetings/"

urlpatterns = [path(ROOT, views.meetings, name="meetings"), *PAGES.urls(ROOT)]
